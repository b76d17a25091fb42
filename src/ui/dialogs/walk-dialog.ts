import { setIcon, setTooltip, type App } from "obsidian";
import type { CardText } from "../../actions/read-card";
import type { Day } from "../../domain/day";
import type { Entry } from "../../domain/fading-list";
import type { Person } from "../../domain/person";
import type { Questions } from "../../domain/questions";
import { waysTo } from "../../domain/ways";
import { CARD } from "../../words/card";
import { initials, whenInWords } from "../../words/row";
import { DIALOG, PANE } from "../../words/screen";
import { letterOf } from "../host/key-letter";
import { OpenCard } from "../pane/grid/open-card";
import { renderCardBody, type CardLinks } from "../card/render-card";
import { Dialog, isField } from "./dialog";

/** What one step of the walk can do; each but going on is counted once it was done, and not when it was given up. */
export type WalkAct = "log" | "snooze" | "rest";

/** Whom to walk through, and what each step does. */
export interface WalkModel {
	/** Everybody who waits. */
	readonly entries: readonly Entry[];
	/** How many of them are taken at a time. */
	readonly atATime: number;
	readonly today: Day;
	readonly locale: string;
	readonly questions: Questions;
	readonly people: () => Iterable<Person>;
	readonly readCard: (path: string) => Promise<CardText>;
	/** Calls `done` when it was done. */
	readonly act: (act: WalkAct, entry: Entry, done: () => void) => void;
	/** Opens mail, phone or a link, and offers to log it; calls `done` when it was logged. */
	readonly reachOut: (entry: Entry, evt: MouseEvent | KeyboardEvent, done: () => void) => void;
	readonly open: (entry: Entry, evt?: MouseEvent | KeyboardEvent) => void;
	readonly card: CardLinks;
}

/** What a key does; the arrows are looked at by the direction of the text. */
type Step = WalkAct | "reach" | "next" | "back" | "open";

const KEYS: ReadonlyMap<string, Step> = new Map([
	["l", "log"],
	["r", "reach"],
	["s", "snooze"],
	["n", "next"],
	["o", "open"],
	["p", "rest"],
]);

/** One person after the other of those who wait, a few at a time, by single keys. Ends with what was done. */
export class WalkDialog extends Dialog {
	private readonly model: WalkModel;
	private readonly slot: OpenCard;
	private at = 0;
	/** Where the walk ends for now. */
	private end: number;
	private readonly counts = { log: 0, snooze: 0, rest: 0 };
	private cardEl: HTMLElement | undefined;

	constructor(app: App, model: WalkModel) {
		super(app, DIALOG.walkTitle);
		this.modalEl.addClass("networking-notes-walk");
		this.model = model;
		this.end = Math.min(model.atATime, model.entries.length);
		this.slot = new OpenCard(model.readCard, () => this.renderCard());
	}

	override onOpen(): void {
		super.onOpen();
		this.modalEl.addEventListener("keydown", (evt) => this.onKey(evt));
		this.render();
	}

	private get entry(): Entry | undefined {
		return this.at < this.end ? this.model.entries[this.at] : undefined;
	}

	protected override submit(evt: KeyboardEvent | MouseEvent): void {
		const { entry } = this;
		if (entry === undefined) this.close();
		else this.step(waysTo(entry.person).length > 0 ? "reach" : "log", entry, evt);
	}

	private onKey(evt: KeyboardEvent): void {
		if (evt.defaultPrevented || evt.isComposing || evt.ctrlKey || evt.metaKey || evt.altKey || evt.repeat) return;
		if (isField(evt.target as HTMLElement)) return;
		const rtl = this.contentEl.doc.body.hasClass("mod-rtl");
		const step =
			evt.key === "ArrowRight"
				? rtl
					? "back"
					: "next"
				: evt.key === "ArrowLeft"
					? rtl
						? "next"
						: "back"
					: KEYS.get(letterOf(evt));
		const { entry } = this;
		if (step === undefined || (entry === undefined && step !== "back")) return;
		evt.preventDefault();
		evt.stopPropagation();
		this.step(step, entry, evt);
	}

	private step(step: Step, entry: Entry | undefined, evt: KeyboardEvent | MouseEvent): void {
		const { at, model } = this;
		if (step === "back") {
			if (at > 0) this.goTo(at - 1);
			return;
		}
		if (entry === undefined) return;
		switch (step) {
			case "next":
				return this.goTo(at + 1);
			case "open":
				this.close();
				return model.open(entry, evt);
			case "reach":
				return model.reachOut(entry, evt, () => this.done("log", at));
			default:
				return model.act(step, entry, () => this.done(step, at));
		}
	}

