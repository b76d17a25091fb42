/**
 * Line heights and scroll position, cached: asking the document forces a layout of everything just drawn, which costs
 * more than drawing it.
 */
import type { Heights, GridRow, RowLayout } from "./row-layout";

/** How far beyond the view lines are drawn, in pixels, so that scrolling does not run ahead of them. */
const MARGIN = 300;

/** Where nothing can be measured, as in a hidden pane. */
const UNMEASURED = { lane: 32, row: 46, view: 800 };

/** Where the card's height is told of its changes; the pane's own window may have no such thing. */
interface Measuring {
	readonly ResizeObserver?: typeof ResizeObserver;
}

/** What is in view, and how high it is; scrolls. */
export class Viewport {
	heights: Heights = { lane: UNMEASURED.lane, row: UNMEASURED.row, card: 0 };
	/** Observes the card's size; undefined where ResizeObserver is missing. */
	readonly cardSize: ResizeObserver | undefined;
	private readonly scroller: HTMLElement;
	private readonly body: HTMLElement;
	private readonly changed: () => void;
	private known = { view: 0, scrolled: 0 };

	/** `body` holds the lines and is what `scroller` scrolls; `changed` is called once other lines are in view or the card has another height. */
	constructor(scroller: HTMLElement, body: HTMLElement, changed: () => void) {
		this.scroller = scroller;
		this.body = body;
		this.changed = changed;
		const { ResizeObserver: Observer } = scroller.win as Measuring;
		this.cardSize = Observer === undefined ? undefined : new Observer(() => this.measureCard());
		scroller.addEventListener(
			"scroll",
			() => {
				this.known.scrolled = scroller.scrollTop;
				changed();
			},
			{ passive: true },
		);
	}

	/** How high the view is, in pixels. */
	get height(): number {
		return this.known.view || UNMEASURED.view;
	}

	/** Whether the view has a height: a hidden pane has none. */
	get isMeasured(): boolean {
		return this.known.view !== 0;
	}

	/** How high an empty line of each kind is in the document now. */
	private probed(): { readonly lane: number; readonly row: number } {
		const probe = this.body.createDiv({ cls: "networking-notes-probe", attr: { "aria-hidden": "true" } });
		const lane = probe.createDiv({ cls: "networking-notes-lane" }).offsetHeight;
		const row = probe.createDiv({ cls: "networking-notes-row" }).offsetHeight;
		probe.remove();
		return { lane: lane || UNMEASURED.lane, row: row || UNMEASURED.row };
	}

	/** Whether lines have another height than when they were measured. A pane that is not seen has none, and is measured when it is. */
	isStale(): boolean {
		const { lane, row } = this.probed();
		return this.scroller.clientHeight > 0 && (lane !== this.heights.lane || row !== this.heights.row);
	}

	/** Asks the document for everything but the card's height. */
	measure(): void {
		this.heights = { ...this.heights, ...this.probed() };
		this.known = { view: this.scroller.clientHeight, scrolled: this.scroller.scrollTop };
	}

	/** Asks the document for the height of the card. One that was scrolled out of view is as high as it was, or all below it would move. */
	measureCard(): void {
		const height = this.body.querySelector<HTMLElement>(".networking-notes-card-row")?.offsetHeight ?? 0;
		if (height === 0 || height === this.heights.card) return;
		this.heights = { ...this.heights, card: height };
		this.changed();
	}

	/** The first and the last of the lines in view, and of those that a little scrolling would bring there. */
	near(items: RowLayout): { readonly first: number; readonly last: number } {
		const { height, heights } = this;
		// Of a list that became shorter, its end is in view.
		const scrolled = Math.min(this.known.scrolled, Math.max(items.height(heights) - height, 0));
		return items.between(Math.max(scrolled - MARGIN, 0), scrolled + height + MARGIN, heights);
	}

	/** The first person whose row begins in view; the first line in view where there is nobody below it. */
	firstPerson(items: RowLayout): number {
		const {
			known: { scrolled },
			heights,
		} = this;
		const { first } = items.between(scrolled, scrolled, heights);
		for (let index = first; index < items.count; index++)
			if (items.top(index, heights) >= scrolled && items.at(index)?.kind === "row") return index;
		return first;
	}

	/** Scrolls, in pixels from the top, as far as there is something. */
	scrollTo(top: number): void {
		this.scroller.scrollTop = top;
		this.known.scrolled = this.scroller.scrollTop;
	}

	/** Scrolls to the top. Nothing is asked of the document where that is in view already, as with every letter of a search but the first. */
	scrollToTop(): void {
		if (this.known.scrolled !== 0) this.scrollTo(0);
	}

	/** Scrolls no further than is needed for a line of a kind to be seen whole; with the first person, their heading too. */
	scrollToLine(items: RowLayout, index: number, kind: GridRow["kind"]): void {
		const { scroller, heights } = this;
		const top = items.top(index, heights);
		const bottom = top + heights[kind];
		if (top < scroller.scrollTop) this.scrollTo(index <= 1 ? 0 : top);
		else if (scroller.clientHeight > 0 && bottom > scroller.scrollTop + scroller.clientHeight)
			this.scrollTo(bottom - scroller.clientHeight);
	}

	/** Scrolls down no further than is needed for the card to be seen, and the row above it, which stands at `index`, with it. */
	scrollToCard(items: RowLayout, index: number): void {
		const { height, heights } = this;
		const top = items.top(index, heights);
		const bottom = top + heights.row + heights.card;
		if (bottom > this.scroller.scrollTop + height) this.scrollTo(Math.min(top, bottom - height));
	}

	/** Does something that may scroll, such as giving the focus, and takes the scrolling back. */
	withoutScrolling(act: () => void): void {
		const { scrollTop } = this.scroller;
		act();
		if (this.scroller.scrollTop !== scrollTop) this.scrollTo(scrollTop);
	}
}
