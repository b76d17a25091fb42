/** Capture and relink in notes of every kind: either exactly one line, or one name in it, or nothing happens. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day } from "../../../src/domain/day";
import { addMetLine, addToMeet, dismiss, relink } from "../../../src/note/event/event-edits";
import { readEventText } from "../../../src/note/event/event-text";
import { applyEdit, invertEdit, Refusal, type Edit } from "../../../src/note/markdown/text-edit";
import { insertion } from "./line-judge";
import { leavesOf, parse, mayQuoteConflicts, type Leaf } from "./markdown-judge";
import { notes as personNotes, type Note } from "./generate-notes";
import { PATIENCE, RUNS } from "./runs";
import { bodyOf } from "./yaml-judge";

const asEvent = (text: string): string =>
	text.replace(/follow[- ]?ups?/gi, (heading, at: number) =>
		at % 3 === 0 ? "Met" : heading === "Follow-ups" ? "Met" : "MET",
	);

/** The generated notes with lists of people under *Met* in place of logs. */
const notes: fc.Arbitrary<Note> = personNotes.map((note) => ({
	...note,
	text: asEvent(note.text),
	twin: note.twin === undefined ? undefined : asEvent(note.twin),
}));

const lines = fc
	.tuple(
		fc.constantFrom(
			"Tom Reyes",
			"J. Hall",
			"小野寺 千夏",
			"**Ana** Diaz",
			"[[Ana Diaz]]",
			"محمد الحسن",
			"O'Dwyer & Lind",
		),
		fc.constantFrom("", ", Acme", ", [[Acme]], Austin"),
		fc.constantFrom("", ": climbing", "; seeks a CTO; promised `x`", ": %%an aside%%; offers <b>", ": a | b # c"),
	)
	.map((parts) => parts.join(""));

const EVENT_DAYS = ["2026-12-04", "2026-12-05", "2026-12-06"].map((day) => day as Day);

const key = ({ path, source }: Leaf): string => `${path}\u0000${source}`;

/** Why a note may refuse; undefined where it should not have. */
function excuse({ text, twin, open, conflict }: Note, { problem }: Refusal): string | undefined {
	if (problem.kind === "conflictMarkers") return conflict ? "conflict" : undefined;
	if (open || twin === undefined || /%%|\$\$|<!--|<[a-z?]/.test(text)) return problem.kind;
	// What is indented by two or three columns below a list would be taken into it.
	return /^\uFEFF?(?: {2,}|\t)\S/m.test(text) ? problem.kind : undefined;
}

function tryOn(
	what: (note: Note, words: string) => { readonly edit: Edit; readonly judge: (after: string) => void } | undefined,
): { readonly done: number; readonly refused: number } {
	let [done, refused] = [0, 0];
	fc.assert(
		fc.property(notes, lines, (note, words) => {
			const { text } = note;
			let tried: ReturnType<typeof what>;
			try {
				tried = what(note, words);
			} catch (error) {
				if (!(error instanceof Refusal)) throw error;
				if (excuse(note, error) === undefined)
					throw new Error(`refused without need: ${JSON.stringify(error.problem)}`, { cause: error });
				refused++;
				return;
			}
			if (tried === undefined) return;
			if (note.conflict && !mayQuoteConflicts(bodyOf(text), note.twin)) throw new Error("a conflict is not refused");
			const after = applyEdit(text, tried.edit);
			if (applyEdit(after, invertEdit(tried.edit)) !== text)
				throw new Error("taking it back does not restore the note");
			tried.judge(after);
			done++;
		}),
		{ numRuns: RUNS },
	);
	return { done, refused };
}

