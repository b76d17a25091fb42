import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countNotes, everyNote, lastBefore, withNote, withoutNote, type NotesByDay } from "./notes-by-day";

interface Note {
	readonly when: number;
}

describe("the notes of one place", () => {
	it("are those that came and did not go, in the order of their days, however many", () => {
		const steps = fc.array(
			fc.record({ when: fc.integer({ min: 0, max: 40 }), goes: fc.boolean(), times: fc.constantFrom(1, 3, 300, 700) }),
			{ minLength: 1, maxLength: 12 },
		);
		fc.assert(
			fc.property(steps, fc.boolean(), (all, spread) => {
				let notes: NotesByDay<Note> = [];
				const known: Note[] = [];
				for (const { when, goes, times } of all) {
					for (let time = 0; time < times; time++) {
						const gone = goes ? known.splice((time * 7919) % Math.max(known.length, 1), 1)[0] : undefined;
						if (gone !== undefined) notes = withoutNote(notes, gone);
						if (goes) continue;
						// Many of one day, or a few of each of many.
						const note = { when: when + (spread ? time * 2 : 0) };
						known.push(note);
						notes = withNote(notes, note);
					}
					const days = known.map((note) => note.when).sort((a, b) => a - b);
					expect(everyNote(notes).map((note) => note.when)).toEqual(days);
					expect(new Set(everyNote(notes))).toEqual(new Set(known));
					expect(countNotes(notes)).toBe(known.length);
					for (const day of [0, when, when + 1, 500, 5000])
						expect(lastBefore(notes, day)?.when).toBe(days.findLast((each) => each < day));
					expect(everyNote(withoutNote(notes, { when })).length).toBe(known.length);
				}
			}),
			{ numRuns: 60 },
		);
	});
});
