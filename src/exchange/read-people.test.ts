import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "../../tests/support/runs";
import { printCsv } from "./csv";
import { textOf } from "./encoding";
import { NotPeople, type FoundPerson, type ReadFile } from "./found-person";
import { allAtOnce, readPeople } from "./read-people";

function bytes(text: string): ArrayBuffer {
	return new Uint8Array(new TextEncoder().encode(text)).buffer;
}

function utf16(text: string, mark: boolean, bigEndian: boolean): ArrayBuffer {
	const units = [...(mark ? "\uFEFF" : ""), ...text].join("");
	const view = new DataView(new ArrayBuffer(units.length * 2));
	for (let at = 0; at < units.length; at++) view.setUint16(at * 2, units.charCodeAt(at), !bigEndian);
	return view.buffer;
}

function read(data: ArrayBuffer, name = "people.csv"): ReadFile {
	return allAtOnce(readPeople({ name, data }));
}

function fixture(name: string): ReadFile {
	const file = readFileSync(new URL(`../../tests/fixtures/exchange/${name}`, import.meta.url));
	return read(new Uint8Array(file).buffer, name);
}

function fixtureOf(text: string): ReadFile {
	return read(bytes(text));
}

/** What is told of somebody, without what says nothing. */
function told({ name, facts, note, lines }: FoundPerson): Record<string, unknown> {
	const said = Object.entries(facts).filter(([, value]) => !Array.isArray(value) || value.length > 0);
	return { name, ...Object.fromEntries(said), ...(note === "" ? {} : { note }), lines };
}

/** Each row is with somebody or was skipped with a reason: the sum is the file. */
function isAccountedFor({ people, skipped, rows }: ReadFile): boolean {
	return people.reduce((sum, { lines }) => sum + lines.length, 0) + skipped.length === rows;
}

describe("a list from LinkedIn", () => {
	const file = fixture("linkedin.csv");

	it("is read below the words that stand above its header", () => {
		expect(file.source).toBe("linkedin");
		expect(file.people.map(told)).toEqual([
			{
				name: "Ana Díaz",
				company: "Harbour Works, Lda.",
				role: "Architect",
				connected: "2024-11-05",
				email: ["ana@diaz.example"],
				links: ["https://www.linkedin.com/in/ana-diaz-1a2b3c", "https://linkedin.com/in/ana-diaz-1a2b3c/"],
				lines: [5, 10],
			},
			{
				name: "Ben Okafor",
				aliases: ["Ben Okafor, PhD, MBA"],
				company: "Acme",
				role: 'Head of "Things"',
				connected: "2023-01-17",
				email: ["ben@okafor.example"],
				links: ["https://www.linkedin.com/in/benokafor"],
				lines: [6],
			},
			{
				name: "Dr. Zoë Müller-Lüdenscheidt",
				aliases: ["Dr. Zoë Müller-Lüdenscheidt (she/her)"],
				connected: "2022-02-28",
				links: ["https://www.linkedin.com/in/zo%C3%AB-m"],
				lines: [8],
			},
			{
				name: "Ana Díaz",
				company: "Tide & Co",
				role: "Nurse",
				connected: "2021-03-02",
				links: ["https://www.linkedin.com/in/ana-diaz-other"],
				lines: [9],
			},
		]);
	});

	it("has its rows of commas skipped with their number", () => {
		expect(file.skipped).toEqual([{ line: 7, reason: "empty" }]);
		expect(isAccountedFor(file)).toBe(true);
	});

	it("is read as a spreadsheet leaves it: with semicolons and short years", () => {
		const { source, people } = fixture("linkedin-after-spreadsheet.csv");
		expect(source).toBe("linkedin");
		expect(people.map(told)).toMatchObject([
			{ name: "Tom Reyes", connected: "2022-02-07", role: "=cmd|x" },
			{ name: "Mara Lind", connected: "2019-11-12" },
		]);
	});
});

