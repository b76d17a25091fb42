import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "../../tests/support/runs";
import { parseDay, type Day } from "../domain/day";
import { NO_FACTS, type Facts, type FoundPerson } from "./found-person";
import { printCalendar } from "./print-calendar";
import { printList, printVcards } from "./print-people";
import { allAtOnce, readPeople } from "./read-people";

const bytes = (text: string): ArrayBuffer => new Uint8Array(new TextEncoder().encode(text)).buffer;
const day = (text: string): Day => parseDay(text) ?? ("" as Day);

/** Words that mean something to somebody: to a spreadsheet, a card, a list. */
const words = fc
	.oneof(
		fc.constantFrom(
			"=1+1",
			"+SUM(A1)",
			"-x",
			"@mention",
			"a;b",
			"a,b",
			'say "hi"',
			"back\\slash",
			"x: y",
			"Łódź",
			"日本",
			"'=x",
			"a'b",
			"x".repeat(90),
		),
		fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
	)
	.map((text) =>
		text
			.replace(/[\p{C}\u2028\u2029]/gu, "")
			.replace(/:::/g, ":")
			.replace(/\s+/g, " ")
			.trim(),
	)
	.filter((text) => /[\p{L}\p{N}]/u.test(text));
const name = fc.constantFrom(
	"Ana Díaz",
	"Ben Okafor",
	"Cleo Vance",
	"小野寺 千夏",
	"O’Dwyer",
	"Zoë Müller-Lüdenscheidt",
	"مريم عبد",
);
const list = fc.uniqueArray(words, { maxLength: 3 });

const facts: fc.Arbitrary<Facts> = fc.record(
	{
		aliases: list,
		email: fc.uniqueArray(fc.constantFrom("a@x.example", "b+c@x.example", "=d@x.example"), { maxLength: 2 }),
		phone: fc.uniqueArray(fc.constantFrom("+49 170 1234567", "0170 7654321", "-555 0000"), { maxLength: 2 }),
		links: fc.uniqueArray(fc.constantFrom("https://x.example/a?b=c,d;e", "www.y.example/ana"), { maxLength: 2 }),
		tags: fc.uniqueArray(fc.constantFrom("sailing", "book/club", "x-1"), { maxLength: 2 }),
		commonGround: list,
		offers: list,
		seeks: list,
		company: words,
		role: words,
		place: words,
		birthday: fc.constantFrom("1984-06-02", "--02-29"),
		connected: fc.constant(day("2024-11-05")),
		circle: words,
	},
	{ requiredKeys: ["aliases", "email", "phone", "links", "tags", "commonGround", "offers", "seeks"] },
);

/** Somebody alone in a file, so that nobody is taken for their double. */
const person: fc.Arbitrary<FoundPerson> = fc.record({ name, facts }).map(({ name: called, facts: known }) => ({
	name: called,
	facts: { ...known, aliases: known.aliases.filter((alias) => alias !== called) },
	note: "",
	lines: [],
}));

function readBack(text: string): unknown {
	return allAtOnce(readPeople({ name: "x", data: bytes(text) })).people.map(({ name: called, facts: known }) => ({
		name: called,
		facts: { ...NO_FACTS, ...known },
	}));
}

