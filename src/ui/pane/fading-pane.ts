import { ItemView, type HoverParent, type HoverPopover, type Menu, type WorkspaceLeaf } from "obsidian";
import type { CardText } from "../../acts/read-card";
import type { Entry, FadingList, Lane } from "../../domain/fading-list";
import type { Offer } from "../../domain/first-run";
import { OPEN_LANES } from "../../domain/lateness";
import type { Person } from "../../domain/person";
import { filtersNothing, NO_FILTERS, tagsOf, type Filters } from "../../domain/search";
import type { PeopleIndex } from "../../index/people-index";
import type { Settings } from "../../settings";
import { FIRST_RUN } from "../../words/mentions";
import { PANE } from "../../words/screen";
import { showMenu } from "../show-menu";
import { CardSlot } from "./card-slot";
import { PaneGrid } from "./pane-grid";
import { PaneFilter } from "./pane-filter";
import { PaneItems } from "./pane-items";
import { isFolded, parsePaneMemory, type PaneMemory } from "./pane-memory";
import type { CardHandlers } from "./render-card";
import { renderFirstRun, type FirstRunHandlers } from "./render-first-run";
import { PaneHead, renderNobody, renderNoMatch, renderSelectionBar } from "./render-head";
import { EMPTY_SELECTION, selectionOf, withoutGone, withRange, withToggled, type Selection } from "./selection";

/** The type under which the app knows the pane. Never changes: layouts on disk name it. */
export const FADING_PANE = "networking-notes-fading";

const MEMORY_KEY = "networking-notes-pane";

/** How long the pane must be still before what is kept of it is written, in milliseconds. */
const STILL = 400;

/** How long one slice of work goes on, in milliseconds. */
const SLICE = 4;

/** What the pane needs. */
export interface PaneSource {
	readonly list: () => FadingList;
	readonly index: PeopleIndex;
	readonly settings: () => Settings;
	readonly locale: () => string;
	readonly isReady: () => boolean;
	readonly onChange: (listener: () => void) => () => void;
	readonly newPerson: () => void;
	readonly open: (entry: Entry, evt: MouseEvent | KeyboardEvent) => void;
	readonly log: (people: readonly Person[]) => void;
	readonly snooze: (people: readonly Person[]) => void;
	readonly setCadence: (people: readonly Person[]) => void;
	readonly rest: (people: readonly Person[]) => void;
	readonly readCard: (path: string) => Promise<CardText>;
	readonly card: Omit<CardHandlers, "open" | "log" | "snooze" | "setCadence" | "rest">;
	/** What was found in the vault before anything was set; undefined once it was answered. */
	readonly offer: () => Promise<Offer | undefined>;
	readonly firstRun: FirstRunHandlers;
	readonly rowMenu: (entry: Entry) => Menu;
	readonly paneMenu: (select: () => void) => Menu;
}

/** The side pane: who is fading, and why. Drawn anew when a note, a setting or the day changes. */
export class FadingPane extends ItemView implements HoverParent {
	hoverPopover: HoverPopover | null = null;
	override navigation = false;
	private readonly source: PaneSource;
	private readonly card: CardSlot;
	private offer: Offer | undefined;
	private memory: PaneMemory;
	private selection: Selection;
	private keeping: number | undefined;
	private head: PaneHead | undefined;
	private grid: PaneGrid | undefined;
	private readonly passing = new PaneFilter();
	private tagged: { readonly list: FadingList; readonly tags: readonly string[] } | undefined;
	private parts: Readonly<Record<"firstRun" | "message" | "unread" | "selection" | "status", HTMLElement>> | undefined;

	constructor(leaf: WorkspaceLeaf, source: PaneSource) {
		super(leaf);
		this.source = source;
		this.icon = "users";
		this.memory = parsePaneMemory(this.app.loadLocalStorage(MEMORY_KEY));
		this.card = new CardSlot(source.readCard, (first) => {
			this.grid?.redrawCard();
			if (first && this.card.path !== undefined) this.grid?.revealCard(this.card.path);
		});
	}

