/** What is asked at an event, that evening, and before the next one. Product page, section 12. */
import type { App } from "obsidian";
import {
	capture,
	createEvent,
	dayOfEvent,
	eventsToday,
	findEvent,
	holdEvent,
	type HeldEvent,
} from "../../actions/capture";
import { hold, stampOf, type Context } from "../../actions/context";
import { nameClash } from "../../actions/create-person";
import {
	candidateFinder,
	debriefKnown,
	debriefNew,
	dismissLine,
	eventsToDebrief,
	logMeetings,
	planDebrief,
	type Debrief,
	type DebriefPlan,
	type Waiting,
} from "../../actions/debrief";
import { ledgersReady } from "../../actions/ledger";
import { prepareEvent, writeToMeet } from "../../actions/prepare";
import { newPeople } from "../../actions/read-events";
import { importFileFrom, readAttendeeFile } from "../../actions/read-import";
import { undo } from "../../actions/undo";
import { addDays } from "../../domain/day";
import {
	daysOf,
	DEBRIEF_WITHIN,
	lastDayOf,
	latestFirst,
	sameSeries,
	waitingAt,
	type EventNote,
} from "../../domain/event";
import type { Candidate } from "../../domain/name-match";
import { parseMetLine } from "../../note/event/capture-line";
import { asMetLine } from "../../note/event/event-edits";
import { CAPTURE, DEBRIEF, eventChoice, PREPARE } from "../../words/events";
import { CaptureDialog } from "../dialogs/capture-dialog";
import { ChoicePicker } from "../dialogs/choice-picker";
import { PrepareDialog, type AttendeeFile } from "../dialogs/prepare-dialog";
import { DebriefDialog } from "../dialogs/debrief-dialog";
import type { Draft } from "../dialogs/debrief-draft";
import { showFailure, type Reporter } from "../host/notices";
import { onceKnown, type IndexStatus } from "./once-known";
import { pickFile } from "./pick-file";

/** Files that may say who comes, by their names, and as a browser takes them. */
const LISTS = /\.(?:csv|tsv|txt|vcf|vcard)$/i;
const ACCEPTED = ".csv,.tsv,.txt,.vcf,.vcard,text/csv,text/plain,text/vcard";

/** How long the index may take to know somebody new, in milliseconds. */
const LONGEST_WAIT_MS = 2000;

/** What flows about events work with. */
export interface EventFlowOptions extends IndexStatus {
	readonly app: App;
	readonly context: Context;
}

/** A line that comes from outside of the app, such as a phone's shortcut. */
export interface CaptureRequest {
	readonly text?: string | undefined;
	/** A path or a name. */
	readonly event?: string | undefined;
}

/** Everything a user can ask for about events. */
export class EventFlows {
	private readonly options: EventFlowOptions;
	private readonly reporter: Reporter;
	/** What was typed about somebody and not noted, by the event's note. Of this session only. */
	private readonly unnoted = new Map<number, string>();
	/** Lists of attendees that were pasted in this session, and those of files, by the event's note. */
	private readonly lists = new Map<number, readonly [list: string, file: AttendeeFile | undefined]>();
	/** Debriefs of this session by the event's note, each with what was entered and not saved. */
	private readonly debriefs = new Map<number, Debrief & { readonly drafts: Map<string, Draft> }>();

	constructor(options: EventFlowOptions, reporter: Reporter) {
		this.options = options;
		this.reporter = reporter;
	}

	/** Opens the dialog of the event that is on today; else asks which, or makes one. A request fills it in, and writes nothing. */
	capture(request: CaptureRequest = {}): void {
		const { app, context } = this.options;
		const open = (): void => {
			const today = eventsToday(context);
			const [only] = today;
			try {
				if (request.event !== undefined && request.event.trim() !== "")
					this.captureAt(holdEvent(context, findEvent(context, request.event.trim())), request.text);
				else if (only !== undefined && today.length === 1) this.captureAt(holdEvent(context, only), request.text);
				else this.chooseEvent(today, request.text);
			} catch (error) {
				showFailure(app, error);
			}
		};
		// Don't wait for the index at the venue: the event may be known before the people are.
		if ((request.event ?? "") === "" && eventsToday(context).length === 1) open();
		else onceKnown(this.options, open);
	}

