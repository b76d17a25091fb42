import { Setting, type App } from "obsidian";
import type { Choice } from "../../actions/import-people";
import type { FactName, ReadFile } from "../../exchange/found-person";
import { LEDGER_FROM } from "../../exchange/ledger";
import { usualTreatment, type Reviewed, type Treatment } from "../../exchange/review";
import { foldedText } from "../../domain/search";
import { DIALOG } from "../../words/dialogs";
import { foundInWords, IMPORT, leftOutInWords, reviewInWords, skippedInWords, SOURCES } from "../../words/exchange";
import { Dialog } from "./dialog";
import { RowList } from "./row-list";

/** What was read and compared, and what becomes of it. */
export interface ImportModel {
	readonly fileName: string;
	readonly file: ReadFile;
	readonly reviewed: readonly Reviewed[];
	readonly locale: string;
	/** Where a quiet ledger would be kept; empty where no folder is set for them. */
	readonly ledgerFolder: string;
	/** Keeps the file as a quiet ledger; the dialog is closed by then. */
	readonly onKeep: () => void;
	/** Begins in the background; the dialog is closed by then. */
	readonly onImport: (choices: readonly Choice[], resting: boolean) => void;
}

/** Which people of the file are shown. */
type Shown = "all" | "new" | "here" | "perhaps";

/** What a row offers; `overwrite` fills in as well. */
type Decision = Treatment | "overwrite";

/** As many lines of what was not read are listed. */
const MOST_LINES = 200;

/** The review before an import: who is new, who is here, and what was not read. Nothing is written before the button is pressed. */
export class ImportDialog extends Dialog {
	private readonly model: ImportModel;
	/** Decisions that differ from the default. */
	private readonly decided = new Map<Reviewed, Decision>();
	private readonly haystacks = new Map<Reviewed, string>();
	private shown: readonly Reviewed[];
	private which: Shown = "all";
	private query = "";
	private resting = true;
	/** Whether the file is kept as a quiet ledger, and no note is written. */
	private quiet: boolean;
	private restEl: HTMLElement | undefined;
	private list: RowList | undefined;
	private importEl: HTMLButtonElement | undefined;
	private countEl: HTMLElement | undefined;

	constructor(app: App, model: ImportModel) {
		super(app, IMPORT.title);
		this.modalEl.addClass("networking-notes-import");
		this.model = model;
		this.shown = model.reviewed;
		this.quiet = model.ledgerFolder !== "" && model.file.people.length >= LEDGER_FROM;
	}

	/** Thousands of notes are made by the button, and not by an Enter on the way. */
	protected override get submitsByEnter(): boolean {
		return false;
	}

	override onOpen(): void {
		super.onOpen();
		const { contentEl, model } = this;
		const { file, reviewed, locale, fileName } = model;
		const count = (which: Shown): number => reviewed.filter((each) => isOf(each, which)).length;
		contentEl.createEl("p", {
			text: IMPORT.intro(fileName, SOURCES[file.source], reviewed.length, locale),
			attr: { dir: "auto" },
		});
		if (model.ledgerFolder !== "") this.renderAs();
		const bar = contentEl.createDiv({ cls: "networking-notes-import-bar" });
		const search = bar.createEl("input", {
			attr: { type: "search", placeholder: IMPORT.search, "aria-label": IMPORT.search, dir: "auto" },
		});
		search.addEventListener("input", () => {
			this.query = search.value;
			this.filter();
		});
		const select = bar.createEl("select", { cls: "dropdown", attr: { "aria-label": IMPORT.show } });
		for (const which of ["all", "new", "here", "perhaps"] as const)
			select.createEl("option", { text: IMPORT.shown[which](count(which), locale), attr: { value: which } });
		select.addEventListener("change", () => {
			this.which = select.value as Shown;
			this.filter();
		});
		this.list = new RowList(contentEl, {
			label: IMPORT.people,
			height: 68,
			narrowHeight: 120,
			count: () => this.shown.length,
			render: (el, index) => this.renderRow(el, index),
		});
		this.renderUnread(file);
		const rest = new Setting(contentEl)
			.setName(IMPORT.rest)
			.setDesc(IMPORT.restHint)
			.addToggle((toggle) => {
				toggle.setValue(this.resting).onChange((on) => {
					this.resting = on;
				});
				toggle.toggleEl.querySelector("input")?.setAttribute("aria-label", IMPORT.rest);
			});
		this.restEl = rest.settingEl;
		this.countEl = contentEl.createDiv({ cls: "networking-notes-hint", attr: { role: "status" } });
		this.renderButtons([
			{ label: DIALOG.close, run: () => this.close() },
			{ label: IMPORT.importNow, run: () => this.run(new MouseEvent("click")), main: true },
		]);
		this.importEl = contentEl.querySelector<HTMLButtonElement>(".modal-button-container .mod-cta") ?? undefined;
		this.list.refresh();
		this.count();
		search.focus();
	}

