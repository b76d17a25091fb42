/**
 * Follow-ups as they are kept for everybody, packed: a whole number each, of day, channel and direction. What was written
 * in the line is not among them, since only a card shows it, and that reads the note. An object with its text for each took
 * five times the room of all else that is known of a person.
 */
import { CHANNELS, type Channel, type Direction } from "./channel";
import { dayNumber, dayOfNumber, type Day } from "./day";

/** Packed follow-ups, in the order of the note. A later day is a larger number. */
export type PackedFollowUps = readonly number[];

const DIRECTIONS = ["gave", "asked"] as const satisfies readonly Direction[];

const PER_CHANNEL = DIRECTIONS.length + 1;
const PER_DAY = PER_CHANNEL * (CHANNELS.length + 1);

/** Each channel's row, and which rows are face to face: the row of none comes first. */
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

/** The least number that a follow-up of a day can have: all that are smaller lie before it. */
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