describe("a list from Google", () => {
	it("is read with its several values in a cell, and groups as tags but for the program's own", () => {
		const file = fixture("google.csv");
		expect(file.source).toBe("google");
		expect(file.people.map(told)).toEqual([
			{
				name: "Cleo Jane Vance",
				aliases: ["Cleo V"],
				company: "Tidewater",
				role: "Curator",
				birthday: "1984-06-02",
				place: "Porto",
				email: ["cleo@vance.example", "c.vance@tidewater.example", "cv@home.example"],
				phone: ["+351 912 000 111", "+351 21 000 222"],
				links: ["https://vance.example/cleo"],
				tags: ["Book-club"],
				note: "Knows the harbour.\nLikes maps.",
				lines: [2],
			},
			{ name: "Noor Haddad", birthday: "--02-29", email: ["noor@haddad.example"], lines: [6] },
		]);
		expect(file.skipped).toEqual([
			{ line: 5, reason: "company" },
			{ line: 7, reason: "noName" },
		]);
		expect(file.unused).toContain("Photo");
		expect(isAccountedFor(file)).toBe(true);
	});

	it("is read in the older form", () => {
		const { source, people } = fixture("google-old.csv");
		expect(source).toBe("google");
		expect(people.map(told)).toEqual([
			{
				name: "Dana Fox",
				company: "Fox & Son",
				role: "Carpenter",
				birthday: "1979-11-30",
				email: ["dana@fox.example"],
				phone: ["(555) 010-7788"],
				links: ["http://fox.example/dana"],
				tags: ["Choir"],
				lines: [2],
			},
		]);
	});
});

describe("a list from Outlook", () => {
	it("is read with the month first where the column tells, and names what it cannot read", () => {
		const file = fixture("outlook.csv");
		expect(file.source).toBe("outlook");
		expect(file.people.map(told)).toEqual([
			{
				name: "Ida Berg",
				company: "Nordlys",
				role: "Buyer",
				place: "Askøy",
				birthday: "1969-12-28",
				email: ["ida@nordlys.example"],
				phone: ["+47 55 00 00 02", "+47 900 00 003"],
				links: ["http://nordlys.example/ida"],
				tags: ["Sailing", "Old-friends"],
				note: "Met through Tom",
				lines: [2],
			},
			{ name: "Jon Alder", birthday: "1975-03-04", email: ["jon@alder.example"], lines: [3] },
			{ name: "Eva Stone", lines: [4] },
		]);
		expect(file.leftOut).toEqual([
			{ line: 4, title: "Home Phone", value: "4.91701E+11" },
			{ line: 4, title: "E-mail Address", value: "not an address" },
		]);
		expect(file.unused).toEqual(expect.arrayContaining(["Title", "Business Fax", "Department"]));
	});

	it("is read in German and in Windows-1252", () => {
		const { source, people } = fixture("outlook-german.csv");
		expect(source).toBe("outlook");
		expect(people.map(told)).toEqual([
			{
				name: "Jürgen Groß",
				company: "Straßenbau Süd",
				role: "Polier",
				place: "Dachau",
				birthday: "1969-12-28",
				email: ["juergen@gross.example"],
				phone: ["089 1234567", "0170 7654321"],
				note: "Kegelt – dienstags",
				lines: [2],
			},
			{ name: "Uta Schröder", lines: [3] },
		]);
	});
});

describe("cards", () => {
	it("of Apple are read with their groups of lines, a birthday without a year, and no company or group as a person", () => {
		const file = fixture("apple.vcf");
		expect(file.people.map(told)).toEqual([
			{
				name: "Ben Ito",
				aliases: ["Benji"],
				company: "Lantern",
				role: "Designer",
				place: "Kyoto",
				birthday: "--05-09",
				email: ["ben@ito.example", "ben@lantern.example"],
				phone: ["+81 90 0000 1111"],
				links: ["https://ito.example/ben"],
				note: "Plays go, badly.\nAsk about the boat.",
				lines: [1],
			},
		]);
		expect(file.skipped.map(({ reason }) => reason)).toEqual(["company", "group"]);
		expect(file.unused).toEqual(expect.arrayContaining(["PHOTO"]));
		expect(isAccountedFor(file)).toBe(true);
	});

	it("of version 2.1 are read with their quoted-printable text in whatever encoding", () => {
		const file = fixture("phone-2.1.vcf");
		expect(file.people.map(told)).toEqual([
			{
				name: "Luís Gómez",
				email: ["luis@gomez.example"],
				phone: ["+34 600 000 123", "910000456"],
				note: "Met at the señoría, twice\nHas a boat",
				lines: [1],
			},
		]);
		expect(file.leftOut).toEqual([{ line: 1, title: "BDAY", value: "1980-04-31" }]);
		expect(file.skipped).toEqual([{ line: 15, reason: "noName" }]);
	});

	it("of Google are read past their empty lines, and one person in two cards is one", () => {
		const file = fixture("google.vcf");
		expect(file.people.map(told)).toEqual([
			{
				name: "Sara Lund",
				birthday: "1990-12-01",
				email: ["sara@lund.example"],
				phone: ["+45 20 00 00 00", "004520000000"],
				tags: ["Rowing-team"],
				lines: [1, 12],
			},
		]);
		expect(isAccountedFor(file)).toBe(true);
	});

	it("of version 4 are read", () => {
		const file = fixture("four.vcf");
		expect(file.people.map(told)).toEqual([
			{
				name: "Pia Roth",
				place: "Zürich",
				birthday: "--02-03",
				email: ["pia@roth.example"],
				phone: ["+41-44-000-00-00"],
				links: ["https://www.linkedin.com/in/piaroth"],
				lines: [1],
			},
		]);
		expect(file.unused).toEqual(["GENDER"]);
		expect(file.skipped.map(({ reason }) => reason)).toEqual(["group"]);
	});

	it("are read card by card: a broken one loses no other, and a line that is none no card", () => {
		const file = fixture("broken.vcf");
		expect(file.people.map(told)).toEqual([{ name: "Ola Nordmann", email: ["ola@nordmann.example"], lines: [5] }]);
		expect(file.skipped).toEqual([
			{ line: 1, reason: "outside" },
			{ line: 2, reason: "unclosed" },
			{ line: 11, reason: "unclosed" },
		]);
		expect(file.leftOut).toEqual([{ line: 5, title: "vCard", value: "this line is none" }]);
		expect(isAccountedFor(file)).toBe(true);
	});
});

