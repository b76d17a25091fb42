import { Modal, type App } from "obsidian";
import type { Day } from "../../domain/day";
import { noteName } from "../../domain/note-name";
import type { Person } from "../../domain/person";
import { daysOnRecord, type NotePlace, type WhyDates } from "../../domain/contact-sources";
import { sourceInWords, WHY, WHY_NOT } from "../../words/contact-sources";
import { dayInWords } from "../../words/standing";

/** Where the dates of a person come from. */
export interface WhyModel {
	readonly person: Person;
	readonly why: WhyDates;
	readonly today: Day;
	readonly locale: string;
	readonly open: (place: NotePlace) => void;
}

/** Page size; a long journal has more. */
const AT_ONCE = 100;

/** Lists every contact with its source, which opens, and every link that is none with the reason. */
export class WhyTheseDatesDialog extends Modal {
	private readonly model: WhyModel;

	constructor(app: App, model: WhyModel) {
		super(app);
		this.model = model;
		this.setTitle(WHY.title(model.person.name));
		this.modalEl.addClass("networking-notes-dialog");
		this.modalEl.setAttribute("aria-label", WHY.title(model.person.name));
	}

	override onOpen(): void {
		const {
			person,
			why: { contacts, leftOut },
			today,
			locale,
		} = this.model;
		const onRecord = daysOnRecord(contacts, today);
		this.contentEl.createEl("h3", { text: onRecord === 0 ? WHY.none : WHY.days(onRecord, locale) });
		this.renderList(
			contacts,
			({ day, source }) =>
				`${dayInWords(day, today, locale)} · ${sourceInWords(source, person.properties.spelled)}${day > today ? ` · ${WHY.toCome}` : ""}`,
		);
		if (leftOut.length === 0) return;
		this.contentEl.createEl("h3", { text: WHY.leftOut(leftOut.length, locale) });
		this.renderList(leftOut, ({ why }) => WHY_NOT[why]);
		this.contentEl.createEl("p", { cls: "networking-notes-hint", text: WHY.unseen });
	}

	override onClose(): void {
		this.contentEl.empty();
	}

	private renderList<T extends NotePlace>(items: readonly T[], words: (item: T) => string): void {
		const list = this.contentEl.createEl("ul", { cls: "networking-notes-dates" });
		const draw = (from: number): void => {
			for (const item of items.slice(from, from + AT_ONCE)) {
				const row = list.createEl("li");
				const name = noteName(item.path);
				const link = row.createEl("a", {
					text: WHY.at(name, item.line, this.model.locale),
					attr: { href: "#", dir: "auto" },
				});
				row.createSpan({ text: ` · ${words(item)}` });
				link.addEventListener("click", (evt) => {
					evt.preventDefault();
					this.close();
					this.model.open(item);
				});
			}
			const left = items.length - from - AT_ONCE;
			if (left <= 0) return;
			const more = list
				.createEl("li")
				.createEl("button", { text: WHY.more(left, this.model.locale), attr: { type: "button" } });
			more.addEventListener("click", () => {
				more.parentElement?.remove();
				draw(from + AT_ONCE);
			});
		};
		draw(0);
	}
}