	private done(act: WalkAct, at: number): void {
		this.counts[act]++;
		if (this.at === at) this.goTo(at + 1);
	}

	private goTo(at: number): void {
		this.at = at;
		this.render();
	}

	private render(): void {
		const { contentEl, entry } = this;
		contentEl.empty();
		if (entry === undefined) this.renderEnd();
		else this.renderPerson(entry);
		contentEl.querySelector<HTMLElement>("button.mod-cta")?.focus();
	}

	private renderEnd(): void {
		const { contentEl, model, counts, end } = this;
		this.cardEl = undefined;
		const { entries, locale } = model;
		const left = entries.length - end;
		const text =
			entries.length === 0 ? DIALOG.walkNobody : DIALOG.walkDone(counts.log, counts.snooze, counts.rest, locale);
		contentEl.createEl("p", { text, attr: { role: "status", dir: "auto" } });
		if (left > 0) contentEl.createEl("p", { cls: "networking-notes-hint", text: DIALOG.walkLeft(left, locale) });
		this.renderButtons([
			...(left > 0
				? [
						{
							label: DIALOG.keepGoing,
							run: () => {
								this.end = Math.min(end + model.atATime, entries.length);
								this.render();
							},
						},
					]
				: []),
			{ label: DIALOG.close, run: () => this.close(), main: true },
		]);
	}

	private renderPerson(entry: Entry): void {
		const { contentEl, model } = this;
		const { today, locale, entries } = model;
		const { person } = entry;
		const head = contentEl.createDiv({ cls: "networking-notes-who" });
		head.createSpan({
			cls: "networking-notes-face is-plain",
			text: initials(person.name),
			attr: { "aria-hidden": "true" },
		});
		const title = head.createDiv({
			cls: "networking-notes-walk-name",
			attr: { role: "heading", "aria-level": "2" },
		});
		title.createSpan({ text: person.name, attr: { dir: "auto" } });
		title.createSpan({
			cls: "networking-notes-hint",
			text: DIALOG.walkOf(this.at + 1, this.end, entries.length, locale),
		});
		head.createDiv({
			cls: "networking-notes-who-when networking-notes-hint",
			text: whenInWords(entry, today, locale),
			attr: { dir: "auto" },
		});
		this.slot.close();
		this.slot.toggle(person.path);
		this.cardEl = contentEl.createDiv({ cls: "networking-notes-card" });
		this.renderCard();
		this.renderSteps(entry);
	}

	private renderSteps(entry: Entry): void {
		const row = this.contentEl.createDiv({ cls: "modal-button-container networking-notes-steps" });
		const button = (label: string, key: string, step: Step, cls = ""): HTMLElement => {
			const made = row.createEl("button", {
				text: label,
				cls,
				attr: { type: "button", "aria-keyshortcuts": key, "data-key": key },
			});
			// The second click of two means the first; what it would hit may be about somebody else by then.
			made.addEventListener("click", (evt) => {
				if (evt.detail <= 1) this.step(step, entry, evt);
			});
			return made;
		};
		const arrow = (icon: string, label: string, key: string, step: Step): HTMLElement => {
			const made = button("", key, step, "clickable-icon networking-notes-icon");
			made.setAttribute("aria-label", label);
			setIcon(made, icon);
			setTooltip(made, label);
			return made;
		};
		arrow("arrow-left", DIALOG.back, "ArrowLeft", "back").toggleAttribute("disabled", this.at === 0);
		arrow("arrow-right", DIALOG.next, "ArrowRight", "next");
		button(PANE.letRest, "P", "rest");
		button(PANE.openNote, "O", "open");
		button(DIALOG.snoozeFor, "S", "snooze");
		const canReach = waysTo(entry.person).length > 0;
		button(PANE.log, "L", "log", canReach ? "" : "mod-cta");
		if (canReach) button(CARD.reachOut, "R", "reach", "mod-cta");
	}

	private renderCard(): void {
		const { cardEl, model, entry } = this;
		if (cardEl === undefined || entry === undefined) return;
		cardEl.empty();
		const leave = (run: () => void): void => {
			this.close();
			run();
		};
		const { at } = this;
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
				reachOut: (of, evt) => model.reachOut(of, evt, () => this.done("log", at)),
				log: (of) => model.act("log", of, () => this.done("log", at)),
				snooze: (of) => model.act("snooze", of, () => this.done("snooze", at)),
				rest: (of) => model.act("rest", of, () => this.done("rest", at)),
				more: () => undefined,
			},
			renderCardBody,
		);
	}
}
