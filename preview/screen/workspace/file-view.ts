import { TFile } from "../../vault/files";
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
		this.registerEvent(
			this.app.vault.on("rename", (file: unknown) => {
				if (file === this.file && file instanceof TFile) void this.onRename(file);
			}),
		);
		this.registerEvent(
			this.app.vault.on("delete", (file: unknown) => {
				if (file === this.file) this.leaf.detach();
			}),
		);
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
