/**
 * Validates what the device cache stored about a note's text: only data exactly as we would have written it is
 * accepted.
 */
import type { PersonRecord } from "../domain/person";
import { parseDay } from "../domain/day";
import type { EventTask, EventText, MetLine, MetName } from "../domain/event";
import type { Label, LineFacts, LinesRead } from "./dated/dated-lines";

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string";
const isNumber: Check = (value) => typeof value === "number" && Number.isSafeInteger(value);
const isDay: Check = (value) => typeof value === "string" && parseDay(value) === value;
const isFlag: Check = (value) => typeof value === "boolean";
const isNever: Check = () => false;

const listOf =
	(check: Check): Check =>
	(value) =>
		Array.isArray(value) && value.every(check);

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether an object has no fields but these, each of its kind; all but those of `may` must be there. */
function objectOf(fields: Readonly<Record<string, Check>>, may: readonly string[] = []): Check {
	const needed = Object.keys(fields).filter((name) => !may.includes(name));
	const checks = new Map(Object.entries(fields));
	return (value) => {
		if (!isObject(value)) return false;
		for (const name of needed) if (!Object.hasOwn(value, name)) return false;
		// Asked of everybody at a start: nothing is made for a field.
		for (const name in value) if (checks.get(name)?.(value[name]) !== true) return false;
		return true;
	};
}

// The compiler holds this complete: a new field of a record must say how it is known again.
const RECORD = {
	followUps: listOf(isNumber),
	elsewhere: listOf(isNumber),
	unreadLines: objectOf({ heading: isText, line: isNumber, lines: isNumber }),
	secondLog: objectOf({ heading: isText, line: isNumber }),
	answered: (value) => listOf(isFlag)(value) && (value as unknown[]).length === 4,
	conflict: isNumber,
	lookAlike: objectOf({ line: isNumber, cause: isText }),
	// What could not be read is not worth remembering.
	unread: isNever,
	promises: listOf(objectOf({ what: isText, due: isDay })),
	lastWords: objectOf({ day: isDay, what: isText }),
	fields: listOf(objectOf({ key: isText, value: isText })),
} satisfies Record<keyof PersonRecord, Check>;

const isRecord = objectOf(
	RECORD,
	Object.keys(RECORD).filter((name) => name !== "followUps" && name !== "answered"),
);

/** The record of a person as it was remembered; undefined where anything is not as it would have been written. */
export function asRecord(value: unknown): PersonRecord | undefined {
	return isRecord(value) ? (value as PersonRecord) : undefined;
}

const [isTexts, isTrue] = [listOf(isText), (value: unknown): boolean => value === true];

const MET_NAME = { words: isText, from: isNumber, to: isNumber, target: isText, web: isTrue } satisfies Record<
	keyof MetName,
	Check
>;

const MET_LINE = {
	text: isText,
	line: isNumber,
	names: listOf(objectOf(MET_NAME, ["target", "web"])),
	company: isText,
	seeks: isTexts,
	offers: isTexts,
	promised: isTexts,
	said: isTexts,
	day: isDay,
} satisfies Record<keyof MetLine, Check>;

const TASK = { text: isText, line: isNumber, done: isFlag, due: isDay, targets: isTexts } satisfies Record<
	keyof EventTask,
	Check
>;

const isTasks = listOf(objectOf(TASK, ["due"]));

const EVENT = {
	met: listOf(objectOf(MET_LINE, ["day"])),
	toMeet: isTasks,
	promised: isTasks,
} satisfies Record<keyof EventText, Check>;

const isEventText = objectOf(EVENT);

/** The text of an event's note as it was remembered; undefined where anything is not as it would have been written. */
export function asEventText(value: unknown): EventText | undefined {
	return isEventText(value) ? (value as EventText) : undefined;
}

const isLabels = listOf(objectOf({ words: isText, exactly: isFlag }));

function asFacts(value: unknown): readonly [number, LineFacts] | undefined {
	if (!Array.isArray(value) || value.length < 2 || value.length > 3) return undefined;
	const [line, labels, done] = value as readonly unknown[];
	if (!isNumber(line) || !isLabels(labels)) return undefined;
	const day = typeof done === "string" ? parseDay(done) : undefined;
	if (day === undefined && value.length === 3) return undefined;
	return [line as number, { labels: labels as readonly Label[], ...(day === undefined ? {} : { done: day }) }];
}

/** The lines of a dated note in a form that can be stored. */
export function storedLines({ isDaily, facts }: LinesRead): unknown {
	const lines = [...facts].map(([line, { labels, done }]) =>
		done === undefined ? [line, labels] : [line, labels, done],
	);
	return { isDaily, lines };
}

/** The lines of a dated note as they were remembered; undefined where anything is not as `storedLines` would have it. */
export function asLines(value: unknown): LinesRead | undefined {
	if (!isObject(value) || typeof value["isDaily"] !== "boolean" || !Array.isArray(value["lines"])) return undefined;
	const facts = new Map<number, LineFacts>();
	for (const each of value["lines"] as unknown[]) {
		const entry = asFacts(each);
		if (entry === undefined) return undefined;
		facts.set(...entry);
	}
	return { isDaily: value["isDaily"], facts };
}
