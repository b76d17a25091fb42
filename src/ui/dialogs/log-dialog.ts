import { Platform, type App } from "obsidian";
import { promiseFrom } from "../../domain/promise-words";
import type { Match } from "../../domain/matches";
import { CHANNELS, type Channel, type Direction } from "../../domain/channel";
import { parseDay, type Day } from "../../domain/day";
import type { Person } from "../../domain/person";
import { balanceOf } from "../../domain/gives-and-asks";
import { asksOutnumberGives } from "../../domain/requirements";
import { CARD, matchInWords } from "../../words/card";
import { listed } from "../../words/count";
import { CHANNEL_NAMES, DIALOG } from "../../words/dialogs";
import { balanceInWords, dayInWords } from "../../words/standing";
import { isTyping, letterWithAlt } from "../host/key-letter";
import { renderChoices, type Choices } from "./choices";
import { Dialog, isField } from "./dialog";
import { renderLine } from "./line-field";

/** What the dialog asks about. */
export interface LogModel {
	/** At least one. */
	readonly people: readonly Person[];
	/** Who fits somebody, the best first. */
	readonly matches: (person: Person) => readonly Match[];
	readonly today: Day;
	readonly locale: string;
	readonly summary: boolean;
	/** Why this person would want to connect, as their note says; empty where it says nothing. */
	readonly answer3: (person: Person) => Promise<string>;
	/** What was entered before for the same people, and neither logged nor cancelled. */
	readonly draft: LogEntry | undefined;
	/** What the dialog begins with where there is no draft. */
	readonly begin?: { readonly channel?: Channel | undefined; readonly direction?: Direction; readonly what?: string };
	/** Called when the dialog closes: what was entered, or that nothing of it is left to keep. */
	readonly keepDraft: (draft: LogEntry | undefined) => void;
	/** Logs it; resolves to whether the dialog is done. */
	readonly onLog: (entry: LogEntry) => Promise<boolean>;
}

/** What was entered, still to be checked; immutable. */
export interface LogEntry {
	readonly channel: Channel | undefined;
	readonly direction: Direction | undefined;
	readonly what: string;
	/** As its field gives it: a day, or nothing. */
	readonly day: string;
	/** Something promised, as it was typed. */
	readonly promise: string;
}

const DIRECTIONS = [
	{ value: "gave", label: DIALOG.gave, key: "g", icon: "gift" },
	{ value: "asked", label: DIALOG.asked, key: "a", icon: "hand-helping" },
	{ value: "neither", label: DIALOG.neither, key: "n" },
] as const;

/**
 * Asks how, one line, and whether something was given or asked: a letter, the words and Enter. The letter of a channel is
 * one only in its row, before anything is typed; every other key that types is a letter of the line, wherever the focus is.
 */
export class LogDialog extends Dialog {
	private readonly model: LogModel;
	private entry: LogEntry;
	/** Whether it continues from what was left before. */
	private resumed: boolean;
	/** Whether what was entered is wanted no more: it was logged, or given up. */
	private finished = false;
	private whatEl: HTMLInputElement | undefined;
	private channels: Choices<Channel> | undefined;
	private directions: Choices<Direction | "neither"> | undefined;
	private statusEl: HTMLElement | undefined;
	/** The key whose first press was for the dialog to take as it is; that of another, held on, means nothing here. */
	private pressed: string | undefined;

	constructor(app: App, model: LogModel) {
		const names = listed(model.people.map(({ name }) => name));
		super(app, DIALOG.logTitle(names));
		this.setTitle(names);
		this.modalEl.addClass("networking-notes-log");
		this.model = model;
		this.entry = model.draft ?? this.blank();
		this.resumed = model.draft !== undefined;
	}

	private blank(): LogEntry {
		return {
			channel: undefined,
			direction: undefined,
			what: "",
			day: this.model.today,
			promise: "",
			...this.model.begin,
		};
	}

	private set(patch: Partial<LogEntry>): void {
		this.entry = { ...this.entry, ...patch };
	}

	override onClose(): void {
		const { channel, direction, what, day, promise } = this.entry;
		const typed = what.trim() !== "" || promise.trim() !== "";
		const said = channel !== undefined || direction !== undefined || typed || day !== this.model.today;
		this.model.keepDraft(said && !this.finished ? this.entry : undefined);
		super.onClose();
	}