	override getViewType(): string {
		return FADING_PANE;
	}

	override getDisplayText(): string {
		return PANE.title;
	}

	protected override async onOpen(): Promise<void> {
		const { contentEl } = this;
		contentEl.addClass("networking-notes-pane");
		this.build(contentEl);
		this.register(this.source.onChange(() => this.draw()));
		this.registerEvent(this.app.metadataCache.on("changed", ({ path }) => this.card.changed(path)));
		this.draw();
		this.restoreScroll();
		void this.lookForOffer();
		return Promise.resolve();
	}

	protected override async onClose(): Promise<void> {
		this.grid?.close();
		this.keep();
		this.contentEl.empty();
		return Promise.resolve();
	}

	override onResize(): void {
		this.grid?.resize();
	}

	/** Asks once what of the vault is to be used, where nothing was ever set. */
	private async lookForOffer(): Promise<void> {
		try {
			this.offer = await this.source.offer();
		} catch (error) {
			// Nothing is lost by not asking: the command and the settings have it all.
			console.error(error);
		}
		if (this.offer !== undefined) this.draw();
	}

	/** Puts the focus on the first person, or where it was. */
	focusFirst(): void {
		const question = this.parts?.firstRun.querySelector("button");
		if (question !== null && question !== undefined) question.focus();
		else if (this.source.list().people > 0) this.grid?.focus();
		else this.parts?.message.querySelector("button")?.focus();
	}

	private build(el: HTMLElement): void {
		const { source } = this;
		el.empty();
		this.head = new PaneHead(el.createDiv(), {
			filter: (filters) => this.filter(filters),
			beginSearch: () => this.prepareSearch(),
			leaveSearch: () => this.grid?.focus(),
			newPerson: source.newPerson,
			menu: (evt) => showMenu(source.paneMenu(() => this.select(EMPTY_SELECTION)), evt),
		});
		const firstRun = el.createDiv({ cls: "networking-notes-first-run networking-notes-hidden", attr: { role: "region", "aria-label": FIRST_RUN.title } });
		const message = el.createDiv({ cls: "networking-notes-empty networking-notes-hidden" });
		const scroller = el.createDiv({ cls: "networking-notes-scroll" });
		this.grid = new PaneGrid(scroller, {
			open: source.open,
			log: ({ person }) => source.log(this.chosen(person)),
			snooze: ({ person }) => source.snooze(this.chosen(person)),
			more: (entry, evt, by) => showMenu(source.rowMenu(entry), evt, by),
			fold: (state, folded) => this.remember({ folds: { ...this.memory.folds, [state]: folded } }),
			toggleCard: ({ person }) => {
				this.card.toggle(person.path);
				this.draw();
			},
			renderCard: (cell, entry) => this.card.render(cell, {
				entry, today: source.list().today, locale: source.locale(), questions: source.settings().questions, people: () => source.index.people(),
			}, {
				...source.card,
				open: source.open,
				log: ({ person }) => source.log([person]),
				snooze: ({ person }) => source.snooze([person]),
				setCadence: ({ person }) => source.setCadence([person]),
				rest: ({ person }) => source.rest([person]),
			}),
			select: ({ person }, range) => this.select(range ? withRange(this.selection, person.path, this.shownPaths()) : withToggled(this.selection, person.path)),
			selectAll: () => this.select(selectionOf(this.shownPaths())),
			escape: () => this.escape(),
			search: () => this.head?.focusSearch(),
			hover: ({ person }, event, targetEl) => {
				this.app.workspace.trigger("hover-link", { event, source: FADING_PANE, hoverParent: this, targetEl, linktext: person.path, sourcePath: "" });
			},
			scrolled: (scroll) => {
				this.memory = { ...this.memory, scroll };
				this.keepSoon();
			},
		});
		const unread = scroller.createEl("p", { cls: "networking-notes-hint networking-notes-unread networking-notes-hidden" });
		const selection = el.createDiv({ cls: "networking-notes-selection networking-notes-hidden", attr: { role: "toolbar", "aria-label": PANE.selection } });
		const status = el.createDiv({ cls: "networking-notes-status-words", attr: { role: "status" } });
		this.parts = { firstRun, message, unread, selection, status };
	}