	/** Opens the dialog of an event. */
	captureIn(event: EventNote): void {
		this.captureAt(holdEvent(this.options.context, event), undefined);
	}

	private chooseEvent(today: readonly EventNote[], text: string | undefined): void {
		const { app, context } = this.options;
		const all = today.length > 0 ? today : latestFirst(context.events.events());
		new ChoicePicker(
			app,
			CAPTURE.which,
			all.map((event) => ({
				label: eventChoice(event, context.today(), context.locale()),
				run: () => {
					try {
						dayOfEvent(context, event.path);
						this.captureAt(holdEvent(context, event), text);
					} catch (error) {
						showFailure(app, error);
					}
				},
			})),
			(typed) => ({ label: CAPTURE.makeEvent(typed.trim()), run: () => void this.makeEvent(typed.trim(), text) }),
		).open();
	}

	/** Makes an event of today; of a series it has what the one before it had. */
	private async makeEvent(name: string, text: string | undefined): Promise<void> {
		const { context } = this.options;
		const date = context.today();
		const before = latestFirst(context.events.events()).find((event) =>
			sameSeries(event, { path: "", name, properties: { unreadable: [] } }),
		);
		const made = await this.reporter.report(() =>
			createEvent(context, {
				name,
				date,
				community: before?.properties.community,
				place: before?.properties.place,
			}),
		);
		if (made !== undefined) this.captureAt(holdEvent(context, { path: made.path, name }), text);
	}

	/** Opens the debrief of the event given; else asks, where several could be meant. */
	debrief(event?: EventNote): void {
		onceKnown(this.options, () => {
			const { app, context } = this.options;
			const today = context.today();
			const events = latestFirst(eventsToDebrief(context));
			const waits = events.filter((each) => waitingAt(each) > 0);
			const [only] = waits;
			if (event !== undefined) void this.debriefNow(event);
			else if (only !== undefined && waits.length === 1) void this.debriefNow(only);
			else
				new ChoicePicker(
					app,
					DEBRIEF.which,
					[...waits, ...events.filter((each) => !waits.includes(each))].map((each) => ({
						label: eventChoice(each, today, context.locale(), waitingAt(each)),
						run: () => void this.debriefNow(each),
					})),
				).open();
		});
	}

	private async debriefNow(event: EventNote): Promise<void> {
		const { app, context } = this.options;
		const held = holdEvent(context, event);
		const debrief = this.debriefs.get(held.note.id) ?? { event: held, step: undefined, waiting: [], drafts: new Map() };
		this.debriefs.set(held.note.id, debrief);
		const stamp = stampOf(context);
		const report = async (act: () => Promise<unknown>): Promise<boolean> => {
			try {
				await context.steps.gesture(act);
				return true;
			} catch (error) {
				showFailure(app, error);
				return false;
			}
		};
		let plan: DebriefPlan;
		try {
			plan = await planDebrief(context, debrief);
		} catch (error) {
			showFailure(app, error);
			return;
		}
		let find: ReturnType<typeof candidateFinder> | undefined;
		const candidates = new Map<Waiting, readonly Candidate[]>();
		new DebriefDialog(app, {
			title: DEBRIEF.title(event.name),
			locale: context.locale(),
			today: context.today(),
			plan,
			questions: context.settings().questions,
			days: daysOf(event, context.today()),
			due: addDays(context.today(), DEBRIEF_WITHIN),
			drafts: debrief.drafts,
			candidates: (waiting) => {
				let found = candidates.get(waiting);
				if (found === undefined) {
					// Made again after each person that is saved: the next may be the same.
					find ??= candidateFinder(context, debrief);
					found = find(waiting);
					candidates.set(waiting, found);
				}
				return found;
			},
			isTaken: (name) => nameClash(context, name) !== undefined,
			saveNew: (waiting, person) =>
				report(async () => {
					const { paths } = await debriefNew(context, debrief, waiting, person);
					await this.knows(paths[0] ?? "");
					find = undefined;
				}),
			saveKnown: (waiting, { person, ...more }) =>
				report(() => debriefKnown(context, debrief, waiting, { person: hold(context, person, stamp), ...more })),
			dismiss: async (waiting) => {
				let gone: readonly Waiting[] | undefined;
				await report(async () => (gone = await dismissLine(context, debrief, waiting)));
				return gone;
			},
			logMeetings: (met) => report(() => logMeetings(context, debrief, met)),
			finished: (message) =>
				void this.reporter.report(() => Promise.resolve({ message, paths: [], step: debrief.step })),
		}).open();
	}

