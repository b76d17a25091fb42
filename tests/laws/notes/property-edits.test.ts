/** Every edit of properties, in notes of every kind: either exactly what was meant, or nothing happens. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day } from "../../../src/domain/day";
import { applyEdit, invertEdit, Refusal, type Edit } from "../../../src/note/markdown/text-edit";
import type { PropertyValue } from "../../../src/note/frontmatter/frontmatter";
import { changeProperties } from "../../../src/note/change-properties";
import { useLog } from "../../../src/note/log-and-summary";
import { makePersonNote } from "../../../src/note/new-note/mark-person";
import type { PropertyName } from "../../../src/note/properties/spellings";
import { excuseOf, isKnown, judgeBlock, meantFor, type Meant, type Value } from "./block-judge";
import { notes, notesWith, type Note } from "./generate-notes";
import type { Target } from "./generate-properties";
import { counted, logOf, parse, mayQuoteConflicts } from "./markdown-judge";
import { PATIENCE, RUNS } from "./runs";
import { cut } from "./yaml-judge";

const TODAY = "2026-11-24" as Day;

const NAMES: Readonly<Partial<Record<Target, PropertyName>>> = {
	last_contact: "lastContact",
	last_met: "lastMet",
	gives: "gives",
	asks: "asks",
	snooze_until: "snoozeUntil",
	cadence: "cadence",
	circle: "circle",
	paused: "paused",
};

/** What an edit does to a note, and what it is to do; undefined where nobody but the editor knows. */
interface Tried {
	readonly edit: (text: string) => Edit;
	readonly meant: Meant | undefined;
	readonly mayRefuse?: true;
}

/** Tries an edit on as many notes as asked for. */
function tryOn<T>(
	name: string,
	of: fc.Arbitrary<Note>,
	details: fc.Arbitrary<T>,
	make: (note: Note, detail: T) => Tried,
): void {
	let [done, judged, nothing] = [0, 0, 0];
	const refused = new Map<string, number>();
	fc.assert(
		fc.property(of, details, (note, detail) => {
			const { edit: run, meant, mayRefuse } = make(note, detail);
			let edit: Edit;
			try {
				edit = run(note.text);
			} catch (error) {
				if (!(error instanceof Refusal)) throw error;
				const reason = mayRefuse ? "allowed" : excuseOf(note, meant?.keys() ?? []);
				if (reason === undefined)
					throw new Error(`refused without need: ${JSON.stringify(error.problem)}`, { cause: error });
				refused.set(reason, (refused.get(reason) ?? 0) + 1);
				return;
			}
			if (note.conflict && edit.length > 0 && !mayQuoteConflicts(cut(note.text).rest, note.twin))
				throw new Error("a conflict is not refused");
			const after = applyEdit(note.text, edit);
			if (applyEdit(after, invertEdit(edit)) !== note.text) throw new Error("taking it back does not restore the note");
			if (run(after).length > 0) throw new Error("a second time it changes something again");
			done++;
			if (edit.length === 0) nothing++;
			if (meant === undefined || !isKnown(note)) return;
			if (edit.length === 0 ? judgeBlock(note, note.text, meant) : judgeBlock(note, after, meant)) judged++;
		}),
		{ numRuns: RUNS },
	);
	console.log(
		`${name}: ${done} done (${nothing} of them nothing to do), ${judged} read by the other parser, refused:`,
		Object.fromEntries(refused),
	);
	expect(done).toBeGreaterThan(RUNS * 0.5);
	expect(judged).toBeGreaterThan(done * 0.6);
}

function changing<T>(
	name: string,
	details: fc.Arbitrary<T>,
	of: (detail: T) => readonly (readonly [Target, PropertyValue | undefined])[],
	only?: Target,
): void {
	it(
		`${name}: exactly, or not at all`,
		() => {
			tryOn(name, only === undefined ? notes : notesWith(only), details, (note, detail) => {
				const changes = of(detail);
				const named = new Map(
					changes.flatMap(([target, value]) => {
						const own = NAMES[target];
						return own === undefined ? [] : [[own, value] as const];
					}),
				);
				return {
					edit: (text) => changeProperties(text, named),
					meant: new Map(changes.flatMap(([target, value]) => meantFor(note, target, value))),
				};
			});
		},
		PATIENCE,
	);
}

