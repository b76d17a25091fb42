/** Which people the pane shows, in which lines: as the filters, the folds and the open card have it. */
import type { FadingList, Lane } from "../../domain/fading-list";
import { tagsOf } from "../../domain/search";
import { sliceOf } from "../../domain/slices";
import type { PeopleIndex } from "../../index/people-index";
import type { Settings } from "../../settings/settings";
import type { OpenCard } from "./grid/open-card";
import type { KeptMemory } from "./kept-memory";
import { PaneFilter } from "./pane-filter";
import { RowLayout } from "./grid/row-layout";
import { isFolded } from "./pane-state";

/** How long one slice of work goes on, in milliseconds. */
const SLICE = 4;

/** Everybody, and what is set. */
export interface PeopleSource {
	readonly list: () => FadingList;
	readonly index: PeopleIndex;
	readonly settings: () => Settings;
}

/** Works out who is shown, in which lanes. */
export class VisiblePeople {
	private readonly source: PeopleSource;
	private readonly memory: KeptMemory;
	private readonly card: OpenCard;
	private readonly passing = new PaneFilter();
	private tagged: { readonly list: FadingList; readonly tags: readonly string[] } | undefined;

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
		const { filters } = this.memory.value;
		// What is searched for is shown wherever it is.
		const searching = filters.query.trim() !== "";
		return new RowLayout({
			lanes: this.lanes(),
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

	/** The tags of everybody, gathered once for each change of the list and not for each letter of a search. */
	tags(list: FadingList): readonly string[] {
		if (this.tagged?.list !== list) this.tagged = { list, tags: tagsOf(this.source.index.people()) };
		return this.tagged.tags;
	}

	/** Gets everybody ready to be searched for before the first letter is typed, a little at a time; `el` is in the window whose clock is used. */
	prepareSearch(el: HTMLElement, from = 0): void {
		const { win } = el;
		const hasTime = sliceOf(SLICE, () => win.performance.now());
		const next = this.passing.prepare(this.source.list(), from, hasTime);
		if (next !== undefined) win.setTimeout(() => this.prepareSearch(el, next));
	}
}
