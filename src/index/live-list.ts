import type { Day } from "../domain/day";
import type { FadingList, DayAndRules } from "../domain/fading-list";
import type { Rules } from "../domain/rules";
import { sliceOf } from "../domain/slices";
import { Notifier, SLICE_MS, type NotifierOptions } from "./notifier";
import type { PeopleIndex } from "./people-index";
import { Ranking } from "./ranking";

/** What a live list depends on. Without a clock everything is worked out in one go. */
export interface LiveListOptions extends NotifierOptions {
	readonly index: PeopleIndex;
	readonly rules: () => Rules;
	readonly today: () => Day;
}

/** What is ranked. */
type State =
	/** Nothing: nobody has asked for the list. */
	| { readonly is: "empty" }
	/** Everybody, for the day and rules of the ranking. */
	| { readonly is: "ranked"; readonly ranking: Ranking }
	/** Everybody, and some of them once more: the day or the rules changed, and `next` is filled in slices. */
	| { readonly is: "renewing"; readonly ranking: Ranking; readonly next: Ranking };

/**
 * The current fading list, kept sorted incrementally: an update costs what it touches, however many people there are.
 * Always equal to `fadingList` over the same people.
 *
 * | state | a person changes | new day or rules, seen by `current` | seen by `shown` or `tick` | `next` is complete |
 * | --- | --- | --- | --- | --- |
 * | empty | | ranked | ranked (`shown`) | |
 * | ranked | ranked, person pending | ranked, all at once | renewing | |
 * | renewing | renewing, person pending in both | ranked, all at once | renewing, from the start | ranked |
 *
 * Pending people keep their old place until the list is asked for. Every change is followed by a notification.
 */
export class LiveList {
	private readonly options: LiveListOptions;
	private readonly notifier: Notifier;
	private state: State = { is: "empty" };
	/** The list handed out last, until something about it changes. */
	private list: FadingList | undefined;

	constructor(options: LiveListOptions) {
		this.options = options;
		this.notifier = new Notifier(options);
		options.index.onChange((changed) => {
			const { state } = this;
			for (const path of changed) {
				if (state.is !== "empty") state.ranking.touch(path);
				if (state.is === "renewing") state.next.touch(path);
			}
			this.list = undefined;
			this.notifier.personChanged();
		});
	}

	/** The list now. Don't keep it: it changes with the people. */
	current(): FadingList {
		const { state } = this;
		if (state.is !== "empty" && this.isOfNow(state.ranking)) return this.listOf(state.ranking);
		const ranking = Ranking.of(this.options.index, this.now());
		this.settle(ranking);
		// Listeners still show the list of the day or the rules before.
		if (state.is !== "empty") this.notifier.notifySoon();
		return this.listOf(ranking);
	}

	/**
	 * The list to draw: as far as it can be brought up to date within a slice; listeners are notified when there is more.
	 * On a new day, or by new rules, it is the one before, with what has changed in the notes since, until the new one has
	 * been worked out in slices; then listeners are notified.
	 */
	shown(): FadingList {
		const { clock } = this.options;
		if (this.state.is === "empty" || clock === undefined) return this.current();
		if (!this.isOfNow(this.state.ranking)) this.renew(this.state.ranking, clock);
		return this.listOf(this.state.ranking, this.notifier.slice(clock));
	}

	/** Call when something else the list depends on has changed: the rules, or whether all notes have been read. */
	touch(): void {
		this.list = undefined;
		this.notifier.notifySoon();
	}

	/** Call regularly: does nothing unless the day has changed since the list was computed. */
	tick(): void {
		const { state, options } = this;
		if (state.is === "empty" || state.ranking.on.today === options.today()) return;
		if (options.clock === undefined) this.touch();
		else this.renew(state.ranking, options.clock);
	}

	/** Calls a listener after the list changed; returns a function that removes it. */
	onChange(listener: () => void): () => void {
		return this.notifier.add(listener);
	}

	private settle(ranking: Ranking): void {
		this.state = { is: "ranked", ranking };
		this.list = undefined;
	}

	private now(): DayAndRules {
		return { today: this.options.today(), rules: this.options.rules() };
	}

	private isOfNow({ on: { today, rules } }: Ranking): boolean {
		return today === this.options.today() && rules === this.options.rules();
	}

	/** Starts to rank everybody for the day and the rules of now, unless that is under way. */
	private renew(ranking: Ranking, clock: () => number): void {
		if (this.state.is === "renewing" && this.isOfNow(this.state.next)) return;
		const { index, schedule } = this.options;
		const next = new Ranking(index, this.now());
		const renewing: State = { is: "renewing", ranking, next };
		this.state = renewing;
		// Each as they are at their turn; later changes are applied at the end.
		const people = index.people();
		const slice = (): void => {
			// Somebody could not wait, or this began from the start.
			if (this.state !== renewing) return;
			const hasTime = sliceOf(SLICE_MS, clock);
			const everybody = next.fill(people, hasTime);
			if (everybody) next.follow(hasTime);
			if (!everybody || next.isBehind) {
				schedule(slice);
				return;
			}
			this.settle(next);
			this.notifier.notifySoon();
		};
		schedule(slice);
	}

	private listOf(ranking: Ranking, hasTime?: () => boolean): FadingList {
		if (ranking.isBehind) {
			ranking.follow(hasTime);
			this.list = undefined;
			if (ranking.isBehind) this.notifier.notifySoon();
		}
		this.list ??= ranking.list();
		return this.list;
	}
}
