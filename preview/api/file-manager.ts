import type { App } from "./app";
import { normalizePath } from "../vault/paths";
import { TFile, type TAbstractFile, type TFolder } from "../vault/files";
import { getFrontMatterInfo } from "../vault/frontmatter";
import { joinPath, parentPath } from "../vault/paths";
import { parseYaml, stringifyYaml } from "../vault/yaml";
import { ConfirmationModal } from "../screen/dialogs/confirmation-modal";

/** The app's file manager: what the app does with files on the user's behalf. */
export class FileManager {
	constructor(private readonly app: App) {}

	/** By the settings "Default location for new notes" and its folder, which are `newFileLocation` and `newFileFolderPath`. */
	getNewFileParent(sourcePath: string, _newFilePath?: string): TFolder {
		const { vault } = this.app;
		const where = vault.getConfig("newFileLocation");
		const newFolder = vault.getConfig("newFileFolderPath");
		const folder =
			where === "current"
				? vault.getAbstractFileByPath(sourcePath)?.parent
				: where === "folder" && typeof newFolder === "string"
					? vault.getFolderByPath(normalizePath(newFolder))
					: undefined;
		return folder ?? vault.getRoot();
	}

	/** Makes the note that a link leads to and that is not there, with the folders the link names. Not public. */
	async createFromLinktext(linkpath: string, sourcePath: string): Promise<TFile> {
		const { vault } = this.app;
		const path = `${linkpath.replace(/\.md$/, "")}.md`;
		const parent = this.getNewFileParent(sourcePath, path);
		const full = normalizePath(path.includes("/") || parent.isRoot() ? path : `${parent.path}/${path}`);
		const folder = full.slice(0, Math.max(0, full.lastIndexOf("/")));
		if (folder !== "" && !vault.getFolderByPath(folder)) await vault.createFolder(folder);
		return vault.create(full, "");
	}

	/** Renames and then rewrites the wiki links that meant the file, where the name in them is no longer right. */
	async renameFile(file: TAbstractFile, newPath: string): Promise<void> {
		const oldPath = file.path;
		const sources = Object.entries(this.app.metadataCache.resolvedLinks).filter(([, links]) => oldPath in links);
		await this.app.vault.rename(file, newPath);
		if (!(file instanceof TFile)) return;
		const oldName = oldPath.slice(oldPath.lastIndexOf("/") + 1).replace(/\.md$/, "");
		const target = this.app.metadataCache.fileToLinktext(file, "");
		if (target === oldName) return;
		for (const [path] of sources) {
			const source = this.app.vault.getFileByPath(path === oldPath ? file.path : path);
			if (source)
				await this.app.vault.process(source, (text) => relink(text, [oldName, oldPath.replace(/\.md$/, "")], target));
		}
	}

	promptForDeletion(file: TAbstractFile): Promise<boolean> {
		return new Promise((resolve) => {
			let confirmed = false;
			const modal = new ConfirmationModal(this.app);
			modal.setTitle("Delete file");
			modal.setContent(`Are you sure you want to delete “${file.name}”?`);
			modal.addButton((button) => {
				button.setButtonText("Delete").setDestructive();
				button.onClick(() => void (confirmed = true));
			});
			modal.addCancelButton();
			modal.setCloseCallback(() => {
				if (confirmed) void this.trashFile(file).then(() => resolve(true));
				else resolve(false);
			});
			modal.open();
		});
	}

	/** The user's choice of bin is left at the vault's own `.trash` folder. */
	trashFile(file: TAbstractFile): Promise<void> {
		return this.app.vault.trash(file, false);
	}

	generateMarkdownLink(file: TFile, sourcePath: string, subpath = "", alias = ""): string {
		const target = this.app.metadataCache.fileToLinktext(file, sourcePath) + subpath;
		const embed = file.extension === "md" ? "" : "!";
		return `${embed}[[${target}${alias === "" ? "" : `|${alias}`}]]`;
	}

	/** Parses and prints all of the YAML anew, so comments, quotes and number formats are lost: as in the app. */
	async processFrontMatter(file: TFile, fn: (frontmatter: unknown) => void): Promise<void> {
		await this.app.vault.process(file, (text) => {
			const info = getFrontMatterInfo(text);
			const frontmatter = (info.exists ? parseYaml(info.frontmatter) : null) ?? {};
			fn(frontmatter);
			const body = text.slice(info.contentStart);
			if (Object.keys(frontmatter).length === 0) return body;
			return `---\n${stringifyYaml(frontmatter)}---\n${body}`;
		});
	}

	async getAvailablePathForAttachment(filename: string, _sourcePath?: string): Promise<string> {
		const dot = filename.lastIndexOf(".") > 0 ? filename.lastIndexOf(".") : filename.length;
		let path = filename;
		for (let n = 1; await this.app.vault.adapter.exists(path); n++)
			path = `${filename.slice(0, dot)} ${n}${filename.slice(dot)}`;
		return joinPath(parentPath(filename), path.slice(path.lastIndexOf("/") + 1));
	}
}

function relink(text: string, oldNames: readonly string[], target: string): string {
	return text.replace(/\[\[([^[\]|#\n]+)([^[\]\n]*)\]\]/g, (link, name: string, rest: string) =>
		oldNames.includes(name) ? `[[${target}${rest}]]` : link,
	);
}
