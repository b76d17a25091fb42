import { debounce } from "../../core/debounce";
import { reportLater } from "../../core/report";
import { EditorSuggests } from "../dialogs/editor-suggest";
import { FileView } from "./file-view";
import type { TFile } from "../../vault/files";
import { parseLayout, readLayout, restoreLayout, restoreWindow, type WindowLayout } from "./layout";
import type { OpenViewState, ViewState, WorkspaceLeaf } from "./leaf";
import type { MarkdownView } from "../../editor/markdown-view";
import type { Menu } from "../menu";
import type { PaneType } from "../keymap";
import { Notice } from "../notice";
import { Platform } from "../../platform/device";
import { DeferredView } from "./placeholder-views";
import type { View } from "./view";
import { isSide, WorkspacePlaces, type LeafPlace } from "./workspace-places";

type Side = "left" | "right";
type ViewClass<T extends View> = abstract new (...args: never[]) => T;

/** Milliseconds after a change until the arrangement is saved. */
const SAVE_DELAY = 1000;
/** The app keeps the arrangement of phones and tablets apart. */
const layoutKey = (): string => (Platform.isMobile ? "workspace-mobile" : "workspace");

/** The arrangement of leaves in the window. */
export class Workspace extends WorkspacePlaces {
	activeLeaf: WorkspaceLeaf | null = null;
	layoutReady = false;
	/** Not public. */
	readonly editorSuggest = new EditorSuggests();
	/** What plugins registered for the app's editor. Not public. */
	readonly editorExtensions: unknown[] = [];
	/** Saves the arrangement soon: among what belongs to this device, as the browser keeps it. */
	readonly requestSaveLayout = debounce(
		async () => this.app.saveLocalStorage(layoutKey(), this.getLayout()),
		SAVE_DELAY,
		true,
	);
	/** Windows of the last session which the browser did not let the page open by itself. Not public. */
	readonly closedWindows: WindowLayout[] = [];
	readonly #whenReady: (() => unknown)[] = [];
	readonly #recentFiles: TFile[] = [];
	#activeFile: TFile | null = null;

	get activeEditor(): MarkdownView | null {
		return this.activeLeaf?.view.asEditor() ?? null;
	}

	onLayoutReady(callback: () => unknown): void {
		if (this.layoutReady) callback();
		else this.#whenReady.push(callback);
	}

	/** Called once by the start of the app. Not public. */
	becomeReady(): void {
		this.layoutReady = true;
		for (const callback of this.#whenReady.splice(0)) {
			try {
				callback();
			} catch (error) {
				reportLater(error);
			}
		}
		// Not public, and still what older plugins wait for.
		this.trigger("layout-ready");
		void this.#loadVisible();
		this.layoutChanged();
	}

	async ensureSideLeaf(
		type: string,
		side: Side,
		options: { active?: boolean; split?: boolean; reveal?: boolean; state?: unknown } = {},
	): Promise<WorkspaceLeaf> {
		const { active = true, split = false, reveal = true, state } = options;
		const there = this.getLeavesOfType(type)[0];
		const leaf = there ?? this.makeSideLeaf(side, split);
		if (!there || state !== undefined)
			await leaf.setViewState({ type, ...(state === undefined ? {} : { state: state as Record<string, unknown> }) });
		if (reveal) await this.revealLeaf(leaf);
		if (active) this.setActiveLeaf(leaf, { focus: true });
		return leaf;
	}

