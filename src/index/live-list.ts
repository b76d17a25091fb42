import type { Day } from "../domain/day";
import { fadingList, type FadingList, type KnownEntries } from "../domain/fading-list";
import type { Rules } from "../domain/rules";
import type { PeopleIndex } from "./people-index";

/** What a live list depends on. */
export interface LiveListOptions {
	readonly index: PeopleIndex;
	readonly rules: () => Rules;
	readonly today: () => Day;
	/** Runs a function soon, such as before the next frame; several changes until then are told of once. */
	readonly schedule: (run: () => void) => void;
}

/** The fading list as it is now: computed when asked for, once per change of the people, the rules or the day. */
export class LiveList {
	private readonly options: LiveListOptions;
	private readonly listeners = new Set<() => void>();
	private list: FadingList | undefined;
	/** What was computed for a day and its rules, so that one change costs one person's standing. */
	private known: { readonly today: Day; readonly rules: Rules; readonly entries: KnownEntries } | undefined;
	private scheduled = false;

	constructor(options: LiveListOptions) {
		this.options = options;
		options.index.onChange(() => this.touch());
	}

	get current(): FadingList {
		const today = this.options.today();
		const rules = this.options.rules();
		if (this.known?.today !== today || this.known.rules !== rules) {
			this.known = { today, rules, entries: new WeakMap() };
			this.list = undefined;
		}
		this.list ??= fadingList(this.options.index.people(), today, rules, this.known.entries);
		return this.list;
	}

	/** Tells that something the list depends on has changed. */
	touch(): void {
		this.list = undefined;
		if (this.scheduled) return;
		this.scheduled = true;
		this.options.schedule(() => {
			this.scheduled = false;
			for (const listener of [...this.listeners]) listener();
		});
	}

	/** Tells that the clock has moved; nothing happens unless the day has changed since the list was computed. */
	tick(): void {
		if (this.list !== undefined && this.list.today !== this.options.today()) this.touch();
	}

	/** Calls a listener after the list changed; returns what ends it. */
	onChange(listener: () => void): () => void {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}
}
