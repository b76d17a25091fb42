/** Who is selected in the pane, and the bar of what can be done with all of them at once. */
import type { Person } from "../../domain/person";
import type { PeopleIndex } from "../../index/people-index";
import { renderSelectionBar } from "./selection-bar";
import { selectionOf, withoutGone, withRange, withToggled, type Selection } from "./selection";

/** The people there are, and what can be done with several of them. */
export interface SelectionSource {
	readonly index: PeopleIndex;
	readonly log: (people: readonly Person[]) => void;
	readonly snooze: (people: readonly Person[]) => void;
	readonly setCadence: (people: readonly Person[]) => void;
	readonly rest: (people: readonly Person[]) => void;
	readonly share: (people: readonly Person[]) => void;
}

/** What the selection asks the pane, and tells it. */
export interface SelectionHost {
	/** The paths of everybody shown, in their order. */
	readonly shown: () => readonly string[];
	/** Others are selected, or the selection has begun or ended. */
	readonly changed: (selection: Selection) => void;
	/** Somebody has had enough of selecting. */
	readonly done: () => void;
}

/** Holds the selection, and draws its bar. */
export class PaneSelection {
	private readonly source: SelectionSource;
	private readonly on: SelectionHost;
	private selected: Selection;

	constructor(source: SelectionSource, on: SelectionHost) {
		this.source = source;
		this.on = on;
	}

	/** Who is selected now. */
	get value(): Selection {
		return this.selected;
	}

	/** Selects others; undefined ends the selection. */
	select(selection: Selection): void {
		this.selected = selection;
		this.on.changed(selection);
	}

	/** Ticks or unticks a person; as a range, selects everybody between the last one ticked and them. */
	tick({ path }: Person, range: boolean): void {
		this.select(range ? withRange(this.selected, path, this.on.shown()) : withToggled(this.selected, path));
	}

	/** Selects everybody shown. */
	selectAll(): void {
		this.select(selectionOf(this.on.shown()));
	}

	/** Lets go of those who are not there any more; tells nobody. */
	forgetGone(): void {
		this.selected = withoutGone(this.selected, (path) => this.source.index.get(path) !== undefined);
	}

	/** Everybody selected where this person is among them; else this person alone. */
	chosen(person: Person): Person[] {
		return this.selected?.paths.has(person.path) === true ? this.people() : [person];
	}

	/**
	 * Lets go of people at the moment at which their note leaves its path, and not when the pane is drawn next, which may be
	 * never while it is hidden: another person's note may stand there by then. Returns what ends it.
	 */
	follow(): () => void {
		return this.source.index.onChange((changed) => {
			for (const path of changed) {
				if (this.selected?.paths.has(path) !== true || this.source.index.get(path) !== undefined) continue;
				this.forgetGone();
				return;
			}
		});
	}

	/** Redraws the bar, hidden unless people are being selected; a button that had the focus keeps it. */
	drawBar(bar: HTMLElement, locale: string): void {
		const { selected, source, on } = this;
		const held = bar.contains(bar.doc.activeElement)
			? bar.doc.activeElement?.getAttribute("data-selection")
			: undefined;
		bar.toggleClass("networking-notes-hidden", selected === undefined);
		bar.empty();
		if (selected === undefined) return;
		renderSelectionBar(bar, selected.paths.size, locale, {
			all: () => this.selectAll(),
			log: () => source.log(this.people()),
			snooze: () => source.snooze(this.people()),
			cadence: () => source.setCadence(this.people()),
			rest: () => source.rest(this.people()),
			share: () => source.share(this.people()),
			done: on.done,
		});
		if (held !== undefined && held !== null) bar.querySelector<HTMLElement>(`[data-selection="${held}"]`)?.focus();
	}

	private people(): Person[] {
		return [...(this.selected?.paths ?? [])].flatMap((path) => this.source.index.get(path) ?? []);
	}
}
