/** Whether properties were changed as meant, judged by bytes and by a second YAML parser. Throws what is wrong. */
import { CORE_SCHEMA, load } from "second-yaml";
import type { Note } from "./generate-notes";
import type { Piece, Target } from "./generate-properties";
import { cut, propertiesOf } from "./yaml-judge";

/** A value as it was to be written; undefined for a property that was to go. */
export type Value = string | number | boolean | readonly string[] | undefined;

/** What was to change, by key as it is spelled in the note. */
export type Meant = ReadonlyMap<string, Value>;

/** The key under which a note has a property, and so is to have it. */
export function keyOf({ pieces }: Note, target: Target): string {
	const keys = (pieces ?? []).filter((piece) => piece.target === target).map(({ key }) => key ?? "");
	return keys.includes(target) ? target : (keys[0] ?? target);
}

/** What is to be written for a property: under the key that the note has for it; taken out under all of them. */
export function meantFor(note: Note, target: Target, value: Value): readonly (readonly [string, Value])[] {
	if (value !== undefined) return [[keyOf(note, target), value]];
	return (note.pieces ?? []).filter((piece) => piece.target === target).map(({ key }) => [key ?? "", undefined]);
}

/** Whether a note's block is the one that it was made of: not so where a break at its top begins one by chance. */
export function isKnown({ text, pieces }: Note): boolean {
	return (cut(text).open !== "") === (pieces !== undefined);
}

function same(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}

function endingsOf(text: string): Set<string> {
	return new Set(text.match(/\r\n|\n|\r/g) ?? []);
}

/** The pieces of a block with their text as it stands in the note. */
function textsOf(yaml: string, pieces: readonly Piece[]): readonly { readonly piece: Piece; readonly text: string }[] {
	const lines = yaml.split(/(?<=\n)/);
	let at = 0;
	return pieces.map((piece) => {
		const text = lines.slice(at, at + piece.lines.length).join("");
		at += piece.lines.length;
		return { piece, text };
	});
}

