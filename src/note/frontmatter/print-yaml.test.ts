import fc from "fast-check";
import { CORE_SCHEMA, load, YAML11_SCHEMA } from "second-yaml";
import { describe, expect, it } from "vitest";
import { blockList, flowList, scalarText } from "./print-yaml";

describe("scalarText", () => {
	it.each<[string, string]>([
		["Ana Diaz", "Ana Diaz"],
		["2026-11-20", "2026-11-20"],
		["close", "close"],
		["", '""'],
		["[[Ana]]", '"[[Ana]]"'],
		["yes", '"yes"'],
		["12", '"12"'],
		["1e3", '"1e3"'],
		["0x1f", '"0x1f"'],
		["a: b", '"a: b"'],
		["a #b", '"a #b"'],
		[" a", '" a"'],
		["a\nb", '"a\\nb"'],
		["\uFEFFa", '"\\ufeffa"'],
		["a\u2028b", '"a\\u2028b"'],
		["- a", '"- a"'],
		["Ω", "Ω"],
	])("spells %j as %s", (value, text) => expect(scalarText(value)).toBe(text));

	const texts = fc.oneof(
		fc.string({ unit: "binary" }).filter((text) => !/\p{Cs}/u.test(text)),
		fc.string({
			unit: fc.constantFrom(
				"a",
				"1",
				"0",
				".",
				":",
				" ",
				"#",
				"-",
				"?",
				",",
				"[",
				"]",
				"{",
				"}",
				"&",
				"*",
				"!",
				"|",
				">",
				"'",
				'"',
				"%",
				"@",
				"`",
				"~",
				"\\",
				"\n",
				"\r",
				"\t",
				"_",
				"e",
				"x",
				"=",
				"<",
				"\u0085",
				"\u2028",
				"\uFEFF",
				"é",
			),
		}),
	);

	it("is read back as the same text, alone and in lists, by old and new YAML", () => {
		fc.assert(
			fc.property(texts, fc.constantFrom(undefined, "'" as const, '"' as const), (text, quotes) => {
				for (const schema of [CORE_SCHEMA, YAML11_SCHEMA]) {
					const read = (yaml: string): unknown => load(yaml, { schema });
					const scalar = read(`k: ${scalarText(text, quotes)}\n`);
					// A day is written bare, as the app does; readers of the old YAML make an instant of it.
					if (!/^\d{4}-\d\d-\d\d$/.test(text)) expect(scalar).toEqual({ k: text });
					if (/^\d{4}-\d\d-\d\d$/.test(text)) continue;
					expect(read(`k: ${flowList([text, text])}\n`)).toEqual({ k: [text, text] });
					expect(read(`k:${blockList([text, text], "  ", "\n")}\n`)).toEqual({ k: [text, text] });
				}
			}),
			{ numRuns: 3_000 },
		);
	}, 60_000);
});
