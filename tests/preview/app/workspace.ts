import type { App } from "./app";
import { Events } from "./events";
import { FileView } from "./file-view";
import type { TFile } from "./files";
import { WorkspaceLeaf, type OpenViewState, type ViewState } from "./leaf";
import { DeferredView, EmptyView, type View } from "./view";
import { MarkdownView } from "./markdown-view";
import type { Menu } from "./menu";
import { NotInPreview } from "./not-here";
import { WorkspaceRoot, WorkspaceSidedock, type WorkspaceParent, type WorkspaceSplit, type WorkspaceTabs } from "./workspace-items";
import type { PaneType } from "./keymap";
import { Platform } from "./platform";

type Side = "left" | "right";
type ViewClass<T extends View> = abstract new (...args: never[]) => T;

/** The arrangement of leaves in the window. */
export class Workspace extends Events {
	readonly containerEl: HTMLElement = createDiv("workspace");
	readonly leftSplit: WorkspaceSidedock;
	readonly rightSplit: WorkspaceSidedock;
	readonly rootSplit = new WorkspaceRoot();
	activeLeaf: WorkspaceLeaf | null = null;
	layoutReady = false;
	readonly #whenReady: (() => unknown)[] = [];
	readonly #recentFiles: TFile[] = [];
	#activeFile: TFile | null = null;

