import type { App } from "obsidian";
import type { CardText } from "../../actions/read-card";
import type { Day } from "../../domain/day";
import type { Entry } from "../../domain/fading-list";
import type { Match } from "../../domain/matches";
import type { Person } from "../../domain/person";
import type { Questions } from "../../domain/questions";
import { waysTo } from "../../domain/ways";
import { CARD } from "../../words/card";
import { whenInWords } from "../../words/row";
import { DIALOG } from "../../words/dialogs";
import { PANE } from "../../words/pane";
import { letterOf } from "../host/key-letter";
import { OnePress } from "../host/one-press";
import { OpenCard } from "../pane/grid/open-card";
import { renderCardBody } from "../card/render-card";
import type { CardLinks } from "../card/card-model";
import { Dialog, isField } from "./dialog";
import { asIconButton } from "../icon-button";
import { isOthers, renderSteps, renderTurn, wayOf } from "./walk-parts";

/** What one step of the walk can do; each but going on is counted once it was done, and not when it was given up. */
export type WalkAct = "log" | "snooze" | "rest";

/** Whom to walk through, and what each step does. */
export interface WalkModel {
	/** Everybody who waits and was not seen today. */
	readonly entries: readonly Entry[];
	/** How many wait in all. */
	readonly waiting: number;
	/** How many were seen today, before this walk. */
	readonly seen: number;
	/** How many are taken a day, and at a time beyond that. */
	readonly atATime: number;
	/** Called for each person the walk goes past. */
	readonly passed: (entry: Entry) => void;
	readonly today: Day;
	readonly locale: string;
	readonly questions: Questions;
	readonly people: () => Iterable<Person>;
	readonly matches: (person: Person) => readonly Match[];
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
	/** The places of those who wait no more. */
	private readonly dealtWith = new Set<number>();
	private cardEl: HTMLElement | undefined;
	private readonly presses = new OnePress();

	constructor(app: App, model: WalkModel) {
		super(app, DIALOG.walkTitle);
		this.modalEl.addClass("networking-notes-walk");
		this.model = model;
		this.end = Math.min(Math.max(model.atATime - model.seen, 0), model.entries.length);
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

	/** How many of the day's people came before this walk; of a round beyond them, none. */
	private get before(): number {
		return this.model.seen < this.model.atATime ? this.model.seen : 0;
	}

	protected override submit(evt: KeyboardEvent | MouseEvent): void {
		const { entry } = this;
		if (entry === undefined) this.close();
		else this.step(waysTo(entry.person).length > 0 ? "reach" : "log", entry, evt);
	}

	private onKey(evt: KeyboardEvent): void {
		if (isOthers(evt) || isField(evt.target as HTMLElement)) return;
		const way = wayOf(evt, this.contentEl.doc);
		const step = way === 0 ? KEYS.get(letterOf(evt)) : way > 0 ? "next" : "back";
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
		}
		// Twice the same key is meant for one person, and the next one is there already.
		if (!this.presses.takes(evt, step === "rest")) return;
		switch (step) {
			case "reach":
				return model.reachOut(entry, evt, () => this.done("log", at));
			default:
				return model.act(step, entry, () => this.done(step, at));
		}
	}

	private done(act: WalkAct, at: number): void {
		this.counts[act]++;
		this.dealtWith.add(at);
		if (this.at !== at) return;
		this.goTo(at + 1);
		this.presses.moved(this.contentEl.win);
	}

	private goTo(at: number): void {
		this.presses.went();
		const { entry } = this;
		if (at > this.at && entry !== undefined) this.model.passed(entry);
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
			entries.length === 0
				? DIALOG.walkNobody
				: end === 0
					? DIALOG.walkEnough(model.seen, locale)
					: DIALOG.walkDone(counts.log, counts.snooze, counts.rest, locale);
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
		const { today, locale } = model;
		const { person } = entry;
		renderTurn(
			contentEl,
			person.name,
			DIALOG.walkOf(this.at + 1 + this.before, this.end + this.before, model.waiting - this.dealtWith.size, locale),
			whenInWords(entry, today, locale),
		);
		this.slot.close();
		this.slot.toggle(person.path);
		this.cardEl = contentEl.createDiv({ cls: "networking-notes-card" });
		this.renderCard();
		this.renderSteps(entry);
	}

	private renderSteps(entry: Entry): void {
		const add = renderSteps(this.contentEl, "modal-button-container");
		const button = (label: string, key: string, step: Step, cls = ""): HTMLElement =>
			add(label, key, (evt) => this.step(step, entry, evt), cls);
		asIconButton(button("", "ArrowLeft", "back"), "arrow-left", DIALOG.back).toggleAttribute("disabled", this.at === 0);
		asIconButton(button("", "ArrowRight", "next"), "arrow-right", DIALOG.next);
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
			{
				entry,
				today: model.today,
				locale: model.locale,
				questions: model.questions,
				people: model.people,
				matches: model.matches,
			},
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
