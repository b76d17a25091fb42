import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS, parseSetting, parseSettings } from "./settings";

describe("the settings", () => {
	it("take lists of names as lists or with commas, and nothing else", () => {
		expect(parseSetting("markers", " type: contact , categories: People,")).toEqual([
			"type: contact",
			"categories: People",
		]);
		expect(parseSetting("markers", ["type: contact"])).toEqual(["type: contact"]);
		expect(parseSetting("markers", [1])).toBeUndefined();
		expect(parseSetting("ownNames", { lastContact: "zuletzt, Kontakt", met: ["getroffen"] })).toEqual({
			lastContact: ["zuletzt", "Kontakt"],
			met: ["getroffen"],
		});
		for (const wrong of [null, [], "x", { met: 7 }, { met: [null] }])
			expect(parseSetting("ownNames", wrong)).toBeUndefined();
	});

	it("are the defaults where the file is damaged, which is told", () => {
		expect(parseSettings({ meetingsFolder: 3, mentions: "yes", peopleFolder: "/Friends/" })).toEqual({
			settings: { ...DEFAULT_SETTINGS, peopleFolder: "Friends" },
			damaged: ["mentions", "meetingsFolder"],
		});
	});

	it("take no name of the user's own under which something else would be written over", () => {
		for (const name of ["type", "Date", "categories", "people", "css_classes", "tags", "met"]) {
			expect(parseSetting("ownNames", { snoozeUntil: [name] }), name).toBeUndefined();
		}
		expect(parseSetting("ownNames", { snoozeUntil: ["later"], met: ["Later"] })).toBeUndefined();
		expect(parseSetting("ownNames", { lastContact: ["Last contact", "seen"], met: ["seen first"] })).toBeDefined();
		expect(parseSettings({ ownNames: { circle: ["kind"] }, markers: ["Kind: contact"] })).toMatchObject({
			settings: { ownNames: {}, markers: ["Kind: contact"] },
			damaged: ["ownNames"],
		});
	});

	it("keep the former names of circles, and read them tolerantly", () => {
		expect(
			parseSetting("circles", [
				{ name: "a", days: 7, formerNames: ["b", 3] },
				{ name: "c", days: 8, formerNames: "d" },
			]),
		).toEqual([
			{ name: "a", days: 7, formerNames: ["b"] },
			{ name: "c", days: 8 },
		]);
	});
});
