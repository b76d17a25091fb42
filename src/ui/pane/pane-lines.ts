/**
 * The lines of the pane in the document. Only those in view are there; what has not changed is not drawn again; the focus
 * stays where it was, also where its line moves.
 */
import type { Day } from "../../domain/day";
import type { Entry } from "../../domain/fading-list";
import { PANE } from "../../words/screen";
import { rowKey, type Heights, type PaneItem, type PaneItems } from "./pane-items";
import { renderLane, renderRow } from "./render-row";
import type { Selection } from "./selection";

/** What the grid shows. */
export interface GridModel {
	readonly items: PaneItems;
	readonly today: Day;
	readonly locale: string;
	readonly fullBar: number;
	readonly dueAt: number;
	readonly open: string | undefined;
	readonly selection: Selection;
}

interface Line {
	readonly el: HTMLElement;
	/** What the line was drawn from. */
	entry: Entry | undefined;
	sign: string;
}

/** How far beyond the view lines are drawn, in pixels, so that scrolling does not run ahead of them. */
const MARGIN = 300;

/** Where nothing can be measured, as in a hidden pane. */
const UNMEASURED = { lane: 32, row: 52, view: 800 };

/** Where the card's height is told of its changes; the pane's own window may have no such thing. */
interface Measuring {
	readonly ResizeObserver?: typeof ResizeObserver;
}

/** See the top of this file. */
export class PaneLines {
	readonly scroller: HTMLElement;
	readonly body: HTMLElement;
	model: GridModel | undefined;
	heights: Heights = { lane: UNMEASURED.lane, row: UNMEASURED.row, card: 0 };
	/**
	 * How high the view is and how far it is scrolled, in pixels, as far as that is known: to ask the document for it makes
	 * it lay out everything that was just drawn, which takes longer than drawing it.
	 */
	private known = { view: 0, scrolled: 0 };
	private readonly renderCard: (cell: HTMLElement, entry: Entry) => void;
	private readonly lines = new Map<string, Line>();
	private readonly cardSize: ResizeObserver | undefined;
	/** The line that the tab key reaches. */
	private active: string | undefined;
	/** Whether any line has had the focus. */
	private visited = false;
	/** Where that line stood when it was drawn last, since the list may have changed before it is asked for. */
	private activeIndex = 0;

	constructor(scroller: HTMLElement, renderCard: (cell: HTMLElement, entry: Entry) => void) {
		this.scroller = scroller;
		this.renderCard = renderCard;
		this.body = scroller.createDiv({ cls: "networking-notes-grid", attr: { role: "treegrid", "aria-label": PANE.people, "aria-multiselectable": "true" } });
		const { ResizeObserver: Observer } = scroller.win as Measuring;
		this.cardSize = Observer === undefined ? undefined : new Observer(() => this.measureCard());
		scroller.addEventListener("scroll", () => {
			this.known.scrolled = scroller.scrollTop;
			this.draw();
		}, { passive: true });
	}

	/** Ends what outlives the elements. */
	close(): void {
		this.cardSize?.disconnect();
	}

	/** How high the view is, in pixels. */
	get view(): number {
		return this.known.view || UNMEASURED.view;
	}

	/** Scrolls, in pixels from the top, as far as there is something. */
	scrollTo(top: number): void {
		this.scroller.scrollTop = top;
		this.known.scrolled = this.scroller.scrollTop;
	}

	/** Shows other people, or the same ones otherwise. */
	show(model: GridModel): void {
		this.model = model;
		if (this.active !== undefined && model.items.indexOf(this.active) < 0) this.active = this.inPlaceOf(this.activeIndex, model.items);
		this.draw();
	}

	/** The line that took the place of one that is gone: a person's where there is one near, so that going on leads on. */
	private inPlaceOf(index: number, items: PaneItems): string | undefined {
		const place = Math.min(Math.max(index, 0), items.count - 1);
		const keyAt = (at: number): string | undefined => (items.at(at)?.kind === "row" ? items.at(at)?.key : undefined);
		return keyAt(place) ?? keyAt(place + 1) ?? keyAt(place - 1) ?? items.at(place)?.key.replace(/^card /, "row ");
	}

	/** Draws the open card again, as when its note has been read. */
	redrawCard(): void {
		for (const [key, line] of this.lines) if (key.startsWith("card ")) line.sign = "";
		this.draw();
	}

	/** Measures again and draws: the pane has another size, or another theme. */
	resize(): void {
		this.measure();
		this.draw();
	}

	/** Gives the focus to the line that had it; to the first person in view where none had it yet. */
	focus(): void {
		const { items } = this.model ?? {};
		if (items === undefined || items.count === 0) return;
		this.goTo(this.active === undefined || !this.visited ? this.firstInView(items) : Math.max(items.indexOf(this.active), 0));
	}

