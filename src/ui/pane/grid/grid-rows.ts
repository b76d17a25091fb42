/** The lines of the pane in the document. Only those in view, and the one with the focus, are there; what has not changed is not drawn again. */
import type { Day } from "../../../domain/day";
import type { Entry } from "../../../domain/fading-list";
import { PANE } from "../../../words/pane";
import { RovingFocus } from "./roving-focus";
import { rowKey, type GridRow, type RowLayout } from "./row-layout";
import { renderLane, renderRow } from "./render-row";
import type { Selection } from "../selection";
import { Viewport } from "./viewport";

/** What the grid shows. */
export interface GridModel {
	readonly items: RowLayout;
	readonly today: Day;
	readonly locale: string;
	readonly dueAt: number;
	/** What is searched for; empty for nothing. */
	readonly query: string;
	readonly open: string | undefined;
	readonly selection: Selection;
}

interface Line {
	readonly el: HTMLElement;
	/** What the line was drawn from. */
	entry: Entry | undefined;
	sign: string;
}

/** Draws the lines, and finds them again in the document. */
export class GridRows {
	readonly body: HTMLElement;
	model: GridModel | undefined;
	private readonly renderCard: (cell: HTMLElement, entry: Entry) => void;
	private readonly lines = new Map<string, Line>();
	readonly viewport: Viewport;
	private readonly focused: RovingFocus;

	constructor(scroller: HTMLElement, renderCard: (cell: HTMLElement, entry: Entry) => void) {
		this.renderCard = renderCard;
		this.body = scroller.createDiv({
			cls: "networking-notes-grid",
			attr: { role: "treegrid", "aria-label": PANE.people, "aria-multiselectable": "true" },
		});
		this.viewport = new Viewport(scroller, this.body, () => this.draw());
		this.focused = new RovingFocus(this);
	}

	/** Disconnects the size observer. */
	close(): void {
		this.viewport.cardSize?.disconnect();
	}

	/** Shows a new model. */
	show(model: GridModel): void {
		this.model = model;
		this.draw();
	}

	/** Draws the open card again, as when its note has been read. */
	redrawCard(): void {
		for (const [key, line] of this.lines) if (key.startsWith("card ")) line.sign = "";
		this.draw();
	}

	/** Measures again and draws: the pane has another size, or another theme. */
	resize(): void {
		this.viewport.measure();
		this.draw();
	}

	/** The same where letters may have another size; nothing where lines are as high as they were, or nobody sees them. */
	restyle(): void {
		if (this.viewport.isMeasured && this.viewport.isStale()) this.resize();
	}

	/** Whether a key is meant for the person who has the focus now, and not for the one before. */
	takes(evt: KeyboardEvent, writes: boolean): boolean {
		return this.focused.presses.takes(evt, writes);
	}

	/** Gives the focus to the line that had it; to the first person in view where none had it yet. */
	focus(): void {
		const { items } = this.model ?? {};
		if (items === undefined || items.count === 0) return;
		this.goTo(this.focused.wasVisited ? Math.max(this.focused.index, 0) : this.viewport.firstPerson(items));
	}

	/** Gives the focus to the first person there is. */
	focusFirst(): void {
		const { items } = this.model ?? {};
		if (items === undefined || items.count === 0) return;
		const first = Array.from({ length: Math.min(items.count, 20) }, (_, index) => index).find(
			(index) => items.at(index)?.kind === "row",
		);
		this.goTo(first ?? 0);
	}

	/** Gives the focus to the last line. */
	focusLast(): void {
		this.goTo((this.model?.items.count ?? 0) - 1);
	}

	/** Scrolls no further than is needed for a person's card to be seen, and their row with it. */
	revealCard(path: string): void {
		const { items } = this.model ?? {};
		const index = items?.indexOf(rowKey(path)) ?? -1;
		if (items === undefined || index < 0) return;
		this.viewport.scrollToCard(items, index);
		this.draw();
	}

