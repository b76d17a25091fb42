/** An edit of a note as a value: what to remove where, and what to put there. Nothing else changes. */
import type { LookAlike } from "./lines";

/** One place of an edit. */
export interface Splice {
	/** Where, in UTF-16 units of the text before the edit. */
	readonly at: number;
	/** What stands there, so that an edit never lands on another text. */
	readonly removed: string;
	readonly inserted: string;
}

/** Splices in ascending order that do not overlap; none where there is nothing to do. */
export type Edit = readonly Splice[];

/**
 * Why a note is not edited, as data. `line` is counted from 1 in the note.
 *
 * - `yaml`: the properties do not parse; `detail` is the parser's complaint.
 * - `duplicateKey`: a key stands twice in one mapping; `line` is the second one.
 * - `tabIndent`: a line of the properties is indented with a tab.
 * - `notAMapping`: the properties are a list or a single value.
 * - `tooLarge`: the block of properties is longer, or nests deeper, than any person's, and would take minutes to parse.
 * - `loneReturn`: a carriage return without line feed in the block, which programs read in different ways.
 * - `lookAlike`: what looks like a block of properties is none for the app, or ends elsewhere than it seems to.
 * - `conflictMarkers`: git left both sides of a merge in the note.
 * - `cannotEdit`: the property is written in a way that has no safe replacement (a tag, an anchor in use, an explicit
 *   `? key`, comments inside the value, a block in braces).
 * - `commentMarks`: the text to be logged has an odd number of `%%`.
 * - `openBlock`: a code fence, comment, HTML or math that begins at `line` is never closed, and what is added would be
 *   swallowed by it.
 * - `readBack`: the edited text, read again, did not say what was meant.
 * - `moved`: what the edit takes out does not stand where it should.
 * - `overlap`: two edits of one text touch the same place.
 * - `notUtf8`: the note's bytes are in another encoding than UTF-8, and would be lost for good if it were written.
 * - `halfCharacter`: what is to be written holds one half of a character of two (a lone surrogate), which no file can keep.
 */
export type Problem =
	| { readonly kind: "yaml"; readonly line: number; readonly detail: string }
	| { readonly kind: "duplicateKey"; readonly line: number; readonly key: string }
	| { readonly kind: "tabIndent"; readonly line: number }
	| { readonly kind: "notAMapping"; readonly line: number }
	| { readonly kind: "tooLarge"; readonly line: number }
	| { readonly kind: "loneReturn"; readonly line: number }
	| { readonly kind: "lookAlike"; readonly line: number; readonly cause: LookAlike }
	| { readonly kind: "conflictMarkers"; readonly line: number }
	| { readonly kind: "cannotEdit"; readonly line: number; readonly key: string }
	| { readonly kind: "commentMarks" }
	| { readonly kind: "openBlock"; readonly line: number; readonly block: OpenBlock }
	| { readonly kind: "readBack" }
	| { readonly kind: "moved" }
	| { readonly kind: "overlap" }
	| { readonly kind: "notUtf8"; readonly line: number }
	| { readonly kind: "halfCharacter" };

/** What can begin in a note and swallow the rest of it. */
export type OpenBlock = "fence" | "comment" | "html" | "math";

/** A note that cannot be edited safely. Nothing was changed. */
export class Refusal extends Error {
	readonly problem: Problem;

	constructor(problem: Problem) {
		super(`A note cannot be edited safely: ${problem.kind}`);
		this.name = "Refusal";
		this.problem = problem;
	}
}

/** Splices of one text as an edit; those at one place keep their order. Throws a Refusal (`overlap`). */
export function editOf(splices: readonly Splice[]): Edit {
	const edit = [...splices].filter(({ removed, inserted }) => removed !== inserted).sort((a, b) => a.at - b.at);
	let free = 0;
	for (const { at, removed } of edit) {
		if (at < free) throw new Refusal({ kind: "overlap" });
		free = at + removed.length;
	}
	return edit;
}

/** The text after an edit. Throws a Refusal (`moved`) where `removed` does not stand at `at`. */
export function applyEdit(text: string, edit: Edit): string {
	const parts: string[] = [];
	let done = 0;
	for (const { at, removed, inserted } of edit) {
		if (at < done || at > text.length || !text.startsWith(removed, at)) throw new Refusal({ kind: "moved" });
		parts.push(text.slice(done, at), inserted);
		done = at + removed.length;
	}
	parts.push(text.slice(done));
	return parts.join("");
}

/** The edit that takes `applyEdit(text, edit)` back to `text`. */
export function invertEdit(edit: Edit): Edit {
	let shift = 0;
	return edit.map(({ at, removed, inserted }) => {
		const back = { at: at + shift, removed: inserted, inserted: removed };
		shift += inserted.length - removed.length;
		return back;
	});
}

/**
 * Two edits of the same text, in different places, as one. Where both insert at one place, the first one's text comes
 * first. Throws a Refusal (`overlap`).
 */
export function combineEdits(a: Edit, b: Edit): Edit {
	return editOf([...a, ...b]);
}
