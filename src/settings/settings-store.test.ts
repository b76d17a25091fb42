import { describe, expect, it } from "vitest";
import { SettingsStore, UnreadableSettings } from "./settings-store";

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

describe("the settings in force", () => {
	it.each([
		["nothing", () => null, true],
		["an empty file", () => ({}), true],
		["some settings", () => ({ summary: false }), false],
		["a list", () => [1], false],
		[
			"a file that is no JSON",
			() => {
				throw new SyntaxError("no JSON");
			},
			false,
		],
		["a text", () => "x", false],
	])("are fresh or not over %s, and never once something was set", async (_, data, fresh) => {
		const { store: settings, saved } = store(data);
		await settings.load();
		expect(settings.isFresh).toBe(fresh);
		expect(saved).toEqual([]);
		await settings.set({ setUp: true }, true);
		expect(settings.isFresh).toBe(false);
	});

	it("keep what a later version wrote", async () => {
		const { store: settings, saved } = store(() => ({ later: 1 }));
		await settings.load();
		await settings.set({ meetingsFolder: "Meetings" });
		expect(saved).toEqual([{ later: 1, meetingsFolder: "Meetings" }]);
	});

	it.each<[string, () => unknown]>([
		[
			"no JSON",
			() => {
				throw new SyntaxError("no JSON");
			},
		],
		["a list", () => [1]],
		["a text", () => "x"],
	])(
		"are never written over a file that is %s, and stay as they are, until it can be read or the user wants it",
		async (_, unreadable) => {
			let file: () => unknown = () => ({ peopleFolder: "Friends", later: 1 });
			const { store: settings, saved } = store(() => file());
			await settings.load();
			file = unreadable;
			expect(await settings.load()).toEqual(["data.json"]);
			expect(settings.current.peopleFolder).toBe("Friends");
			await expect(settings.set({ summary: false })).rejects.toThrow(UnreadableSettings);
			expect(saved).toEqual([]);
			expect(settings.current.summary).toBe(true);
			// The rest of it was synced in the meantime.
			file = () => ({ peopleFolder: "Freunde", later: 2 });
			await settings.set({ summary: false });
			expect(saved.pop()).toEqual({ peopleFolder: "Freunde", later: 2, summary: false });
			file = unreadable;
			await settings.load();
			await settings.set({ introductionsGoal: 2 }, true);
			expect(saved).toEqual([{ peopleFolder: "Freunde", later: 2, summary: false, introductionsGoal: 2 }]);
		},
	);

	it("that cannot be read stay in the file, also where another value takes their place, and those in force stay", async () => {
		let file: unknown = { circles: [{ name: "kin", days: 7 }] };
		const { store: settings, saved } = store(() => file);
		await settings.load();
		file = { circles: "all", personTag: 4, dueFrom: 9 };
		expect(await settings.load()).toEqual(["personTag", "circles", "dueFrom", "fadingFrom", "fadedFrom"]);
		expect(settings.current.circles).toEqual([{ name: "kin", days: 7 }]);
		expect(settings.current.dueFrom).toBe(1);
		await settings.set({ circles: [] });
		await settings.set({ dueFrom: 1.2 });
		await settings.set({ circles: [{ name: "a", days: 1 }] });
		expect(saved.pop()).toEqual({
			personTag: 4,
			circles: [{ name: "a", days: 1 }],
			dueFrom: 1.2,
			unreadable: { circles: "all", dueFrom: 9 },
		});
	});

	it("stay while there is no file", async () => {
		let file: unknown = { peopleFolder: "Friends" };
		const { store: settings, saved } = store(() => file);
		await settings.load();
		file = null;
		expect(await settings.load()).toEqual([]);
		await settings.set({ summary: false });
		expect(saved).toEqual([{ peopleFolder: "Friends", summary: false }]);
	});
});
