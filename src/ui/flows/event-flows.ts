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
import type { Context } from "../../actions/context";
import { newPeople } from "../../actions/read-events";
import { undo } from "../../actions/undo";
import { latestFirst, sameSeries, type EventNote } from "../../domain/event";
import { parseMetLine } from "../../note/event/capture-line";
import { asMetLine } from "../../note/event/event-edits";
import { CAPTURE, eventChoice } from "../../words/events";
import { CaptureDialog } from "../dialogs/capture-dialog";
import { ChoicePicker } from "../dialogs/choice-picker";
import { showFailure, type Reporter } from "../host/notices";
import { onceKnown, type Knowing } from "./once-known";

/** What flows about events work with. */
export interface EventFlowOptions extends Knowing {
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
		// At the venue nobody waits for people to be read: which event it is may be known before.
		if ((request.event ?? "") === "" && eventsToday(context).length === 1) open();
		else onceKnown(this.options, open);
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
