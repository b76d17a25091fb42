import type { App } from "obsidian";
import type { CardText } from "../../actions/read-card";
import type { Day } from "../../domain/day";
import type { Entry } from "../../domain/fading-list";
import type { Person } from "../../domain/person";
import type { Questions } from "../../domain/questions";
import { DIALOG, PANE } from "../../words/screen";
import { OpenCard } from "../pane/grid/open-card";
import { renderCardBody, type CardLinks } from "../card/render-card";
import { Dialog } from "./dialog";

/** What one step of the walk can lead to. */
export type WalkAct = "log" | "snooze" | "rest";

/** Whom to walk through, and what each step does. Each act calls `done` when it was done, not when it was given up. */
export interface WalkModel {
	readonly entries: readonly Entry[];
	readonly today: Day;
	readonly locale: string;
	readonly questions: Questions;
	readonly people: () => Iterable<Person>;
	readonly readCard: (path: string) => Promise<CardText>;
	readonly act: (act: WalkAct, entry: Entry, done: () => void) => void;
	readonly open: (entry: Entry, evt?: MouseEvent | KeyboardEvent) => void;
	readonly card: CardLinks;
	readonly setCadence: (entry: Entry) => void;
}

/** One person after the other of those who wait: log, snooze, skip, open, let it rest. Ends with what was done. */
export class WalkDialog extends Dialog {
	private readonly model: WalkModel;
	private readonly slot: OpenCard;
	private at = 0;
	private readonly counts = { log: 0, snooze: 0, rest: 0 };
	private cardEl: HTMLElement | undefined;

	constructor(app: App, model: WalkModel) {
		super(app, DIALOG.walkTitle);
		this.modalEl.addClass("networking-notes-walk");
		this.model = model;
		this.slot = new OpenCard(model.readCard, () => this.renderCard());
	}

	override onOpen(): void {
		super.onOpen();
		this.render();
	}

	protected override submit(): void {
		const entry = this.model.entries[this.at];
		if (entry === undefined) this.close();
		else this.act("log", entry);
	}

	private act(act: WalkAct, entry: Entry): void {
		const { at } = this;
		this.model.act(act, entry, () => {
			if (this.at !== at) return;
			this.counts[act]++;
			this.next();
		});
	}

	private next(): void {
		this.at++;
		this.render();
	}

	private render(): void {
		const { contentEl, model } = this;
		contentEl.empty();
		const entry = model.entries[this.at];
		if (entry === undefined) {
			this.cardEl = undefined;
			const { log, snooze, rest } = this.counts;
			const text = model.entries.length === 0 ? DIALOG.walkNobody : DIALOG.walkDone(log, snooze, rest, model.locale);
			contentEl.createEl("p", { text, attr: { role: "status" } });
			this.renderButtons([{ label: DIALOG.close, run: () => this.close(), main: true }]);
		} else {
			const title = contentEl.createDiv({
				cls: "networking-notes-walk-name",
				attr: { role: "heading", "aria-level": "2" },
			});
			title.createSpan({ text: entry.person.name, attr: { dir: "auto" } });
			title.createSpan({
				cls: "networking-notes-hint",
				text: DIALOG.walkOf(this.at + 1, model.entries.length, model.locale),
			});
			this.slot.close();
			this.slot.toggle(entry.person.path);
			this.cardEl = contentEl.createDiv({ cls: "networking-notes-card" });
			this.renderCard();
			this.renderButtons([
				{ label: PANE.letRest, run: () => this.act("rest", entry) },
				{
					label: PANE.openNote,
					run: () => {
						this.close();
						model.open(entry);
					},
				},
				{ label: DIALOG.snoozeFor, run: () => this.act("snooze", entry) },
				{ label: DIALOG.skip, run: () => this.next() },
				{ label: PANE.log, run: () => this.act("log", entry), main: true },
			]);
		}
		contentEl.querySelector<HTMLElement>("button.mod-cta")?.focus();
	}

	private renderCard(): void {
		const { cardEl, model } = this;
		const entry = model.entries[this.at];
		if (cardEl === undefined || entry === undefined) return;
		cardEl.empty();
		const leave = (run: () => void): void => {
			this.close();
			run();
		};
		this.slot.render(
			cardEl,
			{ entry, today: model.today, locale: model.locale, questions: model.questions, people: model.people },
			{
				...model.card,
				// What leads to a note leads out of the dialog that covers it.
				openLink: (target, of, evt) => leave(() => model.card.openLink(target, of, evt)),
				openPerson: (person, evt) => leave(() => model.card.openPerson(person, evt)),
				openSource: (of, found) => leave(() => model.card.openSource(of, found)),
				explain: (of) => leave(() => model.card.explain(of)),
				openAt: (of, unreadable) => leave(() => model.card.openAt(of, unreadable)),
				open: (of, evt) => leave(() => model.open(of, evt)),
				log: (of) => this.act("log", of),
				snooze: (of) => this.act("snooze", of),
				more: () => undefined,
				rest: (of) => this.act("rest", of),
			},
			renderCardBody,
		);
	}
}
