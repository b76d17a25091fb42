import { parseChannel, parseDirection, CHANNELS, type Channel, type Direction } from "../domain/channel";
import { parseDay, type Day } from "../domain/day";
import { REFUSED } from "../words/actions";
import { ActionRefused } from "./context";

/** An untrusted value as a message names it. */
export function inMessage(value: unknown): string {
	if (typeof value === "string") return value;
	try {
		return JSON.stringify(value) ?? typeof value;
	} catch {
		return typeof value; // A cycle, or a number too big for JSON.
	}
}

/** What a caller handed in, to be looked into; nothing where it is no object. */
export function fieldsOf(input: unknown): { readonly [name: string]: unknown } {
	return typeof input === "object" && input !== null ? { ...input } : {};
}

/** Rejects text with a lone surrogate, which would be read back as another character. Throws ActionRefused. */
export function wellFormed(text: string): string {
	if (/\p{Surrogate}/u.test(text))
		throw new ActionRefused(REFUSED.halfCharacter(text.replace(/\p{Surrogate}/gu, "\ufffd")));
	return text;
}

/** A day that must exist. Throws ActionRefused. */
export function checkedDay(value: unknown): Day {
	const day = parseDay(value);
	if (day === undefined) throw new ActionRefused(REFUSED.notADay(inMessage(value)));
	return day;
}

/** A day on which something happened: today where none is given. Throws ActionRefused for one in the future. */
export function pastDay(value: unknown, today: Day): Day {
	if (value === undefined || value === null || value === "") return today;
	const day = checkedDay(value);
	if (day > today) throw new ActionRefused(REFUSED.future(day));
	return day;
}

/** A channel, if one is given. Throws ActionRefused for anything else. */
export function checkedChannel(value: unknown): Channel | undefined {
	if (value === undefined || value === null || value === "") return undefined;
	const channel = parseChannel(value);
	if (channel === undefined)
		throw new ActionRefused(
			REFUSED.notAChannel(
				inMessage(value),
				CHANNELS.map(({ id }) => id),
			),
		);
	return channel;
}

/** A direction, if one is given. Throws ActionRefused for anything else. */
export function checkedDirection(value: unknown): Direction | undefined {
	if (value === undefined || value === null || value === "") return undefined;
	const direction = parseDirection(value);
	if (direction === undefined) throw new ActionRefused(REFUSED.notADirection(inMessage(value)));
	return direction;
}

/** Words, where some are given. Throws ActionRefused for what is no text, since leaving it out would lose it. */
export function checkedWords(value: unknown): string {
	if (value === undefined || value === null) return "";
	if (typeof value !== "string") throw new ActionRefused(REFUSED.notText(inMessage(value)));
	return wellFormed(value.trim());
}

/** A limit on how many people; Infinity if none is given. Throws ActionRefused unless it is a whole number ≥ 0. */
export function checkedLimit(value: unknown): number {
	if (value === undefined || value === null) return Infinity;
	if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
		throw new ActionRefused(REFUSED.notALimit(typeof value === "number" ? String(value) : inMessage(value)));
	return value;
}
