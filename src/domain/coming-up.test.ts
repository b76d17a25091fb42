import { describe, expect, it } from "vitest";
import { comingUp } from "./coming-up";
import type { Day } from "./day";
import { fadingList, openEntries, waitingEntries, waitingIn } from "./fading-list";
import { NO_PROPERTIES, NO_RECORD, type Person, type PersonRecord, type Properties } from "./person";
import { DEFAULT_RULES } from "./rules";

const TODAY = "2026-11-24" as Day;
const person = (properties: Partial<Properties>, record: Partial<PersonRecord> = {}, name = "Ana"): Person => ({
	path: `${name}.md`,
	name,
	properties: { ...NO_PROPERTIES, ...properties },
	record: { ...NO_RECORD, ...record },
});

describe("what comes up", () => {
	it.each([
		["1984-11-24", "2026-11-24"],
		["--11-30", "2026-11-30"],
		["--12-01", undefined],
		["--11-23", undefined],
	])("is a birthday of the next week: %s", (birthday, day) => {
		expect(comingUp(person({ birthday: birthday as Day }), TODAY, false)?.day).toBe(day);
	});

	it.each([
		["2026-12-29", "--01-02", "2027-01-02"],
		["2027-02-25", "--02-29", "2027-03-01"],
		["2028-02-25", "--02-29", "2028-02-29"],
	])("goes over the end of a year, and knows 29 February: on %s, %s", (today, birthday, day) => {
		expect(comingUp(person({ birthday: birthday as Day }), today as Day, false)?.day).toBe(day);
	});

	it("is a year since the introduction, once, and not of a month alone", () => {
		expect(comingUp(person({ met: "2025-11-26" as Day }), TODAY, false)).toEqual({
			id: "yearSince",
			day: "2026-11-26",
		});
		expect(comingUp(person({ met: "2024-11-26" as Day }), TODAY, false)).toBeUndefined();
		expect(
			comingUp(person({ met: "2025-12-01" as Day, isMetMonthOnly: true }), "2026-11-28" as Day, false),
		).toBeUndefined();
	});

	it("is a promise that is late or due within two days, also of somebody who rests, and the first of all", () => {
		const promises = [
			{ what: "later", due: "2026-11-27" as Day },
			{ what: "soon", due: "2026-11-26" as Day },
			{ what: "late", due: "2026-10-01" as Day },
		];
		const both = person({ birthday: "--11-25" }, { promises });
		expect(comingUp(both, TODAY, true)).toMatchObject({ id: "promise", day: "2026-10-01", promise: { what: "late" } });
		expect(comingUp(person({ birthday: "--11-25" }), TODAY, true)).toBeUndefined();
	});

	it("stands above the lanes, each person once, and counts whoever waits all the same", () => {
		const people = [
			person({ lastContact: "2026-01-01" as Day, birthday: "--11-25" }, {}, "Faded"),
			person({ lastContact: "2026-11-20" as Day, birthday: "--11-24" }, {}, "Warm"),
			person({ lastContact: "2026-01-02" as Day }, {}, "Other"),
		];
		const list = fadingList(people, TODAY, DEFAULT_RULES);
		const names = (lane: string): string[] =>
			[...(list.lanes.find(({ state }) => state === lane)?.entries ?? [])].map((entry) => entry.person.name);
		expect(names("comingUp")).toEqual(["Warm", "Faded"]);
		expect(names("faded")).toEqual(["Other"]);
		expect(names("warm")).toEqual([]);
		expect(openEntries(list).map((entry) => entry.person.name)).toEqual(["Faded", "Other"]);
		expect(waitingEntries(list)).toHaveLength(2);
		expect(waitingIn(list)).toBe(2);
	});
});
