/**
 * The public API: `app.plugins.plugins["networking-notes"].api`. For scripts, other plugins and tests. The same actions as
 * the commands, with the same checks, writes and undo. Days are `YYYY-MM-DD`; everything handed out is a copy. See
 * `docs/api.md`.
 */
import { capture, findEvent, holdEvent } from "./actions/capture";
import { ActionRefused, type Context } from "./actions/context";
import { createPerson } from "./actions/create-person";
import { exportText, checkedFormat, checkedPeople } from "./actions/export-people";
import { findPerson } from "./actions/find-person";
import { setCadence, setPaused, snooze } from "./actions/cadence-and-rest";
import { logFollowUp } from "./actions/log-follow-up";
import { newPersonFromApi } from "./actions/new-person-from-api";
import { fieldsOf, inMessage, checkedLimit } from "./actions/checked-input";
import { importFileFrom, readImport } from "./actions/read-import";
import { importPeople, reviewImport, usualChoices } from "./actions/import-people";
import { mergePeople } from "./actions/merge-people";
import { keepAsLedger } from "./actions/ledger";
import { undo } from "./actions/undo";
import { circleIn } from "./domain/cadence";
import { everyEntry, openEntries, type Entry, type FadingList } from "./domain/fading-list";
import type { State } from "./domain/standing";
import type { Person } from "./domain/person";
import type { Requirement } from "./domain/requirements";
import type { ImportSource, ReadFile } from "./exchange/found-person";
import { propertiesOf } from "./exchange/note-properties";
import { REFUSED } from "./words/actions";
import { EXCHANGE_REFUSED, SKIPPED } from "./words/exchange";
import { unreadableInWords } from "./words/problems";
import { explanationInWords, requirementInWords } from "./words/standing";

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
	/** Where they work, as what, and where they live. */
	company: string | null;
	role: string | null;
	place: string | null;
	email: string[];
	phone: string[];
	/** Web addresses. */
	links: string[];
	/** `YYYY-MM-DD`, or `--MM-DD` where the year is not known. */
	birthday: string | null;
	requirements: { id: Requirement["id"]; state: Requirement["state"]; reason: string }[];
	/** Why they stand where they stand, as the card words it. */
	reason: string;
	/** What of the note could not be used, in words. */
	unreadable: string[];
}

/** Somebody of a file of another program. */
export interface ApiFoundPerson {
	name: string;
	/** What a note would have, by the keys of its properties. */
	properties: { [key: string]: string | string[] };
	/** What the file has as notes about them; empty for none. */
	note: string;
	/** The lines on which what is told of them begins, counted from 1. */
	lines: number[];
}

/** A file of another program, read. */
export interface ApiImportFile {
	source: ImportSource;
	people: ApiFoundPerson[];
	/** Each row or card that is nobody, with the reason in words. */
	skipped: { line: number; reason: string }[];
	/** Each value that could mean two things or none, with what the file calls its column. */
	leftOut: { line: number; title: string; value: string }[];
	/** The columns with something in them that no note takes over, as the file calls them. */
	unused: string[];
}

