import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS, parseSetting, parseSettings, SettingsStore } from "./settings";

function store(data: () => unknown): { readonly store: SettingsStore; readonly saved: unknown[] } {
	const saved: unknown[] = [];
	return {
		saved,
		store: new SettingsStore({
			loadData: () => Promise.resolve().then(data),
			saveData: (value) => {
				saved.push(value);
				return Promise.resolve();
			},
		}),
	};
}

describe("the settings", () => {
	it.each([
		["nothing", () => null, true], ["an empty file", () => ({}), true], ["some settings", () => ({ summary: false }), false], ["a list", () => [1], false],
		["a file that is no JSON", () => { throw new SyntaxError("no JSON"); }, false], ["a text", () => "x", false],
	])("are fresh or not over %s, and never once something was set", async (_, data, fresh) => {
		const { store: settings, saved } = store(data);
		await settings.load();
		expect(settings.isFresh).toBe(fresh);
		expect(saved).toEqual([]);
		await settings.set({ setUp: true });
		expect(settings.isFresh).toBe(false);
	});

	it("take lists of names as lists or with commas, and nothing else", () => {
		expect(parseSetting("markers", " type: contact , categories: People,")).toEqual(["type: contact", "categories: People"]);
		expect(parseSetting("markers", ["type: contact"])).toEqual(["type: contact"]);
		expect(parseSetting("markers", [1])).toBeUndefined();
		expect(parseSetting("ownNames", { lastContact: "zuletzt, Kontakt", met: ["getroffen"] })).toEqual({ lastContact: ["zuletzt", "Kontakt"], met: ["getroffen"] });
		for (const wrong of [null, [], "x", { met: 7 }, { met: [null] }]) expect(parseSetting("ownNames", wrong)).toBeUndefined();
	});

	it("are the defaults where the file is damaged, which is told", () => {
		expect(parseSettings({ meetingsFolder: 3, mentions: "yes", peopleFolder: "/Friends/" })).toEqual({
			settings: { ...DEFAULT_SETTINGS, peopleFolder: "Friends" }, damaged: ["mentions", "meetingsFolder"],
		});
	});

	it("keep what a later version wrote", async () => {
		const { store: settings, saved } = store(() => ({ later: 1 }));
		await settings.load();
		await settings.set({ meetingsFolder: "Meetings" });
		expect(saved).toEqual([{ later: 1, meetingsFolder: "Meetings" }]);
	});
});
