/** Blocks of properties, made of pieces whose meaning is known from how they were made. */
import fc from "fast-check";

/** The properties that edits write, by their spelling in notes. */
export const TARGETS = [
	"last_contact",
	"last_met",
	"gives",
	"asks",
	"snooze_until",
	"cadence",
	"circle",
	"paused",
	"type",
] as const;

/** One of them. */
export type Target = (typeof TARGETS)[number];

/** What a value is known to say: a day, a count or other words; nothing; or something no reader of it takes. */
export type Meaning = { readonly kind: "value"; readonly value: string } | { readonly kind: "empty" | "bad" };

/** One property, comment or gap of a block. */
export interface Piece {
	readonly lines: readonly string[];
	/** Undefined for comments and gaps. */
	readonly key: string | undefined;
	readonly target: Target | undefined;
	readonly meaning: Meaning;
	/** Whether a change of this very property may be refused. */
	readonly stubborn: boolean;
	/** Whether any change of the note may be refused. */
	readonly broken: boolean;
}

const OTHER_SPELLINGS: Readonly<Record<Target, readonly string[]>> = {
	last_contact: ["lastContact", "Last-Contact", '"last contact"'],
	last_met: ["lastMet", "LAST_MET"],
	gives: ["Gives"],
	asks: ["ASKS"],
	snooze_until: ["snoozeUntil", "snooze-until"],
	cadence: ["Cadence"],
	circle: ["Circle"],
	paused: ["Paused"],
	type: ["Type"],
};

const DAYS = ["2026-11-20", "2025-01-31", "2024-02-29", "2026-11-24"];
const BAD_DAYS = ["soon", "2026-02-30", "04.11.2026", "11/04/2026", "2026-11", "about 2026-11-20"];

const VALUES: Readonly<Record<Target, { readonly good: readonly string[]; readonly bad: readonly string[] }>> = {
	last_contact: { good: [...DAYS, "2031-01-01"], bad: BAD_DAYS },
	last_met: { good: DAYS, bad: BAD_DAYS },
	gives: { good: ["0", "3", "12"], bad: ["many", "-1", "1.5", "true"] },
	asks: { good: ["0", "1", "40"], bad: ["few", "-3"] },
	snooze_until: { good: DAYS, bad: BAD_DAYS },
	cadence: { good: ["30", "monthly", "6 weeks", "P3M"], bad: ["often", "0"] },
	circle: { good: ["close", "inner", "people of the sea"], bad: [] },
	paused: { good: ["true", "false", "yes"], bad: ["perhaps"] },
	type: { good: ["person", "author"], bad: [] },
};

interface Shape {
	readonly lines: (key: string, value: string) => readonly string[];
	readonly stubborn?: true;
	readonly broken?: true;
}

/** Ways to write one value that say the same. */
const SHAPES: readonly Shape[] = [
	{ lines: (key, value) => [`${key}: ${value}`] },
	{ lines: (key, value) => [`${key}: ${value}`] },
	{ lines: (key, value) => [`${key}: ${value} # ${key} c`] },
	{ lines: (key, value) => [`${key}:   ${value}\t `] },
	{ lines: (key, value) => [`${key} : "${value}"`] },
	{ lines: (key, value) => [`${key}: '${value}' # it's "c"`] },
	{ lines: (key, value) => [`${key}:\t${value}`] },
	{ lines: (key, value) => [`${key}:`, `  ${value}`] },
	{ lines: (key, value) => [`${key}: |-`, `  ${value}`] },
	{ lines: (key, value) => [`${key}: >- # c`, `    ${value}`, ""] },
	{ lines: (key, value) => [`${key}: |`, `  ${value}`, "", ""] },
	{ lines: (key, value) => [`${key}: |2+`, `  ${value}`, ""] },
	{ lines: (key, value) => [`${key}: &a${key.length} ${value}`] },
	{ lines: (key, value) => [`${key}: !!str ${value}`], stubborn: true },
	{ lines: (key, value) => [`? ${key}`, `: ${value}`], stubborn: true },
	{ lines: (key, value) => [`${key}: # above`, "  # and below", `  ${value}`], stubborn: true },
];

