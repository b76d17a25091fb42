/** The lines of the pane as a treegrid with one tab stop: what pointer and keyboard do with them. */
import type { Entry } from "../../../domain/fading-list";
import type { PaneLane } from "../../../domain/standing";
import { actionOf, type GridAction } from "./grid-keys";
import type { GridRow } from "./row-layout";
import { GridRows } from "./grid-rows";

/** What the lines do. `by` is the element that a menu belongs to. */
export interface GridHandlers {
	readonly open: (entry: Entry, evt: MouseEvent | KeyboardEvent) => void;
	readonly log: (entry: Entry) => void;
	/** There was contact today, without words. */
	readonly touch: (entry: Entry) => void;
	readonly snooze: (entry: Entry, by: HTMLElement) => void;
	readonly more: (entry: Entry, evt: MouseEvent | undefined, by: HTMLElement) => void;
	readonly fold: (state: PaneLane, folded: boolean) => void;
	readonly toggleCard: (entry: Entry) => void;
	readonly renderCard: (cell: HTMLElement, entry: Entry) => void;
	readonly select: (entry: Entry, range: boolean) => void;
	readonly selectAll: () => void;
	readonly escape: () => void;
	readonly search: () => void;
	readonly keys: () => void;
	readonly hover: (entry: Entry, evt: MouseEvent, target: HTMLElement) => void;
	readonly scrolled: (top: number) => void;
}

/** What is done to a person by a letter. */
const ACTS: ReadonlySet<GridAction> = new Set(["log", "touch", "snooze"]);

/** Turns clicks and keys into what the handlers do. */
export class PaneGrid {
	/** The lines themselves: what to show, where the focus is, and how far it is scrolled. */
	readonly lines: GridRows;
	private readonly on: GridHandlers;

	constructor(scroller: HTMLElement, on: GridHandlers) {
		this.on = on;
		// Before the lines have theirs: asked after they are drawn, the document would have to lay them out at once.
		scroller.addEventListener("scroll", () => on.scrolled(scroller.scrollTop), { passive: true });
		this.lines = new GridRows(scroller, on.renderCard);
		const { lines } = this;
		lines.body.addEventListener("click", (evt) => this.onClick(evt));
		lines.body.addEventListener("auxclick", (evt) => {
			const entry = lines.entryAt(evt.target);
			if (evt.button !== 1 || entry === undefined || this.doing(evt.target) !== "open") return;
			evt.preventDefault();
			on.open(entry, evt);
		});
		lines.body.addEventListener("contextmenu", (evt) => {
			const [entry, line] = [lines.entryAt(evt.target), lines.lineAt(evt.target)];
			if (entry === undefined || line === undefined || line.hasClass("networking-notes-card-row")) return;
			evt.preventDefault();
			on.more(entry, evt.button === 2 ? evt : undefined, line);
		});
		lines.body.addEventListener("mouseover", (evt) => {
			const entry = lines.entryAt(evt.target);
			if (entry !== undefined && this.doing(evt.target) === "open") on.hover(entry, evt, evt.target as HTMLElement);
		});
		lines.body.addEventListener("focusin", (evt) => {
			const key = lines.lineAt(evt.target)?.getAttribute("data-key") ?? undefined;
			if (key !== undefined) lines.activate(key.replace(/^card /, "row "));
		});
		lines.body.addEventListener("keydown", (evt) => this.onKey(evt));
	}

	private doing(target: EventTarget | null): string | undefined {
		const node = target as Node | null;
		return node?.instanceOf(Element) === true
			? (node.closest("[data-do]")?.getAttribute("data-do") ?? undefined)
			: undefined;
	}

	private onClick(evt: MouseEvent): void {
		const found = this.lines.itemAt(evt.target);
		const line = this.lines.lineAt(evt.target);
		if (found === undefined || line === undefined || line.hasClass("networking-notes-card-row")) return;
		const { item } = found;
		if (item.kind === "lane") {
			this.lines.activate(item.key);
			this.on.fold(item.state, !item.folded);
			return;
		}
		const act = this.doing(evt.target);
		if (act === "open") evt.preventDefault();
		if (act === "log") this.on.log(item.entry);
		else if (act === "touch") this.on.touch(item.entry);
		else if (act === "more") this.on.more(item.entry, evt.detail === 0 ? undefined : evt, evt.target as HTMLElement);
		else if (act === "select" || (this.lines.model?.selection !== undefined && act === undefined))
			this.on.select(item.entry, evt.shiftKey);
		else if (act === "open") this.on.open(item.entry, evt);
		else this.on.toggleCard(item.entry);
	}

