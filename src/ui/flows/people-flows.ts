/** Flows about people: those given, else the active note's person, else those picked. */
import { Menu, type App, type PaneType, type UserEvent } from "obsidian";
import { bringUpToDate, type Recount } from "../../actions/check-notes";
import { confirmDay } from "../../actions/confirm-day";
import { hold, stampOf, type ActionResult, type Context, type HeldPerson } from "../../actions/context";
import { notAPerson, setCadence, setPaused, snooze } from "../../actions/cadence-and-rest";
import { createPerson } from "../../actions/create-person";
import { lineOfPlace, type PlaceSought } from "../../actions/find-place";
import { logFollowUp } from "../../actions/log-follow-up";
import { keepPromise } from "../../actions/promises";
import { readCard } from "../../actions/read-card";
import { parseCadence } from "../../domain/cadence";
import { addDays, dayNumber } from "../../domain/day";
import { everyEntry, type Entry } from "../../domain/fading-list";
import { dayNumberLogged } from "../../domain/packed-follow-ups";
import { packed } from "../../domain/packed-mentions";
import { isAsleep, NO_PROPERTIES, type Person, type PersonRecord } from "../../domain/person";
import type { Sourced } from "../../domain/last-contact";
import type { Doubt } from "../../domain/summary-doubts";
import type { WhyDates } from "../../domain/contact-sources";
import type { Channel } from "../../domain/channel";
import type { OpenPromise } from "../../domain/suggestion";
import { sameValue } from "../../domain/same-value";
import { waysTo, type Way } from "../../domain/ways";
import { readDay } from "../../domain/written-day";
import type { LiveList } from "../../index/live-list";
import { matchesIn } from "../../index/match-index";
import type { Wordings } from "../../note/answers";
import { listed } from "../../words/count";
import { WHY } from "../../words/contact-sources";
import { DIALOG } from "../../words/dialogs";
import { NOTICE } from "../../words/notices";
import { PANE } from "../../words/pane";
import { cadenceWord, snoozeChoices } from "../../words/standing";
import { ChoicePicker } from "../dialogs/choice-picker";
import { DayDialog } from "../dialogs/day-dialog";
import { LogDialog, type LogEntry } from "../dialogs/log-dialog";
import { PersonPicker } from "../dialogs/person-picker";
import { WhyTheseDatesDialog } from "../dialogs/why-these-dates-dialog";
import type { CardLinks } from "../card/card-model";
import { showNotice, type NoticeButton, type Reporter } from "../host/notices";
import { showMenu } from "../host/show-menu";
import { followLink, openNote, openNoteAtLine } from "../host/open-note";
import { onceKnown, type IndexStatus } from "./once-known";

/** The follow-ups in somebody's log, as they were read last. */
type FollowUpsKnown = PersonRecord["followUps"] | undefined;

/** What the people flows depend on. */
export interface PeopleFlowOptions extends IndexStatus {
	readonly app: App;
	readonly context: Context;
	readonly list: LiveList;
	readonly wordings: () => Wordings;
	/** Where the dates of a person come from. */
	readonly whyDates: (person: Person) => WhyDates;
}

/** Several people, in whatever order they were chosen, by the notes that are theirs. */
function keyOf(people: readonly HeldPerson[]): string {
	return people
		.map(({ note }) => note.id)
		.sort((a, b) => a - b)
		.join("\n");
}

/** Everything a user can ask for about people who have a note. */
export class PeopleFlows {
	private readonly options: PeopleFlowOptions;
	private readonly reporter: Reporter;

	/** Those whose “in touch today” is being written, or not read yet: what was known of their log then, and the step. */
	private readonly touched = new Map<
		string,
		{ readonly known: FollowUpsKnown; readonly step?: ActionResult["step"] }
	>();
	/** Follow-ups whose dialog was closed before they were logged, by the people: see {@link keyOf}. */
	private readonly unlogged = new Map<string, LogEntry>();

	constructor(options: PeopleFlowOptions, reporter: Reporter) {
		this.options = options;
		this.reporter = reporter;
	}

	/** The person whose note is the active one. */
	activePerson(): Person | undefined {
		const file = this.options.app.workspace.getActiveFile();
		return file === null ? undefined : this.options.context.index.get(file.path);
	}

	private activePeople(): readonly Person[] {
		const active = this.activePerson();
		return active === undefined ? [] : [active];
	}

	open(path: string, evt?: UserEvent | null, kind?: PaneType): void {
		void openNote(this.options.app, path, evt, kind);
	}

