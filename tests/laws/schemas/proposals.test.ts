// What the first run proposes for the notes of each of those plugins makes exactly their people people.
import type { App } from "obsidian";
import { afterEach, describe, expect, it } from "vitest";
import type { Offer } from "../../../src/domain/first-run";
import { DEFAULT_SETTINGS } from "../../../src/settings/settings";
import { ReadingRules } from "../../../src/vault/read/reading-rules";
import { surveyVault } from "../../../src/vault/read/survey-vault";
import { VaultWorld } from "../index/vault-world";
import { textsOf } from "./fixtures";

let world: VaultWorld;

afterEach(() => world.end());

async function proposed(texts: Record<string, string>): Promise<Offer | undefined> {
	world = new VaultWorld(texts);
	await world.start(false);
	const app = {
		vault: Object.assign(world.vault, { configDir: ".obsidian" }),
		metadataCache: world.cache,
	} as unknown as App;
	const rules = new ReadingRules(
		app,
		() => DEFAULT_SETTINGS,
		() => undefined,
	);
	await rules.refresh();
	return surveyVault({
		app,
		settings: () => DEFAULT_SETTINGS,
		rules,
		clock: () => performance.now(),
		pause: () => Promise.resolve(),
	});
}

describe("what the first run proposes", () => {
	it.each([
		[
			"personal-crm",
			{ peopleFolder: "People", personTag: "people" },
			{ people: 3, contacts: 0 },
			[
				"prm-last-contacted (3)",
				"prm-tier (3)",
				"prm-cadence (1)",
				"prm-ignore-journal (1)",
				"prm-paused (1)",
				"prm-snooze-until (1)",
			],
		],
		["orbit", { peopleFolder: "People", personTag: "people" }, { people: 3, contacts: 0 }, ["frequency (2)"]],
		["friend-tracker", { peopleFolder: "FriendTracker" }, { people: 1, contacts: 2 }, []],
		[
			"contacts",
			{ peopleFolder: "Contacts", markers: ["type: contact"] },
			{ people: 2, contacts: 0 },
			["last_chat (2)"],
		],
		["contacts-ng", { peopleFolder: "Contacts", markers: ["type: contact"] }, { people: 1, contacts: 0 }, []],
		["cadence", { peopleFolder: "Cadence/Contacts", markers: ["type: contact"] }, { people: 1, contacts: 0 }, []],
		["kepano", { markers: ["categories: People"] }, { people: 1, contacts: 2 }, []],
	] as const)("for %s", async (plugin, settings, outcome, keys) => {
		const offer = await proposed(textsOf(plugin));
		expect(offer?.proposal).toEqual({
			peopleFolder: "People",
			personTag: "",
			markers: [],
			mentions: true,
			meetingsFolder: "",
			...settings,
		});
		expect(offer?.outcome).toEqual(outcome);
		expect(offer?.survey.keys.map(({ what, notes }) => `${what} (${notes})`)).toEqual(keys);
	});

	it("leaves a tag alone that marks notes on people, not people", async () => {
		const offer = await proposed({
			"Essays/a.md": "---\ntags: [people]\n---\n",
			"Essays/b.md": "#people\n",
			"Essays/c.md": "---\ntags: [people]\ncircle: close\n---\n",
			"Contacts/Ana.md": "",
		});
		expect(offer?.proposal).toMatchObject({ peopleFolder: "Contacts", personTag: "" });
		expect(offer?.survey.tags).toEqual([{ what: "people", notes: 3 }]);
	});

	it("counts no note of the folder itself and none of another type", async () => {
		const offer = await proposed({
			"Friends/Friends.md": "",
			"Friends/Ana.md": "",
			"Friends/Book.md": "---\ntype: book\n---\n",
			"People/x.md": "---\ntype: book\n---\n",
		});
		expect(offer?.survey.folders).toEqual([{ what: "Friends", notes: 1 }]);
		expect(offer?.proposal.peopleFolder).toBe("Friends");
	});
});