/** The members of the API; version 1. */
export interface NetworkingNotesApi {
	/** Raised when a member changes its meaning. */
	readonly version: 1;
	/** Resolves when the first index is built and the logs are read. */
	readonly ready: Promise<void>;
	/** Everybody, in the order of the lanes. Before `ready` those that are known by then. */
	people(): ApiPerson[];
	/** The open lanes in the pane's order: those to reach out to. Throws for a limit that is no whole number from 0 on. */
	fading(options?: { limit?: number }): ApiPerson[];
	/** Saves a new person. Rejects where the name is taken, unless `another`. */
	createPerson(input: {
		name: string;
		answers?: string[];
		properties?: { [key: string]: unknown };
		another?: boolean;
	}): Promise<{ path: string }>;
	/** Logs a follow-up with a person by path or name. Rejects for a day to come, and for a name that several have. */
	logFollowUp(input: {
		person: string;
		day?: string;
		channel?: string;
		direction?: "gave" | "asked";
		what?: string;
	}): Promise<void>;
	/** Hides a person until a day; null wakes. */
	snooze(input: { person: string; until: string | null }): Promise<void>;
	/** Sets a circle or a cadence; null clears the person's own cadence. */
	setCadence(input: { person: string; cadence: string | number | null }): Promise<void>;
	/** Lets a person rest, or takes them back. */
	setPaused(input: { person: string; paused: boolean }): Promise<void>;
	/**
	 * Adds one line under *Met* of an event, by path or name; else of the one that is on today. Resolves to where it stands,
	 * counted from 1. Rejects where it could be several events, and for a line without a name.
	 */
	capture(input: { text: string; event?: string }): Promise<{ path: string; line: number }>;
	/** Takes the last change back; resolves to what it was, or rejects saying why it can't be. */
	undo(): Promise<string>;
	/** Reads a list of people or contact cards, as the bytes of the file; writes nothing. Rejects what is no list of people. */
	readImport(input: { name: string; data: ArrayBuffer }): Promise<ApiImportFile>;
	/**
	 * Takes the people of a file in as notes, resting unless told otherwise: who is new gets one, who is here certainly is filled
	 * in where the note says nothing, and whoever may be here is left out. As a quiet ledger the file is copied as it is into the
	 * folder of the settings, unless it is there already, and no note is written. One step of undo.
	 */
	importPeople(input: {
		name: string;
		data: ArrayBuffer;
		as: "notes" | "ledger";
		resting?: boolean;
	}): Promise<{ created: number; filled: number; ledger: number; skipped: number }>;
	/** People as the text of a file: contact cards, a list, or a calendar. Everybody where none are named; writes nothing. */
	exportPeople(input: { format: "vcard" | "csv" | "ics"; people?: string[] }): Promise<string>;
	/**
	 * Merges two people by path or name: the note of `keep` gets all that the one of `from` says, links lead there, and the other
	 * note goes to the trash. Resolves to where the note is that stays. One step of undo.
	 */
	merge(input: { keep: string; from: string }): Promise<{ path: string }>;
	/** Calls a listener after the list changed; returns what ends it. Throws for what is no function. */
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
		circle: circleIn(person.properties, context.settings().circles) ?? null,
		company: person.properties.company ?? null,
		role: person.properties.role ?? null,
		place: person.properties.place ?? null,
		email: [...(person.properties.email ?? [])],
		phone: [...(person.properties.phone ?? [])],
		links: [...(person.properties.links ?? [])],
		birthday: person.properties.birthday ?? null,
		requirements: standing.requirements.map((requirement) => ({
			id: requirement.id,
			state: requirement.state,
			reason: requirementInWords(requirement, today, locale),
		})),
		reason: explanationInWords(entry, today, locale),
		unreadable: standing.unreadable.map(unreadableInWords),
	};
}

function asApiFile({ source, people, skipped, leftOut, unused }: ReadFile): ApiImportFile {
	return {
		source,
		people: people.map(({ name, facts, note, lines }) => ({
			name,
			properties: Object.fromEntries(
				[...propertiesOf(facts)].map(([key, value]) => [key, typeof value === "object" ? [...value] : String(value)]),
			),
			note,
			lines: [...lines],
		})),
		skipped: skipped.map(({ line, reason }) => ({ line, reason: SKIPPED[reason] })),
		leftOut: leftOut.map((each) => ({ ...each })),
		unused: [...unused],
	};
}

/** What the API needs besides the actions. */
export interface ApiOptions {
	readonly ready: Promise<void>;
	/** Resolves when the index knows everybody: after the first scan, and after one of changed settings that is under way. */
	readonly everybodyKnown: () => Promise<void>;
	/** The list that the pane shows, up to date. */
	readonly list: () => FadingList;
	readonly onChange: (listener: () => void) => () => void;
	/** Whether the plugin was unloaded. What is kept of the API then does nothing any more. */
	readonly isOver: () => boolean;
}