	constructor(private readonly app: App) {
		super();
		const changed = (): void => {
			this.trigger("layout-change");
			this.trigger("resize");
			for (const leaf of this.#leaves()) leaf.onResize();
		};
		this.leftSplit = new WorkspaceSidedock("left", changed);
		this.rightSplit = new WorkspaceSidedock("right", changed);
		this.containerEl.append(this.leftSplit.containerEl, this.rootSplit.containerEl, this.rightSplit.containerEl);
		this.rightSplit.collapsed = true;
		this.rightSplit.containerEl.addClass("is-sidedock-collapsed");
	}

	get activeEditor(): MarkdownView | null {
		const view = this.activeLeaf?.view;
		return view instanceof MarkdownView ? view : null;
	}

	/** Saving the layout has no file here; the call itself is allowed. */
	readonly requestSaveLayout = Object.assign(async (): Promise<void> => undefined, { cancel: () => undefined, run: () => undefined });

	onLayoutReady(callback: () => unknown): void {
		if (this.layoutReady) callback();
		else this.#whenReady.push(callback);
	}

	/** Called once by the start of the app. Not public. */
	becomeReady(): void {
		this.layoutReady = true;
		for (const callback of this.#whenReady.splice(0)) callback();
		this.layoutChanged();
	}

	getLeaf(newLeaf: PaneType | boolean = false, _direction?: "vertical" | "horizontal"): WorkspaceLeaf {
		if (newLeaf === "window") throw new NotInPreview("pop-out windows (Workspace.getLeaf(\"window\"))");
		if (newLeaf === "split") return this.#addLeaf(this.rootSplit.addTabs());
		const recent = this.getMostRecentLeaf();
		if (newLeaf === false && recent && !recent.pinned && recent.view.navigation) return recent;
		const reusable = newLeaf === false ? this.rootSplit.leaves().find((leaf) => !leaf.pinned && leaf.view.navigation) : undefined;
		return reusable ?? this.#addLeaf(recent?.parent ?? this.#firstTabs(this.rootSplit));
	}

	getUnpinnedLeaf(): WorkspaceLeaf {
		return this.getLeaf(false);
	}

	splitActiveLeaf(direction?: "vertical" | "horizontal"): WorkspaceLeaf {
		return this.getLeaf("split", direction);
	}

	getLeftLeaf(split: boolean): WorkspaceLeaf {
		return this.#addLeaf(split ? this.leftSplit.addTabs() : this.#firstTabs(this.leftSplit));
	}

	getRightLeaf(split: boolean): WorkspaceLeaf {
		return this.#addLeaf(split ? this.rightSplit.addTabs() : this.#firstTabs(this.rightSplit));
	}

	async ensureSideLeaf(type: string, side: Side, options: { active?: boolean; split?: boolean; reveal?: boolean; state?: unknown } = {}): Promise<WorkspaceLeaf> {
		const { active = true, split = false, reveal = true, state } = options;
		const there = this.getLeavesOfType(type)[0];
		const leaf = there ?? (side === "left" ? this.getLeftLeaf(split) : this.getRightLeaf(split));
		if (!there || state !== undefined) await leaf.setViewState({ type, ...(state === undefined ? {} : { state: state as Record<string, unknown> }) });
		if (reveal) await this.revealLeaf(leaf);
		if (active) this.setActiveLeaf(leaf, { focus: true });
		return leaf;
	}

	async revealLeaf(leaf: WorkspaceLeaf): Promise<void> {
		const root = leaf.getRoot();
		if (root instanceof WorkspaceSidedock) root.expand();
		leaf.parent.show(leaf);
		await leaf.loadIfDeferred();
		this.layoutChanged();
	}

	setActiveLeaf(leaf: WorkspaceLeaf, params?: { focus?: boolean } | boolean, focus?: boolean): void {
		const wantsFocus = typeof params === "object" ? params.focus === true : focus === true;
		leaf.parent.show(leaf);
		leaf.activeTime = Date.now() + performance.now() / 1e6;
		if (leaf !== this.activeLeaf) {
			this.activeLeaf?.containerEl.removeClass("mod-active");
			this.activeLeaf?.tabHeaderEl.removeClass("mod-active");
			this.activeLeaf = leaf;
			leaf.containerEl.addClass("mod-active");
			leaf.tabHeaderEl.addClass("mod-active");
			// On a phone a dock covers the note: it makes way for it.
			if (Platform.isPhone && leaf.getRoot() === this.rootSplit) for (const dock of [this.leftSplit, this.rightSplit]) dock.collapse();
			void leaf.loadIfDeferred();
			this.trigger("active-leaf-change", leaf);
			this.#tellFile();
		}
		if (wantsFocus) leaf.view.setEphemeralState({ focus: true });
	}

	getActiveViewOfType<T extends View>(type: ViewClass<T>): T | null {
		const view = this.activeLeaf?.view;
		return view instanceof type ? view : null;
	}

	getActiveFile(): TFile | null {
		const active = this.activeLeaf?.view;
		if (active instanceof FileView) return active.file;
		const recent = this.getMostRecentLeaf()?.view;
		return recent instanceof FileView ? recent.file : null;
	}

	getMostRecentLeaf(root: WorkspaceParent = this.rootSplit): WorkspaceLeaf | null {
		const leaves = root.leaves().sort((a, b) => b.activeTime - a.activeTime);
		return leaves[0] ?? null;
	}

	getLastOpenFiles(): string[] {
		return this.#recentFiles.filter((file) => !file.deleted).map((file) => file.path).slice(0, 10);
	}

	async openLinkText(linktext: string, sourcePath: string, newLeaf?: PaneType | boolean, openViewState: OpenViewState = {}): Promise<void> {
		const hash = linktext.indexOf("#");
		const [path, subpath] = hash < 0 ? [linktext, ""] : [linktext.slice(0, hash), linktext.slice(hash)];
		let file = this.app.metadataCache.getFirstLinkpathDest(path, sourcePath);
		// As in the app, following a link to nothing makes the note.
		file ??= await this.app.vault.create(`${path.replace(/\.md$/, "")}.md`, "");
		const eState = subpath === "" ? openViewState.eState : { subpath, ...openViewState.eState };
		await this.getLeaf(newLeaf ?? false).openFile(file, { ...openViewState, ...(eState ? { eState } : {}) });
	}

	iterateRootLeaves(callback: (leaf: WorkspaceLeaf) => unknown): void {
		for (const leaf of this.rootSplit.leaves()) callback(leaf);
	}

	iterateAllLeaves(callback: (leaf: WorkspaceLeaf) => unknown): void {
		for (const leaf of this.#leaves()) callback(leaf);
	}

	getLeavesOfType(viewType: string): WorkspaceLeaf[] {
		return this.#leaves().filter((leaf) => leaf.view.getViewType() === viewType);
	}

	detachLeavesOfType(viewType: string): void {
		for (const leaf of this.getLeavesOfType(viewType)) leaf.detach();
	}

	getLeafById(id: string): WorkspaceLeaf | null {
		return this.#leaves().find((leaf) => leaf.id === id) ?? null;
	}

	getGroupLeaves(group: string): WorkspaceLeaf[] {
		return this.#leaves().filter((leaf) => leaf.group === group);
	}

	handleLinkContextMenu(menu: Menu, linktext: string, sourcePath: string, leaf?: WorkspaceLeaf): boolean {
		const file = this.app.metadataCache.getFirstLinkpathDest(linktext.split("#", 1)[0] ?? "", sourcePath);
		if (file) this.trigger("file-menu", menu, file, "link-context-menu", leaf);
		return file !== null;
	}

	updateOptions(): void {}

	/** Restores a leaf of the last session, deferred. Not public. */
	async restoreLeaf(side: Side, state: ViewState): Promise<WorkspaceLeaf> {
		const leaf = side === "left" ? this.getLeftLeaf(false) : this.getRightLeaf(false);
		await leaf.defer(state);
		return leaf;
	}

	/** What a plugin's view becomes when the plugin goes, and comes back from when it returns. Not public. */
	async rebuildLeavesOfType(type: string): Promise<void> {
		for (const leaf of this.getLeavesOfType(type)) {
			if (leaf.isDeferred) continue;
			const { state } = leaf.getViewState();
			await leaf.open(this.app.viewRegistry.make(type, leaf) ?? new DeferredView(leaf, type, state ?? {}, true));
			await leaf.view.setState(state ?? {}, { history: false });
		}
	}

	/** Tells that something moved. Not public. */
	layoutChanged(): void {
		if (this.layoutReady) this.trigger("layout-change");
	}

	/** Called by a leaf whose file is another one now. Not public. */
	fileChanged(leaf: WorkspaceLeaf): void {
		const file = leaf.view instanceof FileView ? leaf.view.file : null;
		if (file) this.#recentFiles.splice(0, Infinity, file, ...this.#recentFiles.filter((other) => other !== file));
		if (leaf === this.activeLeaf) this.#tellFile();
	}

	/** Called by a leaf that was closed. Not public. */
	leafDetached(leaf: WorkspaceLeaf): void {
		if (this.rootSplit.leaves().length === 0) this.#addLeaf(this.#firstTabs(this.rootSplit));
		if (leaf === this.activeLeaf) {
			this.activeLeaf = null;
			const next = this.getMostRecentLeaf();
			if (next) this.setActiveLeaf(next);
		}
		this.layoutChanged();
	}

	#tellFile(): void {
		const file = this.getActiveFile();
		if (file === this.#activeFile) return;
		this.#activeFile = file;
		this.trigger("file-open", file);
	}

	#leaves(): WorkspaceLeaf[] {
		return [...this.leftSplit.leaves(), ...this.rootSplit.leaves(), ...this.rightSplit.leaves()];
	}

	#firstTabs(split: WorkspaceSplit): WorkspaceTabs {
		return (split.children[0] as WorkspaceTabs | undefined) ?? split.addTabs();
	}

	#addLeaf(tabs: WorkspaceTabs): WorkspaceLeaf {
		const empty = tabs.children.find((leaf) => leaf.view instanceof EmptyView && tabs.parent !== this.rootSplit);
		if (empty) return empty;
		// A group that lost its last leaf is no longer part of its split.
		const leaf = new WorkspaceLeaf(this.app, tabs);
		tabs.addLeaf(leaf);
		leaf.updateHeader();
		return leaf;
	}
}
