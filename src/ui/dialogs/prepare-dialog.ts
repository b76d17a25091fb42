import type { App } from "obsidian";
import type { AttendeeList } from "../../domain/attendees";
import type { Likely, Preparation, ToMeet, Unknown } from "../../actions/prepare";
import { candidateInWords, PREPARE, promptInNote, promptInWords } from "../../words/events";
import { foundInWords, LEDGER } from "../../words/exchange";
import { DIALOG } from "../../words/dialogs";
import { Dialog } from "./dialog";

/** What the dialog shows, and what becomes of what is chosen. */
export interface PrepareModel {
	readonly title: string;
	readonly today: string;
	readonly locale: string;
	/** The list that was pasted before. */
	readonly list: string;
	/** The file that was read before. */
	readonly file: AttendeeFile | undefined;
	readonly keepList: (list: string, file: AttendeeFile | undefined) => void;
	/** Lets a file of the vault or of this device be picked, and hands it over once it is read. */
	readonly pickFile: (take: (file: AttendeeFile) => void) => void;
	/** Reads a file that was dropped; undefined where it is no list. */
	readonly readFile: (file: File) => Promise<AttendeeFile | undefined>;
	/** Who may come, by a list and by that of a file; undefined where that can't be told. */
	readonly prepare: (list: string, file: AttendeeFile | undefined) => Preparation | undefined;
	/** Writes tasks under To meet; resolves to whether they were written. */
	readonly write: (chosen: readonly ToMeet[]) => Promise<boolean>;
}

/** A list of attendees that was read from a file. */
export interface AttendeeFile extends AttendeeList {
	readonly name: string;
}

/** How long nothing must be typed before a list is looked through, in milliseconds. */
const TYPING_PAUSE_MS = 400;

/** Who is likely to come, and whom to meet: a list is pasted, and what is ticked is written when told. */
export class PrepareDialog extends Dialog {
	private readonly model: PrepareModel;
	private list: string;
	private file: AttendeeFile | undefined;
	private fileEl: HTMLElement | undefined;
	private timer: number | undefined;
	private rowsEl: HTMLElement | undefined;
	private statusEl: HTMLElement | undefined;
	/** What is ticked, by the path of the person or the name on the list. */
	private readonly ticked = new Map<string, ToMeet>();
	/** What was shown already: its tick is the user's. */
	private readonly shown = new Set<string>();

	constructor(app: App, model: PrepareModel) {
		super(app, model.title);
		this.model = model;
		this.list = model.list;
		this.file = model.file;
		this.modalEl.addClass("networking-notes-prepare");
	}

	override onOpen(): void {
		super.onOpen();
		const { contentEl } = this;
		const area = contentEl.createEl("textarea", {
			attr: { "aria-label": PREPARE.list, placeholder: PREPARE.listHint, rows: "3", dir: "auto" },
		});
		area.value = this.list;
		area.addEventListener("input", () => {
			this.list = area.value;
			window.clearTimeout(this.timer);
			this.timer = window.setTimeout(() => this.renderRows(), TYPING_PAUSE_MS);
		});
		this.fileEl = contentEl.createDiv({ cls: "networking-notes-prepare-file" });
		this.renderFile();
		this.takeDrops();
		this.statusEl = contentEl.createDiv({ cls: "networking-notes-hint", attr: { role: "status", dir: "auto" } });
		this.rowsEl = contentEl.createDiv();
		this.renderButtons([
			{ label: DIALOG.cancel, run: () => this.close() },
			{ label: PREPARE.write, run: () => this.run(new MouseEvent("click")), main: true },
		]);
		this.renderRows();
		area.focus();
	}

	override onClose(): void {
		window.clearTimeout(this.timer);
		this.model.keepList(this.list, this.file);
		super.onClose();
	}

	private takeFile(file: AttendeeFile | undefined): void {
		this.file = file;
		this.renderFile();
		this.renderRows();
		this.fileEl?.querySelector("button")?.focus();
	}

	private renderFile(): void {
		const { fileEl: el, file, model } = this;
		if (el === undefined) return;
		el.empty();
		if (file !== undefined)
			el.createSpan({
				text: PREPARE.ofFile(file.name, file.attendees.length, file.skipped, model.locale),
				attr: { dir: "auto" },
			});
		el.createEl("button", {
			text: file === undefined ? PREPARE.file : PREPARE.withoutFile,
			attr: { type: "button" },
		}).addEventListener("click", () => {
			if (file === undefined) model.pickFile((picked) => this.takeFile(picked));
			else this.takeFile(undefined);
		});
	}

