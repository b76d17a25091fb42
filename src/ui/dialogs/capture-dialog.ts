import type { App } from "obsidian";
import type { MetLine, NewPeople } from "../../domain/event";
import { CAPTURE, newPeopleInWords } from "../../words/events";
import { DIALOG } from "../../words/dialogs";
import { Dialog } from "./dialog";

/** What the dialog shows of an event, and what becomes of a line. */
export interface CaptureModel {
	readonly event: string;
	readonly locale: string;
	/** What was typed and not noted, to go on from; or what a link brought. */
	readonly text: string;
	/** Called when the dialog closes: what is left in the field. */
	readonly keepText: (text: string) => void;
	/** How a line is understood. */
	readonly read: (text: string) => Omit<MetLine, "line">;
	/** How many new people were met so far; undefined where the event's note was not read yet. */
	readonly people: () => NewPeople | undefined;
	/** Tells of changes of that; returns what ends it. */
	readonly onChange: (listener: () => void) => () => void;
	/** Notes a line; resolves to what takes it back, or undefined where it was refused. */
	readonly capture: (text: string) => Promise<(() => Promise<boolean>) | undefined>;
}

/** One line for each person met: Enter notes it and waits for the next. */
export class CaptureDialog extends Dialog {
	private readonly model: CaptureModel;
	private text: string;
	private inputEl: HTMLInputElement | undefined;
	private readEl: HTMLElement | undefined;
	private countEl: HTMLElement | undefined;
	private listEl: HTMLElement | undefined;
	private end: (() => void) | undefined;

	constructor(app: App, model: CaptureModel) {
		super(app, model.event);
		this.model = model;
		this.text = model.text;
		this.modalEl.addClass("networking-notes-capture");
	}

	override onOpen(): void {
		super.onOpen();
		const { contentEl, model } = this;
		this.countEl = contentEl.createDiv({ cls: "networking-notes-hint", attr: { dir: "auto" } });
		this.inputEl = contentEl.createEl("input", {
			type: "text",
			cls: "networking-notes-capture-line",
			placeholder: CAPTURE.placeholder,
			attr: { "aria-label": CAPTURE.line, autocapitalize: "words", enterkeyhint: "send", dir: "auto" },
		});
		this.inputEl.value = this.text;
		this.inputEl.addEventListener("input", () => {
			this.text = this.inputEl?.value ?? "";
			this.showRead();
		});
		this.readEl = contentEl.createDiv({ cls: "networking-notes-capture-read", attr: { role: "status" } });
		this.listEl = contentEl.createEl("ul", {
			cls: "networking-notes-captured",
			attr: { "aria-label": CAPTURE.noted },
		});
		this.renderButtons([
			{ label: CAPTURE.done, run: () => this.close() },
			{ label: CAPTURE.note, run: () => this.run(new MouseEvent("click")), main: true },
		]);
		this.end = model.onChange(() => this.showCount());
		this.showCount();
		this.showRead();
		this.inputEl.focus();
	}

	override onClose(): void {
		this.end?.();
		this.model.keepText(this.text);
		super.onClose();
	}

	private showCount(): void {
		const people = this.model.people();
		this.countEl?.setText(people === undefined ? "" : newPeopleInWords(people, this.model.locale));
	}

	/** Says what is understood, so that nobody has to learn a grammar. */
	private showRead(): void {
		const el = this.readEl;
		if (el === undefined) return;
		el.empty();
		if (this.text.trim() === "") {
			el.createSpan({ cls: "networking-notes-hint", text: CAPTURE.hint });
			return;
		}
		const { names, company, said, seeks, offers, promised } = this.model.read(this.text);
		const chip = (label: string, words: string): void => {
			const span = el.createSpan({ cls: "networking-notes-chip", attr: { dir: "auto" } });
			if (label !== "") span.createSpan({ cls: "networking-notes-chip-label", text: `${label} ` });
			span.appendText(words);
		};
		if (names.length === 0) {
			el.createSpan({ cls: "networking-notes-hint", text: CAPTURE.noName });
			return;
		}
		for (const { words } of names) chip("", words);
		if (company !== "") chip("", company);
		for (const words of said) chip("", words);
		for (const words of seeks) chip(CAPTURE.seeks, words);
		for (const words of offers) chip(CAPTURE.offers, words);
		for (const words of promised) chip(CAPTURE.promised, words);
	}

	protected override async submit(): Promise<void> {
		const { text } = this;
		if (text.trim() === "") {
			this.inputEl?.focus();
			return;
		}
		const undo = await this.model.capture(text);
		if (undo !== undefined) {
			this.showNoted(text, undo);
			// What was typed while a slow disk wrote stays.
			const typed = this.inputEl?.value ?? "";
			this.text = typed === text ? "" : typed.startsWith(text) ? typed.slice(text.length) : typed;
			if (this.inputEl !== undefined) this.inputEl.value = this.text;
			this.showRead();
		}
		this.inputEl?.focus();
	}

	private showNoted(text: string, undo: () => Promise<boolean>): void {
		const { listEl } = this;
		if (listEl === undefined) return;
		const item = listEl.createEl("li");
		listEl.prepend(item);
		item.createSpan({ text, attr: { dir: "auto" } });
		const button = item.createEl("button", {
			text: DIALOG.undo,
			attr: { type: "button", "aria-label": CAPTURE.undo(text) },
		});
		button.addEventListener("click", () => {
			this.once(async () => {
				if (!(await undo())) return;
				item.remove();
				if (this.text === "") {
					this.text = text;
					if (this.inputEl !== undefined) this.inputEl.value = text;
					this.showRead();
				}
				this.inputEl?.focus();
			});
		});
	}
}
