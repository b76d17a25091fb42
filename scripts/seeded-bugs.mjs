/**
 * Deliberate mistakes in the note layer, one at a time, each of which its tests must catch. They are made in a copy of the
 * sources; the work tree is not touched. `npm run seeded-bugs`; arguments choose mistakes by words of their names, and with
 * `SEEDED_BUGS_SURE` the suites are run again without the mistake after each, where others may change `node_modules`.
 */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "..");

/** @type {readonly { name: string, file: string, from: string, to: string }[]} */
const BUGS = [
	{ name: "a shorter fence closes a longer one", file: "block-starts.ts", from: "return length >= fence.length && isBlank", to: "return length >= 3 && isBlank" },
	{ name: "backticks close tildes", file: "block-starts.ts", from: "const length = runLength(line, fence.sign);", to: 'const length = Math.max(runLength(line, "`"), runLength(line, "~"));' },
	{ name: "a fence may have backticks behind it", file: "block-starts.ts", from: '|| (sign === "`" && line.includes("`", length))', to: "" },
	{ name: "a heading without a space", file: "block-starts.ts", from: "(behind !== undefined && behind !== \" \" && behind !== \"\\t\")", to: "false" },
	{ name: "HTML comments end at an empty line", file: "block-starts.ts", from: 'if (start.startsWith("<!--")) return { end: /-->/, interrupts: true };', to: 'if (start.startsWith("<!--")) return { end: undefined, interrupts: true };' },
	{ name: "comments are not seen", file: "block-scan.ts", from: 'if (rest.startsWith("%%")) {', to: 'if (rest.startsWith("%%%%%%")) {' },
	{ name: "math is not seen", file: "block-scan.ts", from: 'if (!rest.startsWith("$$") || rest', to: 'if (!rest.startsWith("$$$$") || rest' },
	{ name: "no lazy continuation", file: "block-scan.ts", from: 'let goesOn = this.leaf.kind === "paragraph";', to: 'let goesOn = this.leaf.kind === "paragraph" && all;' },
	{ name: "headings in quotations count", file: "log.ts", from: "if (line.heading !== undefined && line.depth === 0) {", to: "if (line.heading !== undefined) {" },
	{ name: "a section ends at every heading", file: "log.ts", from: "line.heading.level <= level) level = undefined", to: "line.heading.level > 0) level = undefined" },
	{ name: "the last of two headings is the log", file: "log.ts", from: "else if (lastOfSection === undefined && isLogHeading", to: "else if (isLogHeading" },
	{ name: "an unticked task is a contact", file: "log.ts", from: 'task === undefined || task.toLowerCase() === "x"', to: 'task !== "-"' },
	{ name: "the line is not read back", file: "log.ts", from: ".find((candidate) => growsAsMeant(text, candidate, meant));", to: ".find(() => true);" },
	{ name: "new lines above instead of below", file: "log-places.ts", from: "first.followUp.day > last.followUp.day ? above", to: "first.followUp.day >= last.followUp.day ? above" },
	{ name: "newest first is not seen", file: "log-places.ts", from: "return first.followUp.day > last.followUp.day ? above(text, entries, first, words) :", to: "return" },
	{ name: "the line stands right behind its item", file: "log-places.ts", from: ": insertAt(entry.last.next, `${gap}${line}${ending}`);", to: ": insertAt(nextLine(text, lineEnd(text, entry.item.from)), `${gap}${line}${ending}`);" },
	{ name: "the carriage return is dropped", file: "lines.ts", from: 'return text.charCodeAt(end + 1) === LF ? "\\r\\n" : "\\r";', to: 'return "\\n";' },
	{ name: "always line feeds", file: "lines.ts", from: 'if (own !== "") return own;\n\tconst start', to: 'if (own !== "") return "\\n";\n\tconst start' },
	{ name: "the byte-order mark hides the block", file: "lines.ts", from: "return text.startsWith(BOM) ? 1 : 0;", to: "return 0;" },
	{ name: "dashes inside a line end the block", file: "lines.ts", from: "return at === end || (at === end - 1 && text[at] === \"\\r\");", to: "return true;" },
	{ name: "merge markers are not seen", file: "lines.ts", from: "return opened;", to: "return undefined;" },
	{ name: "the offset of a value is short by one", file: "frontmatter.ts", from: "from = Math.min(from, base + token.offset);", to: "from = Math.min(from, base + token.offset - 1);" },
	{ name: "the end of a value is short by one", file: "frontmatter.ts", from: "to = Math.max(to, token.type === \"block-scalar\" ? endOfTextBlock(text, base, token) : end);", to: "to = Math.max(to, token.type === \"block-scalar\" ? endOfTextBlock(text, base, token) : end - 1);" },
	{ name: "a key twice is told as another fault", file: "frontmatter.ts", from: 'if (code === "DUPLICATE_KEY") {', to: 'if (code === "DUPLICATE_KEYS") {' },
	{ name: "an anchor in use is written over", file: "frontmatter.ts", from: "ownLine && !inUse", to: "ownLine" },
	{ name: "an alias of itself", file: "frontmatter.ts", from: "if (aliases.size > 0 && isCircular(values)) return", to: "if (aliases.size < 0) return" },
	{ name: "a twin key beside the other spelling", file: "properties.ts", from: "return keysOf(values, vocabulary).get(name)?.[0] ?? PROPERTY_KEYS[name];", to: "return PROPERTY_KEYS[name];" },
	{ name: "ours is not preferred", file: "properties.ts", from: "if (key === PROPERTY_KEYS[name]) spellings.unshift(key);", to: "if (key === \"\") spellings.unshift(key);" },
	{ name: "new properties above the others", file: "property-edits.ts", from: "return { at: keeps ? block.to : nextLine(text, lineEnd(text, end)),", to: "return { at: block.from," },
	{ name: "a text block's lines do not count as its own", file: "property-edits.ts", from: "const keeps = last?.shape.kind", to: "const keeps = false && last?.shape.kind" },
	{ name: "the comment goes with the value", file: "property-text.ts", from: "const inserted = typeof value === \"string\" ? scalarText(value, shape.quotes) : oneLine;\n\t\t\treturn [{ at: shape.from, removed: text.slice(shape.from, shape.to), inserted }];", to: "const inserted = typeof value === \"string\" ? scalarText(value, shape.quotes) : oneLine;\n\t\t\treturn [{ at: shape.from, removed: text.slice(shape.from, lineEnd(text, shape.to)), inserted }];" },
	{ name: "comments inside a list are lost", file: "property-text.ts", from: "if (hasComment(property, first, lineEnd(text, shape.to))) throw cannotEdit(property);", to: "" },
	{ name: "the first line of a removed property stays", file: "property-text.ts", from: "return remove(text, from, nextLine(text, end));", to: "return remove(text, property.colonEnd, end);" },
	{ name: "text that needs quotes has none", file: "yaml-text.ts", from: "if (quotes === undefined && isPlain(value)) return value;", to: "if (quotes === undefined) return value;" },
	{ name: "yes is written bare", file: "yaml-text.ts", from: "&& !WORDS.has(text.toLowerCase())", to: "" },
	{ name: "an odd comment mark is logged", file: "log-item.ts", from: "if (words.split(\"%%\").length % 2 === 0 || endsInComment(words)) throw", to: "if (words === \"%%%%%%%%\") throw" },
	{ name: "line breaks stay in the line", file: "log-item.ts", from: ".filter((part) => part !== \"\").join(\" \")", to: ".filter((part) => part !== \"\").join(\"\\n\")" },
	{ name: "days that do not exist", file: "log-item.ts", from: "const day = first === \"\" && target === undefined ? parseDay(whole)", to: "const day = first === \"\" && target === undefined ? (whole as Day)" },
	{ name: "last contact goes back", file: "person-note.ts", from: "const latest = laterOf(laterOf(inLog, followUp.day), stands);", to: "const latest = laterOf(inLog, followUp.day);" },
	{ name: "a counter raised from the property alone", file: "person-note.ts", from: "else changes.set(name, shown[name] + 1);", to: "else changes.set(name, (properties[name] ?? 0) + 1);" },
	{ name: "an unreadable summary is written over", file: "person-note.ts", from: "if (fault !== undefined) kept.push(fault);\n\t\telse changes.set", to: "if (fault !== undefined) kept.push(fault);\n\t\tchanges.set" },
	{ name: "an edit lands on another text", file: "edit.ts", from: "|| !text.startsWith(removed, at)) throw", to: ") throw" },
	{ name: "taking back forgets the shift", file: "edit.ts", from: "shift += inserted.length - removed.length;", to: "shift += inserted.length;" },
	{ name: "an answer without a place is lost", file: "template.ts", from: "if (answer !== \"\" && !filled.has", to: "if (answer === \"never\" && !filled.has" },
	{ name: "an answer may begin a heading", file: "template.ts", from: '.replace(HEADING_SIGN, "$1\\\\")', to: "" },
	{ name: "a name leaves the folder", file: "file-name.ts", from: 'const FORBIDDEN = /[\\\\/:*?"<>|#^[\\]]/g;', to: 'const FORBIDDEN = /[:*?"<>|#^[\\]]/g;' },
	{ name: "a name of a device", file: "file-name.ts", from: '.replace(DEVICE, "$1_")', to: "" },
];