	/** Opens a note at a place in it: by its line, by its property, by words of it; else at the top. */
	async openAt(place: PlaceSought): Promise<void> {
		const { app, context } = this.options;
		await openNoteAtLine(app, place.path, await lineOfPlace(context, place));
	}

	/** Logs with the people given, else with the active person, else with those picked. */
	logFollowUp(people?: readonly Person[], done?: () => void): void {
		const active = this.activePerson();
		if (people !== undefined) this.askFollowUp(people, done);
		else if (active !== undefined) this.askFollowUp([active]);
		else
			this.pick(
				DIALOG.pickPerson,
				true,
				(entries) => this.askFollowUp(entries.map(({ person }) => person)),
				(name) => void this.logWithNew(name),
			);
	}

	/** Makes a note for somebody who has none yet, then asks about the follow-up. */
	private async logWithNew(name: string): Promise<void> {
		const { context } = this.options;
		const made = await this.reporter.report(() => createPerson(context, { name }));
		if (made !== undefined) this.askFollowUp([{ path: made.path, name, properties: NO_PROPERTIES }]);
	}

	/** Logs contact today without words, with those with whom none is logged today. */
	inTouchToday(people: readonly Person[]): void {
		const { context } = this.options;
		const today = context.today();
		const isLogged = ({ record }: Person): boolean =>
			record?.followUps.some((packed) => dayNumberLogged(packed) === dayNumber(today)) === true;
		const knownOf = (path: string): FollowUpsKnown => context.index.get(path)?.record?.followUps;
		const isUnderWay = ({ path }: Person): boolean => {
			const touched = this.touched.get(path);
			if (touched === undefined || !sameValue(touched.known, knownOf(path))) return false;
			return touched.step === undefined || context.steps.has(touched.step);
		};
		const others = people.filter((person) => !isLogged(person) && !isUnderWay(person));
		if (others.length === 0) showNotice(NOTICE.inTouchAlready(listed(people.map(({ name }) => name))));
		else
			void this.touch(
				others.map(({ path }) => ({ path, known: knownOf(path) })),
				others,
			);
	}

	private async touch(
		before: readonly { readonly path: string; readonly known: FollowUpsKnown }[],
		people: readonly Person[],
	): Promise<void> {
		const { index } = this.options.context;
		for (const { path, known } of before) this.touched.set(path, { known });
		// Once their log is read again, what it says counts.
		const stop = index.onChange(() => {
			for (const { path, known } of before)
				if (!sameValue(known, index.get(path)?.record?.followUps)) this.touched.delete(path);
			if (!before.some(({ path }) => this.touched.has(path))) stop();
		});
		const done = await this.reporter.report(() => logFollowUp(this.options.context, people, {}));
		for (const { path, known } of before)
			if (done?.paths.includes(path) !== true) this.touched.delete(path);
			else if (this.touched.has(path)) this.touched.set(path, { known, step: done.step });
	}

	/** Holds people for something that they are asked about now, and that is written later. */
	hold(people: readonly Person[]): readonly HeldPerson[] {
		return people.map((person) => hold(this.options.context, person));
	}

	private askFollowUp(given: readonly Person[], done?: () => void, channel?: Channel, gave?: string): void {
		const { app, context } = this.options;
		const people = this.hold(given);
		const whose = keyOf(people);
		new LogDialog(app, {
			people,
			draft: this.unlogged.get(whose),
			begin: { channel, ...(gave === undefined ? {} : { direction: "gave", what: gave }) },
			keepDraft: (draft) => {
				if (draft === undefined) this.unlogged.delete(whose);
				else this.unlogged.set(whose, draft);
			},
			matches: (person) => matchesIn(context.index).matchesFor(person),
			today: context.today(),
			locale: context.locale(),
			summary: context.settings().summary,
			answer3: ({ path }) =>
				readCard(context, path, this.options.wordings()).then(
					({ answers }) => answers[2],
					() => "",
				),
			onLog: async (entry) => {
				const logged = await this.reporter.report(
					() => logFollowUp(context, people, entry, entry.promise),
					(result) => this.wakeButtons(people, result.paths),
				);
				if (logged === undefined) return false;
				if (logged.paths.length > 0) done?.();
				// If some were logged, close, so that they are not logged twice; if none was, stay open, so that nothing typed
				// is lost.
				return logged.paths.length > 0;
			},
		}).open();
	}