/** The API, which calls the actions. */
export function createApi(
	context: Context,
	{ ready, everybodyKnown, list, onChange, isOver }: ApiOptions,
): NetworkingNotesApi {
	const inUse = (): void => {
		if (isOver()) throw new ActionRefused(REFUSED.switchedOff);
	};
	/** Does a write once everybody is known: a name that two have must not be taken for that of the one who was found first. */
	const act = <T>(write: () => Promise<T>): Promise<T> =>
		context.steps.gesture(async () => {
			inUse();
			await everybodyKnown();
			inUse();
			return write();
		});
	/** Does something with the person of an input. */
	const actWith = (
		input: unknown,
		write: (people: readonly Person[], fields: { readonly [name: string]: unknown }) => Promise<unknown>,
	): Promise<void> => {
		// Looked at now: what the caller does with it while the write waits is another matter.
		const { person, ...fields } = fieldsOf(input);
		return act(async () => void (await write([findPerson(context, person)], fields)));
	};
	const current = (): FadingList => {
		inUse();
		return list();
	};
	return {
		version: 1,
		ready,
		people: () => everyEntry(current()).map((entry) => asApiPerson(entry, context)),
		fading: (options) =>
			openEntries(current(), checkedLimit(options?.limit)).map((entry) => asApiPerson(entry, context)),
		createPerson: async (input) => {
			const person = newPersonFromApi(input);
			return act(async () => ({ path: (await createPerson(context, person)).path }));
		},
		logFollowUp: async (input) => actWith(input, (people, followUp) => logFollowUp(context, people, followUp)),
		snooze: async (input) => actWith(input, (people, { until }) => snooze(context, people, until)),
		setCadence: async (input) => actWith(input, (people, { cadence }) => setCadence(context, people, cadence)),
		setPaused: async (input) => actWith(input, (people, { paused }) => setPaused(context, people, paused)),
		capture: async (input) => {
			const { text, event } = fieldsOf(input);
			return act(async () => {
				const { path, line } = await capture(context, holdEvent(context, findEvent(context, event)), text);
				return { path, line };
			});
		},
		undo: async () => {
			inUse();
			return (await undo(context)).message;
		},
		readImport: async (input) => {
			const file = importFileFrom(input);
			inUse();
			return asApiFile(await readImport(file, context.breathe));
		},
		importPeople: async (input) => {
			const file = importFileFrom(input);
			const { as, resting = true } = fieldsOf(input);
			if (as !== "notes" && as !== "ledger") throw new ActionRefused(EXCHANGE_REFUSED.notATarget(inMessage(as)));
			if (typeof resting !== "boolean") throw new ActionRefused(REFUSED.notAFlag(inMessage(resting)));
			return act(async () => {
				const { people, source } = await readImport(file, context.breathe);
				if (as === "ledger") {
					const kept = { people: people.length, isCards: source === "vcard" };
					const { wasThere } = await keepAsLedger(context, file, kept);
					const [ledger, skipped] = wasThere ? [0, people.length] : [people.length, 0];
					return { created: 0, filled: 0, ledger, skipped };
				}
				const choices = usualChoices(await reviewImport(context, people));
				const { created, filled } = await importPeople(context, choices, { resting });
				return { created, filled, ledger: 0, skipped: people.length - created - filled };
			});
		},
		exportPeople: async (input) => {
			const { format, people } = fieldsOf(input);
			const form = checkedFormat(format);
			return act(async () => exportText(context, form, checkedPeople(context, people)));
		},
		merge: async (input) => {
			const { keep, from } = fieldsOf(input);
			return act(async () => {
				const { paths } = await mergePeople(context, findPerson(context, keep), findPerson(context, from));
				return { path: paths[0] ?? "" };
			});
		},
		onChange: (listener: unknown) => {
			inUse();
			if (typeof listener !== "function") throw new ActionRefused(REFUSED.notAListener);
			return onChange(listener as () => void);
		},
	};
}
