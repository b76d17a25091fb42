import type { App } from "obsidian";
import type { NewPersonFields, NewPersonInput } from "../../actions/create-person";
import type { LedgerPerson } from "../../exchange/ledger";
import { DIALOG } from "../../words/dialogs";
import { Dialog } from "./dialog";
import { blankDraft, NewPersonForm, type NewPersonDraft, type NewPersonSurroundings } from "./new-person-form";

/** What the dialog begins with, and what becomes of what was entered. */
export interface NewPersonModel extends NewPersonSurroundings {
	readonly title: string;
	/** What it begins with: the event that is on, or what a quiet ledger tells of somebody. */
	readonly blank: NewPersonDraft;
	/** What was left unsaved the last time, to go on from. */
	readonly draft: NewPersonDraft | undefined;
	/** Called when the dialog closes, as a click beside it does: what is left unsaved, or that nothing is. */
	readonly keepDraft: (draft: NewPersonDraft | undefined) => void;
	readonly openExisting: (path: string) => void;
	readonly makePerson: (path: string) => void;
	/** Saves; resolves to whether it was saved. `last`: nobody else follows. `ledger`: whom the fields were filled in from. */
	readonly onSave: (
		input: Pick<NewPersonInput, "name" | "answers" | "another">,
		fields: NewPersonFields,
		how: { readonly last: boolean; readonly ledger: LedgerPerson | undefined },
	) => Promise<boolean>;
}

/** Asks for a name, which is enough, and for what one knows just after meeting somebody. */
export class NewPersonDialog extends Dialog {
	private readonly model: NewPersonModel;
	private readonly form: NewPersonForm;
	/** Whether it continues from what was left unsaved. */
	private resumed: boolean;
	/** What the fields began with: so far nothing was entered. */
	private begun: NewPersonDraft;
	/** Whether what was entered is wanted no more: it was saved, or the user went to the note that there was. */
	private finished = false;

	constructor(app: App, model: NewPersonModel) {
		super(app, model.title);
		this.model = model;
		this.resumed = model.draft !== undefined;
		this.begun = model.blank;
		this.form = new NewPersonForm(app, model, model.draft ?? model.blank, {
			makePerson: (path) => {
				this.finish();
				model.makePerson(path);
			},
			openExisting: (path) => {
				this.finish();
				model.openExisting(path);
			},
			addAnother: () => this.once(() => this.save(true, true)),
			refilled: () => this.render(),
		});
		this.modalEl.addClass("networking-notes-new-person");
	}

	override onOpen(): void {
		super.onOpen();
		this.contentEl.addEventListener(
			"keydown",
			(evt) => {
				if (
					evt.key !== "Enter" ||
					!evt.shiftKey ||
					evt.isComposing ||
					(evt.target as HTMLElement).instanceOf(HTMLTextAreaElement)
				)
					return;
				evt.preventDefault();
				this.once(() => this.save(false, false));
			},
			{ capture: true },
		);
		this.render();
	}

	override onClose(): void {
		const { begun } = this;
		const { entered } = this.form;
		const { answers, ...fields } = entered;
		const isOther = (value: unknown, before: unknown): boolean =>
			typeof value === "string" && value.trim() !== (typeof before === "string" ? before.trim() : "");
		// A day alone is one press away, and would keep a draft of nobody.
		const said =
			Object.entries(fields).some(
				([name, value]) => name !== "met" && isOther(value, begun[name as keyof typeof fields]),
			) || answers.some((answer) => answer.trim() !== "");
		this.model.keepDraft(said && !this.finished ? entered : undefined);
		super.onClose();
	}

	private finish(): void {
		this.finished = true;
		this.close();
	}

	private startAfresh(): void {
		this.begun = this.model.blank;
		this.form.fill(this.begun);
		this.resumed = false;
		this.render();
	}

	private render(): void {
		const { contentEl } = this;
		contentEl.empty();
		if (this.resumed) {
			const bar = contentEl.createDiv({ cls: "networking-notes-proposal", attr: { role: "status" } });
			bar.createSpan({ text: DIALOG.resumed });
			bar
				.createEl("button", { text: DIALOG.startAfresh, attr: { type: "button" } })
				.addEventListener("click", () => this.startAfresh());
		}
		this.form.render(contentEl);
		contentEl.createDiv({ cls: "networking-notes-hint networking-notes-key-hint", text: DIALOG.newPersonKeys });
		this.renderButtons([
			{ label: DIALOG.saveAndAnother, run: () => this.once(() => this.save(false, false)) },
			{ label: DIALOG.save, run: () => this.run(new MouseEvent("click")), main: true },
		]);
		this.form.focus();
	}

	protected override async submit(): Promise<void> {
		await this.save(false, true);
	}

	/** Saves, and closes or stays for the next one met at the same place. */
	private async save(another: boolean, last: boolean): Promise<void> {
		const { name, answers, circle, knows, ledger, ...fields } = this.form.entered;
		const saved = await this.model.onSave(
			{ name, answers, another },
			{
				...fields,
				circle: circle === "" ? undefined : circle,
				knows: knows.split(",").flatMap((each) => each.trim() || []),
			},
			{ last, ledger },
		);
		if (!saved) {
			this.form.focus();
			return;
		}
		// Where the dialog was closed while the note was being made, what was entered was kept.
		this.model.keepDraft(undefined);
		this.resumed = false;
		if (last) {
			this.finish();
			return;
		}
		const { entered } = this.form;
		this.begun = blankDraft(entered.met, entered.metAt);
		this.form.fill(this.begun);
		this.render();
	}
}
