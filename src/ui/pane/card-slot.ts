/** The one card that can be open: whose it is, and the text of their note, read when it is opened and when the note changes. */
import type { CardText } from "../../acts/read-card";
import type { Person } from "../../domain/person";
import { renderCard, type CardHandlers, type CardModel } from "./render-card";

/** See the top of this file. */
export class CardSlot {
	private readonly read: (path: string) => Promise<CardText>;
	private readonly redraw: () => void;
	private openPath: string | undefined;
	private text: CardText | null | undefined;
	/** The person whose text was read last: another value once anything in the note has changed. */
	private readFor: Person | undefined;

	constructor(read: (path: string) => Promise<CardText>, redraw: () => void) {
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

	/** Draws the card; while the note is being read, with what was known of it before. */
	render(el: HTMLElement, model: Omit<CardModel, "text">, on: CardHandlers): void {
		const { person } = model.entry;
		if (this.readFor !== person) void this.load(person);
		renderCard(el, { ...model, text: this.text }, on);
	}

	private async load(person: Person): Promise<void> {
		this.readFor = person;
		let text: CardText | null;
		try {
			text = await this.read(person.path);
		} catch {
			text = null; // Gone or not readable: the card says so.
		}
		if (this.readFor !== person) return;
		this.text = text;
		this.redraw();
	}
}
