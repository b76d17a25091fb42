/** Whole notes: properties × text × line endings × byte-order mark × last line. */
import fc from "fast-check";
import { blocksWith, type Piece, type Target } from "./generate-properties";

/** A part of a note's text. */
interface Part {
	readonly lines: readonly string[];
	/** The same lines for a reader that knows CommonMark alone: the app's comments and math as HTML comments and code. */
	readonly twin?: readonly string[];
	/** Whether it swallows, or may swallow, what is written below it. */
	readonly open?: true;
	/** Whether git's markers stand in it. */
	readonly conflict?: true;
}

/** A note with what is known of it. */
export interface Note {
	readonly text: string;
	/**
	 * The text below the properties as CommonMark alone would read it, line by line as long as the note's; undefined where
	 * comments run into each other.
	 */
	readonly twin: string | undefined;
	/** Undefined for a note without a block. */
	readonly pieces: readonly Piece[] | undefined;
	/** Whether something in the text may swallow a line written below it, or is beyond what is known of notes. */
	readonly open: boolean;
	readonly conflict: boolean;
}

const DAYS = ["2025-03-01", "2026-01-01", "2026-01-01", "2026-05-09", "2026-11-20", "2026-11-23", "2027-01-01"];

const items = fc.tuple(fc.constantFrom(...DAYS), fc.nat({ max: 14 }), fc.nat({ max: 9 })).map(([day, form, below]) => {
	const words =
		[
			day,
			`${day} call`,
			`${day} in person: met at [[SMC Austin]]`,
			`${day} message, gave: a list`,
			`${day}, asked: a hand`,
			`${day} coffee: and cake`,
			`${day} email, gave`,
			`[x] ${day} video`,
			`[ ] ${day} write`,
			"a plan without a day",
			"2026-02-30 a day that never was",
			`${day}: words with %%an aside%% and \`code\``,
			`**${day}** call: in bold`,
			`[[${day}]] – message, gave: a link`,
			`${day}T14:30 video`,
		][form] ?? day;
	const more: readonly (readonly string[])[] = [
		["IN- 2026-02-02 nested"],
		["INgoes on"],
		["lazily goes on"],
		["", "INa paragraph below"],
		["IN```", "IN- 2026-03-03", "IN```"],
		["IN> quoted"],
	];
	return { day, words, below: more[below] ?? [] };
});

const logs: fc.Arbitrary<Part> = fc
	.tuple(
		fc.array(items, { maxLength: 5 }),
		fc.constantFrom("-", "*", "+", "1.", "1)", "-  ", "  -", "-\t"),
		fc.constantFrom("as is", "up", "down"),
		fc.boolean(),
	)
	.map(([list, marker, order, loose]) => {
		const sorted = [...list].sort(
			(a, b) => (order === "as is" ? 0 : order === "up" ? 1 : -1) * (a.day < b.day ? -1 : a.day > b.day ? 1 : 0),
		);
		const lines = sorted.flatMap(({ words, below }, index) => {
			const sign = /^1[.)]$/.test(marker) ? `${index + 1}${marker.slice(1)}` : marker;
			const lead = /\s$/.test(sign) ? sign : `${sign} `;
			const indent = lead.endsWith("\t") ? "    " : " ".repeat(lead.length);
			return [
				...(index > 0 && loose ? [""] : []),
				`${lead}${words}`,
				...below.map((line) => line.replace(/^IN/, indent)),
			];
		});
		return { lines };
	});

const headings: fc.Arbitrary<Part> = fc
	.constantFrom(
		"## Follow-ups",
		"## Follow-ups",
		"## Follow-ups",
		"# follow ups",
		"###### FOLLOW-UPS ##",
		"### Followups:",
		"   ## Follow-ups",
		"## 📞 Follow-ups",
		"## Follow-up",
		"### 1. Follow-ups #crm",
		"Follow-ups\n---",
		"Follow-ups\n===",
	)
	.map((text) => ({ lines: text.split("\n") }));

const inside = ["## Follow-ups", "- 2026-01-01 call", "---", "> quoted", "# heading", "words", "", "    code"];

const fences: fc.Arbitrary<Part> = fc
	.tuple(
		fc.constantFrom("`", "~"),
		fc.integer({ min: 3, max: 7 }),
		fc.subarray(inside),
		fc.constantFrom("", "js", " title"),
		fc.constantFrom("", " ", "   "),
		fc.nat({ max: 12 }),
	)
	.map(([sign, length, within, info, indent, end]): Part => {
		const decoys = [
			sign.repeat(length - 1),
			(sign === "`" ? "~" : "`").repeat(length + 2),
			`    ${sign.repeat(length)}`,
			`${sign.repeat(length)} x`,
		];
		const head = `${indent}${sign.repeat(length)}${info}`;
		const body = [...within, decoys[end % decoys.length] ?? ""];
		if (end === 0) return { lines: [head, ...body], open: true };
		// Below a list an indented fence may be inside of the last item, and its end outside, where it begins another.
		return {
			...(indent === "   " ? { open: true } : {}),
			lines: [head, ...body, `${sign.repeat(length + (end % 3))}${end % 2 === 0 ? "  " : ""}`],
		};
	});

