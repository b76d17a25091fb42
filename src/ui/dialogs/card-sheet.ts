import type { App } from "obsidian";
import type { CardSheetModel } from "../card/card-model";
import { whenInWords } from "../../words/row";
import { OpenCard } from "../pane/grid/open-card";
import { Dialog } from "./dialog";

/** A person's card on a phone: a sheet from below, with its actions in reach of the thumb. */
export class CardSheet extends Dialog {
	private readonly model: CardSheetModel;
	private readonly slot: OpenCard;
	private stop: (() => void) | undefined;

	constructor(app: App, model: CardSheetModel) {
		super(app, model.entry()?.person.name ?? "");
		this.model = model;
		this.slot = new OpenCard(model.readCard, () => this.render());
		this.modalEl.addClass("networking-notes-sheet");
		this.containerEl.addClass("networking-notes-sheet-container");
	}

	override onOpen(): void {
		super.onOpen();
		this.slot.toggle(this.model.entry()?.person.path ?? "");
		this.stop = this.model.onChange(() => this.render());
		this.render();
	}

	override onClose(): void {
		this.stop?.();
		super.onClose();
	}

	protected override submit(): void {
		const entry = this.model.entry();
		if (entry !== undefined) this.leave(() => this.model.handlers.log(entry));
	}

	private leave(run: () => void): void {
		this.close();
		run();
	}

	private render(): void {
		const entry = this.model.entry();
		if (entry === undefined) {
			this.close();
			return;
		}
		const { contentEl, model } = this;
		const { handlers } = model;
		const card = model.card();
		contentEl.empty();
		contentEl.createDiv({
			cls: "networking-notes-sheet-when networking-notes-hint",
			text: whenInWords(entry, card.today, card.locale),
		});
		const el = contentEl.createDiv({ cls: "networking-notes-card" });
		this.slot.render(
			el,
			{ ...card, entry },
			{
				...handlers,
				openLink: (target, of, evt) => this.leave(() => handlers.openLink(target, of, evt)),
				open: (of, evt) => this.leave(() => handlers.open(of, evt)),
				openPerson: (person, evt) => this.leave(() => handlers.openPerson(person, evt)),
				openAt: (of, unreadable) => this.leave(() => handlers.openAt(of, unreadable)),
				openSource: (of, found) => this.leave(() => handlers.openSource(of, found)),
				explain: (of) => this.leave(() => handlers.explain(of)),
				log: (of) => this.leave(() => handlers.log(of)),
				snooze: (of, evt) => this.leave(() => handlers.snooze(of, evt)),
			},
		);
	}
}