describe("an edit of properties", () => {
	changing("snooze", fc.constantFrom("2026-12-24", "2026-11-20"), (day) => [["snooze_until", day]]);
	changing("wake", fc.constant(0), () => [["snooze_until", undefined]], "snooze_until");
	changing("set a cadence", fc.constantFrom<PropertyValue>("monthly", "6 weeks", 45, "P3M"), (cadence) => [
		["cadence", cadence],
	]);
	changing("clear a cadence", fc.constant(0), () => [["cadence", undefined]], "cadence");
	changing("set a circle", fc.constantFrom("close", "inner", "yes", "a: b", "Ünï #1"), (circle) => [
		["circle", circle],
		["cadence", undefined],
	]);
	changing("pause and resume", fc.boolean(), (paused) => [["paused", paused]]);
	changing(
		"several at once",
		fc.record({
			day: fc.constantFrom("2026-11-20", undefined),
			count: fc.constantFrom(0, 7, undefined),
			paused: fc.constantFrom(true, undefined),
		}),
		({ day, count, paused }) => [
			["last_contact", day],
			["gives", count],
			["paused", paused],
			["asks", count],
		],
	);

	it(
		"bring the summary up to date with the log: exactly, or not at all",
		() => {
			tryOn(
				"use the log",
				notes,
				fc.subarray(["last_contact", "last_met", "gives", "asks"] as const, { minLength: 1 }),
				(note, targets) => {
					const edit = (text: string): Edit =>
						useLog(
							text,
							targets.map((target) => NAMES[target] as "lastContact" | "lastMet" | "gives" | "asks"),
							TODAY,
						);
					if (note.twin === undefined) return { edit, meant: undefined, mayRefuse: true };
					const contacts = counted(logOf(parse(note.twin), note.twin)?.contacts ?? []);
					const latest = (days: readonly string[]): string | undefined =>
						days
							.filter((day) => day <= TODAY)
							.sort()
							.at(-1);
					const count = (direction: string): number | undefined =>
						contacts.filter((contact) => contact.direction === direction).length || undefined;
					const told: Readonly<Record<(typeof targets)[number], Value>> = {
						last_contact: latest(contacts.map(({ day }) => day)),
						last_met: latest(contacts.filter(({ channel }) => channel === "in person").map(({ day }) => day)),
						gives: count("gave"),
						asks: count("asked"),
					};
					return { edit, meant: new Map(targets.flatMap((target) => meantFor(note, target, told[target]))) };
				},
			);
		},
		PATIENCE,
	);

	it(
		"make a note a person: exactly, or not at all",
		() => {
			tryOn("make a person", notes, fc.constant(0), (note) => {
				const standing = (note.pieces ?? []).find(({ target }) => target === "type");
				const key = standing?.key ?? "type";
				const meaning = standing?.meaning ?? { kind: "empty" };
				// A list of types is judged by the editor's own tests; here it may hold what is no text.
				if (meaning.kind === "bad") return { edit: makePersonNote, meant: undefined, mayRefuse: true };
				if (meaning.kind === "value" && meaning.value === "person")
					return { edit: makePersonNote, meant: new Map<string, Value>() };
				// A text block may say `author` with line breaks behind it, which the list then keeps.
				if (meaning.kind === "value" && standing?.lines.some((line) => line.includes(": |")))
					return { edit: makePersonNote, meant: undefined };
				return {
					edit: makePersonNote,
					meant: new Map<string, Value>([[key, meaning.kind === "value" ? [meaning.value, "person"] : "person"]]),
				};
			});
		},
		PATIENCE,
	);
});