	private takeDrops(): void {
		const el = this.modalEl;
		el.addEventListener("dragover", (evt) => {
			if (evt.dataTransfer?.types.includes("Files") === true) evt.preventDefault();
		});
		el.addEventListener("drop", (evt) => {
			const [file] = evt.dataTransfer?.files ?? [];
			if (file === undefined) return;
			evt.preventDefault();
			this.once(async () => {
				const read = await this.model.readFile(file);
				if (read !== undefined) this.takeFile(read);
			});
		});
	}

	private renderRows(): void {
		const { rowsEl: el, model } = this;
		const found = model.prepare(this.list, this.file);
		if (el === undefined) return;
		el.empty();
		this.statusEl?.setText(
			found === undefined ? "" : PREPARE.found(found.onList.length, found.unknown.length, found.skipped, model.locale),
		);
		if (found === undefined) return;
		this.section(
			el,
			PREPARE.onList,
			found.onList.map((each) => this.likelyRow(each, true)),
		);
		this.section(
			el,
			PREPARE.likely,
			found.likely.map((each) => this.likelyRow(each, false)),
		);
		this.section(
			el,
			PREPARE.unknown,
			found.unknown.map((each) => this.unknownRow(each)),
		);
		if (found.onList.length + found.likely.length + found.unknown.length === 0)
			el.createEl("p", { cls: "networking-notes-hint", text: PREPARE.nobody });
	}

	private section(el: HTMLElement, title: string, rows: readonly ((into: HTMLElement) => void)[]): void {
		if (rows.length === 0) return;
		const group = el.createDiv({ attr: { role: "group", "aria-label": title } });
		group.createEl("h3", { cls: "networking-notes-prepare-title", text: title });
		for (const row of rows) row(group);
	}

	private likelyRow(likely: Likely, preselect: boolean): (into: HTMLElement) => void {
		const { person, reasons, attendee, unsure, prompts, noted } = likely;
		return this.row({
			key: person.path,
			name: person.name,
			why: candidateInWords({ reasons }),
			what: prompts.map((prompt) => promptInWords(prompt, this.model.locale)),
			noted,
			preselect: preselect && !unsure,
			toMeet: { person, words: promptInNote(prompts[0]), ...(attendee === undefined ? {} : { attendee }) },
			note: unsure && attendee !== undefined ? PREPARE.maybe(attendee.name) : "",
		});
	}

	private unknownRow({ attendee, through, inLedgers, noted }: Unknown): (into: HTMLElement) => void {
		const names = through.map(({ name }) => name);
		const words = names.length === 0 ? "" : PREPARE.through(names);
		return this.row({
			key: `name ${attendee.name}, ${attendee.company}`,
			name: attendee.company === "" ? attendee.name : `${attendee.name}, ${attendee.company}`,
			why: "",
			what: [...inLedgers.map((each) => LEDGER.known(foundInWords(each.found), each.ledger)), words].filter(
				(each) => each !== "",
			),
			noted,
			preselect: false,
			toMeet: { attendee, words },
			note: "",
		});
	}

	private row(row: {
		readonly key: string;
		readonly name: string;
		readonly why: string;
		readonly what: readonly string[];
		readonly noted: boolean;
		readonly preselect: boolean;
		readonly toMeet: ToMeet;
		readonly note: string;
	}): (into: HTMLElement) => void {
		return (into) => {
			const { key, toMeet } = row;
			if (!this.shown.has(key) && row.preselect && !row.noted) this.ticked.set(key, toMeet);
			this.shown.add(key);
			const label = into.createEl("label", { cls: "networking-notes-prepare-row" });
			const box = label.createEl("input", { type: "checkbox" });
			box.checked = this.ticked.has(key);
			box.disabled = row.noted;
			box.addEventListener("change", () => {
				if (box.checked) this.ticked.set(key, toMeet);
				else this.ticked.delete(key);
			});
			const text = label.createDiv();
			text.createDiv({ text: row.name, attr: { dir: "auto" } });
			const why = [row.note, row.why, row.noted ? PREPARE.noted : ""].filter((each) => each !== "").join(" · ");
			if (why !== "") text.createDiv({ cls: "networking-notes-hint", text: why, attr: { dir: "auto" } });
			for (const what of row.what)
				text.createDiv({ cls: "networking-notes-prepare-what", text: what, attr: { dir: "auto" } });
		};
	}

	protected override async submit(): Promise<void> {
		if (this.ticked.size === 0) {
			this.statusEl?.setText(PREPARE.chooseFirst);
			return;
		}
		if (await this.model.write([...this.ticked.values()])) this.close();
	}
}