	private renderAs(): void {
		const setting = new Setting(this.contentEl).setName(IMPORT.as);
		const describe = (): void => {
			setting.setDesc(this.quiet ? IMPORT.asLedgerHint(this.model.ledgerFolder) : IMPORT.asNotesHint);
		};
		describe();
		setting.addDropdown((dropdown) => {
			dropdown.addOption("notes", IMPORT.asNotes).addOption("ledger", IMPORT.asLedger);
			dropdown.selectEl.setAttribute("aria-label", IMPORT.as);
			dropdown.setValue(this.quiet ? "ledger" : "notes").onChange((as) => {
				this.quiet = as === "ledger";
				describe();
				this.list?.refresh();
				this.count();
			});
		});
	}

	private decision(reviewed: Reviewed): Decision {
		return this.decided.get(reviewed) ?? usualTreatment(reviewed);
	}

	private filter(): void {
		const words = foldedText(this.query)
			.split(/\s+/)
			.filter((word) => word !== "");
		this.shown = this.model.reviewed.filter(
			(each) => isOf(each, this.which) && words.every((word) => this.haystack(each).includes(word)),
		);
		this.list?.refresh();
	}

	private haystack(reviewed: Reviewed): string {
		const known = this.haystacks.get(reviewed);
		if (known !== undefined) return known;
		const { name, facts } = reviewed.found;
		const made = foldedText(
			[name, ...facts.aliases, facts.company, facts.role, facts.place, ...facts.email].join("\n"),
		);
		this.haystacks.set(reviewed, made);
		return made;
	}

	private renderRow(el: HTMLElement, index: number): void {
		const reviewed = this.shown[index];
		if (reviewed === undefined) return;
		const { found, here } = reviewed;
		const words = el.createDiv({ cls: "networking-notes-import-words" });
		const first = words.createDiv({ cls: "networking-notes-import-name" });
		first.createSpan({ text: found.name, attr: { dir: "auto" } });
		first.createSpan({ cls: "networking-notes-hint", text: foundInWords(found), attr: { dir: "auto" } });
		const said = reviewInWords(reviewed, this.quiet);
		el.createDiv({
			cls: "networking-notes-import-said networking-notes-hint",
			text: said,
			attr: { dir: "auto", title: said },
		});
		if (this.quiet) return;
		const select = el.createEl("select", {
			cls: "dropdown",
			attr: { "aria-label": IMPORT.whatToDo(found.name, said) },
		});
		const offered: readonly Decision[] =
			here === undefined
				? ["create", "leave"]
				: [
						...(here.fills.length > 0 ? (["fill"] as const) : []),
						...(here.differs.length > 0 ? (["overwrite"] as const) : []),
						"create",
						"leave",
					];
		for (const each of offered) select.createEl("option", { text: IMPORT.decisions[each], attr: { value: each } });
		select.value = this.decision(reviewed);
		select.addEventListener("change", () => {
			this.decided.set(reviewed, select.value as Decision);
			this.count();
		});
	}

	private renderUnread({ skipped, leftOut, unused }: ReadFile): void {
		const { contentEl, model } = this;
		if (skipped.length + leftOut.length + unused.length === 0) return;
		const details = contentEl.createEl("details", { cls: "networking-notes-import-unread" });
		details.createEl("summary", {
			text: IMPORT.unread(skipped.length, leftOut.length, unused.length, model.locale),
		});
		const list = details.createEl("ul", { attr: { tabindex: "0" } });
		const lines = [...skipped.map(skippedInWords), ...leftOut.map(leftOutInWords)];
		for (const line of lines.slice(0, MOST_LINES)) list.createEl("li", { text: line, attr: { dir: "auto" } });
		if (lines.length > MOST_LINES) list.createEl("li", { text: IMPORT.more(lines.length - MOST_LINES, model.locale) });
		if (unused.length > 0) list.createEl("li", { text: IMPORT.unused(unused), attr: { dir: "auto" } });
	}

	/** Says what the button would do. */
	private count(): void {
		const counts = { create: 0, fill: 0, leave: 0 };
		for (const each of this.model.reviewed) {
			const decision = this.decision(each);
			counts[decision === "overwrite" ? "fill" : decision]++;
		}
		const { locale, file, ledgerFolder } = this.model;
		this.countEl?.setText(
			this.quiet ? IMPORT.wouldKeep(file.people.length, ledgerFolder, locale) : IMPORT.would(counts, locale),
		);
		if (this.restEl !== undefined) this.restEl.hidden = this.quiet;
		if (this.importEl === undefined) return;
		this.importEl.setText(this.quiet ? IMPORT.keepNow : IMPORT.importNow);
		this.importEl.disabled = !this.quiet && counts.create + counts.fill === 0;
	}

	protected override submit(): void {
		if (this.quiet) {
			this.close();
			this.model.onKeep();
			return;
		}
		const choices = this.model.reviewed.map((reviewed): Choice => {
			const decision = this.decision(reviewed);
			if (decision !== "overwrite") return { reviewed, treatment: decision };
			const names = reviewed.here?.differs.map(({ name }) => name) ?? [];
			return { reviewed, treatment: "fill", overwrite: new Set<FactName>(names) };
		});
		this.close();
		this.model.onImport(choices, this.resting);
	}
}

function isOf({ here }: Reviewed, which: Shown): boolean {
	if (which === "all") return true;
	return which === "new" ? here === undefined : here !== undefined && here.sure === (which === "here");
}
