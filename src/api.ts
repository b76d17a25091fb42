/**
 * The public API: `app.plugins.plugins["networking-notes"].api`. For scripts, other plugins and tests. The same acts as
 * the commands, with the same checks, writes and undo. Days are `YYYY-MM-DD`; everything handed out is a copy. See
 * `docs/api.md`.
 */
import type { Context } from "./acts/context";
import { createPerson } from "./acts/create-person";
import { findPerson } from "./acts/find-person";
import { setCadence, setPaused, snooze } from "./acts/keep-up";
import { logFollowUp } from "./acts/log-follow-up";
import { newPersonFromApi } from "./acts/new-person-from-api";
import { fieldsOf } from "./acts/parse";
import { undo } from "./acts/undo";
import { everyEntry, fadingList, openEntries, type Entry } from "./domain/fading-list";
import type { State } from "./domain/lateness";
import type { Requirement } from "./domain/requirements";
import { unreadableInWords } from "./words/problems";
import { reasonInWords, requirementInWords } from "./words/standing";

/** One person as plain data. */
export interface ApiPerson {
	path: string;
	name: string;
	state: State;
	/** Days since the last contact; null where none is known. */
	silence: number | null;
	/** Silence in cadences, by all factors. */
	lateness: number;
	/** Days that may pass between follow-ups. */
	cadence: number;
	lastContact: string | null;
	/** The last day face to face. */
	lastMet: string | null;
	/** The day of the introduction. */
	met: string | null;
	gives: number;
	asks: number;
	circle: string | null;
	requirements: { id: Requirement["id"]; state: Requirement["state"]; reason: string }[];
	/** The sentence that the pane shows. */
	reason: string;
	/** What of the note could not be used, in words. */
	unreadable: string[];
}

/** The members of the API; version 1. */
export interface NetworkingNotesApi {
	/** Raised when a member changes its meaning. */
	readonly version: 1;
	/** Resolves when the first index is built and the logs are read. */
	readonly ready: Promise<void>;
	/** Everybody, in the order of the lanes. */
	people(): ApiPerson[];
	/** The open lanes in the pane's order: those to reach out to. */
	fading(options?: { limit?: number }): ApiPerson[];
	/** Saves a new person. Rejects where the name is taken, unless `another`. */
	createPerson(input: { name: string; answers?: string[]; properties?: { [key: string]: unknown }; another?: boolean }): Promise<{ path: string }>;
	/** Logs a follow-up with a person by path or name. Rejects for a day to come, and for a name that several have. */
	logFollowUp(input: { person: string; day?: string; channel?: string; direction?: "gave" | "asked"; what?: string }): Promise<void>;
	/** Hides a person until a day; null wakes. */
	snooze(input: { person: string; until: string | null }): Promise<void>;
	/** Sets a circle or a cadence; null clears the person's own cadence. */
	setCadence(input: { person: string; cadence: string | number | null }): Promise<void>;
	/** Lets a person rest, or takes them back. */
	setPaused(input: { person: string; paused: boolean }): Promise<void>;
	/** Takes the last change back; resolves to what it was, or rejects saying why it can't be. */
	undo(): Promise<string>;
	/** Calls a listener after the list changed; returns what ends it. */
	onChange(listener: () => void): () => void;
}

function asApiPerson(entry: Entry, context: Context): ApiPerson {
	const { person, standing } = entry;
	const today = context.today();
	const locale = context.locale();
	return {
		path: person.path,
		name: person.name,
		state: standing.state,
		silence: standing.silence ?? null,
		lateness: standing.lateness,
		cadence: standing.cadence.days,
		lastContact: standing.lastContact?.day ?? null,
		lastMet: standing.lastFaceToFace?.day ?? null,
		met: person.properties.met ?? null,
		gives: standing.balance.gives,
		asks: standing.balance.asks,
		circle: person.properties.circle ?? null,
		requirements: standing.requirements.map((requirement) => ({
			id: requirement.id, state: requirement.state, reason: requirementInWords(requirement, today, locale),
		})),
		reason: reasonInWords(entry, today, locale),
		unreadable: standing.unreadable.map(unreadableInWords),
	};
}

/** The API over the acts. */
export function createApi(context: Context, ready: Promise<void>, onChange: (listener: () => void) => () => void): NetworkingNotesApi {
	const list = (): ReturnType<typeof fadingList> => fadingList(context.index.people(), context.today(), context.settings());
	return {
		version: 1,
		ready,
		people: () => everyEntry(list()).map((entry) => asApiPerson(entry, context)),
		fading: (options) => openEntries(list()).slice(0, options?.limit ?? Infinity).map((entry) => asApiPerson(entry, context)),
		createPerson: async (input) => {
			const { path } = await createPerson(context, newPersonFromApi(input));
			return { path };
		},
		logFollowUp: async (input) => {
			const { person, ...followUp } = fieldsOf(input);
			await logFollowUp(context, [findPerson(context, person)], followUp);
		},
		snooze: async (input) => {
			const { person, until } = fieldsOf(input);
			await snooze(context, [findPerson(context, person)], until);
		},
		setCadence: async (input) => {
			const { person, cadence } = fieldsOf(input);
			await setCadence(context, [findPerson(context, person)], cadence);
		},
		setPaused: async (input) => {
			const { person, paused } = fieldsOf(input);
			await setPaused(context, [findPerson(context, person)], paused);
		},
		undo: async () => (await undo(context)).message,
		onChange,
	};
}
