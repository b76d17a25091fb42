import { TFile, TFolder, type TAbstractFile } from "../vault/files";
import { setIcon } from "./icons";
import { Keymap } from "./keymap";
import type { WorkspaceLeaf } from "./workspace/leaf";
import { debounce } from "../core/debounce";
import { Menu } from "./menu";
import { ItemView } from "./workspace/view";

/** The list of files at the left. Folders are drawn when they are unfolded, so that a large vault opens at once. */
export class FileExplorer extends ItemView {
	override icon = "lucide-folder-closed";
	readonly #open = new Set<string>(["/"]);
	readonly #redraw = debounce(() => this.#draw(), 50, false);

	constructor(leaf: WorkspaceLeaf) {
		super(leaf);
		const { vault, workspace } = this.app;
		for (const name of ["create", "delete", "rename"]) this.registerEvent(vault.on(name, () => void this.#redraw()));
		this.registerEvent(workspace.on("file-open", () => void this.#redraw()));
		this.register(() => void this.#redraw.cancel());
	}

	getViewType(): string {
		return "file-explorer";
	}

	getDisplayText(): string {
		return "Files";
	}

	protected override async onOpen(): Promise<void> {
		this.#draw();
	}

	#draw(): void {
		const scroll = this.contentEl.scrollTop;
		this.contentEl.empty();
		const container = this.contentEl.createDiv("nav-files-container node-insert-event");
		this.#drawChildren(this.app.vault.getRoot(), container);
		this.contentEl.scrollTop = scroll;
	}

	#drawChildren(folder: TFolder, parent: HTMLElement): void {
		const order = (file: TAbstractFile): string => (file instanceof TFolder ? "0" : "1") + file.name.toLowerCase();
		for (const child of folder.children
			.slice()
			.sort((a, b) => order(a).localeCompare(order(b), undefined, { numeric: true }))) {
			if (child instanceof TFolder) this.#drawFolder(child, parent);
			else if (child instanceof TFile) this.#drawFile(child, parent);
		}
	}

	#drawFolder(folder: TFolder, parent: HTMLElement): void {
		const isOpen = this.#open.has(folder.path);
		const item = parent.createDiv(`tree-item nav-folder${isOpen ? "" : " is-collapsed"}`);
		const title = this.#title(item, folder, "nav-folder-title is-clickable mod-collapsible");
		title.setAttribute("aria-expanded", String(isOpen));
		setIcon(title.createDiv("tree-item-icon"), isOpen ? "chevron-down" : "chevron-right");
		title.createDiv({ cls: "tree-item-inner nav-folder-title-content", text: folder.name });
		title.addEventListener("click", () => {
			if (isOpen) this.#open.delete(folder.path);
			else this.#open.add(folder.path);
			this.#draw();
		});
		if (isOpen) this.#drawChildren(folder, item.createDiv("tree-item-children nav-folder-children"));
	}

	#drawFile(file: TFile, parent: HTMLElement): void {
		const title = this.#title(parent.createDiv("tree-item nav-file"), file, "nav-file-title is-clickable");
		title.toggleClass("is-active", this.app.workspace.getActiveFile() === file);
		title.createDiv({
			cls: "tree-item-inner nav-file-title-content",
			text: file.extension === "md" ? file.basename : file.name,
		});
		const open = (event: MouseEvent): void => void this.app.workspace.getLeaf(Keymap.isModEvent(event)).openFile(file);
		title.addEventListener("click", open);
		title.addEventListener("auxclick", (event) => event.button === 1 && open(event));
	}

	#title(item: HTMLElement, file: TAbstractFile, cls: string): HTMLElement {
		const title = item.createDiv({
			cls: `tree-item-self ${cls}`,
			attr: { "data-path": file.path, tabindex: 0, role: "treeitem" },
		});
		title.addEventListener("keydown", (event) => event.key === "Enter" && title.click());
		title.addEventListener("contextmenu", (event) => {
			event.preventDefault();
			const menu = new Menu();
			menu.addItem((entry) =>
				entry
					.setTitle("Delete")
					.setIcon("trash-2")
					.setSection("danger")
					.setWarning(true)
					.onClick(() => this.app.fileManager.promptForDeletion(file)),
			);
			this.app.workspace.trigger("file-menu", menu, file, "file-explorer-context-menu", this.leaf);
			menu.showAtMouseEvent(event);
		});
		return title;
	}
}
