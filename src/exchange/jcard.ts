/** Cards and calendars as values, by ical.js: what is in its form comes out of a text, and goes into one. */
import ICAL from "ical.js";

/** A property: its name in lower case, its parameters, the type of its values, and these. */
export type JProperty = readonly [
	name: string,
	parameters: Readonly<Record<string, string | readonly string[]>>,
	type: string,
	...values: readonly unknown[],
];

/** A card or a calendar, with what stands in it. */
export type JComponent = readonly [name: string, properties: readonly JProperty[], components: readonly JComponent[]];

/** Reads one card; undefined where a line of it is none. */
export function parseCard(text: string): JComponent | undefined {
	try {
		const parsed = ICAL.parse(text) as unknown as JComponent;
		return Array.isArray(parsed[1]) ? parsed : undefined;
	} catch {
		return undefined;
	}
}

/** Prints a card or a calendar, in lines of at most 75 bytes. */
export function printComponent(component: JComponent): string {
	return ICAL.stringify(component as unknown as unknown[]);
}
