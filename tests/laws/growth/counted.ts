/**
 * Instruments the program with a counter in every function and loop, to measure work independently of the machine. The
 * YAML parser is included; regular expressions are measured in `steps.ts`.
 */
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { build } from "esbuild";
import ts from "typescript";

const ROOT = join(import.meta.dirname, "../../..");

function withCounters(code: string): string {
	const { factory } = ts;
	const count = (): ts.Expression =>
		factory.createPostfixIncrement(factory.createPropertyAccessExpression(factory.createIdentifier("__work"), "count"));
	const counted = (body: ts.Statement): ts.Block =>
		factory.createBlock(
			[factory.createExpressionStatement(count()), ...(ts.isBlock(body) ? body.statements : [body])],
			true,
		);
	const transformer: ts.TransformerFactory<ts.SourceFile> = (context) => (file) => {
		const visit = (node: ts.Node): ts.Node => {
			const inner = ts.visitEachChild(node, visit, context);
			if (ts.isForStatement(inner))
				return factory.updateForStatement(
					inner,
					inner.initializer,
					inner.condition,
					inner.incrementor,
					counted(inner.statement),
				);
			if (ts.isForOfStatement(inner))
				return factory.updateForOfStatement(
					inner,
					inner.awaitModifier,
					inner.initializer,
					inner.expression,
					counted(inner.statement),
				);
			if (ts.isForInStatement(inner))
				return factory.updateForInStatement(inner, inner.initializer, inner.expression, counted(inner.statement));
			if (ts.isWhileStatement(inner))
				return factory.updateWhileStatement(inner, inner.expression, counted(inner.statement));
			if (ts.isDoStatement(inner)) return factory.updateDoStatement(inner, counted(inner.statement), inner.expression);
			if (ts.isArrowFunction(inner) && !ts.isBlock(inner.body)) {
				const body = factory.createParenthesizedExpression(
					factory.createComma(count(), factory.createParenthesizedExpression(inner.body)),
				);
				return factory.updateArrowFunction(
					inner,
					inner.modifiers,
					inner.typeParameters,
					inner.parameters,
					inner.type,
					inner.equalsGreaterThanToken,
					body,
				);
			}
			return ts.isBlock(inner) && ts.isFunctionLike(node.parent) ? counted(inner) : inner;
		};
		return ts.visitEachChild(file, visit, context);
	};
	const source = ts.createSourceFile("counted.js", code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
	const {
		transformed: [file],
	} = ts.transform(source, [transformer]);
	return ts.createPrinter().printFile(file as ts.SourceFile);
}

/** Cost of native string operations: one step per this many characters. */
const SIGNS_A_STEP = 16;

/** Where a text is gone through without a loop that could be counted. */
const SEARCHES = ["indexOf", "lastIndexOf", "includes", "split", "normalize", "toLowerCase"] as const;

/** Modules with counters, by the paths of their files, and what tells the steps of some work. */
export interface Counted {
	readonly modules: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
	readonly stepsOf: (work: () => unknown) => number;
}

/** Bundles modules of `src`, counted. The bundle holds its own reader of YAML. */
export async function counted(paths: readonly string[]): Promise<Counted> {
	const contents = [
		...paths.map((path, at) => `import * as m${at} from "./src/${path}";`),
		'import { useYaml } from "./src/note/frontmatter/read-yaml"; import { parse } from "yaml";',
		'useYaml((text) => parse(text, { version: "1.2", schema: "core", logLevel: "error" }));',
		`export const modules = { ${paths.map((path, at) => `${JSON.stringify(path)}: m${at}`).join(", ")} };`,
	].join("\n");
	const { outputFiles } = await build({
		stdin: { contents, resolveDir: ROOT, loader: "ts" },
		bundle: true,
		write: false,
		format: "cjs",
		platform: "browser",
		target: "es2022",
		logLevel: "silent",
	});
	const work = { count: 0 };
	const module = { exports: {} as { modules: Counted["modules"] } };
	const run = runInThisContext(
		`(function (module, exports, __work) {${withCounters(outputFiles[0]?.text ?? "")}\n})`,
	) as (into: typeof module, exports: object, counter: typeof work) => void;
	run(module, module.exports, work);
	const stepsOf = (act: () => unknown): number => {
		const real = SEARCHES.map((name) => String.prototype[name]);
		work.count = 0;
		SEARCHES.forEach((name, at) => {
			const search = real[at] as (this: string, ...args: unknown[]) => unknown;
			Object.defineProperty(String.prototype, name, {
				configurable: true,
				writable: true,
				value(this: string, ...args: unknown[]) {
					const found = search.apply(this, args);
					const from = typeof args[1] === "number" && name !== "split" ? args[1] : 0;
					const passed =
						name === "lastIndexOf" || typeof found !== "number" || found < 0
							? this.length - (name === "lastIndexOf" ? 0 : from)
							: found - from;
					work.count += Math.max(0, passed) / SIGNS_A_STEP;
					return found;
				},
			});
		});
		try {
			act();
		} finally {
			SEARCHES.forEach((name, at) =>
				Object.defineProperty(String.prototype, name, { configurable: true, writable: true, value: real[at] }),
			);
		}
		return work.count;
	};
	return { modules: module.exports.modules, stepsOf };
}