	/** Brings the document up to date with the model and the scrolling. */
	draw(): void {
		const { model, body, viewport, focused } = this;
		if (model === undefined) return;
		// A hidden pane can't be measured; try again now.
		if (!viewport.isMeasured) viewport.measure();
		const { items } = model;
		// The list may have changed before the pane is told, such as when the open card's note has been read.
		focused.arrange(items);
		const held = focused.held();
		const wanted = new Map<string, { readonly item: GridRow; readonly index: number }>();
		for (const index of this.indexesToDraw(items)) {
			const item = items.at(index);
			if (item !== undefined) wanted.set(item.key, { item, index });
		}
		for (const [key, { el }] of this.lines) {
			if (wanted.has(key)) continue;
			viewport.cardSize?.unobserve(el);
			el.remove();
			this.lines.delete(key);
		}
		focused.begin(items);
		let next = body.firstElementChild;
		for (const { item, index } of wanted.values()) {
			const line = this.lines.get(item.key) ?? this.addLine(item, next);
			if (line.el === next) next = next.nextElementSibling;
			else body.insertBefore(line.el, next);
			this.drawLine(line, item, index, model);
		}
		focused.markPlace();
		body.setAttribute("aria-rowcount", String(items.count));
		body.setCssProps({ "--networking-notes-height": `${items.height(viewport.heights)}px` });
		viewport.measureCard();
		if (held !== undefined) viewport.withoutScrolling(() => focused.giveBack(held));
	}

	/** Those in view or near, and the one with the focus, wherever it is. In ascending order. */
	private indexesToDraw(items: RowLayout): number[] {
		if (items.count === 0) return [];
		const { first, last } = this.viewport.near(items);
		const indexes = Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
		const active = this.focused.index;
		if (active < 0 || (active >= first && active <= last) || !this.focused.isHere) return indexes;
		return active < first ? [active, ...indexes] : [...indexes, active];
	}

	private addLine(item: GridRow, before: Element | null): Line {
		const el = this.body.createDiv({ attr: { role: "row", "data-key": item.key } });
		this.body.insertBefore(el, before);
		const line: Line = { el, entry: undefined, sign: "" };
		this.lines.set(item.key, line);
		if (item.kind === "card") {
			el.className = "networking-notes-card-row";
			el.setAttribute("aria-level", "3");
			el.createDiv({ cls: "networking-notes-card", attr: { role: "gridcell" } });
			this.viewport.cardSize?.observe(el);
		} else {
			el.setAttribute("aria-level", item.kind === "lane" ? "1" : "2");
		}
		return line;
	}

	private drawLine(line: Line, item: GridRow, index: number, model: GridModel): void {
		const { el } = line;
		const { today, locale, dueAt, query, open, selection } = model;
		el.setCssProps({ "--networking-notes-top": `${model.items.top(index, this.viewport.heights)}px` });
		el.setAttribute("aria-rowindex", String(index + 1));
		if (item.kind !== "card") el.tabIndex = item.key === this.focused.key ? 0 : -1;
		if (item.kind === "lane") {
			const sign = `${item.count} ${item.folded} ${locale}`;
			if (line.sign !== sign) renderLane(el, item.state, item.count, item.folded, locale);
			line.sign = sign;
			return;
		}
		const { path } = item.entry.person;
		const selected = selection?.paths.has(path);
		const sign =
			item.kind === "card"
				? `${today} ${locale}`
				: `${today} ${locale} ${dueAt} ${query} ${open === path} ${selected ?? ""}`;
		if (line.sign === sign && line.entry === item.entry) return;
		line.sign = sign;
		line.entry = item.entry;
		if (item.kind === "row") {
			el.setAttribute("data-path", path);
			renderRow(el, { entry: item.entry, today, locale, dueAt, query, isOpen: open === path, selected });
			return;
		}
		const cell = el.firstElementChild as HTMLElement;
		cell.empty();
		this.renderCard(cell, item.entry);
	}

	/** Makes a line the one that the tab key reaches. */
	activate(key: string): void {
		this.focused.activate(key);
	}

	/** Moves the focus to a line and shows it whole. */
	goTo(index: number): void {
		const { items } = this.model ?? {};
		const item = items?.at(index);
		if (items === undefined || item === undefined) return;
		this.activate(item.key);
		this.focused.presses.went();
		this.viewport.scrollToLine(items, index, item.kind);
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
	itemAt(target: EventTarget | null): { readonly item: GridRow; readonly index: number } | undefined {
		const key = this.lineAt(target)
			?.getAttribute("data-key")
			?.replace(/^card /, "row ");
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