	/** Resolves when a new person is known, so that the next line may be theirs; after a moment in any case. */
	private async knows(path: string): Promise<void> {
		const { index } = this.options.context;
		if (index.get(path) !== undefined) return;
		await new Promise<void>((resolve) => {
			const timer = window.setTimeout(() => end(), LONGEST_WAIT_MS);
			const stop = index.onChange((changed) => {
				if (changed.has(path)) end();
			});
			const end = (): void => {
				window.clearTimeout(timer);
				stop();
				resolve();
			};
		});
	}

	/** Prepares an event: the only one to come, else the one that is chosen. */
	prepare(): void {
		onceKnown(this.options, () => {
			const { app, context } = this.options;
			const today = context.today();
			const events = latestFirst(context.events.events());
			const coming = events.filter((event) => (lastDayOf(event) ?? "") >= today).reverse();
			const [only] = coming;
			if (only !== undefined && coming.length === 1) void this.prepareNow(only);
			else
				new ChoicePicker(
					app,
					DEBRIEF.which,
					[...coming, ...events.filter((event) => !coming.includes(event))].map((event) => ({
						label: eventChoice(event, today, context.locale()),
						run: () => void this.prepareNow(event),
					})),
				).open();
		});
	}

	private async prepareNow(event: EventNote): Promise<void> {
		const { app, context } = this.options;
		try {
			dayOfEvent(context, event.path);
		} catch (error) {
			showFailure(app, error);
			return;
		}
		const held = holdEvent(context, event);
		const { id } = held.note;
		await ledgersReady(context);
		new PrepareDialog(app, {
			title: PREPARE.title(event.name),
			today: context.today(),
			locale: context.locale(),
			list: this.lists.get(id)?.[0] ?? "",
			file: this.lists.get(id)?.[1],
			keepList: (list, file) => void this.lists.set(id, [list, file]),
			pickFile: (take) =>
				pickFile(
					app,
					context,
					(path) => LISTS.test(path),
					ACCEPTED,
					(name, read) => {
						void this.readAttendees(name, read).then((list) => {
							if (list !== undefined) take(list);
						});
					},
				),
			readFile: (file) => this.readAttendees(file.name, () => file.arrayBuffer()),
			prepare: (list, file) => {
				const now = context.events.get(held.note.path);
				return now === undefined ? undefined : prepareEvent(context, now, list, file);
			},
			write: async (chosen) => (await this.reporter.report(() => writeToMeet(context, held, chosen))) !== undefined,
		}).open();
	}

	private async readAttendees(name: string, read: () => Promise<ArrayBuffer>): Promise<AttendeeFile | undefined> {
		const { app, context } = this.options;
		try {
			const file = importFileFrom({ name, data: await read() });
			return { name, ...(await readAttendeeFile(file, context.breathe)) };
		} catch (error) {
			showFailure(app, error);
			return undefined;
		}
	}

	private captureAt(event: HeldEvent, text: string | undefined): void {
		const { app, context } = this.options;
		const { id } = event.note;
		const noteNow = (): EventNote | undefined => context.events.get(event.note.path);
		new CaptureDialog(app, {
			event: event.name,
			locale: context.locale(),
			text: text ?? this.unnoted.get(id) ?? "",
			keepText: (left) => {
				if (left.trim() === "") this.unnoted.delete(id);
				else this.unnoted.set(id, left);
			},
			read: (typed) => parseMetLine(asMetLine(typed)),
			people: () => {
				const now = noteNow();
				return now === undefined ? undefined : newPeople(context, now);
			},
			onChange: (listener) => context.events.onChange(listener),
			capture: async (words) => {
				try {
					const { step } = await capture(context, event, words);
					return async () =>
						step !== undefined && (await this.reporter.report(() => undo(context, step))) !== undefined;
				} catch (error) {
					showFailure(app, error);
					return undefined;
				}
			},
		}).open();
	}
}
