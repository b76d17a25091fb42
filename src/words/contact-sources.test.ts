import { describe, expect, it } from "vitest";
import { ago, person, TODAY } from "../../tests/support/people";
import { foundInWords, sourceInWords, WHY, WHY_NOT } from "./contact-sources";

describe("the words of contacts in notes", () => {
	it("name the source as the note spells it", () => {
		expect(sourceInWords("lastContact")).toBe("the property “last_contact”");
		expect(sourceInWords("lastContact", { lastContact: "prm-last-contacted" })).toBe(
			"the property “prm-last-contacted”",
		);
		expect(sourceInWords("met", { lastContact: "last_chat" })).toBe("the property “met”");
		expect([
			sourceInWords("log"),
			sourceInWords("daily"),
			sourceInWords("meeting"),
			sourceInWords("interactions"),
		]).toEqual(["the log", "a daily note", "a meeting note", "the list of interactions"]);
	});

	it("say when and from where", () => {
		const ana = person("Ana", { spelled: { lastMet: "Last met" } });
		expect(foundInWords({ day: ago(4), source: "daily" }, ana, TODAY, "en-GB")).toBe("Friday, from a daily note");
		expect(foundInWords({ day: ago(40), source: "lastMet" }, ana, TODAY, "en-GB")).toBe(
			"15 October, from the property “Last met”",
		);
	});

	it("count in the user's digits, and one is one", () => {
		expect([
			WHY.days(1, "en"),
			WHY.days(6, "en"),
			WHY.leftOut(2, "en"),
			WHY.at("Ana", 4, "en"),
			WHY.at("Ana", undefined, "en"),
		]).toEqual(["On record: 1 day", "On record: 6 days", "2 links that do not count", "Ana, line 5", "Ana"]);
	});

	it("never blame", () => {
		expect(JSON.stringify(WHY_NOT)).not.toMatch(/neglect|fail|wrong|error/i);
	});
});
