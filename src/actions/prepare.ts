/**
 * Before an event: which people you know are likely to come, and whom to meet there. Writes only on request. Product
 * page, section 12.
 */
import { namesMeant, parseAttendees, type Attendee, type AttendeeList } from "../domain/attendees";
import { sameWords, type EventNote, type EventTask, type Prompt } from "../domain/event";
import { NameIndex, type Candidate, type MatchReason } from "../domain/name-match";
import type { Person } from "../domain/person";
import { balanceOf } from "../domain/gives-and-asks";
import type { LedgerPerson } from "../exchange/ledger";
import { matchesIn } from "../index/match-index";
import { addToMeet } from "../note/event/event-edits";
import { EVENT_DONE, EVENT_STEP } from "../words/events";
import { dayOfEvent, type HeldEvent } from "./capture";
import { seriesOf } from "./debrief";
import { inLedgers } from "./ledger";
import { openPromises, personLinked } from "./read-events";
import { recordStep, orRefuse, type Context, type ActionResult } from "./context";

/** Somebody who has a note and may come. */
export interface Likely {
	readonly person: Person;
	/** Why: the name on the list, having come before, living there. */
	readonly reasons: readonly MatchReason[];
	readonly attendee?: Attendee;
	/** Whether it could be others, too. */
	readonly unsure: boolean;
	readonly prompts: readonly Prompt[];
	/** Whether they stand under *To meet* already. */
	readonly noted: boolean;
}

/** Somebody on the list who has no note. */
export interface Unknown {
	readonly attendee: Attendee;
	/** People who work where they do, and could introduce you. */
	readonly through: readonly Person[];
	/** Who of the quiet ledgers has that name. */
	readonly inLedgers: readonly LedgerPerson[];
	readonly noted: boolean;
}

/** What an event is prepared with. */
export interface Preparation {
	readonly onList: readonly Likely[];
	readonly likely: readonly Likely[];
	readonly unknown: readonly Unknown[];
	/** The lines of the list that are nobody's. */
	readonly skipped: readonly number[];
}

function promptsFor(
	context: Context,
	person: Person,
	promises: ReadonlyMap<string, readonly EventTask[]>,
): readonly Prompt[] {
	const prompts: Prompt[] = [
		...(promises.get(person.path) ?? []).map(({ text, due }) => ({
			kind: "promise" as const,
			words: text.replace(/^\[\[[^\]]*\]\]:\s*/, ""),
			due,
		})),
		...(person.record?.promises ?? []).map(({ what, due }) => ({ kind: "promise" as const, words: what, due })),
	];
	const { gives, asks } = balanceOf(person, context.settings().summary);
	if (asks > gives) prompts.push({ kind: "giveFirst" });
	const { seeks, commonGround } = person.properties;
	const match =
		seeks.length === 0
			? undefined
			: matchesIn(context.index)
					.matchesFor(person)
					.find(({ seeker }) => seeker === person);
	if (match !== undefined) prompts.push({ kind: "give", sought: match.sought, giver: match.giver.name });
	else if (seeks[0] !== undefined) prompts.push({ kind: "seeks", words: seeks[0] });
	if (commonGround[0] !== undefined) prompts.push({ kind: "commonGround", words: commonGround[0] });
	return prompts;
}

/** People you met at earlier events of the series, with the latest event's name. */
function metInSeries(context: Context, event: EventNote): ReadonlyMap<string, string> {
	const series = [...seriesOf(context, event)].sort((a, b) =>
		(a.properties.date ?? "") < (b.properties.date ?? "") ? -1 : 1,
	);
	const found = new Map<string, string>();
	for (const other of series)
		for (const { names } of other.text?.met ?? [])
			for (const { target } of names) {
				const person = target === undefined ? undefined : personLinked(context, target, other.path);
				if (person !== undefined) found.set(person.path, other.name);
			}
	const names = new Set(series.map(({ name }) => name));
	for (const { path, properties } of context.index.people())
		if (properties.metAt !== undefined && names.has(properties.metAt) && !found.has(path))
			found.set(path, properties.metAt);
	return found;
}

/**
 * Finds who may come to an event, by a pasted list of attendees, which may be empty, and by that of a file. Throws ActionRefused
 * where the event has no day.
 */
