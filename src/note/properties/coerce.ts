/** Reads property values from untrusted data: people, scripts and sync tools write anything. */
import { parseDay, type Day } from "../../domain/day";
import type { Birthday } from "../../domain/person";
import { readDay } from "../../domain/written-day";
import { dayOfLink, type DailyLinks } from "../dated/link-day";

/** Untrusted properties, as the metadata cache or a YAML parser hands them over. */
export type Values = Readonly<Record<string, unknown>>;

/** The words of a link (`[[SMC Austin|the meetup]]`: the meetup), or the text itself if it isn't one. */
export function linkText(text: string): string {
	if (!text.includes("[[")) return text.trim();
	const match = /^\[\[([^\]]*)\]\]$/.exec(text.trim());
	if (match === null) return text.trim();
	const [target = "", shown] = (match[1] ?? "").split("|", 2);
	const words = shown ?? (target.split(/[#^]/, 1)[0] ?? "").replace(/\.md$/i, "").split("/").at(-1) ?? "";
	return words.trim();
}

/** An unquoted `[[Ada]]`, which YAML reads as a list in a list, as the link that was meant. */
export function linkInBrackets(value: unknown): string | undefined {
	if (!Array.isArray(value) || value.length !== 1 || !Array.isArray(value[0])) return undefined;
	const words = (value[0] as unknown[]).map((word) =>
		typeof word === "string" || typeof word === "number" ? String(word) : "",
	);
	return words.length === 0 || words.includes("") ? undefined : `[[${words.join(", ")}]]`;
}

/** A scalar as text; an unquoted link as its words. */
export function asText(value: unknown): string | undefined {
	if (typeof value === "string") return linkText(value) || undefined;
	if (typeof value === "number" || typeof value === "boolean") return String(value);
	const link = linkInBrackets(value);
	return link === undefined ? undefined : linkText(link) || undefined;
}

/** What a template leaves where a day is to be typed. */
const DAY_PLACEHOLDER = "YYYY-MM-DD";

/** Whether a value says nothing: none, white space, a placeholder of this plugin's own documents, a list of nothing else. */
export function isBlank(value: unknown): boolean {
	if (value === null || value === undefined) return true;
	if (typeof value === "string") {
		const words = value.trim();
		return words === "" || words === DAY_PLACEHOLDER;
	}
	return Array.isArray(value) && value.length < 10 && value.every(isBlank);
}

/** The one entry of a list that has no other, also within another such list; undefined for everything else. */
export function onlyEntry(value: unknown): unknown {
	if (!Array.isArray(value) || value.length > 10 || linkInBrackets(value) !== undefined) return undefined;
	const entries = (value as unknown[]).filter((entry) => !isBlank(entry));
	return entries.length === 1 ? entries[0] : undefined;
}

/** What a reader of single values reads, also in a list of one. */
export function single<T>(value: unknown, read: (value: unknown) => T | undefined): T | undefined {
	const only = onlyEntry(value);
	return only === undefined ? read(value) : (read(only) ?? read(onlyEntry(only)));
}

/**
 * A day as a property spells it, in every form that can mean one day only (see `readDay`), as a link, whose target is the
 * day, or as the only entry of a list.
 */
export function asDay(value: unknown, links?: DailyLinks): Day | undefined {
	const plain = parseDay(value);
	if (plain !== undefined || value === undefined) return plain;
	return single(value, (each) => {
		const text = typeof each === "object" ? linkInBrackets(each) : each;
		return (typeof text === "string" ? dayOfLink(text, links) : undefined) ?? readDay(text);
	});
}

/** A birthday: a day, or one without its year (`--05-12`, `--0512`, as vCards have it). */
export function asBirthday(value: unknown, links?: DailyLinks): Birthday | undefined {
	const day = asDay(value, links);
	if (day !== undefined) return day;
	return single(value, (each) => {
		const [, month, dayOfMonth] = typeof each === "string" ? (/^--(\d\d)-?(\d\d)$/.exec(each.trim()) ?? []) : [];
		// A year with 29 February tells whether there is such a day.
		return month === undefined || parseDay(`2000-${month}-${dayOfMonth}`) === undefined
			? undefined
			: (`--${month}-${dayOfMonth}` as const);
	});
}

/** A count: a whole number from 0, also as text. */
export function asCount(value: unknown): number | undefined {
	const count = typeof value === "string" && /^\d{1,9}$/.test(value.trim()) ? Number(value) : value;
	return typeof count === "number" && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

/** The circles a property may name: a name, a link, or a list in which one should be a circle. */
export function asCircles(value: unknown): readonly string[] | undefined {
	const circles = asList(value);
	return circles === undefined || circles.length === 0 ? undefined : circles;
}

/** A list of texts; a single text becomes a list of one. Always a new array: the input may be shared or mutated. */
export function asList(value: unknown): readonly string[] | undefined {
	const linked = asText(value);
	if (linked !== undefined) return [linked];
	if (!Array.isArray(value)) return typeof value === "string" ? [] : undefined;
	const items: string[] = [];
	for (const item of value as unknown[]) {
		if (item === null || item === "") continue;
		const text = asText(item) ?? asText([item]);
		if (text === undefined) return undefined;
		items.push(text);
	}
	// Copy: an array that grew keeps spare capacity.
	return items.slice();
}

/** A list that the app itself also reads from one text with commas. */
export function asNames(value: unknown): readonly string[] | undefined {
	if (typeof value !== "string") return asList(value);
	return value
		.split(",")
		.map((name) => name.trim())
		.filter((name) => name !== "");
}

/** A checkbox, also as the words `true`, `false`, `yes` and `no`, which YAML 1.2 reads as text. */
export function asFlag(value: unknown): boolean | undefined {
	if (typeof value === "boolean") return value;
	if (typeof value !== "string") return undefined;
	const text = value.trim().toLowerCase();
	return text === "true" || text === "yes" ? true : text === "false" || text === "no" ? false : undefined;
}

/** What a property shows of a value that it could not read, cut to a line's length. */
export function shown(value: unknown): string {
	let text: string;
	try {
		text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
	} catch {
		text = "";
	}
	return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** The days of a list of dated objects, as a plugin keeps its interactions; entries without a day say nothing. */
export function asDatedList(value: unknown, links?: DailyLinks): readonly Day[] | undefined {
	if (!Array.isArray(value)) return undefined;
	const days = value.map((entry: unknown) =>
		typeof entry === "object" && entry !== null && "date" in entry ? asDay(entry.date, links) : undefined,
	);
	return [...new Set(days.filter((day) => day !== undefined))].sort();
}
