import fc from "fast-check";
import { expect, it } from "vitest";
import { CHANNELS, isFaceToFace, type Direction } from "./channel";
import { addDays, type Day } from "./day";
import { dayLogged, directionLogged, firstLogged, isMeetingLogged, packFollowUp } from "./packed-follow-ups";

const anyDay = fc
	.integer({ min: -1_000_000, max: 2_900_000 })
	.filter((days) => days > -350_000)
	.map((days) => addDays("1970-01-01" as Day, days));
const anyChannel = fc.constantFrom(undefined, ...CHANNELS.map(({ id }) => id));
const anyDirection = fc.constantFrom<Direction | undefined>(undefined, "gave", "asked");

it("packs of a follow-up all but its words, in a small whole number", () => {
	fc.assert(
		fc.property(anyDay, anyChannel, anyDirection, (day, channel, direction) => {
			const packed = packFollowUp({
				day,
				...(channel === undefined ? {} : { channel }),
				...(direction === undefined ? {} : { direction }),
			});
			expect(Math.abs(packed)).toBeLessThan(2 ** 30);
			expect([dayLogged(packed), isMeetingLogged(packed), directionLogged(packed)]).toEqual([
				day,
				isFaceToFace(channel),
				direction,
			]);
			expect(packed).toBeGreaterThanOrEqual(firstLogged(day));
			expect(packed).toBeLessThan(firstLogged(day, 1));
		}),
	);
});