/** A reader of cards and calendars that shares nothing with the one that wrote them: lines, unfolded, by name. */
function linesOf(text: string): { readonly name: string; readonly parameters: string; readonly value: string }[] {
	expect(text.endsWith("\r\n")).toBe(true);
	for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(76);
	return text
		.replace(/\r\n[ \t]/g, "")
		.split("\r\n")
		.filter((line) => line !== "")
		.map((line) => {
			const [, called = "", parameters = "", value = ""] =
				/^([\w-]+)((?:;[^:;"]+(?:"[^"]*")?)*):(.*)$/.exec(line) ?? [];
			expect(called).not.toBe("");
			return {
				name: called,
				parameters,
				value: value.replace(/\\([\\,;nN])/g, (_, sign: string) => (sign.toLowerCase() === "n" ? "\n" : sign)),
			};
		});
}

describe("people who are exported", () => {
	it("are the same when their cards are imported", () => {
		fc.assert(
			fc.property(person, (given) => {
				expect(readBack(allAtOnce(printVcards([given])))).toEqual([{ name: given.name, facts: given.facts }]);
			}),
			{ numRuns: runs(150) },
		);
	});

	it("are the same when their list is imported", () => {
		fc.assert(
			fc.property(person, (given) => {
				expect(readBack(allAtOnce(printList([given])))).toEqual([{ name: given.name, facts: given.facts }]);
			}),
			{ numRuns: runs(150) },
		);
	});

	it("have no cell that a spreadsheet would run", () => {
		fc.assert(
			fc.property(person, (given) => {
				const cells = allAtOnce(printList([given])).split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)|\r\n/);
				expect(cells.filter((cell) => /^"?[=+\-@\t\r]/.test(cell))).toEqual([]);
			}),
			{ numRuns: runs(150) },
		);
	});

	it("are read from their cards by a second reader", () => {
		fc.assert(
			fc.property(person, (given) => {
				const lines = linesOf(allAtOnce(printVcards([given])));
				expect(lines.slice(0, 2).map(({ name: called, value }) => `${called}:${value}`)).toEqual([
					"BEGIN:VCARD",
					"VERSION:4.0",
				]);
				const values = (called: string): string[] =>
					lines.filter((line) => line.name === called).map(({ value }) => value);
				expect(values("FN")).toEqual([given.name]);
				expect(values("EMAIL")).toEqual(given.facts.email);
				expect(values("TEL")).toEqual(given.facts.phone);
				expect(values("TITLE")).toEqual(given.facts.role === undefined ? [] : [given.facts.role]);
				expect(values("BDAY")).toEqual(
					given.facts.birthday === undefined
						? []
						: [given.facts.birthday.replace("1984-06-02", "19840602").replace("--02-29", "--0229")],
				);
			}),
			{ numRuns: runs(100) },
		);
	});

	// The system's own has what Debian packages; another may stand before it.
	const python = ["python3", "/usr/bin/python3"].find((each) => spawnSync(each, ["-c", "import vobject"]).status === 0);
	it.runIf(python !== undefined)("are read from their cards by Python’s vobject", () => {
		const given = { name: "Ana Díaz", facts: { ...NO_FACTS, email: ["a@x.example"] }, note: "", lines: [] };
		const script = "import sys,vobject; print(next(vobject.readComponents(sys.stdin.read())).fn.value)";
		const { stdout } = spawnSync(python ?? "", ["-c", script], {
			input: allAtOnce(printVcards([given])),
			encoding: "utf8",
		});
		expect(stdout.trim()).toBe("Ana Díaz");
	});
});

describe("a calendar", () => {
	it("has its days, names and alarms for a second reader", () => {
		const text = allAtOnce(
			printCalendar(
				[
					{ id: "a@x", day: day("1984-06-02"), title: "Birthday of Díaz, Ana; x", text: "", yearly: true },
					{ id: "b@x", day: day("2026-12-01"), title: `Reach out to ${"Ñ".repeat(60)}`, text: "42 days\nof silence" },
				],
				day("2026-11-24"),
			),
		);
		const lines = linesOf(text);
		const values = (called: string): string[] => lines.filter((line) => line.name === called).map(({ value }) => value);
		expect(values("BEGIN")).toEqual(["VCALENDAR", "VEVENT", "VALARM", "VEVENT", "VALARM"]);
		expect(values("END")).toEqual(["VALARM", "VEVENT", "VALARM", "VEVENT", "VCALENDAR"]);
		expect(values("SUMMARY")).toEqual(["Birthday of Díaz, Ana; x", `Reach out to ${"Ñ".repeat(60)}`]);
		expect(lines.filter(({ name: called }) => called === "DTSTART")).toEqual([
			{ name: "DTSTART", parameters: ";VALUE=DATE", value: "19840602" },
			{ name: "DTSTART", parameters: ";VALUE=DATE", value: "20261201" },
		]);
		expect(values("RRULE")).toEqual(["FREQ=YEARLY"]);
		expect(values("DTSTAMP")).toEqual(["20261124T000000Z", "20261124T000000Z"]);
		expect(values("TRIGGER")).toEqual(["PT9H", "PT9H"]);
	});
});
