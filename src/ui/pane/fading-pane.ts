import { ItemView, type HoverParent, type HoverPopover, type WorkspaceLeaf } from "obsidian";
import type { Offer } from "../../domain/first-run";
import { filtersNothing, NO_FILTERS, type Filters } from "../../domain/search";
import { FIRST_RUN } from "../../words/first-run";
import { PANE } from "../../words/pane";
import { showMenu } from "../host/show-menu";
import { OpenCard } from "./grid/open-card";
import { KeptMemory } from "./kept-memory";
import { PaneGrid } from "./grid/grid";
import type { PaneState } from "./pane-state";
import { PaneSelection } from "./pane-selection";
import { PaneHead } from "./head";
import { cardHandlers, cardModel, openSheet } from "./pane-card";
import type { PaneSource } from "./pane-source";
import { LedgerSection } from "./ledger-section";
import { renderMessage, renderOffer, renderUnread } from "./pane-messages";
import { EMPTY_SELECTION, type Selection } from "./selection";
import { VisiblePeople } from "./visible-people";

/** The type under which the app knows the pane. Never changes: layouts on disk name it. */
export const FADING_PANE = "networking-notes-fading";

/** The side pane: who is fading, and why. Redrawn when a note, a setting or the day changes. */
export class FadingPane extends ItemView implements HoverParent {
	hoverPopover: HoverPopover | null = null;
	override navigation = false;
	private readonly source: PaneSource;
	private readonly card: OpenCard;
	private offer: Offer | undefined;
	/** Whether the pane was asked to take the focus, and had nothing yet that could have it. */
	private awaitsFocus = false;
	private readonly memory: KeptMemory;
	private readonly shown: VisiblePeople;
	private readonly selection: PaneSelection;
	private head: PaneHead | undefined;
	private grid: PaneGrid | undefined;
	private ledger: LedgerSection | undefined;
	private parts:
		Readonly<Record<"events" | "firstRun" | "message" | "unread" | "selection" | "status", HTMLElement>> | undefined;

	constructor(leaf: WorkspaceLeaf, source: PaneSource) {
		super(leaf);
		this.source = source;
		this.icon = "users";
		this.memory = new KeptMemory(this);
		this.card = new OpenCard(source.readCard, (first) => {
			this.grid?.lines.redrawCard();
			if (first && this.card.path !== undefined) this.grid?.lines.revealCard(this.card.path);
		});
		this.shown = new VisiblePeople(source, this.memory, this.card);
		this.selection = new PaneSelection(source, {
			shown: () => this.shown.paths(),
			changed: (selection) => this.showSelection(selection),
			done: () => this.escape(),
		});
	}