	/** A snooze survives a follow-up; the notice says how to end it. */
	private wakeButtons(people: readonly Person[], paths: readonly string[]): NoticeButton[] {
		const today = this.options.context.today();
		const snoozed = people.filter((person) => paths.includes(person.path) && isAsleep(person, today));
		return snoozed.length === 0 ? [] : [{ label: PANE.wake, run: () => void this.wake(snoozed) }];
	}

	async wake(people: readonly Person[]): Promise<void> {
		await this.reporter.report(() => snooze(this.options.context, people, null));
	}

	/** Snoozes the people given, else the active one, else one that is picked. */
	snooze(given = this.activePeople(), done?: () => void): void {
		const people = this.hold(given);
		if (people.length === 0) {
			this.pick(DIALOG.pickSnooze, false, (entries) => this.snooze(entries.map(({ person }) => person)));
			return;
		}
		const { app, context } = this.options;
		const today = context.today();
		const until = async (day: unknown): Promise<boolean> => {
			const result = await this.reporter.report(() => snooze(context, people, day));
			if (result !== undefined) done?.();
			return result !== undefined;
		};
		const names = listed(people.map(({ name }) => name));
		const asleep = people.filter((person) => isAsleep(person, today));
		new ChoicePicker(
			app,
			DIALOG.snoozeTitle(names),
			[
				...(asleep.length === 0 ? [] : [{ label: DIALOG.wakeNow, run: () => void this.wake(asleep) }]),
				...snoozeChoices(today).map(({ label, until: day }) => ({ label, run: () => void until(day) })),
				{
					label: DIALOG.untilADay,
					run: () => new DayDialog(app, DIALOG.untilTitle(names), addDays(today, 30), until).open(),
				},
			],
			(typed) => {
				const days = parseCadence(typed);
				const day = days === undefined ? readDay(typed) : addDays(today, days);
				return day === undefined || day <= today
					? undefined
					: { label: DIALOG.snoozeTyped(day, context.locale()), run: () => void until(day) };
			},
		).open();
	}

	/** Sets the rhythm of the people given, else of the active one, else of one that is picked. */
	setCadence(given = this.activePeople()): void {
		const people = this.hold(given);
		if (people.length === 0) {
			this.pick(DIALOG.pickCadence, false, (entries) => this.setCadence(entries.map(({ person }) => person)));
			return;
		}
		const { app, context } = this.options;
		const locale = context.locale();
		const set = (cadence: unknown): void => void this.reporter.report(() => setCadence(context, people, cadence));
		const circles = context.settings().circles.map(({ name, days }) => ({
			label: DIALOG.circleChoice(name, cadenceWord(days, locale)),
			run: () => set(name),
		}));
		const words = ["weekly", "fortnightly", "monthly", "quarterly", "yearly"].map((word) => ({
			label: DIALOG.cadenceTyped(word),
			run: () => set(word),
		}));
		const none = people.every(({ properties }) => properties.cadence === undefined)
			? []
			: [{ label: DIALOG.noOwnCadence, run: () => set(null) }];
		const title = `${DIALOG.cadenceTitle(listed(people.map(({ name }) => name)))} ${DIALOG.cadencePlaceholder}`;
		new ChoicePicker(app, title, [...circles, ...words, ...none], (typed) => {
			const days = parseCadence(typed);
			return days === undefined ? undefined : { label: DIALOG.cadenceTyped(typed.trim()), run: () => set(typed) };
		}).open();
	}

	/** Lets the people given rest, or resumes them if all of them rest; else the active one, else one that is picked. */
	rest(people = this.activePeople(), done?: () => void): void {
		if (people.length === 0) {
			this.pick(DIALOG.pickRest, false, (entries) => this.rest(entries.map(({ person }) => person)));
			return;
		}
		const paused = !people.every(({ properties }) => properties.paused);
		void this.reporter
			.report(() => setPaused(this.options.context, people, paused))
			.then((result) => {
				if (result !== undefined) done?.();
			});
	}

	/** Marks notes as "not a person". */
	leaveOut(people: readonly Person[]): void {
		void this.reporter.report(() => notAPerson(this.options.context, people));
	}

	/** Opens the note in which a contact of a person was found: the dated note of that day, else their own. */
	openSource(person: Person, { day, source }: Sourced): void {
		const faceToFace = source === "meeting";
		const notes = source === "daily" || faceToFace ? [...this.options.context.index.datedNotesOf(person)] : [];
		this.open(notes.find(([, mention]) => mention === packed(day, faceToFace))?.[0] ?? person.path);
	}

