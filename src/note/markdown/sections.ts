/** Where the parts of a note are. */
import { scanNote } from "./block-scanner";
import type { NoteLine } from "./line-types";

export { scanBody, scanNote } from "./block-scanner";
export type { Heading, LineKind, NoteEnd, NoteLine, TopItem } from "./line-types";

/** A heading and what stands beneath it. */
export interface Section {
	/** 1 to 6. */
	readonly level: number;
	/** The heading's words, as they are spelled, without its signs. */
	readonly text: string;
	/** The line of the heading, counted from 1; the underline of one that is underlined. */
	readonly line: number;
	/** Where the heading's own line begins. */
	readonly headingFrom: number;
	/** Where the line after the heading begins. */
	readonly from: number;
	/** Where the next heading of the same or a higher level begins, or the note ends. */
	readonly to: number;
}

/** Gathers the sections of a note while its lines are visited; `length` is that of the note. */
export class SectionFinder {
	/** The headings that are in no code, comment, quotation or list, in order, each with what stands beneath it. */
	readonly sections: readonly Section[];
	private readonly found: (Section & { to: number })[] = [];
	private readonly open: { level: number; to: number }[] = [];
	private readonly length: number;

	constructor(length: number) {
		this.length = length;
		this.sections = this.found;
	}

	/** Takes in the next line. */
	readonly visit = ({ heading, depth, number, next }: NoteLine): void => {
		if (heading === undefined || depth > 0) return;
		const { open } = this;
		while ((open.at(-1)?.level ?? 0) >= heading.level) {
			const closed = open.pop();
			if (closed !== undefined) closed.to = heading.from;
		}
		const section = {
			level: heading.level,
			text: heading.text,
			line: number,
			headingFrom: heading.from,
			from: next,
			to: this.length,
		};
		this.found.push(section);
		open.push(section);
	};
}

/** The headings of a note that are in no code, comment, quotation or list, in order, each with what stands beneath it. */
export function sectionsOf(text: string): readonly Section[] {
	const finder = new SectionFinder(text.length);
	scanNote(text, finder.visit, true);
	return finder.sections;
}