	private firstInView(items: PaneItems): number {
		const { known: { scrolled: scrollTop }, heights } = this;
		const { first } = items.between(scrollTop, scrollTop, heights);
		for (let index = first; index < items.count; index++) if (items.top(index, heights) >= scrollTop && items.at(index)?.kind === "row") return index;
		return first;
	}

	/** Scrolls no further than is needed for a person's card to be seen, and their row with it. */
	revealCard(path: string): void {
		const { model, scroller, heights } = this;
		const index = model?.items.indexOf(rowKey(path)) ?? -1;
		if (model === undefined || index < 0) return;
		const top = model.items.top(index, heights);
		const bottom = top + heights.row + heights.card;
		if (bottom > scroller.scrollTop + this.view) this.scrollTo(Math.min(top, bottom - this.view));
		this.draw();
	}

	private measure(): void {
		const probe = this.body.createDiv({ cls: "networking-notes-probe", attr: { "aria-hidden": "true" } });
		const lane = probe.createDiv({ cls: "networking-notes-lane" }).offsetHeight;
		const row = probe.createDiv({ cls: "networking-notes-row" }).offsetHeight;
		probe.remove();
		this.heights = { ...this.heights, lane: lane || UNMEASURED.lane, row: row || UNMEASURED.row };
		this.known = { view: this.scroller.clientHeight, scrolled: this.scroller.scrollTop };
	}

	private measureCard(): void {
		const card = this.body.querySelector<HTMLElement>(".networking-notes-card-row");
		const height = card?.offsetHeight ?? 0;
		if (height === this.heights.card) return;
		this.heights = { ...this.heights, card: height };
		this.draw();
	}

	/** Brings the document up to date with the model and the scrolling. */
	draw(): void {
		const { model, body, scroller } = this;
		if (model === undefined) return;
		// Where nothing could be measured yet, as in a hidden pane, it is tried again.
		if (this.known.view === 0) this.measure();
		const { items } = model;
		const held = this.heldFocus();
		const wanted = new Map<string, { readonly item: PaneItem; readonly index: number }>();
		for (const index of this.indexesInView()) {
			const item = items.at(index);
			if (item !== undefined) wanted.set(item.key, { item, index });
		}
		for (const [key, { el }] of this.lines) {
			if (wanted.has(key)) continue;
			this.cardSize?.unobserve(el);
			el.remove();
			this.lines.delete(key);
		}
		if (this.active === undefined && items.count > 0) this.active = items.at(Math.min(1, items.count - 1))?.key;
		let next = body.firstElementChild;
		for (const { item, index } of wanted.values()) {
			const line = this.lines.get(item.key) ?? this.addLine(item, next);
			if (line.el === next) next = next.nextElementSibling;
			else body.insertBefore(line.el, next);
			this.drawLine(line, item, index, model);
		}
		this.markPlace();
		body.setAttribute("aria-rowcount", String(items.count));
		body.setCssProps({ "--networking-notes-height": `${items.height(this.heights)}px` });
		this.measureCard();
		if (held === undefined) return;
		const { scrollTop } = scroller;
		this.giveFocus(held);
		if (scroller.scrollTop !== scrollTop) this.scrollTo(scrollTop);
	}

	/** Those in view, and the one with the focus, wherever it is. In ascending order. */
	private indexesInView(): number[] {
		const { model, view, heights } = this;
		if (model === undefined || model.items.count === 0) return [];
		// Of a list that became shorter, its end is in view.
		const scrolled = Math.min(this.known.scrolled, Math.max(model.items.height(heights) - view, 0));
		const { first, last } = model.items.between(Math.max(scrolled - MARGIN, 0), scrolled + view + MARGIN, heights);
		const indexes = Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
		const active = this.active === undefined ? -1 : model.items.indexOf(this.active);
		if (active < 0 || (active >= first && active <= last) || !this.body.contains(this.body.doc.activeElement)) return indexes;
		return active < first ? [active, ...indexes] : [...indexes, active];
	}

	private addLine(item: PaneItem, before: Element | null): Line {
		const el = this.body.createDiv({ attr: { role: "row", "data-key": item.key } });
		this.body.insertBefore(el, before);
		const line: Line = { el, entry: undefined, sign: "" };
		this.lines.set(item.key, line);
		if (item.kind === "card") {
			el.className = "networking-notes-card-row";
			el.setAttribute("aria-level", "3");
			el.createDiv({ cls: "networking-notes-card", attr: { role: "gridcell" } });
			this.cardSize?.observe(el);
		} else {
			el.setAttribute("aria-level", item.kind === "lane" ? "1" : "2");
		}
		return line;
	}

