import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDay, type Day } from "../domain/day";
import { languageTag, localeFor, number } from "./count";

describe("the locale of the screen", () => {
	it.each([
		["en", "en-US", "en-US"],
		["en", "en-US@posix", "en-US"],
		["en", "en_AU.UTF-8", "en-AU"],
		["en", "C", "en-GB"],
		["en", "", "en-GB"],
		["en", "de-AT", "en-GB"],
		["en", undefined, "en-GB"],
		["zh_TW", "en-US", "zh-TW"],
		["zh-TW", "zh_TW", "zh-TW"],
		["pt-br", "C.UTF-8", "pt-BR"],
		["de_DE@euro", "de", "de-DE"],
		["de", "en-US", "de"],
		["C", "en_NZ", "en-NZ"],
		["", "", "en-GB"],
		["POSIX", "POSIX", "en-GB"],
		[null, null, "en-GB"],
		["en-US@posix", "de", "en-US"],
		["  fr  ", "x", "fr"],
		["not a language", "§", "en-GB"],
		["constructor", "__proto__", "en-GB"],
		[42, {}, "en-GB"],
	])("for %j on a device of %j is %s", (language, device, expected) => {
		expect(localeFor(language, device)).toBe(expected);
	});

	it("is one in which numbers and days can be written, whatever the system says", () => {
		const name = fc.oneof(
			fc.string({ unit: "binary", maxLength: 30 }),
			fc.anything(),
			fc.stringMatching(/^[a-zA-Z]{1,8}([_-][a-zA-Z0-9]{1,8}){0,4}([.@][a-z0-9-]{0,8})?$/),
			fc.constantFrom("en-u-ca-buddhist", "x-private", "i-klingon", "zh-min-nan", "en-a-b-u-nu-arab", "und", "root"),
		);
		fc.assert(
			fc.property(name, name, (language, device) => {
				const locale = localeFor(language, device);
				expect(Intl.getCanonicalLocales(locale)).toEqual([locale]);
				expect(number(1234.5, locale)).not.toBe("");
				expect(formatDay("2026-11-22" as Day, "full", locale)).not.toBe("");
			}),
			{ numRuns: 400 },
		);
	});

	it("is read once and stays what it is", () => {
		for (const tag of ["en-GB", "zh-Hant-TW", "sr-Latn", "de-DE-u-co-phonebk"])
			expect(languageTag(languageTag(tag))).toBe(languageTag(tag));
	});
});
