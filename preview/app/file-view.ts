import { debounce } from "./debounce";
import { TFile } from "./files";
import type { WorkspaceLeaf } from "./leaf";
import { mergeText } from "./merge-text";
import { ItemView } from "./view";

/** A view of one file. */
export abstract class FileView extends ItemView {
	allowNoFile = false;
	file: TFile | null = null;
	override navigation = true;

	getDisplayText(): string {
		return this.file?.basename ?? "";
	}

	override getState(): Record<string, unknown> {
		return this.file ? { file: this.file.path } : {};
	}

	override async setState(state: unknown, _result: { history: boolean }): Promise<void> {
		const path = (state as { file?: unknown } | null)?.file;
		if (typeof path !== "string") return;
		const file = this.app.vault.getFileByPath(path);
		if (!file || file === this.file) return;
		if (this.file) await this.onUnloadFile(this.file);
		this.file = file;
		await this.onLoadFile(file);
		this.titleEl.setText(this.getDisplayText());
	}

	override onload(): void {
		this.registerEvent(this.app.vault.on("rename", (file: unknown) => {
			if (file === this.file && file instanceof TFile) void this.onRename(file);
		}));
		this.registerEvent(this.app.vault.on("delete", (file: unknown) => {
			if (file === this.file) this.leaf.detach();
		}));
	}

	async onLoadFile(_file: TFile): Promise<void> {}

	async onUnloadFile(_file: TFile): Promise<void> {}

	async onRename(_file: TFile): Promise<void> {
		this.titleEl.setText(this.getDisplayText());
		this.leaf.updateHeader();
	}

	canAcceptExtension(_extension: string): boolean {
		return false;
	}

	override async close(): Promise<void> {
		if (this.file && !this.file.deleted) await this.onUnloadFile(this.file);
		await super.close();
	}
}

/** The app's base of views that can change their file. */
export abstract class EditableFileView extends FileView {}

/** A view of a text file: unsaved typing is saved two seconds later, and a write by others meanwhile is merged. */
export abstract class TextFileView extends EditableFileView {
	data = "";
	requestSave: () => void;
	/** The text as it was last read from or written to the file. */
	#saved = "";
	#dirty = false;

	constructor(leaf: WorkspaceLeaf) {
		super(leaf);
		const later = debounce(() => void this.save(), 2000, false);
		this.requestSave = () => {
			this.#dirty = true;
			later();
		};
	}

	abstract getViewData(): string;
	abstract setViewData(data: string, clear: boolean): void;
	abstract clear(): void;

	override onload(): void {
		super.onload();
		this.registerEvent(this.app.vault.on("modify", (file: unknown) => {
			if (file === this.file) void this.#fileChanged();
		}));
	}

	override async onLoadFile(file: TFile): Promise<void> {
		const text = await this.app.vault.read(file);
		this.#saved = text;
		this.data = text;
		this.#dirty = false;
		this.setViewData(text, true);
	}

	override async onUnloadFile(_file: TFile): Promise<void> {
		await this.save(true);
	}

	async save(clear = false): Promise<void> {
		const { file } = this;
		if (!file || file.deleted) return;
		const text = this.getViewData();
		if (clear) this.clear();
		this.data = text;
		this.#dirty = false;
		if (text === this.#saved) return;
		this.#saved = text;
		await this.app.vault.modify(file, text);
	}

	/** Whether there is typing that is not in the file. Not public. */
	get isDirty(): boolean {
		return this.#dirty;
	}

	async #fileChanged(): Promise<void> {
		const { file } = this;
		if (!file) return;
		const text = await this.app.vault.read(file);
		if (text === this.#saved || file !== this.file) return;
		const shown = this.#dirty ? mergeText(this.#saved, this.getViewData(), text) : text;
		this.#saved = text;
		this.data = shown;
		this.setViewData(shown, false);
	}
}
