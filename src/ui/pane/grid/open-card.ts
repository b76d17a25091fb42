/** The one card that can be open: whose it is, and the text of their note, read when it is opened and when the note changes. */
import type { CardText } from "../../../actions/read-card";
import type { Person } from "../../../domain/person";
import { renderCard } from "../../card/render-card";
import type { CardHandlers, CardModel } from "../../card/card-model";

/** Holds at most one open card. */
export class OpenCard {
	private readonly read: (path: string) => Promise<CardText>;
	private readonly redraw: (first: boolean) => void;
	private openPath: string | undefined;
	private text: CardText | null | undefined;
	/** The person whose text was read last: another value once anything in the note has changed. */
	private readFor: Person | undefined;
	/** How often a note was read; drops stale reads. */
	private reads = 0;

	/** `redraw` is told whether it is the first time that the text is there since the card was opened. */
	constructor(read: (path: string) => Promise<CardText>, redraw: (first: boolean) => void) {
		this.read = read;
		this.redraw = redraw;
	}

	/** Whose card is open. */
	get path(): string | undefined {
		return this.openPath;
	}

	/** Opens a person's card, and closes it where it is open. */
	toggle(path: string): void {
		this.openPath = this.openPath === path ? undefined : path;
		this.text = undefined;
		this.readFor = undefined;
	}

	/** Closes whatever card is open. */
	close(): void {
		if (this.openPath !== undefined) this.toggle(this.openPath);
	}

	/** Reads a note again where its card is open: its words may have changed where nothing of the person did. */
	changed(path: string): void {
		if (path !== this.openPath) return;
		this.readFor = undefined;
		this.redraw(false);
	}

	/** Draws the card; while the note is being read, with what was known of it before. */
	render(el: HTMLElement, model: Omit<CardModel, "text">, on: CardHandlers, draw = renderCard): void {
		const { person } = model.entry;
		if (this.readFor !== person) void this.load(person);
		draw(el, { ...model, text: this.text }, on);
	}

	private async load(person: Person): Promise<void> {
		this.readFor = person;
		const read = ++this.reads;
		let text: CardText | null;
		try {
			text = await this.read(person.path);
		} catch {
			text = null; // Gone or not readable: the card says so.
		}
		if (this.readFor !== person || this.reads !== read) return;
		const first = this.text === undefined;
		this.text = text;
		this.redraw(first);
	}
}
