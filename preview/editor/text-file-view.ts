import { debounce } from "../core/debounce";
import { EditableFileView } from "../screen/workspace/file-view";
import type { WorkspaceLeaf } from "../screen/workspace/leaf";
import type { TFile } from "../vault/files";
import { mergeText } from "./merge-text";

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
		this.registerEvent(
			this.app.vault.on("modify", (file: unknown) => {
				if (file === this.file) void this.#fileChanged();
			}),
		);
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
