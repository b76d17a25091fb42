/** Checks the architecture: who may import whom. The rules are in CONTRIBUTING.md; there are no exceptions. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const SRC = resolve(import.meta.dirname, "../src");

interface Import {
	readonly from: string;
	readonly typeOnly: boolean;
}

interface Source {
	/** Path below `src/`, with slashes. */
	readonly path: string;
	readonly text: string;
	readonly imports: readonly Import[];
}

function read(path: string): Source {
	const text = readFileSync(path, "utf8");
	const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
	const imports: Import[] = [];
	const visit = (node: ts.Node): void => {
		if (
			(ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
			node.moduleSpecifier !== undefined &&
			ts.isStringLiteral(node.moduleSpecifier)
		) {
			const clause = ts.isImportDeclaration(node) ? node.importClause : undefined;
			const named = clause?.namedBindings;
			const allTypes =
				named !== undefined &&
				ts.isNamedImports(named) &&
				clause?.name === undefined &&
				named.elements.every((element) => element.isTypeOnly);
			imports.push({
				from: node.moduleSpecifier.text,
				typeOnly: (ts.isImportDeclaration(node) ? clause?.isTypeOnly === true : node.isTypeOnly) || allTypes,
			});
		}
		if (
			ts.isCallExpression(node) &&
			(node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === "require")
		) {
			imports.push({ from: node.arguments[0]?.getText().slice(1, -1) ?? "?", typeOnly: false });
		}
		ts.forEachChild(node, visit);
	};
	visit(file);
	return { path: relative(SRC, path).replaceAll("\\", "/"), text, imports };
}

const SOURCES = readdirSync(SRC, { recursive: true, encoding: "utf8" })
	.filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
	.map((path) => read(join(SRC, path)));

/** The folder of a source, or its own name at the top. */
function place(path: string): string {
	return path.includes("/") ? path.slice(0, path.indexOf("/")) : path;
}

function target(source: Source, from: string): string {
	return relative(SRC, resolve(SRC, dirname(source.path), from)).replaceAll("\\", "/");
}

const BELOW_ACTIONS = ["domain", "note", "exchange", "index", "settings", "words", "vault"];

/** From each place of `src/`: which others it may import. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
	domain: ["domain"],
	note: ["domain", "note"],
	exchange: ["domain", "note", "exchange"],
	index: ["domain", "index"],
	settings: ["domain", "index", "settings"],
	words: ["domain", "words"],
	vault: ["domain", "note", "exchange", "index", "settings", "vault"],
	actions: [...BELOW_ACTIONS, "actions"],
	"api.ts": [...BELOW_ACTIONS, "actions"],
	ui: ["domain", "note", "exchange", "index", "settings", "words", "actions", "api", "ui"],
	"host.ts": ["domain"],
	"main.ts": [...BELOW_ACTIONS, "actions", "api", "host", "ui"],
};

/** Third-party packages: the one file that may import each at run time. `obsidian` has rules of its own. */
const PACKAGE_HOME: Readonly<Record<string, readonly string[]>> = {
	yaml: ["note/frontmatter/frontmatter.ts", "note/frontmatter/locate-properties.ts"],
	luxon: ["domain/day.ts"],
	papaparse: ["exchange/csv.ts"],
	"ical.js": ["exchange/jcard.ts"],
	idb: ["vault/read/device-storage.ts"],
};

const CHECKED = SOURCES.map((source) => [source.path, source] as const);

describe("architecture", () => {
	it("knows every place of src/", () => {
		expect(SOURCES.map(({ path }) => place(path)).filter((name) => !(name in MAY_IMPORT))).toEqual([]);
		expect(SOURCES.length).toBeGreaterThan(30);
	});

	it.each(CHECKED)("%s imports only what its place may", (_, source) => {
		const wrong = source.imports
			.filter(({ from }) => from.startsWith("."))
			.map(({ from, typeOnly }) => ({ to: target(source, from), typeOnly }))
			.filter(({ to, typeOnly }) => {
				// Words are made from data: of the layer that produces some of it, only the types.
				if (place(source.path) === "words" && (place(to) === "note" || place(to) === "exchange")) return !typeOnly;
				if (place(source.path) === "actions" && to.startsWith("vault/read/watch")) return true;
				return !(MAY_IMPORT[place(source.path)] ?? []).includes(place(to));
			});
		expect(wrong).toEqual([]);
	});

	it.each(CHECKED)("%s imports packages only where they are at home", (_, source) => {
		const wrong = source.imports
			.filter(({ from }) => !from.startsWith("."))
			.filter(({ from, typeOnly }) => {
				if (from !== "obsidian") return PACKAGE_HOME[from]?.includes(source.path) !== true;
				if (["ui", "host.ts", "main.ts"].includes(place(source.path))) return false;
				// What the metadata cache holds is read in `note/`, by its types.
				return !((place(source.path) === "vault" || place(source.path) === "note") && typeOnly);
			});
		expect(wrong).toEqual([]);
	});

	it("has no cycle", () => {
		const edges = new Map(
			SOURCES.map((source) => [
				source.path,
				source.imports.filter(({ from }) => from.startsWith(".")).map(({ from }) => `${target(source, from)}.ts`),
			]),
		);
		const done = new Set<string>();
		const cycles: string[] = [];
		const walk = (path: string, trail: readonly string[]): void => {
			if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
			if (trail.includes(path) || done.has(path)) return;
			for (const next of edges.get(path) ?? []) walk(next, [...trail, path]);
			done.add(path);
		};
		for (const path of edges.keys()) walk(path, []);
		expect(cycles).toEqual([]);
	});

	it("is composed in a file that does nothing else", () => {
		const main = SOURCES.find(({ path }) => path === "main.ts");
		expect(main?.text.split("\n").length).toBeLessThan(120);
	});

	it.each(CHECKED.filter(([path]) => path.startsWith("ui/")))("%s leaves notes to the actions", (_, source) => {
		expect(source.text).not.toMatch(/\bcontext\.notes\b|\bcachedRead\b|\bvault\.(?:read|process|modify|create)\b/);
	});

	it.each(CHECKED)("%s has no clock of its own, no barrel, no untyped value", (path, source) => {
		if (path !== "host.ts") expect(source.text).not.toMatch(/\bnew Date\(\s*\)|\bDate\.now\(/);
		expect(path).not.toMatch(/(?:^|\/)index\.ts$/);
		expect(source.text).not.toMatch(/:\s*any\b|\bas any\b|<any>|@ts-(?:ignore|expect-error|nocheck)|eslint-disable/);
		if (path !== "main.ts") expect(source.text).not.toMatch(/^export default/m);
	});
});
