import { describe, expect, it } from "vitest";
import type { Offer } from "../domain/first-run";
import { offerInWords, outcomeInWords } from "./first-run";

describe("the words of the first run", () => {
	it("count in the user's digits, and one is one", () => {
		expect(outcomeInWords({ people: 1, contacts: 1 }, "en-GB")).toBe("1 person, 1 contact in notes");
		expect(outcomeInWords({ people: 43, contacts: 2310 }, "de")).toBe("43 people, 2.310 contacts in notes");
	});

	it("leave out of the offer what was not found", () => {
		const offer: Offer = {
			survey: {
				folders: [],
				markers: [],
				tags: [],
				daily: [{ what: "", notes: 1 }],
				elsewhere: [],
				meetings: 0,
				meetingFolders: [],
				keys: [],
			},
			proposal: {
				peopleFolder: "",
				personTag: "friend",
				markers: ["type: contact"],
				mentions: true,
				meetingsFolder: "",
			},
			outcome: { people: 0, contacts: 0 },
		};
		expect(offerInWords(offer, "en-GB")).toEqual([
			"0 people in #friend and “type: contact”",
			"1 daily note in the top folder",
		]);
	});
});