/** Comments of the app, whose twin is an HTML comment. */
const comments: fc.Arbitrary<Part> = fc
	.tuple(fc.subarray(inside.filter((line) => line !== "")), fc.nat({ max: 9 }), fc.constantFrom("", "```", "<div>"))
	.map(([within, end, extra]) => {
		const lines = [...within, extra];
		if (end === 0) return { lines: ["%%", ...lines], twin: ["<!--", ...lines], open: true };
		if (end === 1) return { lines: ["", "%% one line %%"], twin: ["", "<!-- one line -->"] };
		return {
			lines: [end === 2 ? "%% begins" : "%%", ...lines, end === 3 ? "ends %%" : "%%"],
			twin: [end === 2 ? "<!-- begins" : "<!--", ...lines, end === 3 ? "ends -->" : "-->"],
		};
	});

/** What stands for math: a fence that no other part closes. */
const CODE = "`".repeat(12);

const FIXED: readonly Part[] = [
	{ lines: ["Some words of a paragraph,", "over two lines  ", "with **signs** and [[links|of one]]."] },
	{ lines: ["A paragraph", "    with an indent below", "# and a heading right below"] },
	{ lines: ["An underlined heading", "of two lines", "====="] },
	{ lines: ["Another", "-"] },
	{ lines: ["## Why am I making this connection?", "", "She knows people."] },
	{ lines: ["### Below", "- 2026-04-04 call", "- words"] },
	{ lines: ["#### Follow-ups with others"] },
	{ lines: ["> quoted", "lazily going on", "> ## Follow-ups", "> - 2026-01-01"] },
	{ lines: ["> [!note]- Callout", "> - 2026-01-01 call", "> ```", "> code"] },
	{ lines: [">     code in a quotation", "- 2026-06-06 right below"] },
	{ lines: ["- a", "  - b", "    - c", "      2026-07-07", "", "  back in a", "- ## Follow-ups"] },
	{ lines: ["1. one", "2. two", "   ```", "   - 2026-01-01", "   ```", "10. ten"] },
	{ lines: ["- [ ] 2026-12-01 write to [[Ana]]", "- [-] 2026-10-01 dropped", "- [x] 2026-09-09 done"] },
	{ lines: ["-", "", "  not in the item"] },
	{ lines: ["    indented code", "    ## Follow-ups", "", "    - 2026-01-01"] },
	{ lines: ["\tcode by a tab"] },
	{ lines: ["---"] },
	{ lines: ["* * *"] },
	{ lines: ["___", "___"] },
	{ lines: ["<div>", "- 2026-01-01", "## Follow-ups", "</div>", ""] },
	{ lines: ["<!-- a comment", "```", "", "## Follow-ups", "-->"] },
	{ lines: ["<script>", "", "## Follow-ups", "</script> words"] },
	{ lines: ["<pre><code>", "", "- 2026-01-01", "</code></pre>"] },
	{ lines: ["<span class='x'>", "- 2026-01-01", ""] },
	{ lines: ["words <b>bold</b> and <!-- an aside -->"] },
	{ lines: ["<!-- never closed", "words"], open: true },
	{ lines: ["<style>", "a {}"], open: true },
	{ lines: ["<?php", "words", "?>"] },
	{ lines: ["$$", "x = 1", "## Follow-ups", "$$"], twin: [CODE, "x = 1", "## Follow-ups", CODE] },
	{ lines: ["$$", "x = 1"], twin: [CODE, "x = 1"], open: true },
	{ lines: ["It cost $$ and $5 and 50%."] },
	{ lines: ["half %% a comment"], open: true },
	{ lines: ["an %%aside%% and `%%` and \\%% more"] },
	{ lines: ["| a | b |", "| --- | --- |", "| 2026-01-01 | x |"] },
	{ lines: ["Words.[^1]", "", "[^1]: a footnote", "    that goes on", "", "    - 2026-01-01"] },
	{ lines: ["[ref]: https://example.org 'title'"] },
	{ lines: ["שלום עולם، مرحبا", "🧗‍♀️ emoji é é", "tabs\tin\ttext"] },
	{ lines: ["trailing spaces   ", "  and a lead"] },
	{ lines: ["- 2026-08-08 an item under another heading"] },
	{ lines: ["<<<<<<< alone", "words"] },
	{ lines: ["=======", ""] },
	{ lines: ["", "", ""] },
	{ lines: ["\u00a0", "\u2028"] },
	{ lines: ["<<<<<<< HEAD", "- 2026-01-01", "=======", "- 2026-01-02", ">>>>>>> other"], conflict: true },
];