	/** Tells where the dates of the person given come from; else of the active one, else of one that is picked. */
	whyTheseDates(person = this.activePerson()): void {
		if (person === undefined) {
			this.pick(WHY.pick, false, ([entry]) => (entry === undefined ? undefined : this.whyTheseDates(entry.person)));
			return;
		}
		const { app, context, whyDates } = this.options;
		new WhyTheseDatesDialog(app, {
			person,
			why: whyDates(person),
			today: context.today(),
			locale: context.locale(),
			open: ({ path, line }) => (line === undefined ? this.open(path) : void openNoteAtLine(app, path, line)),
		}).open();
	}

	/** Brings summaries up to date that were shown at a moment. */
	async bringUpToDate(recounts: readonly Recount[], stamp?: number): Promise<void> {
		const { context } = this.options;
		const held = recounts.map(({ person, disagreement }) => ({ person: hold(context, person, stamp), disagreement }));
		await this.reporter.report(() => bringUpToDate(context, held));
	}

	/** Adds the line for a day of the summary that was shown at a moment. */
	async confirmDay(person: Person, doubt: Doubt, stamp?: number): Promise<boolean> {
		const { context } = this.options;
		const done = await this.reporter.report(() => confirmDay(context, hold(context, person, stamp), doubt));
		return done !== undefined;
	}

	/** Opens mail, phone or a link of somebody, by the one way there is or the one that is chosen, then offers to log it. */
	reachPerson(person: Person, evt: MouseEvent | KeyboardEvent | undefined, done?: () => void): void {
		const ways = waysTo(person);
		const { win } = this.options.app.workspace.containerEl;
		const open = ({ address, channel }: Way): void => {
			win.open(address);
			showNotice(NOTICE.reachedOut(person.name), [
				{ label: PANE.logIt, run: () => this.askFollowUp([person], done, channel) },
			]);
		};
		const [first] = ways;
		if (first === undefined) {
			showNotice(NOTICE.noWay(person.name));
			return;
		}
		if (ways.length === 1) {
			open(first);
			return;
		}
		const menu = new Menu();
		for (const way of ways)
			menu.addItem((item) =>
				item
					.setTitle(way.words)
					.setIcon({ email: "mail", phone: "phone", link: "link" }[way.kind])
					.onClick(() => open(way)),
			);
		if (evt?.instanceOf(MouseEvent) === true) showMenu(menu, evt);
		else menu.showAtPosition({ x: win.innerWidth / 2, y: win.innerHeight / 2 });
	}

	/** Ticks a promise, and offers to log that it was given. */
	private async keepPromise(person: HeldPerson, promise: OpenPromise): Promise<void> {
		await this.reporter.report(
			() => keepPromise(this.options.context, person, promise),
			() => [{ label: PANE.logIt, run: () => this.askFollowUp([person], undefined, undefined, promise.what) }],
		);
	}

	/** What the links and offers of a card do; for a card that stays open as it was at a moment. */
	cardLinks(stamp?: number): CardLinks {
		const { app } = this.options;
		return {
			openLink: (target, { person }, evt) => {
				if (!followLink(app, target, person.path, evt)) showNotice(NOTICE.noSuchNote(target));
			},
			openPerson: (person, evt) => this.open(person.path, evt),
			openAt: ({ person: { path } }, { line, property }) => void this.openAt({ path, line, property }),
			explain: ({ person }) => this.whyTheseDates(person),
			openSource: ({ person }, found) => this.openSource(person, found),
			reachOut: ({ person }, evt) => this.reachPerson(person, evt),
			keepPromise: ({ person }, promise) => void this.keepPromise(hold(this.options.context, person, stamp), promise),
			wake: ({ person }) => void this.wake([hold(this.options.context, person, stamp)]),
			useLog: ({ person }, disagreement) => void this.bringUpToDate([{ person, disagreement }], stamp),
			confirmDay: ({ person }, doubt) => void this.confirmDay(person, doubt, stamp),
		};
	}

	private pick(
		placeholder: string,
		several: boolean,
		onPick: (entries: readonly Entry[]) => void,
		onNew?: (name: string) => void,
	): void {
		onceKnown(this.options, () => {
			const { app, context, list } = this.options;
			const shownAt = stampOf(context);
			new PersonPicker(app, {
				placeholder,
				several,
				onNew,
				entries: everyEntry(list.current()),
				today: context.today(),
				locale: context.locale(),
				onPick: (entries) =>
					onPick(entries.map((entry) => ({ ...entry, person: hold(context, entry.person, shownAt) }))),
			}).open();
		});
	}
}
