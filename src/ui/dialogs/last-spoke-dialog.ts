import type { App } from "obsidian";
import type { CardText } from "../../actions/read-card";
import type { Day } from "../../domain/day";
import type { Entry } from "../../domain/fading-list";
import type { RoughAnswer } from "../../domain/rough-days";
import { COMMANDS } from "../../words/commands";
import { LAST_SPOKE } from "../../words/last-spoke";
import { rowReasons } from "../../words/row";
import { DIALOG } from "../../words/dialogs";
import { letterOf } from "../host/key-letter";
import { OnePress } from "../host/one-press";
import { Dialog } from "./dialog";
import { asIconButton } from "../icon-button";
import { isOthers, renderSteps, renderTurn, wayOf } from "./walk-parts";

/** Who is asked about, and what becomes of the answers. */
export interface LastSpokeModel {
	readonly entries: readonly Entry[];
	readonly today: Day;
	readonly locale: string;
	readonly readCard: (path: string) => Promise<CardText>;
	/** Writes an answer; resolves to whether it was written. */
	readonly answer: (entry: Entry, answer: RoughAnswer) => Promise<boolean>;
	/** What was written so far, in words; empty where nothing was. */
	readonly written: () => string;
	readonly undo: () => void;
	readonly closed: () => void;
}

const ANSWERS: readonly (readonly [key: string, answer: RoughAnswer])[] = [
	["W", "week"],
	["M", "month"],
	["Q", "quarter"],
	["L", "longer"],
	["N", "never"],
	["X", "nobody"],
];

/** Asks when one last spoke, one person without a date after the other, a key each. Can be left at any of them. */
export class LastSpokeDialog extends Dialog {
	private readonly model: LastSpokeModel;
	private at = 0;
	/** What was said of whom, by their place. */
	private readonly said = new Map<number, RoughAnswer>();
	private readonly presses = new OnePress();
	/** The last answer being written: each waits for the one before. */
	private writing: Promise<unknown> = Promise.resolve();

	constructor(app: App, model: LastSpokeModel) {
		super(app, COMMANDS.lastSpoke);
		this.modalEl.addClass("networking-notes-last-spoke");
		this.model = model;
	}

	override onOpen(): void {
		super.onOpen();
		this.modalEl.addEventListener("keydown", (evt) => this.onKey(evt));
		this.render();
	}

	override onClose(): void {
		super.onClose();
		void this.writing.then(() => this.model.closed());
	}

	/** Enter goes on: what answers is a key or a button of its own. */
	protected override submit(): void {
		if (this.entry === undefined) this.close();
		else this.goTo(this.at + 1);
	}

	private get entry(): Entry | undefined {
		return this.model.entries[this.at];
	}

	private onKey(evt: KeyboardEvent): void {
		if (isOthers(evt)) return;
		const way = wayOf(evt, this.contentEl.doc);
		const letter = letterOf(evt);
		const [, answer] = ANSWERS.find(([key]) => key.toLowerCase() === letter) ?? [];
		if (way !== 0) this.goTo(this.at + way);
		else if (answer !== undefined && this.entry !== undefined) this.answer(answer, evt);
		else return;
		evt.preventDefault();
		evt.stopPropagation();
	}

	private answer(answer: RoughAnswer, evt: KeyboardEvent | MouseEvent): void {
		const { at, entry } = this;
		if (entry === undefined || !this.presses.takes(evt, true)) return;
		const before = this.said.get(at);
		this.said.set(at, answer);
		this.writing = this.writing
			.then(() => this.model.answer(entry, answer))
			.then((isWritten) => {
				if (isWritten) return;
				if (before === undefined) this.said.delete(at);
				else this.said.set(at, before);
			});
		this.goTo(at + 1);
		this.presses.moved(this.contentEl.win);
	}

	private goTo(at: number): void {
		const { length } = this.model.entries;
		if (at < 0 || at > length) return;
		this.presses.went();
		this.at = at;
		// What was written is told in the end, when all of it is.
		if (at === length) void this.writing.then(() => this.render());
		else this.render();
	}

	private render(): void {
		const { contentEl, entry } = this;
		contentEl.empty();
		if (entry === undefined) this.renderEnd();
		else this.renderPerson(entry);
	}

	private renderEnd(): void {
		const { contentEl, model } = this;
		const written = model.written();
		contentEl.createEl("p", {
			text: written === "" ? LAST_SPOKE.nothing : written,
			attr: { role: "status", dir: "auto" },
		});
		this.renderButtons([
			{ label: DIALOG.back, run: () => this.goTo(this.at - 1) },
			...(written === ""
				? []
				: [
						{
							label: LAST_SPOKE.undo,
							run: () => {
								this.close();
								model.undo();
							},
						},
					]),
			{ label: DIALOG.close, run: () => this.close(), main: true },
		]);
		contentEl.querySelector<HTMLElement>("button.mod-cta")?.focus();
	}

	private renderPerson(entry: Entry): void {
		const { contentEl, model, at } = this;
		const { person } = entry;
		const title = renderTurn(
			contentEl,
			person.name,
			LAST_SPOKE.of(at + 1, model.entries.length, model.locale),
			rowReasons(entry, model.today, model.locale).first,
		);
		this.renderOpening(contentEl.createDiv({ cls: "networking-notes-opening" }), entry);
		this.renderAnswers(at);
		contentEl.createEl("p", { cls: "networking-notes-hint", text: LAST_SPOKE.hint, attr: { dir: "auto" } });
		this.renderArrows(at);
		// No button has the focus: Enter would press it, and nothing is meant before it is chosen.
		title.focus({ preventScroll: true });
	}

	/** The first words of their note, to remember them by. */
	private renderOpening(el: HTMLElement, { person }: Entry): void {
		void this.model.readCard(person.path).then(
			({ opening, answers: [why] }) => {
				for (const words of why === "" ? opening : [why]) el.createEl("p", { text: words, attr: { dir: "auto" } });
			},
			() => undefined,
		);
	}

	private renderAnswers(at: number): void {
		const add = renderSteps(this.contentEl, "networking-notes-rough");
		for (const [key, answer] of ANSWERS)
			add(LAST_SPOKE.answers[answer], key, (evt) => this.answer(answer, evt)).setAttribute(
				"aria-pressed",
				String(this.said.get(at) === answer),
			);
	}

	private renderArrows(at: number): void {
		const add = renderSteps(this.contentEl, "modal-button-container");
		const arrow = (key: string, icon: string, label: string, by: number): HTMLElement =>
			asIconButton(
				add("", key, () => this.goTo(at + by)),
				icon,
				label,
			);
		arrow("ArrowLeft", "arrow-left", DIALOG.back, -1).toggleAttribute("disabled", at === 0);
		arrow("ArrowRight", "arrow-right", LAST_SPOKE.skip, 1);
		add(LAST_SPOKE.enough, "Esc", () => this.close());
	}
}
