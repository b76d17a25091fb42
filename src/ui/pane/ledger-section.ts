/** Below the people who are searched for: those of quiet ledgers, who have no note. A press opens the fields for one, filled in. */
import { setIcon } from "obsidian";
import type { FoundInLedgers } from "../../actions/ledger";
import type { LedgerPerson } from "../../exchange/ledger";
import { foundInWords, LEDGER } from "../../words/exchange";
import { initials } from "../../words/row";

/** Where people of ledgers are found, and what becomes of them. */
export interface LedgerSource {
	/** Finds people by a query; undefined where `isOver` said so before the end. */
	readonly search: (query: string, isOver: () => boolean) => Promise<FoundInLedgers | undefined>;
	readonly promote: (person: LedgerPerson) => void;
}

/** What the section asks the pane, and tells it. */
export interface LedgerHost {
	/** Others are shown, or nobody any more. */
	readonly changed: () => void;
	/** The arrow goes up beyond the first of them. */
	readonly leave: () => void;
}

/** Shows who was found, and looks again for each other query. */
export class LedgerSection {
	private readonly el: HTMLElement;
	private readonly source: LedgerSource;
	private readonly on: LedgerHost;
	private query = "";
	private turn = 0;
	private found: FoundInLedgers = { people: [], more: false };

	constructor(el: HTMLElement, source: LedgerSource, on: LedgerHost) {
		this.el = el;
		this.source = source;
		this.on = on;
		el.hidden = true;
		el.setAttrs({ role: "group", "aria-label": LEDGER.title });
		el.addEventListener("keydown", (evt) => this.onKey(evt));
	}

	/** The first of those shown. */
	get first(): LedgerPerson | undefined {
		return this.found.people[0];
	}

	/** Shows who is found by a query, once that is known; nobody for an empty one. */
	show(query: string): void {
		if (query === this.query) return;
		this.query = query;
		void this.look();
	}

	/** Looks again: a ledger, or who has a note, may be another. */
	refresh(): void {
		if (this.query !== "") void this.look();
	}

	/** Puts the focus on the first; returns whether there is one. */
	focus(): boolean {
		const [first] = this.rows();
		first?.focus();
		return first !== undefined;
	}

	/** Ends what is being looked for. */
	close(): void {
		this.turn++;
	}

	private async look(): Promise<void> {
		const turn = ++this.turn;
		const isOver = (): boolean => this.turn !== turn;
		const found =
			this.query === ""
				? { people: [], more: false }
				: await this.source.search(this.query, isOver).catch(() => undefined);
		if (isOver() || found === undefined) return;
		// What is drawn already stays, with the focus in it.
		if (JSON.stringify(found) === JSON.stringify(this.found)) return;
		this.found = found;
		this.draw();
		this.on.changed();
	}

	private rows(): HTMLElement[] {
		return [...this.el.querySelectorAll<HTMLElement>("button")];
	}

	private draw(): void {
		const { el, found } = this;
		const held = this.rows().findIndex((row) => row === el.doc.activeElement);
		el.empty();
		el.hidden = found.people.length === 0;
		if (el.hidden) return;
		el.createDiv({ cls: "networking-notes-ledger-title", text: LEDGER.title, attr: { "aria-hidden": "true" } });
		for (const person of found.people) this.drawRow(person);
		if (found.more) el.createDiv({ cls: "networking-notes-hint", text: LEDGER.more, attr: { dir: "auto" } });
		if (held >= 0) (this.rows()[held] ?? this.rows().at(-1))?.focus();
	}

	private drawRow(person: LedgerPerson): void {
		const { name } = person.found;
		const said = foundInWords(person.found);
		const row = this.el.createEl("button", {
			cls: "networking-notes-ledger-row",
			attr: { type: "button", "aria-label": LEDGER.promote(name, said), title: LEDGER.from(person.ledger) },
		});
		row.createSpan({ cls: "networking-notes-face is-unknown", text: initials(name), attr: { "aria-hidden": "true" } });
		const words = row.createSpan({ cls: "networking-notes-ledger-words" });
		words.createSpan({ cls: "networking-notes-name", text: name, attr: { dir: "auto" } });
		if (said !== "") words.createSpan({ cls: "networking-notes-hint", text: said, attr: { dir: "auto" } });
		setIcon(row.createSpan({ cls: "networking-notes-event-icon", attr: { "aria-hidden": "true" } }), "user-plus");
		row.addEventListener("click", () => this.source.promote(person));
	}

	private onKey(evt: KeyboardEvent): void {
		const step = evt.key === "ArrowDown" ? 1 : evt.key === "ArrowUp" ? -1 : 0;
		if (step === 0 || evt.isComposing) return;
		evt.preventDefault();
		const rows = this.rows();
		const to = rows.findIndex((row) => row === evt.target) + step;
		if (to < 0) this.on.leave();
		else rows[to]?.focus();
	}
}
