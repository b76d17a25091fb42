/** Recognises event notes and reads their properties. Product page, section 12. */
import type { EventProperties } from "../../domain/event";
import type { Expected, Unreadable } from "../../domain/person";
import type { DailyLinks } from "../dated/link-day";
import { wordsUnder } from "../is-person";
import { asCount, asDay, asText, isBlank, shown, single, type Values } from "../properties/coerce";

/** The type that marks a note as an event's. */
export const EVENT_TYPE = "event";

/** Whether a note says that it is of an event. */
export function isEvent(values: Values): boolean {
	return wordsUnder(values, "type").includes(EVENT_TYPE);
}

/** The keys of an event's properties. Words inside notes never follow the language of the screen. */
export const EVENT_KEYS = {
	date: "date",
	until: "until",
	place: "place",
	community: "community",
	goal: "goal",
} as const;

/** A property in any case of its key. */
function valueOf(values: Values, key: string): { readonly key: string; readonly value: unknown } {
	const spelled = key in values ? key : Object.keys(values).find((each) => each.toLowerCase() === key);
	return { key: spelled ?? key, value: spelled === undefined ? undefined : values[spelled] };
}

/** Reads the properties of an event's note; what is present and not understood is named, and never guessed at. */
export function readEventProperties(values: Values, links?: DailyLinks): EventProperties {
	const unreadable: Unreadable[] = [];
	const read = <T>(name: string, expected: Expected, reader: (value: unknown) => T | undefined): T | undefined => {
		const { key, value } = valueOf(values, name);
		if (isBlank(value)) return undefined;
		const found = reader(value);
		if (found === undefined) unreadable.push({ property: key, value: shown(value), expected });
		return found;
	};
	const date = read(EVENT_KEYS.date, "day", (value) => asDay(value, links));
	const until = read(EVENT_KEYS.until, "day", (value) => {
		const day = asDay(value, links);
		return day !== undefined && date !== undefined && day < date ? undefined : day;
	});
	const place = read(EVENT_KEYS.place, "text", (value) => single(value, asText));
	const community = read(EVENT_KEYS.community, "text", (value) => single(value, asText));
	const goal = read(EVENT_KEYS.goal, "count", asCount);
	return {
		...(date === undefined ? {} : { date }),
		...(until === undefined || date === undefined ? {} : { until }),
		...(place === undefined ? {} : { place }),
		...(community === undefined ? {} : { community }),
		...(goal === undefined ? {} : { goal }),
		unreadable,
	};
}
