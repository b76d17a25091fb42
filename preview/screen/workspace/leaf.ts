import type { App } from "../../api/app";
import type { TFile } from "../../vault/files";
import { setIcon } from "../icons";
import { FileView } from "./file-view";
import { DeferredView, EmptyView } from "./placeholder-views";
import type { View } from "./view";
import { WorkspaceMobileDrawer } from "./mobile-drawer";
import { WorkspaceItem, type WorkspaceTabs } from "./workspace-items";

/** What a leaf shows, as it is saved with the layout. */
export interface ViewState {
	type: string;
	state?: Record<string, unknown>;
	active?: boolean;
	pinned?: boolean;
	group?: WorkspaceLeaf;
}

/** How a file is opened. */
export interface OpenViewState {
	state?: Record<string, unknown>;
	eState?: Record<string, unknown>;
	active?: boolean;
	group?: WorkspaceLeaf;
}

let lastId = 0;

/** A place for one view; the view in it changes. */
export class WorkspaceLeaf extends WorkspaceItem {
	readonly id = `leaf-${++lastId}`;
	override parent: WorkspaceTabs | WorkspaceMobileDrawer;
	view: View;
	hoverPopover: unknown = null;
	pinned = false;
	group: string | null = null;
	readonly containerEl: HTMLElement = createDiv("workspace-leaf");
	readonly tabHeaderEl: HTMLElement;
	/** When the leaf was last active, in milliseconds; 0 for never. */
	activeTime = 0;
	#deferred = false;
	#loading: Promise<void> = Promise.resolve();

	constructor(
		readonly app: App,
		parent: WorkspaceTabs | WorkspaceMobileDrawer,
	) {
		super();
		this.parent = parent;
		this.tabHeaderEl = createDiv({ cls: "workspace-tab-header tappable", attr: { role: "tab", tabindex: 0 } });
		this.tabHeaderEl.addEventListener("click", () => app.workspace.setActiveLeaf(this, { focus: true }));
		this.tabHeaderEl.addEventListener("auxclick", (event) => event.button === 1 && !this.pinned && this.detach());
		this.view = new EmptyView(this);
		void this.view.open(this.containerEl);
		this.containerEl.addEventListener("focusin", () => app.workspace.setActiveLeaf(this));
		this.containerEl.addEventListener("mousedown", () => app.workspace.setActiveLeaf(this));
	}

	get isDeferred(): boolean {
		return this.#deferred;
	}

	/** Resolves when the view is there, also where an earlier call is making it. */
	loadIfDeferred(): Promise<void> {
		if (this.#deferred) {
			this.#deferred = false;
			this.#loading = this.#load();
		}
		return this.#loading;
	}

	/** Puts a view of the last session in the background: it is not made before it is looked at. Not public. */
	async defer(state: ViewState & { icon?: string; title?: string }): Promise<void> {
		const view = new DeferredView(this, state.type, state.state ?? {}, false, state.title);
		if (state.icon !== undefined) view.icon = state.icon;
		await this.#replaceView(view);
		this.pinned = state.pinned ?? false;
		this.#deferred = true;
		this.updateHeader();
	}

	async #load(): Promise<void> {
		const state = this.getViewState();
		await this.#replaceView(this.app.viewRegistry.make(state.type, this) ?? this.#missing(state));
		await this.view.setState(state.state ?? {}, { history: false });
		// The file may have gone since the layout was saved.
		if (this.view instanceof FileView && !this.view.file && !this.view.allowNoFile)
			await this.#replaceView(new EmptyView(this));
		this.updateHeader();
		this.app.workspace.fileChanged(this);
	}

	async openFile(file: TFile, openState: OpenViewState = {}): Promise<void> {
		const type = this.app.viewRegistry.typeFor(file.extension);
		const state: ViewState = { type, state: { ...openState.state, file: file.path }, active: openState.active ?? true };
		await this.setViewState(state, openState.eState ?? {});
	}

	async open(view: View): Promise<View> {
		this.#deferred = false;
		await this.#replaceView(view);
		this.updateHeader();
		this.app.workspace.layoutChanged();
		return view;
	}

	getViewState(): ViewState {
		const { view } = this;
		return { type: view.getViewType(), state: view.getState(), ...(this.pinned ? { pinned: true } : {}) };
	}

	async setViewState(viewState: ViewState, eState?: unknown): Promise<void> {
		const { type, state, active, pinned } = viewState;
		const fileBefore = this.view instanceof FileView ? this.view.file : null;
		if (this.#deferred || type !== this.view.getViewType() || this.view instanceof DeferredView) {
			this.#deferred = false;
			await this.#replaceView(this.app.viewRegistry.make(type, this) ?? this.#missing(viewState));
		}
		await this.view.setState(state ?? {}, { history: false });
		if (pinned !== undefined) this.setPinned(pinned);
		this.updateHeader();
		if (active) this.app.workspace.setActiveLeaf(this, { focus: true });
		if (eState !== undefined) this.view.setEphemeralState(eState);
		this.app.workspace.layoutChanged();
		const fileNow = this.view instanceof FileView ? this.view.file : null;
		if (fileNow !== fileBefore) this.app.workspace.fileChanged(this);
	}

	getEphemeralState(): Record<string, unknown> {
		return this.view.getEphemeralState();
	}

	setEphemeralState(state: unknown): void {
		this.view.setEphemeralState(state);
	}

	togglePinned(): void {
		this.setPinned(!this.pinned);
	}

	setPinned(pinned: boolean): void {
		if (pinned === this.pinned) return;
		this.pinned = pinned;
		this.trigger("pinned-change", pinned);
	}

	setGroup(group: string): void {
		this.group = group;
		this.trigger("group-change", group);
	}

	setGroupMember(other: WorkspaceLeaf): void {
		this.setGroup((other.group ??= other.id));
	}

	/** Closes the leaf. The view's `onClose` may still be at work when this returns. */
	detach(): void {
		void this.view.close();
		this.parent.removeLeaf(this);
		this.app.workspace.leafDetached(this);
	}

	getIcon(): string {
		return this.view.getIcon();
	}

	getDisplayText(): string {
		return this.view.getDisplayText();
	}

	onResize(): void {
		this.view.onResize();
	}

	/** Draws the tab anew. Not public. */
	updateHeader(): void {
		this.tabHeaderEl.empty();
		this.tabHeaderEl.setAttribute("data-type", this.view.getViewType());
		this.tabHeaderEl.setAttribute("aria-label", this.getDisplayText());
		const inner = this.tabHeaderEl.createDiv("workspace-tab-header-inner");
		setIcon(inner.createDiv("workspace-tab-header-inner-icon"), this.getIcon());
		inner.createDiv({ cls: "workspace-tab-header-inner-title", text: this.getDisplayText() });
		const close = inner.createDiv({ cls: "workspace-tab-header-inner-close-button", attr: { "aria-label": "Close" } });
		setIcon(close, "x");
		close.addEventListener("click", (event) => {
			event.stopPropagation();
			this.detach();
		});
		if (this.parent instanceof WorkspaceMobileDrawer) this.parent.headerChanged(this);
	}

	async #replaceView(view: View): Promise<void> {
		await this.view.close();
		this.view = view;
		await view.open(this.containerEl);
	}

	#missing(state: ViewState): View {
		return state.type === "empty" ? new EmptyView(this) : new DeferredView(this, state.type, state.state ?? {}, true);
	}
}
