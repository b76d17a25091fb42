import { ItemView, type HoverParent, type HoverPopover, type Menu, type WorkspaceLeaf } from "obsidian";
import type { Entry, FadingList } from "../../domain/fading-list";
import { OPEN_LANES, type State } from "../../domain/lateness";
import type { PeopleIndex } from "../../index/people-index";
import type { Settings } from "../../settings";
import { PANE } from "../../words/screen";
import { showMenu } from "../show-menu";
import { focusedRow, focusKey, renderPane, restoreFocus } from "./render-pane";

/** The type under which the app knows the pane. Never changes: layouts on disk name it. */
export const FADING_PANE = "networking-notes-fading";

const FOLDS_KEY = "networking-notes-folds";

/** What the pane needs. */
export interface PaneSource {
	readonly list: () => FadingList;
	readonly index: PeopleIndex;
	readonly settings: () => Settings;
	readonly locale: () => string;
	readonly isReady: () => boolean;
	readonly onChange: (listener: () => void) => () => void;
	readonly newPerson: () => void;
	readonly open: (entry: Entry, evt: MouseEvent) => void;
	readonly log: (entry: Entry) => void;
	readonly rowMenu: (entry: Entry) => Menu;
	readonly paneMenu: () => Menu;
}

/** The side pane: who is fading, and why. Drawn anew when a note, a setting or the day changes. */
export class FadingPane extends ItemView implements HoverParent {
	hoverPopover: HoverPopover | null = null;
	override navigation = false;
	private readonly source: PaneSource;

	constructor(leaf: WorkspaceLeaf, source: PaneSource) {
		super(leaf);
		this.source = source;
		this.icon = "users";
	}

	override getViewType(): string {
		return FADING_PANE;
	}

	override getDisplayText(): string {
		return PANE.title;
	}

	protected override async onOpen(): Promise<void> {
		this.contentEl.addClass("networking-notes-pane");
		this.register(this.source.onChange(() => this.draw()));
		this.draw();
		return Promise.resolve();
	}

	protected override async onClose(): Promise<void> {
		this.contentEl.empty();
		return Promise.resolve();
	}

	/** Puts the focus on the first person. */
	focusFirst(): void {
		this.contentEl.querySelector<HTMLElement>(".networking-notes-name, [data-focus]")?.focus();
	}

	private draw(): void {
		const { contentEl, source } = this;
		const key = focusKey(contentEl);
		const row = focusedRow(contentEl);
		const scroll = contentEl.scrollTop;
		const { introductionsGoal, peopleFolder } = source.settings();
		contentEl.empty();
		renderPane(contentEl, {
			list: source.list(), goal: introductionsGoal, peopleFolder, unread: source.index.unreadNotes.size,
			locale: source.locale(), ready: source.isReady(), isFolded: (state) => this.folds()[state] ?? !OPEN_LANES.includes(state),
		}, {
			newPerson: source.newPerson,
			menu: (evt) => showMenu(source.paneMenu(), evt),
			fold: (state, folded) => this.fold(state, folded),
			open: source.open,
			log: source.log,
			more: (entry, evt) => showMenu(source.rowMenu(entry), evt),
			hover: (entry, event, targetEl) => {
				this.app.workspace.trigger("hover-link", {
					event, source: FADING_PANE, hoverParent: this, targetEl, linktext: entry.person.path, sourcePath: "",
				});
			},
		});
		contentEl.scrollTop = scroll;
		if (key !== undefined) restoreFocus(contentEl, key, row);
	}

	private folds(): { readonly [state in State]?: boolean } {
		const stored: unknown = this.app.loadLocalStorage(FOLDS_KEY);
		return typeof stored === "object" && stored !== null ? stored : {};
	}

	private fold(state: State, folded: boolean): void {
		this.app.saveLocalStorage(FOLDS_KEY, { ...this.folds(), [state]: folded });
		this.draw();
	}
}
