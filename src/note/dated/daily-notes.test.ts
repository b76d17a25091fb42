import fc from "fast-check";
import moment from "moment";
import { describe, expect, it } from "vitest";
import { dayOfNumber, parseDay } from "../../domain/day";
import { dailyReader, dayLinkReader, type ParseDate } from "./daily-notes";

/** As the composition root hands it in. */
const parse: ParseDate = (text, format) => {
	const parsed = moment.utc(text, format, true);
	return parsed.isValid() && parsed.format(format) === text ? parseDay(parsed.format("YYYY-MM-DD")) : undefined;
};

const never: ParseDate = () => {
	throw new Error("Figures are read without Moment");
};

describe("daily notes", () => {
	it.each([
		["", "YYYY-MM-DD", "2026-11-24.md", "2026-11-24"],
		["", "YYYY-MM-DD", "Journal/2026-11-24.md", undefined],
		["Journal", "YYYY-MM-DD", "Journal/2026-11-24.md", "2026-11-24"],
		["Journal", "YYYY-MM-DD", "Journal/2026-11-24 later.md", undefined],
		["Journal", "YYYY-MM-DD", "Journal/2026-02-30.md", undefined],
		["Journal", "YYYY-MM-DD", "Journal/2026-11-24.txt", undefined],
		["Journal", "YYYY-MM-DD", "Journals/2026-11-24.md", undefined],
		["a/b", "YYYY/MM/YYYY-MM-DD", "a/b/2026/11/2026-11-24.md", "2026-11-24"],
		["a/b", "YYYY/MM/YYYY-MM-DD", "a/b/2025/11/2026-11-24.md", undefined],
		["", "[Day of] DD.MM.YYYY", "Day of 24.11.2026.md", "2026-11-24"],
		["", "YYYYMMDD", "20261124.md", "2026-11-24"],
		["", "(YYYY+MM+DD)", "(2026+11+24).md", "2026-11-24"],
	])("in %s as %s: %s is %s", (folder, format, path, day) => {
		expect(dailyReader([{ folder, format }], never)(path)).toBe(day);
	});

	it.each([
		["YYYY-MM-DD dddd", "2026-11-24 Tuesday.md", "2026-11-24"],
		["YYYY-MM-DD dddd", "2026-11-24 Friday.md", undefined],
		["MMMM Do, YYYY", "November 24th, 2026.md", "2026-11-24"],
		["gggg/[W]ww/YYYY-MM-DD", "2026/W48/2026-11-24.md", "2026-11-24"],
		["D-M-YY", "24-11-26.md", "2026-11-24"],
		["D-M-YY", "04-11-26.md", undefined],
		["YYYY-MM", "Ideas.md", undefined],
	])("as %s: %s is %s", (format, path, day) => {
		expect(dailyReader([{ folder: "", format }], parse)(path)).toBe(day);
	});

	it("are those of any of several settings", () => {
		const read = dailyReader(
			[
				{ folder: "", format: "YYYY-MM-DD" },
				{ folder: "Log", format: "DD-MM-YYYY" },
			],
			parse,
		);
		expect([read("2026-11-24.md"), read("Log/24-11-2026.md"), read("Log/2026-11-24.md")]).toEqual([
			"2026-11-24",
			"2026-11-24",
			undefined,
		]);
	});

	it("are read from figures as Moment reads them", () => {
		const piece = fc.constantFrom("YYYY", "MM", "DD", "-", "/", " ", ".", "[in]", "_", "(", "+");
		const format = fc
			.array(piece, { maxLength: 6 })
			.chain((more) => fc.shuffledSubarray<string>([...more, "YYYY", "MM", "DD"], { minLength: more.length + 3 }))
			.map((pieces) => pieces.join(""));
		fc.assert(
			fc.property(
				format,
				fc.integer({ min: -300_000, max: 40_000 }),
				fc.constantFrom("", "", "", "0", "x"),
				(spelled, number, more) => {
					const text = `${moment.utc(dayOfNumber(number)).format(spelled)}${more}`;
					expect(dailyReader([{ folder: "", format: spelled }], parse)(`${text}.md`)).toBe(parse(text, spelled));
				},
			),
		);
	});
});

describe("a link to a daily note", () => {
	it("names a day by its path, by its place in the folder and by its name alone, and as the day itself", () => {
		const format = fc.constantFrom(
			"YYYY-MM-DD",
			"DD.MM.YYYY",
			"YYYY/MM/DD-MM-YYYY",
			"YYYY/YYYY_MM_DD",
			"[Day] YYYY.MM.DD",
		);
		fc.assert(
			fc.property(
				format,
				fc.constantFrom("", "Journal", "My notes/Days"),
				fc.integer({ min: 0, max: 40_000 }),
				(spelled, folder, number) => {
					const namesDay = dayLinkReader([{ folder, format: spelled }], parse);
					const note = moment.utc(dayOfNumber(number)).format(spelled);
					const path = folder === "" ? note : `${folder}/${note}`;
					for (const target of [path, `${path}.md`, note, note.slice(note.lastIndexOf("/") + 1), dayOfNumber(number)])
						expect(namesDay(target), target).toBe(true);
					for (const target of [`${path}x`, "Ana", "12", ""]) expect(namesDay(target), target).toBe(false);
				},
			),
		);
	});
});
