// @vitest-environment happy-dom
// Typing in the settings: what is half typed changes nothing, and what cannot be taken says why.
import { afterEach, describe, expect, it } from "vitest";
import type { PluginSettingTab, SettingDefinitionItem } from "obsidian";
import { PROPERTY_NAMES } from "../../src/domain/property-names";
import { SETTING_KEYS } from "../../src/settings/settings";
import { DATA, World } from "./support/world";

let world: World;

afterEach(() => world.stop());

const ANA = "---\ntype: person\ncircle: close\nlast_contact: 2026-11-01\n---\n";

async function open(files: Record<string, string>, settings?: object): Promise<void> {
	world = await World.start(files, settings === undefined ? {} : { settings });
	world.app.inner.setting.open();
	world.app.inner.setting.openTabById("networking-notes");
	await world.settled();
}

function field(row: string, input = 0): HTMLInputElement {
	const rows = [...document.querySelectorAll<HTMLElement>(".setting-item")].filter((el) =>
		el.textContent.includes(row),
	);
	const found = rows.flatMap((el) => [...el.querySelectorAll("input")])[input];
	if (found === undefined) throw new Error(`There is no field ${row}`);
	return found;
}

/** Opens a page of what is rarely needed. */
function page(name: string): void {
	const entry = [...document.querySelectorAll<HTMLElement>(".setting-item[role=button]")].find(
		(el) => el.querySelector(".setting-item-name")?.textContent === name,
	);
	if (entry === undefined) throw new Error(`There is no page ${name}`);
	entry.click();
}

async function type(el: HTMLInputElement, ...values: readonly string[]): Promise<void> {
	for (const value of values) {
		el.value = value;
		el.dispatchEvent(new Event("input", { bubbles: true }));
		await world.settled();
	}
}

async function leave(el: HTMLInputElement): Promise<void> {
	el.dispatchEvent(new Event("change", { bubbles: true }));
	await world.settled();
	await world.settled();
}

const stored = (): Record<string, unknown> => JSON.parse(world.disk.text(DATA) ?? "{}") as Record<string, unknown>;

const circleField = (label: string, at: number): HTMLInputElement => {
	const found = [...document.querySelectorAll<HTMLInputElement>(`input[aria-label="${label}"]`)][at];
	if (found === undefined) throw new Error(`There is no ${label}`);
	return found;
};

describe("the settings tab", () => {
	it("takes a folder once the typing has paused, and loses nobody before", async () => {
		await open({ "People/Ana.md": "", "Peers/Ben.md": "" });
		const el = field("People folder");
		await type(el, "Peo", "Pee", "Peers");
		expect(world.api.people().map(({ name }) => name)).toEqual(["Ana"]);
		await new Promise((done) => setTimeout(done, 700));
		await world.settled();
		expect(world.api.people().map(({ name }) => name)).toEqual(["Ben"]);
	});

	it("keeps the wording that a question had before the typing, and none in between, however long it took", async () => {
		await open({}, { questions: ["Why?", "b", "c", "d"] });
		const el = field("Question 1");
		await type(el, "Why n", "Why no");
		await new Promise((done) => setTimeout(done, 700));
		await type(el, "Why now?");
		await leave(el);
		expect(stored()).toMatchObject({ questions: ["Why now?", "b", "c", "d"], formerQuestions: [["Why?"], [], [], []] });
		await type(el, "Why then?");
		await leave(el);
		expect(stored()).toMatchObject({ formerQuestions: [["Why?", "Why now?"], [], [], []] });
	});

	it("renames a circle when its field is left, and nobody's rhythm changes", async () => {
		await open({ "People/Ana.md": ANA });
		const before = world.person("Ana");
		const el = circleField("Name of the circle", 1);
		await type(el, "k", "ki", "kin");
		expect(world.disk.text(DATA)).toBeUndefined();
		await leave(el);
		expect(stored()["circles"]).toContainEqual({ name: "kin", days: 30, formerNames: ["close"] });
		expect(world.person("Ana")).toEqual(before);
		const other = circleField("Name of the circle", 2);
		await type(other, "close");
		await leave(other);
		expect(other.closest(".setting-item")?.textContent).toContain("may still say this name");
		expect(world.person("Ana")).toEqual(before);
	});

	it.each([
		["Days between follow-ups", "14.5", "whole number"],
		["Name of the circle", "inner", "already"],
		["Name of the circle", " ", "needs a name"],
	])("says why a circle’s field is not taken: %s, %j", async (label, value, why) => {
		await open({});
		const el = circleField(label, 1);
		await type(el, value);
		await leave(el);
		expect(el.closest(".setting-item")?.textContent).toContain(why);
		expect(world.disk.text(DATA)).toBeUndefined();
	});

	it("says why a name for a property is not taken", async () => {
		await open({});
		page("Your own names for properties");
		const el = field("Other names for snooze_until");
		await type(el, "type");
		await leave(el);
		expect(el.closest(".setting-item")?.textContent).toContain("has a meaning of its own");
		expect(world.disk.text(DATA)).toBeUndefined();
	});

	it("opens with few rows, and has every setting where the app's search looks", async () => {
		await open({});
		const keys: string[] = [];
		const look = (items: readonly SettingDefinitionItem[]): void => {
			for (const item of items) {
				if ("control" in item && item.control !== undefined) keys.push(item.control.key);
				if ("items" in item) look(item.items ?? []);
			}
		};
		const tab = world.app.inner.setting.activeTab as unknown as PluginSettingTab;
		look(tab.getSettingDefinitions());
		const notHere = ["circles", "formerQuestions", "setUp", "questions", "ownNames"];
		expect(keys).toEqual(expect.arrayContaining(SETTING_KEYS.filter((key) => !notHere.includes(key))));
		expect(keys.filter((key) => key.startsWith("own:"))).toHaveLength(PROPERTY_NAMES.length);
		expect(keys.filter((key) => key.startsWith("question"))).toHaveLength(4);
		expect(document.querySelectorAll(".setting-item").length).toBeLessThan(32);
		page("Lateness");
		for (const [name, example] of [
			["Due from", "1 is day 30"],
			["Fading from", "1.5 is day 45"],
			["Faded from", "3 is day 90"],
		] as const)
			expect(field(name).closest(".setting-item")?.textContent).toContain(example);
	});

	it("writes over a file that cannot be read only when that is wanted", async () => {
		world = await World.start({}, { settings: "{half" });
		world.app.inner.setting.open();
		world.app.inner.setting.openTabById("networking-notes");
		const el = field("Meetings folder");
		await type(el, "Meetings");
		await leave(el);
		expect(world.disk.text(DATA)).toBe("{half");
		expect(world.notices().at(-1)).toContain("nothing was changed");
		await world.pressInNotice("Overwrite it");
		expect(stored()).toEqual({ meetingsFolder: "Meetings" });
	});
});