	private lanes(): readonly Lane[] {
		return this.passing.lanes(this.source.list(), this.memory.filters, this.source.settings().circles);
	}

	/** Gets everybody ready to be searched for before the first letter is typed, a little at a time. */
	private prepareSearch(from = 0): void {
		const { win } = this.contentEl;
		const end = win.performance.now() + SLICE;
		const next = this.passing.prepare(this.source.list(), from, () => win.performance.now() < end);
		if (next !== undefined) win.setTimeout(() => this.prepareSearch(next));
	}

	/** The tags of everybody, gathered once for each change of the list and not for each letter of a search. */
	private tags(list: FadingList): readonly string[] {
		if (this.tagged?.list !== list) this.tagged = { list, tags: tagsOf(this.source.index.people()) };
		return this.tagged.tags;
	}

	private items(): PaneItems {
		// What is searched for is shown wherever it is.
		const searching = this.memory.filters.query.trim() !== "";
		return new PaneItems({ lanes: this.lanes(), isFolded: (state) => !searching && isFolded(this.memory, state), open: this.card.path });
	}

	private draw(): void {
		const { source, parts, grid, memory } = this;
		if (parts === undefined || grid === undefined) return;
		const list = source.list();
		const locale = source.locale();
		const { introductionsGoal, circles, dueFrom, fadedFrom, peopleFolder } = source.settings();
		this.selection = withoutGone(this.selection, (path) => source.index.get(path) !== undefined);
		const items = this.items();
		this.head?.update({ list, goal: introductionsGoal, locale, filters: memory.filters, circles: circles.map(({ name }) => name), tags: this.tags(list) });
		grid.show({ items, today: list.today, locale, fullBar: fadedFrom, dueAt: dueFrom, open: this.card.path, selection: this.selection });
		this.drawOffer(locale);
		this.drawMessage(list, items, peopleFolder);
		const unread = source.index.unreadNotes.size;
		parts.unread.toggleClass("networking-notes-hidden", unread === 0);
		parts.unread.setText(unread === 0 ? "" : PANE.unread(unread, locale));
		this.drawSelection(locale);
	}

	/** What is said where the list has nobody to show; drawn only where it changes, since its button may have the focus. */
	private drawMessage(list: FadingList, items: PaneItems, peopleFolder: string): void {
		const { parts, source } = this;
		if (parts === undefined) return;
		const asked = parts.firstRun.childElementCount > 0;
		const message = list.people === 0 ? (asked ? "" : source.isReady() ? `nobody ${peopleFolder}` : "reading")
			: items.count === 0 ? "noMatch" : this.nobodyOpen(list) ? "nobodyOpen" : "";
		if (parts.message.getAttribute("data-message") === message) return;
		parts.message.setAttribute("data-message", message);
		parts.message.toggleClass("networking-notes-hidden", message === "");
		parts.message.empty();
		if (message === "noMatch") renderNoMatch(parts.message, () => this.filter(NO_FILTERS));
		else if (message === "nobodyOpen") parts.message.createEl("p", { text: PANE.nobodyFading });
		else if (message !== "") renderNobody(parts.message, { ready: source.isReady(), peopleFolder }, source.newPerson);
	}

	private drawOffer(locale: string): void {
		const { offer, parts, source } = this;
		if (parts === undefined) return;
		const asked = offer !== undefined && !source.settings().setUp;
		parts.firstRun.toggleClass("networking-notes-hidden", !asked);
		// Drawn once: whoever reads it is not interrupted by a note that changes.
		if (asked && parts.firstRun.childElementCount === 0) renderFirstRun(parts.firstRun, { offer, locale }, source.firstRun);
		else if (!asked && parts.firstRun.childElementCount > 0) {
			const held = parts.firstRun.contains(parts.firstRun.doc.activeElement);
			parts.firstRun.empty();
			if (held) this.focusFirst();
		}
	}

