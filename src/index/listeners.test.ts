import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from "vitest";
import { DEFAULT_SETTINGS } from "../settings/settings";
import { SettingsStore } from "../settings/settings-store";
import { NO_PROPERTIES } from "../domain/person";
import type { Day } from "../domain/day";
import { Listeners } from "./listeners";
import { LiveList } from "./live-list";
import { PeopleIndex } from "./people-index";

let told: MockInstance<typeof console.error>;

beforeEach(() => {
	told = vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => told.mockRestore());

function mistake(): never {
	throw new Error("a script’s mistake");
}

describe("listeners", () => {
	it("are all told though one of them throws, whose error is shown", () => {
		const heard: number[] = [];
		const listeners = new Listeners<[number]>();
		listeners.add((value) => heard.push(value));
		listeners.add(mistake);
		listeners.add((value) => heard.push(10 * value));
		listeners.notify(1);
		listeners.notify(2);
		expect(heard).toEqual([1, 10, 2, 20]);
		expect(told.mock.calls.map(([error]) => (error as Error).message)).toEqual([
			"a script’s mistake",
			"a script’s mistake",
		]);
	});

	it("that end one another, or themselves, are told no more, and new ones only from the next time on", () => {
		const heard: string[] = [];
		const listeners = new Listeners<[]>();
		const ends: (() => void)[] = [];
		listeners.add(() => {
			heard.push("first");
			for (const end of ends) end();
			if (heard.length === 1) listeners.add(() => heard.push("new"));
		});
		ends.push(listeners.add(() => heard.push("second")));
		listeners.notify();
		expect(heard).toEqual(["first"]);
		listeners.notify();
		expect(heard).toEqual(["first", "first", "new"]);
	});

	it("that are one function given twice are two, each with an end of its own", () => {
		let calls = 0;
		const listeners = new Listeners<[]>();
		const listener = (): void => void calls++;
		listeners.add(listener);
		listeners.add(listener)();
		listeners.notify();
		expect(calls).toBe(1);
	});

	it("of the index, the list and the settings bar one another in none of them", async () => {
		const heard: string[] = [];
		const index = new PeopleIndex();
		index.onChange(mistake);
		const list = new LiveList({
			index,
			rules: () => DEFAULT_SETTINGS,
			today: () => "2026-11-24" as Day,
			schedule: (run) => run(),
		});
		list.onChange(mistake);
		list.onChange(() => heard.push(`list ${list.current().people}`));
		index.onChange(() => heard.push(`index ${index.size}`));
		index.setProperties("Ana.md", "Ana", NO_PROPERTIES);
		const store = new SettingsStore({ loadData: () => Promise.resolve({}), saveData: () => Promise.resolve() });
		store.onChange(mistake);
		store.onChange(({ peopleFolder }) => heard.push(peopleFolder));
		await store.set({ peopleFolder: "Friends" });
		expect(heard).toEqual(["list 1", "index 1", "Friends"]);
		expect(told).toHaveBeenCalledTimes(3);
	});
});