export function prepareEvent(context: Context, event: EventNote, list: string, file?: AttendeeList): Preparation {
	dayOfEvent(context, event.path);
	const people = [...context.index.people()];
	const { attendees: pasted, skipped } = parseAttendees(list);
	const attendees = [...pasted, ...(file?.attendees ?? [])];
	const promises = openPromises(context);
	const series = metInSeries(context, event);
	const toMeet = event.text?.toMeet ?? [];
	const notedPaths = new Set(
		toMeet.flatMap(({ targets }) => targets.map((target) => personLinked(context, target, event.path)?.path)),
	);
	const notedWords = toMeet.map(({ text }) => text.toLowerCase());
	const { place } = event.properties;
	const also = ({ path, properties }: Person): readonly MatchReason[] => [
		...(series.has(path) ? [{ kind: "community", words: series.get(path) ?? "" } as const] : []),
		...(sameWords(properties.place, place) ? [{ kind: "place", words: properties.place ?? "" } as const] : []),
	];
	const likelyOf = (person: Person, reasons: readonly MatchReason[]): Omit<Likely, "unsure"> => ({
		person,
		reasons,
		prompts: promptsFor(context, person, promises),
		noted: notedPaths.has(person.path),
	});

	const weightOf = (person: Person, reasons: readonly MatchReason[]): number => {
		const { gives, asks } = balanceOf(person, context.settings().summary);
		return (
			(promises.has(person.path) || person.record?.promises !== undefined ? 8 : 0) +
			(reasons.some(({ kind }) => kind === "community") ? 4 : 0) +
			(asks > gives ? 2 : 0) +
			reasons.length
		);
	};

	const index = attendees.length === 0 ? undefined : new NameIndex(people);
	const byCompany = new Map<string, Person[]>();
	for (const person of attendees.length === 0 ? [] : people) {
		const company = person.properties.company?.toLowerCase();
		if (company === undefined) continue;
		const known = byCompany.get(company);
		if (known === undefined) byCompany.set(company, [person]);
		else known.push(person);
	}
	const onList: Likely[] = [];
	const unknown: Unknown[] = [];
	const seen = new Set<string>();
	for (const attendee of attendees) {
		const meanings: readonly (readonly Candidate[])[] = namesMeant(attendee).map(
			({ name, company }) =>
				index?.find({ name, company, community: (person) => series.get(person.path), place }) ?? [],
		);
		const found =
			meanings.find((candidates) => candidates.some(({ sure }) => sure)) ??
			meanings.find((candidates) => candidates.length > 0) ??
			[];
		const sure = found.filter((candidate) => candidate.sure);
		const meant = sure.length > 0 ? sure : found;
		for (const { person, reasons } of meant) {
			if (seen.has(person.path)) continue;
			seen.add(person.path);
			onList.push({ ...likelyOf(person, reasons), attendee, unsure: meant.length > 1 || sure.length === 0 });
		}
		// A file may say again what was pasted.
		const said = `${attendee.name}\n${attendee.company}`.toLowerCase();
		if (meant.length > 0 || seen.has(said)) continue;
		seen.add(said);
		unknown.push({
			attendee,
			inLedgers: inLedgers(context, attendee.name, attendee.company),
			through: (byCompany.get(attendee.company.toLowerCase()) ?? []).slice(0, 2),
			noted: notedWords.some((words) => words.startsWith(attendee.name.toLowerCase())),
		});
	}
	const likely = people
		.filter(({ path, properties }) => !seen.has(path) && !properties.paused)
		.map((person) => ({ person, reasons: also(person) }))
		.filter(({ reasons }) => reasons.length > 0)
		.map((each) => ({ ...each, weight: weightOf(each.person, each.reasons) }))
		// Those to whom something is owed first, then who was there before.
		.sort((a, b) => b.weight - a.weight || (a.person.name < b.person.name ? -1 : 1))
		.slice(0, MOST_LIKELY)
		.map(({ person, reasons }): Likely => ({ ...likelyOf(person, reasons), unsure: false }));
	return { onList, likely, unknown, skipped };
}

/** At most this many suggestions. */
const MOST_LIKELY = 50;

/** Somebody to be met: a person with a note, or a name on the list; and what to say. */
export interface ToMeet {
	readonly person?: Person;
	readonly attendee?: Attendee;
	readonly words: string;
}

/** Writes tasks under *To meet*, which count as no contact until they are ticked, by one write. Throws ActionRefused. */
export async function writeToMeet(
	context: Context,
	event: HeldEvent,
	chosen: readonly ToMeet[],
): Promise<ActionResult> {
	const { note } = event;
	const tasks = chosen.map(({ person, attendee, words }) => {
		const who =
			person === undefined
				? [attendee?.name ?? "", ...(attendee?.company === "" ? [] : [attendee?.company ?? ""])].join(", ")
				: context.notes.linkTo(person.path, note.path);
		return words === "" ? who : `${who}: ${words}`;
	});
	const change = await orRefuse(note.path, () => context.notes.edit(note, (text) => addToMeet(text, tasks)));
	const step = recordStep(context, EVENT_STEP.prepared(event.name), [change]);
	return { message: EVENT_DONE.prepared(chosen.length, context.locale()), paths: [note.path], step };
}
