/** Every regular expression of the program makes work in proportion to the text, whatever the text is. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it, vi } from "vitest";
import { growthOf } from "./attacks";
import { Steps } from "./steps";

const SRC = join(import.meta.dirname, "../../../src");

interface Found {
	readonly where: string;
	readonly expression: RegExp;
}

/** The expressions that are written out in a file, and where it puts others together. */
function expressionsIn(file: string): { readonly literals: readonly Found[]; readonly made: number } {
	const source = ts.createSourceFile(file, readFileSync(join(SRC, file), "utf8"), ts.ScriptTarget.Latest, true);
	const literals: Found[] = [];
	let made = 0;
	const visit = (node: ts.Node): void => {
		if (ts.isRegularExpressionLiteral(node)) {
			const end = node.text.lastIndexOf("/");
			literals.push({
				where: `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.text}`,
				expression: new RegExp(node.text.slice(1, end), node.text.slice(end + 1)),
			});
		}
		if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === "RegExp") made++;
		ts.forEachChild(node, visit);
	};
	visit(source);
	return { literals, made };
}

const FILES = readdirSync(SRC, { recursive: true, encoding: "utf8" })
	.map((file) => file.replaceAll("\\", "/"))
	.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
	.sort();
const ALL = FILES.map((file) => ({ file, ...expressionsIn(file) }));

/** What makes the files put their expressions together that do: a file without an entry is not looked at, and red. */
const MAKERS: Readonly<Record<string, () => Promise<unknown>>> = {
	"domain/cadence.ts": () => {
		vi.resetModules();
		return import("../../../src/domain/cadence");
	},
	"note/markdown/block-syntax.ts": () => {
		vi.resetModules();
		return import("../../../src/note/markdown/block-syntax");
	},
	"note/dated/daily-notes.ts": async () => {
		const { dailyReader } = await import("../../../src/note/dated/daily-notes");
		const formats = ["YYYY-MM-DD", "YYYY/MM/YYYY-MM-DD", "[Day] YYYY-MM-DD[ of ]YYYY", "DD.MM.YYYY", "YYYYMMDD"];
		return dailyReader(
			formats.map((format) => ({ folder: "", format })),
			() => undefined,
		);
	},
	"note/event/capture-line.ts": async () => {
		const { targetsIn } = await import("../../../src/note/event/capture-line");
		return targetsIn("[[Ana Diaz]] and [Ben](Ben.md)");
	},
	"note/new-note/template-code.ts": async () => {
		const { takeCodeOut } = await import("../../../src/note/new-note/template-code");
		return takeCodeOut("<% tp.file.title %>\n\nIn words <% a %>.\n", []);
	},
	"note/new-note/new-note.ts": async () => {
		const { newPersonNote } = await import("../../../src/note/new-note/new-note");
		const { QUESTIONS } = await import("../../../src/domain/questions");
		return newPersonNote(
			"{{answer1}}",
			{ name: "Ana", date: "2026-11-24", properties: new Map(), answers: ["", "", "", ""] },
			QUESTIONS,
		);
	},
};

/** The expressions that are made while something is done. */
async function madeBy(work: () => Promise<unknown>): Promise<readonly RegExp[]> {
	const real = globalThis.RegExp;
	const found: RegExp[] = [];
	globalThis.RegExp = new Proxy(real, {
		construct: (target, args: [string, string?]) => {
			const made = new target(...args);
			found.push(made);
			return made;
		},
	});
	try {
		await work();
	} finally {
		globalThis.RegExp = real;
	}
	return found;
}

describe("the judge of expressions", () => {
	it.each([
		/x+$/,
		/[\s?:.]+$/,
		/^[ \t]*\t[ \t]*$/,
		/\s*\n\s*/g,
		/[#^].*$/,
		/^["']?([^"':]+)["']?\s*:/,
		/^\/+|\/+$/g,
		/(a+)+b/,
		/(a|a)*b/,
		/^\[a\]:[ \t]*(?:[ \t]*\n)?\S+[ \t]*\n/,
		/^(.+?) ?[([][^()[\]]*\bconflict (?:copy|file)\b[^()[\]]*[)\]]$/i,
	])("knows one that grows: %s", (expression) => {
		expect(growthOf(new Steps(expression))).toBeDefined();
	});

	it.each([/^x+$/, /\s+/g, /^---[ \t]*\r?\n/, /^(?=([ \t]*))\1\S/, /"[^"]*"/y, /^\d{4}-\d\d-\d\d$/])(
		"knows one that does not: %s",
		(expression) => {
			expect(growthOf(new Steps(expression))).toBeUndefined();
		},
	);
});

describe("an expression of the program", () => {
	const literals = ALL.flatMap((each) => each.literals);

	it("is found, wherever it is written", () => {
		expect(literals.length).toBeGreaterThan(100);
		expect(ALL.filter(({ made }) => made > 0).map(({ file }) => file)).toEqual(Object.keys(MAKERS).sort());
	});

	it("makes work in proportion to the text", () => {
		const grown = literals.flatMap(({ where, expression }) => {
			const growth = growthOf(new Steps(expression));
			return growth === undefined ? [] : [`${where}: ${JSON.stringify(growth)}`];
		});
		expect(grown).toEqual([]);
	}, 300_000);

	it.each(Object.keys(MAKERS))(
		"makes work in proportion to the text where it is put together: %s",
		async (file) => {
			const made = await madeBy(MAKERS[file] ?? (() => Promise.resolve()));
			expect(made.length).toBeGreaterThan(0);
			expect(
				made.flatMap((expression) => {
					const growth = growthOf(new Steps(expression));
					return growth === undefined ? [] : [`${expression.source}: ${JSON.stringify(growth)}`];
				}),
			).toEqual([]);
		},
		120_000,
	);
});