describe("an event's note", () => {
	it(
		"gets one line, exactly, by a capture",
		() => {
			let judged = 0;
			const { done } = tryOn((note, words) => {
				const { edit, line } = addMetLine(note.text, words);
				const judge = (after: string): void => {
					const [before, now] = [bodyOf(note.text), bodyOf(after)];
					const { at, inserted } = insertion(before, now);
					const full = inserted.split(/\r\n|\n|\r/).filter((each) => each.trim() !== "");
					if (full.length > 2 || (full.length === 2 && full[0] !== "## Met")) throw new Error("more than the line");
					if (full.at(-1)?.replace(/^ *\S+[ \t]+/, "") !== words) throw new Error(`the line is ${full.at(-1)}`);
					if (!(after.split(/\r\n|\n|\r/)[line - 1] ?? "").endsWith(words)) throw new Error("the line is another");
					const was = readEventText(note.text).met.map(({ text }) => text);
					const is = readEventText(after).met.map(({ text }) => text);
					if (is.length !== was.length + 1 || !is.includes(words)) throw new Error("the line is not read");
					// What is open swallows the line in CommonMark alone, which knows no math.
					if (note.twin === undefined || note.open) return;
					// The same place in the twin, whose lines are as many.
					const place = before.slice(0, at).split(/\r\n|\n|\r/).length - 1;
					const starts = [0, ...[...note.twin.matchAll(/\r\n|\n|\r/g)].map((end) => end.index + end[0].length)];
					const twinAt = at < before.length ? (starts[place] ?? note.twin.length) : note.twin.length;
					const twin = note.twin.slice(0, twinAt) + inserted + note.twin.slice(twinAt);
					const left = leavesOf(parse(note.twin), note.twin).map(key);
					const fresh = leavesOf(parse(twin), twin).map(key);
					for (const each of left) {
						const found = fresh.indexOf(each);
						if (found < 0) throw new Error(`another line became something else: ${each}`);
						fresh.splice(found, 1);
					}
					const expected = [
						...(full.length === 2 ? ["root > heading\u0000## Met"] : []),
						`root > list > listItem > paragraph\u0000${words}`,
					];
					if (JSON.stringify(fresh) !== JSON.stringify(expected))
						throw new Error(`what was written is ${JSON.stringify(fresh)}`);
					judged++;
				};
				return { edit, judge };
			});
			console.log(`capture: ${done} done, ${judged} read by CommonMark`);
			expect(done).toBeGreaterThan(RUNS * 0.5);
			expect(judged).toBeGreaterThan(done * 0.6);
		},
		PATIENCE,
	);

	it(
		"of several days gets each line below those of its day, whose heading is made once",
		() => {
			let made = 0;
			const days = fc.array(fc.constantFrom(...EVENT_DAYS), { minLength: 1, maxLength: 6 });
			const peopleOf = (text: string): string[] =>
				readEventText(text).met.map(({ text: words, day }) => `${day ?? ""} ${words}`);
			const headingsIn = (text: string, day: Day): number =>
				text.split(/\r\n|\n|\r/).filter((each) => each.replace(/^#+ /, "") === day).length;
			fc.assert(
				fc.property(notes, days, (note, written) => {
					let { text } = note;
					for (const [at, day] of written.entries()) {
						const words = `Person ${at}, Acme`;
						const isFirst = day === EVENT_DAYS[0];
						let added: ReturnType<typeof addMetLine>;
						try {
							added = addMetLine(text, words, { day, isFirst });
						} catch (error) {
							if (!(error instanceof Refusal)) throw error;
							if (excuse({ ...note, text }, error) === undefined)
								throw new Error(`refused without need: ${JSON.stringify(error.problem)}`, { cause: error });
							return;
						}
						const after = applyEdit(text, added.edit);
						if (applyEdit(after, invertEdit(added.edit)) !== text) throw new Error("taking it back leaves something");
						const { inserted } = insertion(bodyOf(text), bodyOf(after));
						const full = inserted.split(/\r\n|\n|\r/).filter((each) => each.trim() !== "");
						if (full.pop()?.replace(/^ *\S+[ \t]+/, "") !== words) throw new Error("the line is another");
						const headings = full.filter((each) => each.replace(/^#+ /, "") === day);
						if (full.some((each) => each !== "## Met" && !headings.includes(each)) || headings.length > 1)
							throw new Error(`more than the line and its heading: ${full.join(", ")}`);
						if (headings.length > 0 && headingsIn(text, day) > 0) throw new Error("a second heading of a day");
						if (!(after.split(/\r\n|\n|\r/)[added.line - 1] ?? "").endsWith(words))
							throw new Error("the line told is another");
						const [was, is] = [peopleOf(text), peopleOf(after)];
						// Below a heading of the sixth level there is none for a day.
						const mayBeBare = isFirst || /^\uFEFF? {0,3}#{6}[ \t]/m.test(text);
						const own = is.findIndex((each) => each === `${day} ${words}` || (mayBeBare && each === ` ${words}`));
						if (own < 0) throw new Error(`it is read as ${is.find((each) => each.endsWith(words)) ?? "nobody"}`);
						if (JSON.stringify(is.toSpliced(own, 1)) !== JSON.stringify(was))
							throw new Error("others are of other days");
						made += headings.length;
						text = after;
					}
				}),
				{ numRuns: RUNS },
			);
			expect(made).toBeGreaterThan(RUNS * 0.3);
		},
		PATIENCE,
	);

	it(
		"has one name become a link, or one line be about nobody, in every form of a list",
		() => {
			const { done } = tryOn((note) => {
				const met = readEventText(note.text).met;
				const index = met.findIndex(({ names }) => names.some(({ target }) => target === undefined));
				const line = met[index];
				const name = line?.names.find(({ target }) => target === undefined);
				if (line === undefined || name === undefined) return undefined;
				const nth = met.slice(0, index).filter(({ text }) => text === line.text).length;
				const place = { text: line.text, nth, from: name.from, to: name.to };
				const edit = relink(note.text, place, "[[Tom Reyes|Tom]]");
				const nobody = dismiss(note.text, place);
				const judge = (after: string): void => {
					const all = [note.text, after].map((text) => text.split(/(?<=\r\n|\n|\r(?!\n))/));
					const [was = [], is = []] = all;
					const changed = was.filter((each, at) => each !== is[at]);
					if (was.length !== is.length || changed.length !== 1) throw new Error("not one line was changed");
					const own = is.find((each, at) => each !== was[at]);
					// Words that no link can show stay behind it.
					const asLink = own?.replace("[[Tom Reyes|Tom]]", () => line.text.slice(name.from, name.to));
					if (asLink !== changed[0] && own?.replace("[[Tom Reyes|Tom]] ", "") !== changed[0])
						throw new Error(`the line became ${own}`);
					if (was.indexOf(changed[0] ?? "") > line.line - 1) throw new Error("another line was changed");
					const without = applyEdit(note.text, nobody);
					if (without.replace(" %%nobody%%", "") !== note.text) throw new Error("another word was written");
					const waits = (text: string): number =>
						readEventText(text).met.filter(({ names }) => names.some(({ target }) => target === undefined)).length;
					if (waits(without) !== waits(note.text) - 1) throw new Error("not one line less waits");
				};
				return { edit, judge };
			});
			console.log(`relink: ${done} done`);
			expect(done).toBeGreaterThan(RUNS * 0.1);
		},
		PATIENCE,
	);

	it(
		"gets tasks to meet somebody, and nothing else",
		() => {
			const { done } = tryOn((note) => {
				const edit = addToMeet(note.text, ["[[Dana Fox]]: the move", "Bo Lind, Acme"]);
				const judge = (after: string): void => {
					const { inserted } = insertion(bodyOf(note.text), bodyOf(after));
					const full = inserted.split(/\r\n|\n|\r/).filter((each) => each.trim() !== "");
					const words = full
						.filter((each) => !/^#+ To meet$/.test(each))
						.map((each) => each.replace(/^ *\S+[ \t]+/, ""));
					if (words.join("\n") !== "[ ] [[Dana Fox]]: the move\n[ ] Bo Lind, Acme")
						throw new Error(`what was written is ${JSON.stringify(full)}`);
					const { toMeet, met } = readEventText(after);
					if (toMeet.slice(-2).some(({ done: isDone }) => isDone)) throw new Error("a task is done");
					if (met.length !== readEventText(note.text).met.length) throw new Error("somebody was met");
				};
				return { edit, judge };
			});
			expect(done).toBeGreaterThan(RUNS * 0.5);
		},
		PATIENCE,
	);
});