	/** Whether there are people, and nobody of them to reach out to. */
	private nobodyOpen(list: FadingList): boolean {
		return filtersNothing(this.memory.filters) && list.people > 0 && !list.lanes.some(({ state, entries }) => OPEN_LANES.includes(state) && entries.length > 0);
	}

	private drawSelection(locale: string): void {
		const { parts, selection, source } = this;
		if (parts === undefined) return;
		const bar = parts.selection;
		const held = bar.contains(bar.doc.activeElement) ? bar.doc.activeElement?.getAttribute("data-selection") : undefined;
		bar.toggleClass("networking-notes-hidden", selection === undefined);
		bar.empty();
		if (selection === undefined) return;
		const people = (): Person[] => this.selectedPeople();
		renderSelectionBar(bar, selection.paths.size, locale, {
			all: () => this.select(selectionOf(this.shownPaths())),
			log: () => source.log(people()),
			snooze: () => source.snooze(people()),
			circle: () => source.setCadence(people()),
			rest: () => source.rest(people()),
			done: () => this.escape(),
		});
		if (held !== undefined && held !== null) bar.querySelector<HTMLElement>(`[data-selection="${held}"]`)?.focus();
	}

	private shownPaths(): string[] {
		return this.items().shown().map(({ person }) => person.path);
	}

	private selectedPeople(): Person[] {
		return [...(this.selection?.paths ?? [])].flatMap((path) => this.source.index.get(path) ?? []);
	}

	/** Everybody selected where this person is among them; else this person alone. */
	private chosen(person: Person): Person[] {
		return this.selection?.paths.has(person.path) === true ? this.selectedPeople() : [person];
	}

	private select(selection: Selection): void {
		this.selection = selection;
		this.draw();
		this.parts?.status.setText(selection === undefined ? "" : PANE.selected(selection.paths.size, this.source.locale()));
	}

	private escape(): void {
		if (this.selection !== undefined) {
			const inBar = this.parts?.selection.contains(this.contentEl.doc.activeElement) === true;
			this.select(undefined);
			if (inBar) this.grid?.focus();
		} else if (this.card.path !== undefined) {
			this.card.close();
			this.draw();
		}
	}

	private filter(filters: Partial<Filters>): void {
		this.remember({ filters: { ...this.memory.filters, ...filters } });
		const lanes = this.lanes();
		this.parts?.status.setText(filtersNothing(this.memory.filters) ? "" : PANE.found(lanes.reduce((sum, lane) => sum + lane.entries.length, 0), this.source.locale()));
	}

	private remember(change: Partial<PaneMemory>): void {
		this.memory = { ...this.memory, ...change };
		this.keepSoon();
		this.draw();
	}

	private keepSoon(): void {
		const { win } = this.contentEl;
		if (this.keeping !== undefined) win.clearTimeout(this.keeping);
		this.keeping = win.setTimeout(() => this.keep(), STILL);
	}

	private keep(): void {
		if (this.keeping === undefined) return;
		this.contentEl.win.clearTimeout(this.keeping);
		this.keeping = undefined;
		this.app.saveLocalStorage(MEMORY_KEY, this.memory);
	}

	/** Once the people are known, since before that there is nothing to scroll. */
	private restoreScroll(): void {
		const { scroll } = this.memory;
		const restore = (): void => {
			if (this.grid !== undefined && this.source.isReady()) this.grid.scrollTo(scroll);
		};
		if (scroll === 0) return;
		if (this.source.isReady()) restore();
		else {
			const stop = this.source.onChange(() => {
				if (!this.source.isReady()) return;
				stop();
				restore();
			});
			this.register(stop);
		}
	}
}