/** Ways to write nothing. */
const EMPTY: readonly Shape[] = [
	{ lines: (key) => [`${key}:`] },
	{ lines: (key) => [`${key}: `] },
	{ lines: (key) => [`${key}: # c`] },
	{ lines: (key) => [`${key}: null`] },
	{ lines: (key) => [`${key}: ~ # c`] },
	{ lines: (key) => [`${key}: ""`] },
];

/** Ways to write what no reader of a day or count takes. */
const ODD: readonly Shape[] = [
	{ lines: (key) => [`${key}: [a, "b", [c]]`] },
	{ lines: (key) => [`${key}: [a,`, "  b # c", "  ]"], stubborn: true },
	{ lines: (key) => [`${key}: {a: 1, b: "}"}`] },
	{ lines: (key) => [`${key}:`, "  - a", "  - b"] },
	{ lines: (key) => [`${key}:`, "- a", "- 'b'"] },
	{ lines: (key) => [`${key}:`, "    - a # c", "    # d", "    - b"], stubborn: true },
	{ lines: (key) => [`${key}:`, "  a: 1", "  b:", "    - c: 2", "      d: 3"] },
];

/** Properties of other programs and people, which nothing may touch. */
const OTHERS: readonly Shape[] = [
	{ lines: (key) => [`${key}: 00123`] },
	{ lines: (key) => [`${key}: 1.50 # price`] },
	{ lines: (key) => [`${key}: 12345678901234567890`] },
	{ lines: (key) => [`${key}: 2026-11-20T10:00:00`] },
	{ lines: (key) => [`"${key}": 'it''s'`] },
	{ lines: (key) => [`${key}: "a\\tb \\u263a # no comment"`] },
	{ lines: (key) => [`${key}: [[Ada Lovelace]]`] },
	{ lines: (key) => [`${key}: "[[Ada|the first]]"`] },
	{ lines: (key) => [`${key}: [ a,b,  "c, d" ]   # flow`] },
	{ lines: (key) => [`${key}: [a,`, "", "    b,  # inside", "]"] },
	{ lines: (key) => [`${key}: {a: [1, 2], "b": {c: d}}`] },
	{ lines: (key) => [`${key}:`, "- x", "-   y", "- - z", "  - zz"] },
	{ lines: (key) => [`${key}:`, "  - x", "", "  # between", "  - y"] },
	{ lines: (key) => [`${key}:`, "    last_contact: 2020-01-01", "    gives: 7"] },
	{ lines: (key) => [`${key}: |`, "  ---", "  last_contact: 1999-01-01", "", "    deep"] },
	{ lines: (key) => [`${key}: >+`, "  folded", "  words", "", ""] },
	{ lines: (key) => [`${key}: words that go`, "  on below", "  # and end"] },
	{ lines: (key) => [`${key}: "quoted words`, "", '  that go on --- below"'] },
	{ lines: (key) => [`${key}: &${key} shared`, `${key}b: *${key}`] },
	{ lines: (key) => [`${key}: !custom tagged`] },
	{ lines: (key) => [`? ${key}`, ": asked"] },
	{ lines: (key) => [`? [${key}, b]`, ": pair"] },
	{ lines: (key) => [`${key}: 🧗 שלום مرحبا`] },
	{ lines: (key) => [`${key}: --- no delimiter ---`] },
	{ lines: (key) => [`${key}: yes`, `${key}n: 0x1F`, `${key}o: 0o17`] },
	{ lines: (key) => [`${key}:`] },
	{ lines: (key) => [`${key}: http://example.org/#a:b`] },
	{ lines: (key) => [`${key}_proto: 1`, `__proto__${key}: {x: 1}`] },
];