function says(yaml: string, wanted: Meant): boolean {
	const value = load(/^(?:[ \t]*(?:#.*)?\r?\n?)*$/.test(yaml) ? "{}" : yaml, { schema: CORE_SCHEMA }) as object | null;
	return same(
		Object.entries(value ?? {}),
		[...wanted].filter(([, each]) => each !== undefined),
	);
}

/** The same, of a part that may have been cut in the middle of a value. */
function saysSafely(yaml: string, wanted: Meant): boolean {
	try {
		return says(yaml, wanted);
	} catch {
		return false;
	}
}

/** Every piece that was not to change stands where it stood, and between them only what was. */
function judgePieces(before: string, after: string, pieces: readonly Piece[], meant: Meant): void {
	const standing = textsOf(before, pieces);
	if (standing.map(({ text }) => text).join("") !== before) throw new Error("the pieces are not the block");
	const left = new Map(meant);
	const isNew = [...meant].some(([key, value]) => value !== undefined && !pieces.some((piece) => piece.key === key));
	/** The empty lines at the end of the block, where new properties stand above them. */
	let kept = "";
	let at = 0;
	let wanted = new Map<string, Value>();
	let comments: string[] = [];
	const closeGap = (gap: string): void => {
		if (!says(gap, wanted)) throw new Error(`there stands ${JSON.stringify(gap)} for ${JSON.stringify([...wanted])}`);
		for (const comment of comments) if (!gap.includes(comment)) throw new Error(`the comment ${comment} is gone`);
		wanted = new Map();
		comments = [];
	};
	for (let index = 0; index < standing.length;) {
		const run: string[] = [];
		while (index < standing.length && !meant.has(standing[index]?.piece.key ?? ""))
			run.push(standing[index++]?.text ?? "");
		const all = run.join("");
		if (index === standing.length && isNew) {
			// What is new stands behind the last line with anything in it, but for empty lines that a text block keeps.
			const trail = /(?:^|(?<=\n))(?:[ \t]*\r?\n)*$/.exec(all)?.[0] ?? "";
			if (after === trail || after.endsWith(`\n${trail}`)) kept = trail;
		}
		const fixed = all.slice(0, all.length - kept.length);
		let place = fixed === "" ? at : after.indexOf(fixed, at);
		// An empty line stands in more than one place: it is the one above which all is as meant.
		const fits = (): boolean =>
			(place === 0 || after[place - 1] === "\n") && saysSafely(after.slice(at, place), wanted);
		const first = place;
		while (place >= 0 && fixed !== "" && !fits()) place = after.indexOf(fixed, place + 1);
		if (place < 0) place = first;
		// Without anything new the last of them stands at the end, which may be an empty line like others.
		if (index === standing.length && !isNew && fixed !== "")
			place = after.endsWith(fixed) ? after.length - fixed.length : -1;
		if (place < 0) throw new Error(`${JSON.stringify(fixed)} does not stand as it stood`);
		if (fixed !== "") closeGap(after.slice(at, place));
		at = place + fixed.length;
		while (index < standing.length && meant.has(standing[index]?.piece.key ?? "")) {
			const { piece, text } = standing[index++] as { piece: Piece; text: string };
			const key = piece.key ?? "";
			wanted.set(key, meant.get(key));
			left.delete(key);
			if (meant.get(key) !== undefined)
				comments.push(...(text.match(/(?<=\s)# ?\S.*?$/gm)?.map((comment) => comment.trimEnd()) ?? []));
		}
	}
	for (const [key, value] of left) wanted.set(key, value);
	closeGap(after.slice(at, after.length - kept.length));
}

/**
 * Judges a note whose properties were changed; says whether the second parser could read it, without which only the
 * bytes are judged.
 */
export function judgeBlock(note: Note, after: string, meant: Meant): boolean {
	const { text } = note;
	const [was, is] = [cut(text), cut(after)];
	const isNew = was.open === "" && is.open !== "";
	if (is.mark !== was.mark) throw new Error("the byte-order mark is not as it was");
	if (isNew ? is.rest.replace(/^---\r?\n/, "") !== was.rest : is.open !== was.open || is.rest !== was.rest)
		throw new Error("the text below is not as it was");
	const endings = endingsOf(text);
	for (const ending of endingsOf(is.yaml + (isNew ? is.open : ""))) {
		if (endings.size > 0 ? !endings.has(ending) : ending !== "\n")
			throw new Error(`a line ending ${JSON.stringify(ending)} that the note does not have`);
	}
	if (note.pieces !== undefined && isKnown(note)) judgePieces(was.yaml, is.yaml, note.pieces, meant);
	const [old, now] = [propertiesOf(text), propertiesOf(after)];
	if (old === undefined) return false;
	const expected = [
		...old
			.filter(([key]) => !meant.has(key) || meant.get(key) !== undefined)
			.map(([key, value]) => [key, meant.has(key) ? meant.get(key) : value]),
		...[...meant].filter(([key, value]) => value !== undefined && !old.some(([known]) => known === key)),
	];
	if (!same(now, expected))
		throw new Error(`the properties are ${JSON.stringify(now)}, not ${JSON.stringify(expected)}`);
	return true;
}

/**
 * Whether a note without properties begins as if it had some: dashes in its first line with anything in it, and a key below.
 * Nothing is put above that.
 */
function beginsLikeProperties({ text, pieces }: Note): boolean {
	if (pieces !== undefined) return false;
	const [first = "", ...rest] = text
		.replace(/^\uFEFF+/, "")
		.split(/\r\n|\n|\r/)
		.map((line) => line.trim())
		.filter((line) => line !== "");
	return (
		/^[-\u2010-\u2015\u2212]+$/.test(first) && /^[^:]+:(?:\s|$)/.test(rest.find((line) => !line.startsWith("#")) ?? "")
	);
}

/** Why a change of properties may be refused; undefined where nothing known of the note excuses it. */
export function excuseOf(note: Note, changed: Iterable<string>): string | undefined {
	const pieces = note.pieces ?? [];
	if (note.conflict) return "conflict";
	if (!isKnown(note)) return "a break that begins a block";
	if (beginsLikeProperties(note)) return "a break with a key below";
	if (pieces.some(({ broken }) => broken)) return "broken";
	const keys = pieces.flatMap(({ key }) => (key === undefined ? [] : [key]));
	if (new Set(keys).size < keys.length) return "a key twice";
	const all = new Set(changed);
	if (pieces.some(({ key, stubborn }) => stubborn && all.has(key ?? ""))) return "stubborn";
	// The empty lines below a property that goes would become part of such a text.
	return pieces.some(({ lines }) => lines.some((line) => /: [|>]\d?\+/.test(line)))
		? "a text that keeps the lines below it"
		: undefined;
}