describe("a file", () => {
	const LIST = "Name,Company\nZoë Groß,Süd\n";

	it.each([
		["UTF-8", bytes(LIST)],
		["UTF-8 with its mark", bytes(`\uFEFF${LIST}`)],
		["UTF-16", utf16(LIST, true, false)],
		["UTF-16 the other way round", utf16(LIST, true, true)],
		["UTF-16 without its mark", utf16(LIST, false, false)],
		["Windows-1252", new Uint8Array(Buffer.from(LIST, "latin1")).buffer],
	])("is read in %s", (_, data) => {
		expect(read(data).people.map(told)).toEqual([{ name: "Zoë Groß", company: "Süd", lines: [2] }]);
	});

	it.each([";", "\t", "|"])("is read with its cells parted by %j", (delimiter) => {
		const data = bytes(
			`sep=${delimiter}\nFirst name,Surname,Company\n`.replaceAll(",", delimiter) +
				`Ana${delimiter}Díaz${delimiter}Acme, Lda.\n`,
		);
		expect(read(data).people.map(told)).toEqual([{ name: "Ana Díaz", company: "Acme, Lda.", lines: [3] }]);
	});

	it.each([
		["nothing", new ArrayBuffer(0)],
		["noHeader", bytes("a,b,c\n1,2,3\n")],
		["spreadsheet", bytes("PK\u0003\u0004 and more")],
	])("that is no list of people is refused: %s", (reason, data) => {
		expect(() => read(data)).toThrow(NotPeople);
		expect(() => read(data)).toThrow(reason);
	});

	it("has a day of which the order is not known named, and never guessed", () => {
		const { people, leftOut } = read(bytes("Name,Birthday\nAna Díaz,5/6/1980\nBen Ito,31/31/1990\n"));
		expect(people.map(told)).toEqual([
			{ name: "Ana Díaz", lines: [2] },
			{ name: "Ben Ito", lines: [3] },
		]);
		expect(leftOut.map(({ value }) => value)).toEqual(["5/6/1980", "31/31/1990"]);
	});

	it("is read on behind a quote that is never closed", () => {
		const file = read(bytes('Name,Company\n"Ana Díaz,Acme\nBen Ito,Lantern\nCleo Vance,Tide\n'));
		expect(file.people.map(({ name }) => name)).toEqual(['"Ana Díaz', "Ben Ito", "Cleo Vance"]);
		expect(isAccountedFor(file)).toBe(true);
	});
});

