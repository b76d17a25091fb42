/** A virtual list with rows of equal height: only visible rows are drawn, so thirty thousand scroll like thirty. */

/** What the list shows. */
export interface RowListModel {
	readonly label: string;
	/** Of a row, in pixels, and of one in a list that is narrower than {@link NARROW}. */
	readonly height: number;
	readonly narrowHeight: number;
	readonly count: () => number;
	readonly render: (el: HTMLElement, index: number) => void;
}

/** Below so many pixels a row has its control beside the name alone, and what is said below both. Also in `styles.css`. */
const NARROW = 480;

/** Overscan: rows drawn beyond the view, so that the keyboard can step into them. */
const OVERSCAN_ROWS = 6;

/** Draws the list, and draws it again when it is scrolled or what it shows has changed. */
export class RowList {
	private readonly el: HTMLElement;
	private readonly sizer: HTMLElement;
	private readonly model: RowListModel;
	private readonly drawn = new Map<number, HTMLElement>();
	private drawnHeight: number | undefined;

	constructor(parent: HTMLElement, model: RowListModel) {
		this.model = model;
		this.el = parent.createDiv({
			cls: "networking-notes-rows",
			attr: { role: "list", "aria-label": model.label, tabindex: "0" },
		});
		this.sizer = this.el.createDiv({ cls: "networking-notes-rows-sizer" });
		this.el.addEventListener("scroll", () => this.draw(), { passive: true });
		// A device that is turned has rows of another height.
		const { ResizeObserver: Observer } = this.el.win as { readonly ResizeObserver?: typeof ResizeObserver };
		if (Observer === undefined) return;
		new Observer(() => {
			if (this.drawnHeight !== undefined && this.drawnHeight !== this.height) this.refresh();
		}).observe(this.el);
	}

	private get height(): number {
		const { clientWidth } = this.el;
		return clientWidth > 0 && clientWidth < NARROW ? this.model.narrowHeight : this.model.height;
	}

	/** Redraws all rows, from the first one on. */
	refresh(): void {
		for (const row of this.drawn.values()) row.remove();
		this.drawn.clear();
		this.sizer.style.blockSize = `${this.model.count() * this.height}px`;
		this.el.scrollTop = 0;
		this.draw();
	}

	/** Draws those rows that are to be seen and were not drawn. */
	draw(): void {
		const { height } = this;
		this.drawnHeight = height;
		const count = this.model.count();
		const first = Math.max(0, Math.floor(this.el.scrollTop / height) - OVERSCAN_ROWS);
		const last = Math.min(
			count - 1,
			Math.ceil((this.el.scrollTop + (this.el.clientHeight || 400)) / height) + OVERSCAN_ROWS,
		);
		for (const [index, row] of this.drawn) {
			// The row with the focus stays, or the keyboard would fall out of the list.
			if ((index >= first && index <= last) || row.contains(row.doc.activeElement)) continue;
			row.remove();
			this.drawn.delete(index);
		}
		for (let index = first; index <= last; index++) {
			if (this.drawn.has(index)) continue;
			const row = this.sizer.createDiv({
				cls: "networking-notes-row-of-list",
				attr: { role: "listitem", "aria-setsize": String(count), "aria-posinset": String(index + 1) },
			});
			row.style.insetBlockStart = `${index * height}px`;
			row.style.blockSize = `${height}px`;
			this.model.render(row, index);
			const next = [...this.drawn].filter(([at]) => at > index).sort(([a], [b]) => a - b)[0]?.[1];
			this.sizer.insertBefore(row, next ?? null);
			this.drawn.set(index, row);
		}
	}
}