	private onKey(evt: KeyboardEvent): void {
		const found = this.lines.itemAt(evt.target);
		const line = this.lines.lineAt(evt.target);
		if (found === undefined || line === undefined) return;
		const inCard = line.hasClass("networking-notes-card-row");
		const onLine = evt.target === line;
		const action = actionOf(evt, {
			inCard,
			onLine,
			isLane: found.item.kind === "lane",
			rtl: this.lines.body.doc.body.hasClass("mod-rtl"),
		});
		if (action === undefined) return;
		evt.preventDefault();
		evt.stopPropagation();
		this.perform(action, found, evt, line);
	}

	private perform(
		action: GridAction,
		{ item, index }: { readonly item: GridRow; readonly index: number },
		evt: KeyboardEvent,
		line: HTMLElement,
	): void {
		const { on } = this;
		const { model } = this.lines;
		if (model === undefined) return;
		const entry = item.kind === "lane" ? undefined : item.entry;
		const isOpen = entry !== undefined && model.open === entry.person.path;
		if (ACTS.has(action) && !this.lines.takes(evt, action === "touch")) return;
		switch (action) {
			case "up":
			case "down":
			case "pageUp":
			case "pageDown":
			case "home":
			case "end":
				if (evt.shiftKey && entry !== undefined && model.selection === undefined) on.select(entry, false);
				this.lines.goTo(this.target(action, index));
				if (evt.shiftKey) {
					const to = this.lines.entryAt(this.lines.body.doc.activeElement);
					if (to !== undefined) on.select(to, true);
				}
				return;
			case "into":
				if (item.kind === "lane" && item.folded) on.fold(item.state, false);
				else if (entry !== undefined && !isOpen) on.toggleCard(entry);
				else if (isOpen)
					this.lines.elementOf(`card ${entry.person.path}`)?.querySelector<HTMLElement>("button, a")?.focus();
				return;
			case "out":
				if (item.kind === "lane" && !item.folded) on.fold(item.state, true);
				else if (isOpen) on.toggleCard(entry);
				else if (entry !== undefined) this.lines.goTo(model.items.laneAbove(index));
				return;
			case "toggle":
				if (item.kind === "lane") on.fold(item.state, !item.folded);
				else if (entry !== undefined) on.toggleCard(entry);
				return;
			case "open":
				if (item.kind === "lane") on.fold(item.state, !item.folded);
				else if (entry !== undefined) on.open(entry, evt);
				return;
			case "log":
				return entry === undefined ? undefined : on.log(entry);
			case "touch":
				return entry === undefined ? undefined : on.touch(entry);
			case "snooze":
				return entry === undefined ? undefined : on.snooze(entry, line);
			case "menu":
				return entry === undefined ? undefined : on.more(entry, undefined, line);
			case "select":
				return entry === undefined ? undefined : on.select(entry, evt.shiftKey);
			case "selectAll":
				return on.selectAll();
			case "search":
				return on.search();
			case "keys":
				return on.keys();
			case "leaveCard":
				return this.lines.goTo(index);
			case "escape":
				return on.escape();
		}
	}

	/** Where a movement from a line leads; the card is no stop on the way. */
	private target(action: "up" | "down" | "pageUp" | "pageDown" | "home" | "end", index: number): number {
		const {
			model,
			viewport: { height, heights },
		} = this.lines;
		const items = model?.items;
		if (items === undefined) return index;
		const page = Math.max(Math.floor(height / heights.row) - 1, 1);
		const step = { up: -1, down: 1, pageUp: -page, pageDown: page, home: -items.count, end: items.count }[action];
		const to = Math.min(Math.max(index + step, 0), items.count - 1);
		if (items.at(to)?.kind !== "card") return to;
		const beyond = to + Math.sign(step);
		return beyond < items.count ? beyond : to - 1;
	}
}