	async revealLeaf(leaf: WorkspaceLeaf): Promise<void> {
		const root = leaf.getRoot();
		if (isSide(root)) root.expand();
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
			if (Platform.isPhone && leaf.getRoot() === this.rootSplit)
				for (const dock of [this.leftSplit, this.rightSplit]) dock.collapse();
			this.app.setActiveWindow(leaf.containerEl.win);
			void leaf.loadIfDeferred();
			if (this.layoutReady) this.requestSaveLayout();
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

	getLastOpenFiles(): string[] {
		return this.#recentFiles
			.filter((file) => !file.deleted)
			.map((file) => file.path)
			.slice(0, 10);
	}

	async openLinkText(
		linktext: string,
		sourcePath: string,
		newLeaf?: PaneType | boolean,
		openViewState: OpenViewState = {},
	): Promise<void> {
		const hash = linktext.indexOf("#");
		const [path, subpath] = hash < 0 ? [linktext, ""] : [linktext.slice(0, hash), linktext.slice(hash)];
		let file = this.app.metadataCache.getFirstLinkpathDest(path, sourcePath);
		// As in the app, following a link to nothing makes the note: where the link says, else where new notes go.
		file ??= await this.app.fileManager.createFromLinktext(path, sourcePath);
		const eState = subpath === "" ? openViewState.eState : { subpath, ...openViewState.eState };
		await this.getLeaf(newLeaf ?? false).openFile(file, { ...openViewState, ...(eState ? { eState } : {}) });
	}

	handleLinkContextMenu(menu: Menu, linktext: string, sourcePath: string, leaf?: WorkspaceLeaf): boolean {
		const file = this.app.metadataCache.getFirstLinkpathDest(linktext.split("#", 1)[0] ?? "", sourcePath);
		if (file) this.trigger("file-menu", menu, file, "link-context-menu", leaf);
		return file !== null;
	}

	updateOptions(): void {}

	/** Restores a leaf of the last session, deferred. Not public. */
	async restoreLeaf(side: Side, state: ViewState): Promise<WorkspaceLeaf> {
		const leaf = this.makeSideLeaf(side);
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
		if (!this.layoutReady) return;
		this.requestSaveLayout();
		this.trigger("layout-change");
	}

	getLayout(): Record<string, unknown> {
		return { ...readLayout(this) };
	}

	/** Closes everything and puts this layout in its place. Throws where it is none. */
	async changeLayout(value: unknown): Promise<void> {
		const layout = parseLayout(value);
		if (!layout) throw new Error("This is not a layout");
		const wasReady = this.layoutReady;
		this.layoutReady = false;
		for (const leaf of this.leaves()) leaf.detach();
		this.closePopouts();
		for (const tabs of [...this.rootSplit.children]) this.rootSplit.remove(tabs);
		const last = await restoreLayout(this, layout);
		const active = last && this.isInSight(last) ? last : (this.getMostRecentLeaf() ?? this.getLeaf(true));
		this.layoutReady = wasReady;
		this.setActiveLeaf(active);
		if (wasReady) await this.#loadVisible();
		this.layoutChanged();
	}

	/** Brings back the arrangement of the last session; false where there is none. Not public. */
	async restoreLayout(): Promise<boolean> {
		const layout = parseLayout(this.app.loadLocalStorage(layoutKey()));
		if (layout) await this.changeLayout(layout);
		if (this.closedWindows.length > 0) this.#offerWindows();
		return layout !== undefined;
	}

	/** A browser opens windows only for somebody who presses something. */
	#offerWindows(): void {
		const { length } = this.closedWindows;
		const words = length === 1 ? "A window was open" : `${length} windows were open`;
		const notice = new Notice(
			`${words} in the last session. Press here to open ${length === 1 ? "it" : "them"} again.`,
			0,
		);
		notice.messageEl.addEventListener("click", () => {
			for (const saved of this.closedWindows.splice(0)) {
				void restoreWindow(this, saved).then(() => this.#loadVisible());
			}
		});
	}

	/** A leaf of its own in this place. Not public. */
	makeLeaf(place: LeafPlace): WorkspaceLeaf {
		return this.addLeaf(place);
	}

	/** Called by a leaf whose file is another one now. Not public. */
	fileChanged(leaf: WorkspaceLeaf): void {
		const file = leaf.view instanceof FileView ? leaf.view.file : null;
		if (file) this.#recentFiles.splice(0, Infinity, file, ...this.#recentFiles.filter((other) => other !== file));
		if (leaf === this.activeLeaf) this.#tellFile();
	}

	/** Called by a leaf that was closed. Not public. */
	leafDetached(leaf: WorkspaceLeaf): void {
		if (!this.layoutReady) return;
		this.closeEmptyPopouts();
		if (this.rootSplit.leaves().length === 0) this.addLeaf(this.firstPlace(this.rootSplit));
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

	/** A leaf that is in sight is not deferred any longer than the layout needs to be ready. */
	async #loadVisible(): Promise<void> {
		for (const leaf of this.leaves()) if (this.isInSight(leaf)) await leaf.loadIfDeferred().catch(reportLater);
	}
}