describe("a long file", () => {
	it("is read across the seams of the parts that are looked at: cells of many lines, line ends, signs of several bytes", () => {
		// A cell that is longer than a part, one that ends at its very end, and many that lie across one.
		const lengths = [10, 31_980, 40_000, 3, ...Array.from({ length: 40 }, (_, at) => 7_000 + at * 13), 150_000, 1];
		const rows = lengths.map((length, at) => [`Ana${at} Díaz`, `${'é, "x"\r\n'.repeat(length / 9)}end`, `Tide ${at}`]);
		const people = fixtureOf(printCsv([["Name", "Notes", "Company"], ...rows])).people;
		expect(people.map(({ name, facts: { company } }) => [name, company])).toEqual(
			rows.map(([name, , company]) => [name, company]),
		);
		expect(people.map(({ note }) => note)).toEqual(rows.map(([, note = ""]) => note.replaceAll("\r\n", "\n")));
		let line = 2;
		const begins = rows.map(([, note = ""]) => (line += note.split("\r\n").length) - note.split("\r\n").length);
		expect(people.map(({ lines }) => lines)).toEqual(begins.map((each) => [each]));
	});

	it("that opens a quote at its beginning and never closes it is read line by line from there", () => {
		const rows = Array.from({ length: 3000 }, (_, at) => `Person${at} Diaz,Company ${at}`);
		const file = fixtureOf(`Name,Company\nAna Diaz,"open\n${rows.join("\n")}\n`);
		expect(file.people.length).toBe(3001);
		expect(file.people.at(-1)).toMatchObject({ name: "Person2999 Diaz", lines: [3002] });
	});

	it("of whatever encoding has each of its signs where it was, also at the seams", () => {
		for (const before of [0, 1, 2, 3]) {
			// Line ends and letters of several bytes stand at every place around 2 ** 18.
			const text = `${"x".repeat(before)}${"Zoë Ærø\r\n".repeat(30_000)}`;
			const plain = text.replaceAll("\r\n", "\n");
			const isSame = (data: ArrayBuffer): boolean => allAtOnce(textOf(data)) === plain;
			expect(isSame(bytes(text))).toBe(true);
			expect(isSame(utf16(text, true, false))).toBe(true);
			expect(isSame(new Uint8Array(Buffer.from(text, "latin1")).buffer)).toBe(true);
		}
	});
});

describe("any list", () => {
	const cell = fc.oneof(
		fc.string({ unit: "grapheme", maxLength: 12 }),
		fc.constantFrom(
			'"',
			"a\nb",
			"=1+1",
			"+49 170",
			"-",
			"@x",
			"ana@x.example",
			"'=1",
			",;\t|",
			"\r\n",
			"1604-02-03",
			"🚀",
		),
	);
	const titles = fc.constantFrom(
		"First Name",
		"Last Name",
		"Name",
		"Company",
		"E-mail 1 - Value",
		"Birthday",
		"Notes",
		"?",
	);

	it("accounts for each of its rows, whatever stands in them", () => {
		fc.assert(
			fc.property(
				fc.array(titles, { minLength: 1, maxLength: 8 }),
				fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 12 }),
				fc.constantFrom(",", ";", "\t"),
				fc.boolean(),
				(header, rows, delimiter, quoted) => {
					const spelled = (each: string): string => (quoted ? `"${each.replaceAll('"', '""')}"` : each);
					const text = [["Name", "Company", ...header], ...rows]
						.map((row) => row.map(spelled).join(delimiter))
						.join("\n");
					const file = read(bytes(text));
					expect(isAccountedFor(file)).toBe(true);
					if (!quoted) return;
					// A row is a line of its own where its cells are in quotes; a blank one is none.
					const counted = rows.filter((row) => row.length > 1 || (row[0] ?? "").trim() !== "").length;
					expect(file.rows).toBe(counted);
				},
			),
			{ numRuns: runs(200) },
		);
	});

	it("that this plugin prints comes back cell by cell, and a spreadsheet runs none of it", () => {
		fc.assert(
			fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (names) => {
				const printed = printCsv([["Name", "Company"], ...names.map((name) => [`x${name}`, name])]);
				expect(printed).not.toMatch(/(?:^|,|\n|")(?:[=+@\t]|-(?!"))/m);
			}),
			{ numRuns: runs(100) },
		);
	});

	it("of bytes that mean nothing throws nothing but that it is no list", () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), (data) => {
				try {
					expect(isAccountedFor(read(new Uint8Array(data).buffer))).toBe(true);
				} catch (error) {
					if (!(error instanceof NotPeople)) throw error;
				}
			}),
			{ numRuns: runs(200) },
		);
	});
});

describe("any cards", () => {
	const value = fc.string({ unit: "grapheme", maxLength: 15 });
	const line = fc.oneof(
		fc
			.tuple(
				fc.constantFrom(
					"FN",
					"N",
					"EMAIL;TYPE=x",
					"TEL;CELL",
					"item1.URL",
					"NOTE;ENCODING=QUOTED-PRINTABLE",
					"BDAY",
					"ORG",
					'X-A;B="c',
				),
				value,
			)
			.map(([name, words]) => `${name}:${words}`),
		value,
		fc.constantFrom(" folded", "END:VCARD", "BEGIN:VCARD", "=", "AGENT:"),
	);

	it("are accounted for, and throw nothing", () => {
		fc.assert(
			fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
				const file = read(bytes(`BEGIN:VCARD\n${lines.join("\n")}\nEND:VCARD`));
				expect(isAccountedFor(file)).toBe(true);
			}),
			{ numRuns: runs(300) },
		);
	});
});