const GAPS: readonly (readonly string[])[] = [
	[""],
	["# a comment of its own"],
	["# last_contact: 2020-01-01"],
	["", "# two", "#lines"],
	["  "],
];

const BROKEN: readonly (readonly string[])[] = [
	["a: [1, 2"],
	["\tb: 1"],
	["words alone"],
	["y: 1", "- item"],
	["twice: 1", "twice: 2"],
	['c: "open'],
	["d: *nobody"],
	["e: a: b"],
	["{f: 1}"],
	["g: 1\rh: 2"],
	["%YAML 1.2"],
	["..."],
	["i: @x"],
];

const NOTHING: Meaning = { kind: "empty" };

/** A piece that holds no target. */
function plain(lines: readonly string[], key: string | undefined, broken = false): Piece {
	return { lines, key, target: undefined, meaning: NOTHING, stubborn: false, broken };
}

const targetPieces = (targets: readonly Target[]): fc.Arbitrary<(index: number) => Piece> =>
	fc
		.tuple(
			fc.constantFrom(...targets),
			fc.nat({ max: 9 }),
			fc.nat({ max: 99 }),
			fc.constantFrom(...SHAPES),
			fc.constantFrom(...EMPTY),
			fc.constantFrom(...ODD),
			fc.nat({ max: 19 }),
		)
		.map(([target, spelling, pick, shape, empty, odd, kind]) => () => {
			const others = OTHER_SPELLINGS[target];
			const key = spelling < 7 ? target : (others[spelling % others.length] ?? target);
			const { good, bad } = VALUES[target];
			const of = (chosen: Shape, value: string, meaning: Meaning): Piece => ({
				lines: chosen.lines(key, value),
				key: key.replace(/"/g, ""),
				target,
				meaning,
				stubborn: chosen.stubborn === true,
				broken: false,
			});
			if (kind < 2) return of(empty, "", NOTHING);
			if (kind < 4) return of(odd, "", { kind: "bad" });
			const badly = kind < 6 && bad.length > 0;
			const value = (badly ? bad[pick % bad.length] : good[pick % good.length]) ?? "";
			return of(shape, value, badly ? { kind: "bad" } : { kind: "value", value });
		});

const pieces: fc.Arbitrary<(index: number) => Piece> = fc.oneof(
	{ weight: 10, arbitrary: targetPieces(TARGETS) },
	{
		weight: 10,
		arbitrary: fc
			.constantFrom(...OTHERS)
			.map((shape) => (index: number) => plain(shape.lines(`x${index}`, ""), `x${index}`)),
	},
	{ weight: 3, arbitrary: fc.constantFrom(...GAPS).map((lines) => () => plain(lines, undefined)) },
);

const broken: fc.Arbitrary<(index: number) => Piece> = fc
	.constantFrom(...BROKEN)
	.map((lines) => () => plain(lines, undefined, true));

/**
 * The pieces of a block, one of them such a property where one is named. Twice the same spelling of a target is only in
 * few.
 */
export const blocksWith = (target?: Target): fc.Arbitrary<readonly Piece[]> =>
	fc
		.tuple(
			fc.array(pieces, { maxLength: 4 }),
			target === undefined ? fc.constant(undefined) : targetPieces([target]),
			fc.array(pieces, { maxLength: 4 }),
			fc.oneof({ weight: 11, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: broken }),
			fc.nat({ max: 11 }),
		)
		.map(([above, wanted, below, fault, duplicates]) => {
			const made = [...above, wanted, ...below, fault]
				.filter((make) => make !== undefined)
				.map((make, index) => make(index));
			if (duplicates === 0) return made;
			const seen = new Set<string>();
			return made.filter(({ key, target: own }) => {
				if (key === undefined || own === undefined) return true;
				const fresh = !seen.has(key);
				seen.add(key);
				return fresh;
			});
		});