	private finish(): void {
		this.finished = true;
		this.close();
	}

	override onOpen(): void {
		super.onOpen();
		const { modalEl } = this;
		modalEl.addEventListener("keydown", (evt) => this.beforeKey(evt), { capture: true });
		modalEl.addEventListener("keydown", (evt) => this.typeOn(evt));
		modalEl.addEventListener("paste", (evt) => this.pasteOn(evt));
		this.render();
	}

	private render(): void {
		const { contentEl, model, entry } = this;
		contentEl.empty();
		if (this.resumed) {
			const day = parseDay(entry.day);
			const of = day === undefined || day === model.today ? "" : dayInWords(day, model.today, model.locale);
			const bar = contentEl.createDiv({ cls: "networking-notes-proposal", attr: { role: "status" } });
			bar.createSpan({ text: DIALOG.logResumed(of) });
			bar
				.createEl("button", { text: DIALOG.startAfresh, attr: { type: "button" } })
				.addEventListener("click", () => this.startAfresh());
		}
		this.renderLast();
		this.channels = renderChoices<Channel>(contentEl, {
			label: DIALOG.how,
			letters: "row",
			optional: true,
			choices: CHANNELS.map(({ id, key, icon }) => ({ value: id, label: CHANNEL_NAMES[id], key, icon })),
			value: entry.channel,
			onChoose: (channel, byLetter) => {
				this.set({ channel });
				if (byLetter) this.focusWords();
			},
		});
		const what = renderLine(contentEl, {
			icon: "message-circle",
			label: DIALOG.what,
			hint: DIALOG.whatHint,
			value: entry.what,
			onInput: (words) => this.set({ what: words }),
		});
		what.addEventListener("keydown", (evt) => {
			// One step back from an empty line is the row before it, which is how a wrong letter is put right.
			if (evt.key !== "Backspace" || evt.repeat || evt.isComposing || what.value !== "") return;
			evt.preventDefault();
			this.channels?.focus();
		});
		this.whatEl = what;
		const row = contentEl.createDiv({ cls: "networking-notes-log-row" });
		this.directions = renderChoices<Direction | "neither">(row, {
			label: DIALOG.direction,
			letters: "alt",
			choices: DIRECTIONS,
			value: entry.direction ?? "neither",
			onChoose: (value) => {
				this.set({ direction: value === "neither" ? undefined : value });
				this.renderWarning(warning);
			},
		});
		const warning = contentEl.createDiv({ cls: "networking-notes-give-first", attr: { role: "status" } });
		const promise = renderLine(contentEl, {
			icon: "calendar-check",
			label: DIALOG.promise,
			hint: DIALOG.promiseHint,
			value: entry.promise,
			onInput: (words) => {
				this.set({ promise: words });
				this.renderDue(due);
			},
		});
		promise.setAttribute("aria-describedby", "networking-notes-due");
		const due = contentEl.createDiv({
			cls: "networking-notes-hint networking-notes-due",
			attr: { id: "networking-notes-due", role: "status" },
		});
		this.renderDue(due);
		const day = contentEl.createEl("input", {
			cls: "networking-notes-log-day",
			type: "date",
			value: entry.day,
			attr: { max: model.today, "aria-label": DIALOG.day },
		});
		day.addEventListener("input", () => this.set({ day: day.value }));
		const altKey = Platform.isMacOS ? DIALOG.optionKey : DIALOG.altKey;
		contentEl.createDiv({ cls: "networking-notes-hint networking-notes-key-hint", text: DIALOG.logKeys(altKey) });
		this.statusEl = contentEl.createDiv({ cls: "networking-notes-status-words", attr: { role: "status" } });
		this.renderButtons([
			{ label: DIALOG.cancel, run: () => this.finish() },
			{ label: DIALOG.log, run: () => this.run(new MouseEvent("click")), main: true },
		]);
		this.renderWarning(warning);
		if (entry.what === "") this.channels.focus();
		else this.focusWords();
	}

	/** What was last talked about, to continue from there. */
	private renderLast(): void {
		const { people, today, locale } = this.model;
		const [person, ...others] = people;
		const last = person?.record?.lastWords;
		if (last === undefined || others.length > 0 || last.day > today) return;
		this.contentEl.createDiv({
			cls: "networking-notes-hint networking-notes-last",
			text: DIALOG.last(last.what, dayInWords(last.day, today, locale)),
			attr: { dir: "auto" },
		});
	}