	private drawLine(line: Line, item: PaneItem, index: number, model: GridModel): void {
		const { el } = line;
		const { today, locale, fullBar, dueAt, open, selection } = model;
		el.setCssProps({ "--networking-notes-top": `${model.items.top(index, this.heights)}px` });
		el.setAttribute("aria-rowindex", String(index + 1));
		if (item.kind !== "card") el.tabIndex = item.key === this.active ? 0 : -1;
		if (item.kind === "lane") {
			const sign = `${item.count} ${item.folded} ${locale}`;
			if (line.sign !== sign) renderLane(el, item.state, item.count, item.folded, locale);
			line.sign = sign;
			return;
		}
		const { path } = item.entry.person;
		const selected = selection?.paths.has(path);
		const sign = item.kind === "card" ? `${today} ${locale}` : `${today} ${locale} ${dueAt}/${fullBar} ${open === path} ${selected ?? ""}`;
		if (line.sign === sign && line.entry === item.entry) return;
		line.sign = sign;
		line.entry = item.entry;
		if (item.kind === "row") {
			el.setAttribute("data-path", path);
			renderRow(el, { entry: item.entry, today, locale, fullBar, dueAt, isOpen: open === path, selected });
			return;
		}
		const cell = el.firstElementChild as HTMLElement;
		cell.empty();
		this.renderCard(cell, item.entry);
	}

	/** The line and the control in it that have the focus. */
	private heldFocus(): { readonly key: string; readonly part: string | undefined } | undefined {
		const focused = this.body.doc.activeElement;
		const line = this.lineAt(focused);
		if (focused === null || line === undefined) return undefined;
		const part = ["data-do", "data-card"].flatMap((name) => {
			const value = focused.getAttribute(name);
			return value === null ? [] : [`[${name}="${CSS.escape(value)}"]`];
		})[0];
		return { key: line.getAttribute("data-key") ?? "", part };
	}

	private giveFocus({ key, part }: { readonly key: string; readonly part: string | undefined }): void {
		const { doc } = this.body;
		if (this.body.contains(doc.activeElement)) return;
		const line = this.lines.get(key)?.el;
		const same = line === undefined || part === undefined ? undefined : line.querySelector<HTMLElement>(part) ?? undefined;
		const fallback = this.active === undefined ? undefined : this.lines.get(this.active)?.el;
		(same ?? (line?.tabIndex === -1 || line === undefined ? fallback : line) ?? fallback)?.focus({ preventScroll: true });
	}

	/** The list changes before the pane is told: then the line is not there any more, and where it stood is what counts. */
	private markPlace(): void {
		const index = this.active === undefined ? -1 : (this.model?.items.indexOf(this.active) ?? -1);
		if (index >= 0) this.activeIndex = index;
	}

	/** Makes a line the one that the tab key reaches. */
	activate(key: string): void {
		this.visited = true;
		if (key === this.active) return;
		const before = this.active === undefined ? undefined : this.lines.get(this.active);
		if (before !== undefined) before.el.tabIndex = -1;
		this.active = key;
		this.markPlace();
		const now = this.lines.get(key);
		if (now !== undefined) now.el.tabIndex = 0;
	}

	/** Moves the focus to a line and shows it whole. */
	goTo(index: number): void {
		const { model, scroller, heights } = this;
		const item = model?.items.at(index);
		if (model === undefined || item === undefined) return;
		this.activate(item.key);
		const top = model.items.top(index, heights);
		const bottom = top + heights[item.kind];
		if (top < scroller.scrollTop) this.scrollTo(index <= 1 ? 0 : top);
		else if (scroller.clientHeight > 0 && bottom > scroller.scrollTop + scroller.clientHeight) this.scrollTo(bottom - scroller.clientHeight);
		this.draw();
		this.lines.get(item.key)?.el.focus({ preventScroll: true });
	}

	/** The line that something in the document belongs to. */
	lineAt(target: EventTarget | null): HTMLElement | undefined {
		const node = target as Node | null;
		if (node === null || !node.instanceOf(Element) || !this.body.contains(node)) return undefined;
		return node.closest<HTMLElement>("[data-key]") ?? undefined;
	}

	/** What that line shows; of a card, the person's row. */
	itemAt(target: EventTarget | null): { readonly item: PaneItem; readonly index: number } | undefined {
		const key = this.lineAt(target)?.getAttribute("data-key")?.replace(/^card /, "row ");
		const index = key === undefined ? -1 : (this.model?.items.indexOf(key) ?? -1);
		const item = this.model?.items.at(index);
		return item === undefined ? undefined : { item, index };
	}

	/** Whom that line shows. */
	entryAt(target: EventTarget | null): Entry | undefined {
		const item = this.itemAt(target)?.item;
		return item === undefined || item.kind === "lane" ? undefined : item.entry;
	}

	/** The element of a line in view. */
	elementOf(key: string): HTMLElement | undefined {
		return this.lines.get(key)?.el;
	}
}
