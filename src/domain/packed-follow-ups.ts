/**
 * Follow-ups packed for the index: one integer each, from day, channel and direction. The text is left out: only a card
 * shows it, and a card reads the note. Objects with text took five times the memory of everything else we keep about a
 * person.
 */
import { CHANNELS, type Channel, type Direction } from "./channel";
import { dayNumber, dayOfNumber, type Day } from "./day";

/** Packed follow-ups, in the order of the note. A later day is a larger number. */
export type PackedFollowUps = readonly number[];

const DIRECTIONS = ["gave", "asked"] as const satisfies readonly Direction[];

const PER_CHANNEL = DIRECTIONS.length + 1;
const PER_DAY = PER_CHANNEL * (CHANNELS.length + 1);

/** Row number of each channel, and which rows are face to face; row 0 is "no channel". */
const ROWS: ReadonlyMap<Channel, number> = new Map(CHANNELS.map(({ id }, index) => [id, index + 1]));
const MEETINGS: readonly boolean[] = [false, ...CHANNELS.map(({ faceToFace }) => faceToFace)];

/** What is packed of a follow-up. */
interface Packable {
	readonly day: Day;
	readonly channel?: Channel;
	readonly direction?: Direction;
}

/** Packs a follow-up. */
export function packFollowUp({ day, channel, direction }: Packable): number {
	const row = channel === undefined ? 0 : (ROWS.get(channel) ?? 0);
	return (
		dayNumber(day) * PER_DAY + row * PER_CHANNEL + (direction === undefined ? 0 : DIRECTIONS.indexOf(direction) + 1)
	);
}

/** Packs a log. */
export function packFollowUps(followUps: readonly Packable[]): PackedFollowUps {
	return followUps.map(packFollowUp);
}

/** Lower bound of a day's packed numbers: every follow-up before that day is smaller. */
export function firstLogged(day: Day, daysLater = 0): number {
	return (dayNumber(day) + daysLater) * PER_DAY;
}

/** The day of a packed follow-up as a number. */
export function dayNumberLogged(packed: number): number {
	return Math.floor(packed / PER_DAY);
}

/** The day of a packed follow-up. */
export function dayLogged(packed: number): Day {
	return dayOfNumber(dayNumberLogged(packed));
}

/** Whether it was face to face. */
export function isMeetingLogged(packed: number): boolean {
	return MEETINGS[Math.floor((packed - Math.floor(packed / PER_DAY) * PER_DAY) / PER_CHANNEL)] === true;
}

/** Whether something was given or asked in it. Days before 1970 are negative numbers, so that the remainder is made whole. */
export function directionLogged(packed: number): Direction | undefined {
	return DIRECTIONS[packed - Math.floor(packed / PER_CHANNEL) * PER_CHANNEL - 1];
}
