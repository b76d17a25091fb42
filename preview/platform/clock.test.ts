import { afterEach, describe, expect, it } from "vitest";
import { installClock, type Clock } from "./clock";

const RealDate = Date;
let clock: Clock | undefined;

afterEach(() => clock?.remove());

function localDay(date: Date): string {
	return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
		.map((part) => String(part).padStart(2, "0"))
		.join("-");
}

describe("the clock of the preview", () => {
	it("is the machine's until it is set, and again afterwards", () => {
		clock = installClock();
		expect(Math.abs(Date.now() - RealDate.now())).toBeLessThan(50);
		clock.setToday("2031-07-04");
		clock.setToday(undefined);
		expect(Math.abs(Date.now() - RealDate.now())).toBeLessThan(50);
	});

	it.each(["2026-11-24", "2028-02-29", "2024-01-01", "2031-12-31"])(
		"makes it %s for everyone who asks, at the time of day it is",
		(day) => {
			clock = installClock();
			const before = new RealDate();
			clock.setToday(day);
			expect(localDay(new Date())).toBe(day);
			expect(localDay(new Date(Date.now()))).toBe(day);
			expect(Date()).toBe(new Date().toString());
			expect(new Date().getHours()).toBe(before.getHours());
		},
	);

	it("goes past midnight when it is told to", () => {
		clock = installClock();
		clock.setToday("2026-11-30");
		const before = Date.now();
		clock.setToday("2026-12-01");
		expect(localDay(new Date())).toBe("2026-12-01");
		expect(Math.round((Date.now() - before) / 3_600_000)).toBe(24);
	});

	it("leaves dates alone that are made from something", () => {
		clock = installClock();
		clock.setToday("2031-07-04");
		expect(new Date("2026-11-24T00:00:00Z").toISOString()).toBe("2026-11-24T00:00:00.000Z");
		expect(new Date(2026, 10, 24).getMonth()).toBe(10);
		expect(new Date() instanceof RealDate).toBe(true);
		expect(Date.UTC(2026, 0, 1)).toBe(RealDate.UTC(2026, 0, 1));
	});

	it.each(["soon", "2027-02-29", "2026-13-01", "2026-1-1"])("refuses %j", (day) => {
		clock = installClock();
		const { setToday } = clock;
		expect(() => setToday(day)).toThrow(RangeError);
	});
});
