/** The people and lines the pane shows, after filters, folds and the open card. */
import type { FadingList, Lane } from "../../domain/fading-list";
import { sliceOf } from "../../domain/slices";
import type { PeopleIndex } from "../../index/people-index";
import { tagsIn } from "../../index/tag-index";
import type { Settings } from "../../settings/settings";
import type { OpenCard } from "./grid/open-card";
import type { KeptMemory } from "./kept-memory";
import { PaneFilter } from "./pane-filter";
import { RowLayout } from "./grid/row-layout";
import { isFolded } from "./pane-state";

/** How long one slice of work may run, in milliseconds. */
const SLICE_MS = 4;

/** So long those found so far are left as they were drawn, in milliseconds: rows that come one by one are hard to read. */
const UNTIL_DRAWN_MS = 150;

/** Milliseconds of the clock of the window that an element is in. */
function clockOf({ win }: HTMLElement): () => number {
	return () => win.performance.now();
}

/** Everybody, and what is set. */
export interface PeopleSource {
	readonly list: () => FadingList;
	readonly index: PeopleIndex;
	readonly settings: () => Settings;
	/** Lets the screen have a turn amid something long, but no more often than is of use. */
	readonly breathe: () => Promise<void>;
}

/** Works out who is shown, in which lanes. */
export class VisiblePeople {
	private readonly source: PeopleSource;
	private readonly memory: KeptMemory;
	private readonly card: OpenCard;
	private readonly passing = new PaneFilter();
	private isLooking = false;

	constructor(source: PeopleSource, memory: KeptMemory, card: OpenCard) {
		this.source = source;
		this.memory = memory;
		this.card = card;
	}

	/** Whom the filters let through, also in folded lanes. */
	lanes(): readonly Lane[] {
		return this.passing.lanes(this.source.list(), this.memory.value.filters, this.source.settings().circles);
	}

	/** The lines as they are now. */
	items(): RowLayout {
		return this.layout(this.lanes());
	}

	/** The lines to be drawn: with whom a slice is enough to find. Whether that is everybody, {@link isBehind} tells. */
	drawn(el: HTMLElement): RowLayout {
		return this.layout(this.lookIn(el));
	}

	/** Whether not everybody was looked at for the lines that were drawn. */
	get isBehind(): boolean {
		return this.passing.isBehind;
	}

	/**
	 * Looks at everybody else, while the screen has its turns: `found` draws those found by then now and again, and in the end.
	 * Ends where `el` is shown no more.
	 */
	async lookOn(el: HTMLElement, found: () => void): Promise<void> {
		if (this.isLooking) return;
		this.isLooking = true;
		for (let last = clockOf(el)(); this.isBehind && el.isConnected;) {
			await this.source.breathe();
			this.lookIn(el);
			if (this.isBehind && clockOf(el)() - last < UNTIL_DRAWN_MS) continue;
			last = clockOf(el)();
			found();
		}
		this.isLooking = false;
	}

	private lookIn(el: HTMLElement): readonly Lane[] {
		const hasTime = sliceOf(SLICE_MS, clockOf(el));
		return this.passing.lanes(this.source.list(), this.memory.value.filters, this.source.settings().circles, hasTime);
	}

	private layout(lanes: readonly Lane[]): RowLayout {
		const { filters } = this.memory.value;
		// What is searched for is shown wherever it is.
		const searching = filters.query.trim() !== "";
		return new RowLayout({
			lanes,
			isFolded: (state) => !searching && isFolded(this.memory.value, state),
			open: this.card.path,
		});
	}

	/** The paths of everybody in the lines, in their order. */
	paths(): string[] {
		return this.items()
			.shown()
			.map(({ person }) => person.path);
	}

	/** The tags of everybody. */
	tags(): readonly string[] {
		return tagsIn(this.source.index).all();
	}

	/**
	 * Gets everybody ready to be searched for before the first letter is typed, while the screen has its turns; `el` is in the
	 * window whose clock is used. A search that has begun looks at everybody itself.
	 */
	async prepareSearch(el: HTMLElement): Promise<void> {
		let next: number | undefined = 0;
		while (next !== undefined && !this.isBehind && el.isConnected) {
			next = this.passing.prepare(this.source.list(), next, sliceOf(SLICE_MS, clockOf(el)));
			await this.source.breathe();
		}
	}
}
