/** People as files for other programs. */
import { addDays, parseDay, type Day } from "../domain/day";
import type { EventTask } from "../domain/event";
import type { Entry } from "../domain/fading-list";
import type { Person } from "../domain/person";
import { stepwise } from "../domain/slices";
import { standingOf } from "../domain/standing";
import { printCalendar, type CalendarDay } from "../exchange/print-calendar";
import { printList, printVcards } from "../exchange/print-people";
import { factsOf } from "../exchange/person-facts";
import { CALENDAR, EXCHANGE_DONE, EXCHANGE_REFUSED, EXCHANGE_STEP } from "../words/exchange";
import { explanationInWords, stepInWords } from "../words/standing";
import { inMessage } from "./checked-input";
import { ActionRefused, recordStep, orRefuse, type Context, type ActionResult } from "./context";
import { findPerson } from "./find-person";
import { openPromises } from "./read-events";

/** The forms of an export, by the endings of their files. */
export const EXPORT_FORMATS = { vcard: "vcf", csv: "csv", ics: "ics" } as const;

/** A form of an export. */
export type ExportFormat = keyof typeof EXPORT_FORMATS;

/** A form that a caller names. Throws ActionRefused. */
export function checkedFormat(value: unknown): ExportFormat {
	if (typeof value === "string" && Object.hasOwn(EXPORT_FORMATS, value)) return value as ExportFormat;
	throw new ActionRefused(EXCHANGE_REFUSED.notAFormat(inMessage(value)));
}

/** The people that a caller names by paths or names; everybody where none are given. Throws ActionRefused. */
export function checkedPeople(context: Context, value: unknown): readonly Person[] {
	if (value === undefined || value === null) return [...context.index.people()];
	if (!Array.isArray(value)) throw new ActionRefused(EXCHANGE_REFUSED.notPeople(inMessage(value)));
	return value.map((who) => findPerson(context, who));
}

/** Where a birthday of no year begins: in a year in which it exists. */
function birthdayOf({ properties: { birthday } }: Person, today: Day): Day | undefined {
	if (birthday === undefined) return undefined;
	return birthday.startsWith("--")
		? (parseDay(`${today.slice(0, 4)}${birthday.slice(1)}`) ?? parseDay(`2024${birthday.slice(1)}`))
		: parseDay(birthday);
}

/** What was promised to somebody by a day: in their own note, and at events. */
type Promised = ReadonlyMap<string, readonly EventTask[]>;

function daysOf(entry: Entry, today: Day, locale: string, promised: Promised): CalendarDay[] {
	const { person, standing } = entry;
	const { name, path } = person;
	const id = (kind: string): string => `${encodeURIComponent(path)}-${kind}@networking-notes`;
	const notPast = (day: Day): Day => (day < today ? today : day);
	const days: CalendarDay[] = [];
	const birthday = birthdayOf(person, today);
	if (birthday !== undefined)
		days.push({ id: id("birthday"), day: birthday, title: CALENDAR.birthday(name), text: "", yearly: true });
	const atEvents = (promised.get(path) ?? []).map(({ text, due }) => ({ what: plainTask(text), due }));
	// The same words twice are one promise: an exported day is found again by them.
	const promises = new Map([...(person.record?.promises ?? []), ...atEvents].map(({ what, due }) => [what, due]));
	for (const [what, due] of promises)
		if (due !== undefined)
			days.push({
				id: id(`promise-${encodeURIComponent(what)}`),
				day: notPast(due),
				title: CALENDAR.promise(name, what),
				text: "",
			});
	const { step, state, daysUntilDue } = standing;
	if (state === "resting") return days;
	if (step !== undefined)
		days.push({
			id: id("step"),
			day: notPast(step.due),
			title: CALENDAR.step(name, stepInWords(step, today, locale)),
			text: explanationInWords(entry, today, locale),
		});
	else if (daysUntilDue !== undefined)
		days.push({
			id: id("due"),
			day: addDays(today, Math.max(0, daysUntilDue)),
			title: CALENDAR.due(name),
			text: explanationInWords(entry, today, locale),
		});
	return days;
}

/** A task's words without the link to whom it was promised before them; other links as what they show. */
function plainTask(text: string): string {
	return text.replace(/^\[\[[^\]]*\]\]:\s*/, "").replace(/\[\[(?:[^[\]|]*\|)?([^[\]|]*)\]\]/g, "$1");
}

function* calendarOf(context: Context, people: readonly Person[]): Generator<undefined, string> {
	const today = context.today();
	const promised = openPromises(context);
	const days: CalendarDay[] = [];
	for (const [index, person] of people.entries()) {
		if (index % 50 === 49) yield;
		const standing = standingOf(person, today, context.settings());
		days.push(...daysOf({ person, standing }, today, context.locale(), promised));
	}
	return yield* printCalendar(days, today);
}

/** The text of a file with people, in the order of their names. Writes nothing. */
export async function exportText(context: Context, format: ExportFormat, people: readonly Person[]): Promise<string> {
	const sorted = [...people].sort((a, b) => a.name.localeCompare(b.name) || (a.path < b.path ? -1 : 1));
	const steps =
		format === "ics" ? calendarOf(context, sorted) : (format === "csv" ? printList : printVcards)(sorted.map(factsOf));
	return stepwise(steps, context.breathe);
}

/** Writes a file with people at the top of the vault, beside earlier ones. Throws ActionRefused. */
export async function exportPeople(
	context: Context,
	format: ExportFormat,
	people: readonly Person[],
): Promise<ActionResult & { readonly path: string }> {
	const text = await exportText(context, format, people);
	const { notes, today } = context;
	const at = (suffix: string): string => `People ${today()}${suffix}.${EXPORT_FORMATS[format]}`;
	let path = at("");
	for (let number = 2; notes.taken(path); number++) path = at(` ${number}`);
	const bytes = new Uint8Array(new TextEncoder().encode(text)).buffer;
	const change = await orRefuse(path, () => notes.createFile(path, bytes));
	return {
		path,
		paths: [path],
		step: recordStep(context, EXCHANGE_STEP.exported(path), [change]),
		message: EXCHANGE_DONE.exported(people.length, path, context.locale()),
	};
}