const UNITS = [
	"answers", "comment-marks", "edit", "file-name", "frontmatter", "lines", "log", "log-item", "log-places", "person-note", "structure", "template", "yaml-text",
].map((name) => `src/note/${name}.test.ts`);

const SUITES = [...UNITS, "tests/notes/log-line.test.ts", "tests/notes/property-edits.test.ts", "tests/notes/yaml-suite.test.ts"];

/** @param {string} cwd @param {"ignore" | "inherit"} output @returns {Promise<boolean>} whether the suites are green */
function passes(cwd, output = "ignore") {
	return new Promise((done) => {
		const args = [join(ROOT, "node_modules/vitest/vitest.mjs"), "run", "--bail", "1", "--project", "UTC", "--reporter", "dot", "--testTimeout", "60000", ...SUITES];
		const child = spawn(process.execPath, args, { cwd, stdio: output, env: { ...process.env, NOTES_RUNS: "400" } });
		const timer = setTimeout(() => child.kill(), 180_000);
		child.on("exit", (code) => {
			clearTimeout(timer);
			done(code === 0);
		});
	});
}

const wanted = process.argv.slice(2).map((word) => word.toLowerCase());
const chosen = BUGS.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
const copy = mkdtempSync(join(tmpdir(), "seeded-bugs-"));
let bad = 0;
try {
	for (const part of ["src", "tests/notes", "tests/support", "tests/preview/app", "package.json", "tsconfig.json", "vitest.config.mjs"]) cpSync(join(ROOT, part), join(copy, part), { recursive: true });
	symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
	if (!(await passes(copy, "inherit"))) throw new Error("the suites are not green without a mistake");
	for (const { name, file, from, to } of chosen) {
		const path = join(copy, "src/note", file);
		const text = readFileSync(path, "utf8");
		if (text.split(from).length !== 2) {
			console.log(`does not apply   ${name} (${file})`);
			bad++;
			continue;
		}
		writeFileSync(path, text.replace(from, () => to));
		const survived = await passes(copy);
		writeFileSync(path, text);
		if (survived) bad++;
		if (!survived && process.env["SEEDED_BUGS_SURE"] !== undefined && !(await passes(copy))) throw new Error("the suites are not green any more without a mistake");
		console.log(`${survived ? "SURVIVED      " : "caught        "}   ${name}`);
	}
} finally {
	rmSync(copy, { recursive: true, force: true });
}
console.log(`${chosen.length - bad} of ${chosen.length} mistakes caught`);
process.exitCode = bad === 0 ? 0 : 1;