	/** By when a promise is read to be, or that no day was given. */
	private renderDue(el: HTMLElement): void {
		const { today, locale } = this.model;
		const typed = this.entry.promise.trim();
		if (typed === "") {
			el.setText("");
			return;
		}
		const { what, due } = promiseFrom(typed, today);
		el.setText(due === undefined ? DIALOG.promiseOpen : DIALOG.promiseBy(what, dayInWords(due, today, locale)));
	}

	private startAfresh(): void {
		this.entry = this.blank();
		this.resumed = false;
		this.render();
	}

	private focusWords(): void {
		this.pressed = undefined;
		this.whatEl?.focus();
	}

	/** Before anything else sees a key: one that is held on from before, and Alt with a letter. */
	private beforeKey(evt: KeyboardEvent): void {
		if (evt.repeat && evt.code !== this.pressed) {
			// The key that opened the dialog, or that chose in it, is still down: what it repeats was never meant to be typed.
			if (evt.key !== "Enter") evt.preventDefault();
			return;
		}
		this.pressed = evt.code;
		const letter = letterWithAlt(evt);
		const direction = DIRECTIONS.find(({ key }) => key === letter);
		if (direction === undefined) return;
		evt.preventDefault();
		evt.stopPropagation();
		this.directions?.choose(direction.value);
		this.statusEl?.setText(direction.label);
		this.letGoOfAccent(evt);
	}

	/**
	 * On a Mac, Alt+N starts a dead key that the focused field would take even if the event is cancelled, so the focus
	 * leaves the field for that moment.
	 */
	private letGoOfAccent({ key }: KeyboardEvent): void {
		const {
			whatEl,
			contentEl: { win, doc },
		} = this;
		if (key !== "Dead" || whatEl === undefined || doc.activeElement !== whatEl) return;
		this.directions?.focus();
		win.setTimeout(() => whatEl.focus());
	}

	/** Lets a key that types go into the line, wherever the focus is: the browser puts it where the focus is by then. */
	private typeOn(evt: KeyboardEvent): void {
		const target = evt.target as HTMLElement;
		if (evt.defaultPrevented || evt.isComposing || isField(target) || !isTyping(evt)) return;
		// The space bar presses buttons, but not a choice that is chosen already.
		if (evt.key === " " && target.instanceOf(HTMLButtonElement) && target.getAttribute("aria-checked") !== "true")
			return;
		this.whatEl?.focus();
	}

	private pasteOn(evt: ClipboardEvent): void {
		const { whatEl } = this;
		const words = evt.clipboardData?.getData("text/plain").replace(/[\r\n]+/g, " ") ?? "";
		if (whatEl === undefined || words === "" || isField(evt.target as HTMLElement)) return;
		evt.preventDefault();
		whatEl.focus();
		whatEl.setRangeText(
			words,
			whatEl.selectionStart ?? whatEl.value.length,
			whatEl.selectionEnd ?? whatEl.value.length,
			"end",
		);
		this.set({ what: whatEl.value });
	}

	protected override async submit(): Promise<void> {
		if (!(await this.model.onLog(this.entry))) return;
		// Where the dialog was closed while that was under way, what was entered was kept.
		this.model.keepDraft(undefined);
		this.finish();
	}

	/** Product page, section 7: before one more ask, something to give. */
	private renderWarning(el: HTMLElement): void {
		el.empty();
		if (this.entry.direction !== "asked") return;
		for (const person of this.model.people) {
			const balance = balanceOf(person, this.model.summary);
			if (!asksOutnumberGives(balance)) continue;
			el.createEl("p", { text: `${DIALOG.giveFirst(person.name)} ${balanceInWords(balance, this.model.locale)}` });
			const { commonGround, seeks } = person.properties;
			const matches = this.model.matches(person).slice(0, 3);
			const why = el.createEl("p");
			void this.model
				.answer3(person)
				.then((answer) => why.setText(answer === "" ? CARD.giveThemAReason : DIALOG.theirReason(answer)));
			if (seeks.length > 0 && matches.length === 0)
				el.createEl("p", { text: DIALOG.seeks(person.name, listed(seeks)) });
			for (const match of matches) el.createEl("p", { text: matchInWords(match) });
			if (commonGround.length > 0) el.createEl("p", { text: DIALOG.common(listed(commonGround)) });
		}
	}
}
