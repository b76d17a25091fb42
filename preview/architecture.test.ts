/**
 * The shape of the stand-in, checked: which room may import which. The rules stand in README.md; there is no list of
 * exceptions here.
 */
import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const ROOT = import.meta.dirname;

interface Import {
	/** The path below the root of what is imported, with slashes; packages by their names. */
	readonly to: string;
	readonly isPackage: boolean;
	readonly typeOnly: boolean;
}

interface Source {
	readonly path: string;
	readonly text: string;
	readonly imports: readonly Import[];
}

const slashes = (path: string): string => path.replaceAll("\\", "/");

function read(path: string): Source {
	const text = readFileSync(join(ROOT, path), "utf8");
	const imports: Import[] = [];
	const add = (from: string, typeOnly: boolean): void => {
		const isPackage = !from.startsWith(".");
		const target = isPackage ? from : slashes(relative(ROOT, resolve(ROOT, dirname(path), from)));
		imports.push({ to: isPackage || /\.mjs$/.test(target) ? target : `${target}.ts`, isPackage, typeOnly });
	};
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
			add(
				node.moduleSpecifier.text,
				(ts.isImportDeclaration(node) ? clause?.isTypeOnly === true : node.isTypeOnly) || allTypes,
			);
		}
		if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal))
			add(node.argument.literal.text, true);
		if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
			const [what] = node.arguments;
			if (what !== undefined && ts.isStringLiteral(what)) add(what.text, false);
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
	return { path, text, imports };
}

const ALL = readdirSync(ROOT, { recursive: true, encoding: "utf8" })
	.map(slashes)
	.filter((path) => /\.(?:ts|mjs)$/.test(path) && !path.includes("node_modules/"))
	.map(read);
const SOURCES = ALL.filter(({ path }) => !path.endsWith(".test.ts"));

/** From the ground up: a room may import those before it. The longest name that fits a path is its room. */
const ROOMS = [
	"platform/",
	"core/",
	"vault/",
	"screen/",
	"editor/",
	"settings/",
	"bases/",
	"api/",
	"testing/",
	"start-app.ts",
	"server/page/",
	"server/",
	"start.mjs",
	"testing/conformance/",
	"testing/browser/",
];

/** The rooms above whose classes a room may name, without importing them: the app and its parts know each other. */
const MAY_NAME: Readonly<Record<string, readonly string[]>> = {
	"screen/": ["api/", "editor/"],
	"settings/": ["api/"],
};

function roomOf(path: string): string | undefined {
	return ROOMS.filter((room) => path.startsWith(room)).sort((a, b) => b.length - a.length)[0];
}

/** The packages that only one room is to know, at run time. */
const PACKAGE_HOME: Readonly<Record<string, readonly string[]>> = {
	yaml: ["vault/"],
	lucide: ["screen/"],
	moment: ["screen/", "api/"],
	commonmark: ["editor/"],
	esbuild: ["server/"],
	"playwright-core": ["testing/browser/"],
	typescript: ["testing/conformance/"],
	"@codemirror/state": ["server/page/"],
	"@codemirror/view": ["server/page/"],
};

const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as Readonly<
	Record<"dependencies" | "devDependencies", Readonly<Record<string, string>>>
>;

const CHECKED = SOURCES.filter(({ path }) => roomOf(path) !== undefined).map(
	(source) => [source.path, source] as const,
);

describe("the stand-in", () => {
	it("has every file in a room, and reads them all here", () => {
		expect(SOURCES.filter(({ path }) => roomOf(path) === undefined).map(({ path }) => path)).toEqual([
			"vitest.config.mjs",
		]);
		expect(ROOMS.filter((room) => !CHECKED.some(([path]) => roomOf(path) === room))).toEqual([]);
		expect(CHECKED.length).toBeGreaterThan(80);
	});

	it("knows nothing of what lies outside of its folder", () => {
		const outside = ALL.flatMap(({ path, imports }) =>
			imports.filter(({ to }) => to.startsWith("../")).map(({ to }) => `${path} imports ${to}`),
		);
		expect(outside).toEqual([]);
	});

	it("names every package it imports in its package.json, with an exact version", () => {
		const named = { ...devDependencies, ...dependencies };
		const builtin = (name: string): boolean => name.startsWith("node:") || builtinModules.includes(name);
		const packageOf = (name: string): string =>
			name
				.split("/")
				.slice(0, name.startsWith("@") ? 2 : 1)
				.join("/");
		const unnamed = ALL.flatMap(({ path, imports }) =>
			imports
				.filter(({ to, isPackage }) => isPackage && !builtin(to) && named[packageOf(to)] === undefined)
				.map(({ to }) => `${path} imports ${to}`),
		);
		expect(unnamed).toEqual([]);
		expect(Object.entries(named).filter(([, version]) => !/^(?:npm:.+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
	});

	it.each(CHECKED)("%s imports only what its room may", (path, { imports }) => {
		const room = roomOf(path) ?? "";
		const wrong = imports
			.filter(({ isPackage }) => !isPackage)
			.filter(({ to, typeOnly }) => {
				const other = roomOf(to);
				if (other === undefined) return true;
				return ROOMS.indexOf(other) > ROOMS.indexOf(room) && !(typeOnly && MAY_NAME[room]?.includes(other) === true);
			});
		expect(wrong.map(({ to }) => to)).toEqual([]);
	});

	it.each(CHECKED)("%s imports packages only where they are at home", (path, { imports }) => {
		const room = roomOf(path) ?? "";
		expect(
			imports
				.filter(({ to, isPackage, typeOnly }) => isPackage && !typeOnly && PACKAGE_HOME[to]?.includes(room) === false)
				.map(({ to }) => to),
		).toEqual([]);
		// The app's package has types alone: nothing of it can be imported.
		expect(imports.filter(({ to, typeOnly }) => to === "obsidian" && !typeOnly)).toEqual([]);
	});

	// Types may go in circles, since the classes of the app do: the app has a workspace, which has the app.
	it("has no cycle", () => {
		const edges = new Map(
			SOURCES.map(({ path, imports }) => [
				path,
				imports.filter(({ isPackage, typeOnly }) => !isPackage && !typeOnly).map(({ to }) => to),
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

	it.each(CHECKED)("%s has no barrel, no untyped value", (path, { text }) => {
		expect(path).not.toMatch(/(?:^|\/)index\.(?:ts|mjs)$/);
		expect(text).not.toMatch(/:\s*any\b|\bas any\b|<any>|@ts-(?:ignore|expect-error|nocheck)|eslint-disable/);
	});
});
