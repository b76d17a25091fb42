import type { Day } from "../domain/day";
import type { FadingList, Moment } from "../domain/fading-list";
import type { Rules } from "../domain/rules";
import { sliceOf } from "../domain/slices";
import { Listeners } from "./listeners";
import type { PeopleIndex } from "./people-index";
import { Ranking } from "./ranking";

/** What a live list depends on. */
export interface LiveListOptions {
	readonly index: PeopleIndex;
	readonly rules: () => Rules;
	readonly today: () => Day;
	/** Runs a function soon, such as before the next frame; changes until then are notified once. */
	readonly schedule: (run: () => void) => void;
	/** Milliseconds of a clock that never goes back. Without it everything is worked out in one go. */
	readonly clock?: () => number;
	/** During the first scan changes come by the thousand, so notifications are delayed. */
	readonly start?: { readonly isOver: () => boolean; readonly pause: (milliseconds: number) => Promise<void> };
}

/**
 * How long one slice of work may run, in milliseconds. We budget eight per frame; the remaining three are for what
 * follows: the last people of the slice, drawing, and garbage collection.
 */
const SLICE = 5;

/** How long changes wait to be told of while everybody is read for the first time, in milliseconds. */
const WHILE_STARTING = 1000;

/**
 * The current fading list, kept sorted incrementally: an update costs what it touches, however many people there are.
 * Always equal to `fadingList` over the same people.
 */
export class LiveList {
	private readonly options: LiveListOptions;
	private readonly listeners = new Listeners<[]>();
	private standings: Ranking | undefined;
	/** The ranking for a new day or new rules, while it is being built. */
	private next: Ranking | undefined;
	private list: FadingList | undefined;
	private scheduled = false;
	/** Whether a change during the start is to be told of after a while. */
	private waits = false;
	/** During notification: whether the time slice shared by all listeners has time left. */
	private hasTime: (() => boolean) | undefined;

	constructor(options: LiveListOptions) {
		this.options = options;
		options.index.onChange((changed) => {
			for (const path of changed) {
				this.standings?.touch(path);
				this.next?.touch(path);
			}
			this.list = undefined;
			if (options.start?.isOver() === false) void this.tellLater(options.start);
			else this.tellSoon();
		});
	}

	/** The list now. Don't keep it: it changes with the people. */
	current(): FadingList {
		const { standings } = this;
		if (standings === undefined || !this.isOfNow(standings.on)) {
			this.next = undefined;
			this.standings = Ranking.of(this.options.index, this.now());
			this.list = undefined;
			// Listeners still show the list of the day or the rules before.
			if (standings !== undefined) this.tellSoon();
		}
		return this.listed();
	}

	/**
	 * The list to be drawn: as far as it can be brought up to date within a slice; listeners are told when there is more.
	 * On a new day, or by new rules, it is the one before, with what has changed in the notes since, until the new one has
	 * been worked out in slices; then listeners are told.
	 */
	shown(): FadingList {
		const {
			standings,
			options: { clock },
		} = this;
		if (standings === undefined || clock === undefined) return this.current();
		if (!this.isOfNow(standings.on)) this.prepare();
		return this.listed(this.hasTime ?? sliceOf(SLICE, clock));
	}

	/** Call when something else the list depends on has changed: the rules, or whether all notes have been read. */
	touch(): void {
		this.list = undefined;
		this.tellSoon();
	}

	/** Call regularly: does nothing unless the day has changed since the list was computed. */
	tick(): void {
		const { standings, options } = this;
		if (standings === undefined || standings.on.today === options.today()) return;
		if (options.clock === undefined) this.touch();
		else this.prepare();
	}

	/** Calls a listener after the list changed; returns what ends it. */
	onChange(listener: () => void): () => void {
		return this.listeners.add(listener);
	}

	private async tellLater({ isOver, pause }: NonNullable<LiveListOptions["start"]>): Promise<void> {
		if (this.waits) return;
		this.waits = true;
		await pause(WHILE_STARTING);
		this.waits = false;
		// Once the start is over, `onReady` calls `touch`, which notifies.
		if (!isOver()) this.tellSoon();
	}

	private tellSoon(): void {
		if (this.scheduled) return;
		this.scheduled = true;
		this.options.schedule(() => {
			this.scheduled = false;
			const { clock } = this.options;
			this.hasTime = clock === undefined ? undefined : sliceOf(SLICE, clock);
			this.listeners.tell();
			this.hasTime = undefined;
		});
	}

	private now(): Moment {
		return { today: this.options.today(), rules: this.options.rules() };
	}

	private isOfNow({ today, rules }: Moment): boolean {
		return today === this.options.today() && rules === this.options.rules();
	}

	/** Starts to work out the standings of now, unless that is under way. */
	private prepare(): void {
		const { clock, index, schedule } = this.options;
		if (clock === undefined || (this.next !== undefined && this.isOfNow(this.next.on))) return;
		const next = new Ranking(index, this.now());
		this.next = next;
		// Each as they are at their turn; later changes are applied at the end.
		const people = index.people();
		const slice = (): void => {
			// A later day, other rules, or somebody who could not wait.
			if (this.next !== next) return;
			const hasTime = sliceOf(SLICE, clock);
			const everybody = next.fill(people, hasTime);
			if (everybody) next.follow(hasTime);
			if (!everybody || next.isBehind) {
				schedule(slice);
				return;
			}
			this.next = undefined;
			this.standings = next;
			this.touch();
		};
		schedule(slice);
	}

	private listed(hasTime?: () => boolean): FadingList {
		const standings = this.standings ?? Ranking.of(this.options.index, this.now());
		if (standings.isBehind) {
			standings.follow(hasTime);
			this.list = undefined;
			if (standings.isBehind) this.tellSoon();
		}
		this.list ??= standings.list();
		return this.list;
	}
}
