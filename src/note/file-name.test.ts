import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileNameFor, sameName } from "./file-name";

describe("fileNameFor", () => {
	it.each([
		"Ana Diaz",
		"José Álvarez",
		"李小龍",
		"Мария",
		"محمد",
		"O'Brien",
		"D’Arcy",
		"Jean-Luc",
		"Ana & Ben",
		"J. R. R. Tolkien",
		"👩‍🚀".replace("\u200d", ""),
		"Ana (2)",
		"Ana ~",
		"50%",
		"con man",
		"Clock $",
		"Clock$mith",
		"O'Clock$",
	])("keeps %j as it is", (name) => expect(fileNameFor(name)).toEqual({ fileName: name, clean: true }));

	it.each<[string, string]>([
		["a/b", "a b"],
		["..\\..\\x", "x"],
		["../..", ""],
		["../../etc/passwd", "etc passwd"],
		["[[x]]", "x"],
		["x.#", "x"],
		["CON", "CON_"],
		["con.txt", "con_.txt"],
		["CON#", "CON_"],
		["Aux ", "Aux_"],
		["COM1", "COM1_"],
		["com¹", "com¹_"],
		["LPT9.x", "LPT9_.x"],
		["#CON", "CON_"],
		[".hidden", "hidden"],
		["...", ""],
		[" Ana ", "Ana"],
		["Ana.", "Ana"],
		["Ana. . .", "Ana"],
		["a\u200bb", "ab"],
		["\u202eAna", "Ana"],
		["A\u0301na", "Ána"],
		["a\nb", "a b"],
		["a\u0000b", "ab"],
		["Who?", "Who"],
		["a|b*c", "a b c"],
		["a^b", "a b"],
		["\ud800x", "x"],
		["\ufeffAna", "Ana"],
		["#.CON", "CON_"],
		[". .CON.", "CON_"],
		["a\u3000b", "a b"],
		["", ""],
		["\u00a0", ""],
		["👩‍🚀", "👩🚀"],
		["\u115f", ""],
		["CLOCK$", "CLOCK$_"],
		["clock$.txt", "clock$_.txt"],
		["Clock$ .md", "Clock$_ .md"],
		["#clock$", "clock$_"],
		["CONIN$", "CONIN$_"],
		["conout$.a", "conout$_.a"],
		["lpt³", "lpt³_"],
	])("cleans %j to %j", (name, fileName) => expect(fileNameFor(name)).toEqual({ fileName, clean: name === fileName }));

	it("cuts long names at whole signs", () => {
		for (const sign of ["a", "é", "李", "👍🏽", "🇦🇹", "e\u0301\u0323"]) {
			const { fileName, clean } = fileNameFor(sign.repeat(300));
			expect(clean).toBe(false);
			const bytes = Buffer.byteLength(fileName);
			expect(bytes).toBeLessThanOrEqual(200);
			expect(bytes).toBeGreaterThan(180);
			expect(sign.normalize("NFC").repeat(300).startsWith(fileName)).toBe(true);
			expect(fileName.length % sign.normalize("NFC").length).toBe(0);
		}
		expect(fileNameFor(`${"a".repeat(199)} b`).fileName).toBe("a".repeat(199));
		expect(Buffer.byteLength(fileNameFor(`x${"\u0323".repeat(5000)}`).fileName)).toBeLessThanOrEqual(200);
	});

	const names = fc.oneof(
		fc.string({ unit: "binary", maxLength: 40 }),
		fc.string({
			unit: fc.constantFrom(
				".",
				" ",
				"/",
				"\\",
				"#",
				"C",
				"O",
				"N",
				"com1",
				"a",
				"\u0301",
				"\u200d",
				"👍",
				"🏽",
				"\u202e",
				"[",
				"]",
				"^",
				":",
				"\u00a0",
				"\ud83d",
				"\udc4d",
				"İ",
				"ß",
				"aux",
				"clock$",
				"com²",
			),
			maxLength: 60,
		}),
	);

	it("gives a name that every system keeps and a link can hold, and that is clean itself", () => {
		fc.assert(
			fc.property(names, (name) => {
				const { fileName } = fileNameFor(name);
				expect(fileNameFor(fileName)).toEqual({ fileName, clean: true });
				expect(fileName).not.toMatch(/[\\/:*?"<>|#^[\]\u0000-\u001f\u007f]/);
				expect(fileName).not.toMatch(/^[. ]|[. ]$/);
				expect(fileName).not.toMatch(/^(?:con|prn|aux|nul|clock\$|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)/i);
				expect(fileName).toBe(fileName.normalize("NFC"));
				expect(fileName).not.toMatch(/\p{Cs}/u);
				expect(Buffer.byteLength(fileName)).toBeLessThanOrEqual(200);
			}),
			{ numRuns: 5_000 },
		);
	}, 60_000);
});

describe("sameName", () => {
	it.each<[string, string]>([
		["Ana", "ana"],
		["José", "Jose\u0301"],
		["Ana  Diaz", "Ana\u00a0Diaz"],
		[" Ana", "Ana"],
		["Ana\u200b", "Ana"],
		["ΟΔΟΣ", "οδος"],
		["ΟΔΟΣ", "οδοσ"],
		["\u202eAna", "ANA"],
		["ÉLAN", "e\u0301lan"],
	])("%j is %j", (a, b) => {
		expect(sameName(a, b)).toBe(true);
		expect(sameName(b, a)).toBe(true);
	});

	it.each<[string, string]>([
		["Ana", "Anna"],
		["Ana Diaz", "AnaDiaz"],
		["Jose", "José"],
		["Ana 2", "Ana"],
		["Ana", "Аna"],
		["Strasse", "Straße"],
	])("%j is not %j", (a, b) => expect(sameName(a, b)).toBe(false));

	it("holds for case and normal form of any name", () => {
		fc.assert(
			fc.property(
				fc.string({ unit: fc.constantFrom("a", "B", "é", "e\u0301", "Å", "ñ", "я", "Σ", "ς", " ", "李", "ö") }),
				(name) => {
					for (const other of [
						name.toUpperCase(),
						name.toLowerCase(),
						name.normalize("NFD"),
						name.normalize("NFC"),
						` ${name}\u200b`,
					])
						expect(sameName(name, other)).toBe(true);
				},
			),
		);
	});
});
