/**
 * Deliberate mistakes in the note layer, one at a time, each of which its tests must catch. They are made in a copy of the
 * sources; the work tree is not touched. `npm run seeded-bugs`; arguments choose mistakes by words of their names, and with
 * `SEEDED_BUGS_SURE` the suites are run again without the mistake after each, where others may change `node_modules`.
 */
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { MISTAKES } from "./mistakes.mjs";

const ROOT = resolve(import.meta.dirname, "..");

/** The unit tests beside the files that the mistakes are made in. */
const UNITS = [...new Set(MISTAKES.map(({ file }) => `src/${file.replace(/\.ts$/, ".test.ts")}`))].filter((path) =>
	existsSync(join(ROOT, path)),
);

const SUITES = [
	...UNITS,
	"src/note/frontmatter/look-alike.test.ts",
	"tests/laws/notes/log-line.test.ts",
	"tests/laws/notes/property-edits.test.ts",
	"tests/laws/notes/sync-merge.test.ts",
	"tests/laws/notes/yaml-suite.test.ts",
	"tests/laws/mentions/daily-notes.test.ts",
	"tests/laws/mentions/not-people.test.ts",
	"tests/laws/mentions/recorded-contact.test.ts",
	"tests/integration/logs.test.ts",
	"tests/laws/growth/expressions.test.ts",
	"tests/laws/growth/texts.test.ts",
	"tests/laws/undo/formatter.test.ts",
	"tests/laws/undo/identity.test.ts",
];

/**
 * @param {string} cwd
 * @param {readonly string[]} suites
 * @param {{ runs: number, output?: "ignore" | "inherit", patience?: number }} how patience is in milliseconds
 * @returns {Promise<boolean>} whether the suites are green
 */
function passes(cwd, suites, { runs, output = "ignore", patience = Infinity }) {
	return new Promise((done) => {
		const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
		const options = ["--bail", "1", "--project", "UTC", "--reporter", "dot", "--testTimeout", "60000"];
		const child = spawn(process.execPath, [vitest, "run", ...options, ...suites], {
			cwd,
			stdio: output,
			env: { ...process.env, LONG_RUNS: String(runs) },
		});
		const timer = patience === Infinity ? undefined : setTimeout(() => child.kill(), patience);
		child.on("exit", (code) => {
			clearTimeout(timer);
			done(code === 0);
		});
	});
}

/** Most mistakes are caught beside the file, in seconds; only who survives there meets all suites, in their long mode. */
const STAGES = [
	{
		runs: 100,
		suites: (/** @type {string} */ file) => UNITS.filter((path) => dirname(path) === `src/${dirname(file)}`),
	},
	{ runs: 400, suites: () => SUITES },
];

/** @param {string} cwd @param {string} file @param {number} patience */
async function survives(cwd, file, patience) {
	for (const { runs, suites } of STAGES) {
		const chosen = suites(file);
		if (chosen.length > 0 && !(await passes(cwd, chosen, { runs, patience }))) return false;
	}
	return true;
}

const wanted = process.argv.slice(2).map((word) => word.toLowerCase());
const chosen = MISTAKES.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
const copy = mkdtempSync(join(tmpdir(), "seeded-bugs-"));
let bad = 0;
try {
	for (const part of [
		"src",
		"tests/laws",
		"tests/integration",
		"tests/support",
		"preview",
		"package.json",
		"manifest.json",
		"tsconfig.json",
		"vitest.config.mjs",
		"esbuild.config.mjs",
		"styles.css",
	])
		cpSync(join(ROOT, part), join(copy, part), { recursive: true });
	symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
	const begun = performance.now();
	if (!(await passes(copy, SUITES, { runs: 400, output: "inherit" })))
		throw new Error("the suites are not green without a mistake");
	// A mistake may never end, which counts as caught; one that survives must not be stopped on a slow machine.
	const patience = 60_000 + 3 * (performance.now() - begun);
	for (const { name, file, from, to } of chosen) {
		const path = join(copy, "src", file);
		const text = readFileSync(path, "utf8");
		if (text.split(from).length !== 2) {
			console.log(`does not apply   ${name} (${file})`);
			bad++;
			continue;
		}
		writeFileSync(
			path,
			text.replace(from, () => to),
		);
		const survived = await survives(copy, file, patience);
		writeFileSync(path, text);
		if (survived) bad++;
		if (!survived && process.env["SEEDED_BUGS_SURE"] !== undefined && !(await passes(copy, SUITES, { runs: 400 })))
			throw new Error("the suites are not green any more without a mistake");
		console.log(`${survived ? "SURVIVED      " : "caught        "}   ${name}`);
	}
} finally {
	rmSync(copy, { recursive: true, force: true });
}
console.log(`${chosen.length - bad} of ${chosen.length} mistakes caught`);
process.exitCode = bad === 0 ? 0 : 1;