/** Lines that were not thought of together. */
const soup: fc.Arbitrary<Part> = fc
	.array(
		fc
			.tuple(
				fc.constantFrom("", "", "  ", "    ", "> ", "- ", "1. ", "   "),
				fc.constantFrom(
					"",
					"words",
					"# h",
					"## Follow-ups",
					"- 2026-01-01 call",
					"```",
					"~~~~",
					"---",
					"===",
					"<div>",
					"</div>",
					"<!--",
					"-->",
					"> q",
					"* 2026-02-02",
					"2. x",
					"[a]: b",
					"|a|",
					"\\",
					"    code",
					"-",
					"+\tx",
					"<a>",
					"&",
					"``",
					"***",
				),
			)
			.map(([lead, rest]) => `${lead}${rest}`),
		{ minLength: 1, maxLength: 8 },
	)
	.map((lines) => ({ lines, open: true }));

const parts: fc.Arbitrary<Part> = fc.oneof(
	{ weight: 12, arbitrary: fc.constantFrom(...FIXED) },
	{ weight: 4, arbitrary: fences },
	{ weight: 3, arbitrary: comments },
	{ weight: 3, arbitrary: logs },
	{ weight: 2, arbitrary: headings },
	{ weight: 1, arbitrary: soup },
);

const sections: fc.Arbitrary<readonly Part[]> = fc.tuple(headings, logs).map(([heading, log]) => [heading, log]);

const texts: fc.Arbitrary<readonly Part[]> = fc
	.tuple(
		fc.array(parts, { maxLength: 4 }),
		fc.option(sections, { freq: 4, nil: [] }),
		fc.array(parts, { maxLength: 3 }),
	)
	.map((all) => all.flat());

/** Whether a block that is not closed could find its end in another part, in the note or in its twin alone. */
function entangled(body: readonly Part[]): boolean {
	const marked = body.filter(({ lines }) => lines.some((line) => /%%|\$\$|-->|<!--/.test(line)));
	return (
		(marked.length > 1 && marked.some(({ open }) => open === true)) ||
		(body.some(({ twin }) => twin !== undefined) && body.some(({ open, twin }) => open === true && twin === undefined))
	);
}

/** Notes of every kind; with such a property, where one is named. */
export const notesWith = (target?: Target): fc.Arbitrary<Note> =>
	fc
		.record({
			pieces: target === undefined ? fc.option(blocksWith(), { freq: 5, nil: undefined }) : blocksWith(target),
			parts: texts,
			tight: fc.nat(),
			endings: fc.oneof(
				{ weight: 5, arbitrary: fc.constant(0) },
				{ weight: 3, arbitrary: fc.constant(-1) },
				{ weight: 2, arbitrary: fc.nat() },
			),
			mark: fc.boolean(),
			lastLine: fc.constantFrom("\n", "\n", "", "\n\n"),
			delimiter: fc.constantFrom("---", "---", "---", "--- \t"),
		})
		.map(({ pieces, parts: body, tight, endings, mark, lastLine, delimiter }) => {
			const block = pieces === undefined ? [] : [delimiter, ...pieces.flatMap(({ lines }) => lines), "---"];
			const gap = (index: number): readonly string[] => (index > 0 && (tight >> (index % 24)) % 4 !== 3 ? [""] : []);
			const lines = body.flatMap((part, index) => [...gap(index), ...part.lines]);
			const twin = body.flatMap((part, index) => [...gap(index), ...(part.twin ?? part.lines)]);
			const ending = (index: number): string =>
				endings === 0 ? "\n" : endings === -1 || (endings >> (index % 28)) % 2 === 1 ? "\r\n" : "\n";
			const joined = (all: readonly string[], from: number): string =>
				all
					.map(
						(line, index) =>
							`${line}${index < all.length - 1 ? ending(from + index) : lastLine.replace(/\n/g, ending(from + index))}`,
					)
					.join("");
			const below = joined(lines, block.length);
			return {
				text: `${mark ? "\uFEFF" : ""}${block.map((line, index) => `${line}${index < block.length - 1 || lines.length > 0 || lastLine !== "" ? ending(index) : ""}`).join("")}${below}`,
				twin: entangled(body) ? undefined : joined(twin, block.length),
				pieces,
				open: body.some(({ open }) => open === true),
				conflict: body.some(({ conflict }) => conflict === true),
			};
		});

/** Notes of every kind. */
export const notes = notesWith();