	/** Imports files dropped on the pane; other drags are left to the app. */
	private takeDrops(el: HTMLElement): void {
		const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes("Files") === true;
		this.registerDomEvent(el, "dragover", (evt) => {
			if (hasFiles(evt)) evt.preventDefault();
		});
		this.registerDomEvent(el, "drop", (evt) => {
			const [file] = evt.dataTransfer?.files ?? [];
			if (file === undefined) return;
			evt.preventDefault();
			this.source.dropped(file);
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
		this.register(
			this.source.onChange(() => {
				this.draw();
				this.ledger?.refresh();
			}),
		);
		this.register(
			this.source.onEvents(() => {
				if (this.parts !== undefined) this.source.renderEvents(this.parts.events);
			}),
		);
		this.register(
			this.source.ledgers.onChange(() => {
				this.draw();
				this.ledger?.refresh();
			}),
		);
		this.register(this.selection.follow());
		this.registerEvent(this.app.metadataCache.on("changed", ({ path }) => this.card.changed(path)));
		// Another size of letters or another theme: lines have other heights.
		this.registerEvent(this.app.workspace.on("css-change", () => this.grid?.lines.restyle()));
		this.takeDrops(contentEl);
		this.draw();
		this.restoreScroll();
		void this.lookForOffer();
		return Promise.resolve();
	}

	protected override async onClose(): Promise<void> {
		this.grid?.lines.close();
		this.ledger?.close();
		this.memory.write();
		this.contentEl.empty();
		return Promise.resolve();
	}

	override onResize(): void {
		this.grid?.lines.resize();
		if (this.awaitsFocus) this.focusUnlessElsewhere();
	}

	/** Looks once for something to offer, if no setting was ever saved. */
	private async lookForOffer(): Promise<void> {
		try {
			this.offer = await this.source.offer();
		} catch (error) {
			// The offer is optional: the command and the settings do the same.
			console.error(error);
		}
		if (this.offer !== undefined) this.draw();
	}

	/** Puts the focus on the first person, or where it was; once there is somebody, if the notes are still being read. */
	focusFirst(): void {
		this.focusSomebody();
		const { activeElement } = this.contentEl.doc;
		this.awaitsFocus = !this.contentEl.contains(activeElement);
	}

	private focusSomebody(): void {
		const question = this.parts?.firstRun.querySelector("button");
		if (question !== null && question !== undefined) question.focus();
		else if (this.source.list().people > 0) this.grid?.lines.focus();
		else this.parts?.message.querySelector("button")?.focus();
	}

	private build(el: HTMLElement): void {
		const { source } = this;
		el.empty();
		this.head = new PaneHead(el.createDiv(), {
			filter: (filters) => this.filter(filters),
			beginSearch: () => void this.shown.prepareSearch(el),
			leaveSearch: () => {
				if (this.shown.items().count > 0 || this.ledger?.focus() !== true) this.grid?.lines.focusFirst();
			},
			openFirst: (evt) => {
				const [first] = this.shown.items().shown();
				if (first !== undefined) source.open(first, evt);
				else if (this.ledger?.first !== undefined) source.ledgers.promote(this.ledger.first);
			},
			newPerson: source.newPerson,
			reachOut: source.reachOut,
			menu: (evt) =>
				showMenu(
					source.paneMenu(() => this.selection.select(EMPTY_SELECTION)),
					evt,
				),
		});
		const events = el.createDiv({ cls: "networking-notes-events networking-notes-hidden" });
		const firstRun = el.createDiv({
			cls: "networking-notes-first-run networking-notes-hidden",
			attr: { role: "region", "aria-label": FIRST_RUN.title },
		});
		const message = el.createDiv({ cls: "networking-notes-empty networking-notes-hidden" });
		const scroller = el.createDiv({ cls: "networking-notes-scroll" });
		this.grid = new PaneGrid(scroller, {
			open: source.open,
			log: ({ person }) => source.log(this.selection.chosen(person)),
			touch: ({ person }) => source.inTouchToday(this.selection.chosen(person)),
			snooze: ({ person }) => source.snooze(this.selection.chosen(person)),
			more: (entry, evt, by) => showMenu(source.rowMenu(entry), evt, by),
			fold: (state, folded) => this.remember({ folds: { ...this.memory.value.folds, [state]: folded } }),
			toggleCard: (entry) => {
				if (this.contentEl.doc.body.hasClass("is-phone")) {
					openSheet(source, entry);
					return;
				}
				this.card.toggle(entry.person.path);
				this.draw();
			},
			renderCard: (cell, entry) => this.card.render(cell, { ...cardModel(source), entry }, cardHandlers(source)),
			select: ({ person }, range) => this.selection.tick(person, range),
			selectAll: () => this.selection.selectAll(),
			escape: () => this.escape(),
			search: () => this.head?.focusSearch(),
			keys: source.showKeys,
			hover: ({ person }, event, targetEl) => {
				this.app.workspace.trigger("hover-link", {
					event,
					source: FADING_PANE,
					hoverParent: this,
					targetEl,
					linktext: person.path,
					sourcePath: "",
				});
			},
			scrolled: (scroll) => {
				this.memory.change({ scroll });
				this.head?.setScrolled(scroll > 0);
			},
		});
		this.ledger = new LedgerSection(scroller.createDiv({ cls: "networking-notes-ledger" }), source.ledgers, {
			changed: () => this.draw(),
			leave: () => this.grid?.lines.focusLast(),
		});
		const unread = scroller.createEl("p", {
			cls: "networking-notes-hint networking-notes-unread networking-notes-hidden",
		});
		const selection = el.createDiv({
			cls: "networking-notes-selection networking-notes-hidden",
			attr: { role: "toolbar", "aria-label": PANE.selection },
		});
		const status = el.createDiv({ cls: "networking-notes-status-words", attr: { role: "status" } });
		this.parts = { events, firstRun, message, unread, selection, status };
	}

	private draw(): void {
		const { source, parts, grid } = this;
		if (parts === undefined || grid === undefined) return;
		const { filters } = this.memory.value;
		const list = source.list();
		const locale = source.locale();
		const { introductionsGoal, circles, dueFrom, peopleFolder, setUp } = source.settings();
		this.selection.forgetGone();
		const items = this.shown.drawn(this.contentEl);
		const { isBehind } = this.shown;
		if (isBehind) void this.shown.lookOn(this.contentEl, () => this.drawFound());
		this.head?.update({
			list,
			goal: introductionsGoal,
			locale,
			filters,
			circles: circles.map(({ name }) => name),
			tags: this.shown.tags(),
			searchable: list.people > 0 || source.ledgers.any(),
		});
		// Nobody of a ledger is in a circle, or has a tag here.
		this.ledger?.show(filters.circle === "" && filters.tag === "" ? filters.query.trim() : "");
		grid.lines.show({
			items,
			today: list.today,
			locale,
			dueAt: dueFrom,
			query: filters.query.trim(),
			open: this.card.path,
			selection: this.selection.value,
		});
		// Who searches wants to see whom they find.
		const offer = setUp || filters.query.trim() !== "" ? undefined : this.offer;
		source.renderEvents(parts.events);
		const { message } = parts;
		const held = message.contains(message.doc.activeElement);
		const answered = renderOffer(parts.firstRun, offer, locale, source.firstRun);
		renderMessage(
			parts.message,
			{
				list,
				filters,
				lines: isBehind ? undefined : items.count,
				inLedgers: this.ledger?.first !== undefined,
				asked: offer !== undefined,
				ready: source.isReady(),
				peopleFolder,
				locale,
			},
			{
				newPerson: source.newPerson,
				lastSpoke: source.lastSpoke,
				clearFilters: () => this.filter(NO_FILTERS),
			},
		);
		renderUnread(parts.unread, source.index.unreadNotes.size, list.doubted, locale);
		this.selection.drawBar(parts.selection, locale);
		// Last, because with nobody listed the focus goes to the message's button.
		if (answered || (held && !message.contains(message.doc.activeElement))) this.focusFirst();
		else if (this.awaitsFocus) this.focusUnlessElsewhere();
	}

	/** Whoever went somewhere else meanwhile stays there. */
	private focusUnlessElsewhere(): void {
		const { activeElement } = this.contentEl.doc;
		const isHere = this.app.workspace.getActiveViewOfType(FadingPane) === this;
		if (isHere && (activeElement === null || activeElement.contains(this.contentEl))) this.focusFirst();
		else this.awaitsFocus = false;
	}

	private showSelection(selection: Selection): void {
		this.draw();
		this.parts?.status.setText(
			selection === undefined ? "" : PANE.selected(selection.paths.size, this.source.locale()),
		);
	}

	private escape(): void {
		if (this.selection.value !== undefined) {
			const inBar = this.parts?.selection.contains(this.contentEl.doc.activeElement) === true;
			this.selection.select(undefined);
			if (inBar) this.grid?.lines.focus();
		} else if (this.card.path !== undefined) {
			this.card.close();
			this.draw();
		}
	}

	private filter(filters: Partial<Filters>): void {
		// Show search results from the top.
		this.grid?.lines.viewport.scrollToTop();
		this.remember({ filters: { ...this.memory.value.filters, ...filters } });
		if (!this.shown.isBehind) this.tellFound();
	}

	private drawFound(): void {
		this.draw();
		if (!this.shown.isBehind) this.tellFound();
	}

	/** Tells how many were found to whoever can't see it. */
	private tellFound(): void {
		const lanes = this.shown.lanes();
		this.parts?.status.setText(
			filtersNothing(this.memory.value.filters)
				? ""
				: PANE.found(
						lanes.reduce((sum, lane) => sum + lane.entries.length, 0),
						this.source.locale(),
					),
		);
	}

	private remember(change: Partial<PaneState>): void {
		this.memory.change(change);
		this.draw();
	}

	/** Once the people are known, since before that there is nothing to scroll. */
	private restoreScroll(): void {
		const { scroll } = this.memory.value;
		const restore = (): void => {
			if (this.grid !== undefined && this.source.isReady()) this.grid.lines.viewport.scrollTo(scroll);
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
