// Notes kept for other plugins are read as they are, and written back under the spelling that they have.
import { afterEach, describe, expect, it } from "vitest";
import type { Day } from "../../../src/domain/day";
import { cadenceOf, unreadableOf } from "../../../src/domain/standing";
import type { FollowUp, Person } from "../../../src/domain/person";
import { lastContactOf } from "../../../src/domain/last-contact";
import { DEFAULT_RULES } from "../../../src/domain/rules";
import { applyEdit } from "../../../src/note/markdown/text-edit";
import type { PropertyValue } from "../../../src/note/frontmatter/frontmatter";
import { changeProperties } from "../../../src/note/change-properties";
import { logFollowUp } from "../../../src/note/log-and-summary";
import type { PropertyName } from "../../../src/note/properties/spellings";
import { DEFAULT_SETTINGS, type Settings } from "../../../src/settings/settings";
import { readHostSettings } from "../../../src/vault/read/host-settings";
import { readingRules } from "../../../src/vault/read/reading-rules";
import { VaultWorld, type Watched } from "../index/vault-world";
import { textsOf } from "./fixtures";

const TODAY = "2026-11-24" as Day;

let world: VaultWorld;
let watched: Watched;

async function read(plugin: string, settings: Partial<Settings>): Promise<(name: string) => Person> {
	world = new VaultWorld(textsOf(plugin));
	await world.start(false);
	const host = await readHostSettings({ vault: Object.assign(world.vault, { configDir: ".obsidian" }) as never });
	const rules = readingRules({ ...DEFAULT_SETTINGS, ...settings }, host, { parse: () => undefined });
	watched = world.watch(
		() => rules.reading,
		undefined,
		() => rules.dating,
	);
	await watched.watch.ready;
	return (name) => {
		const person = [...watched.index.people()].find((each) => each.name === name);
		if (person === undefined) throw new Error(`${name} is not listed`);
		return person;
	};
}

function names(): string[] {
	return [...watched.index.people()].map(({ name }) => name).sort();
}

const CALL: FollowUp = { day: "2026-11-23" as Day, channel: "call", what: "" };

/** The lines of a note that a change took out and put in. */
function changed(
	path: string,
	edit: (text: string) => ReturnType<typeof changeProperties>,
): { readonly out: string[]; readonly in: string[] } {
	const before = world.disk.text(path) ?? "";
	const after = applyEdit(before, edit(before));
	const lines = (text: string): string[] => text.split("\n").filter((line) => line !== "");
	return {
		out: lines(before).filter((line) => !lines(after).includes(line)),
		in: lines(after).filter((line) => !lines(before).includes(line)),
	};
}

function logged(path: string): { readonly out: string[]; readonly in: string[] } {
	return changed(path, (text) => logFollowUp(text, CALL, TODAY, true).edit);
}

function set(
	path: string,
	...changes: readonly (readonly [PropertyName, PropertyValue | undefined])[]
): { readonly out: string[]; readonly in: string[] } {
	return changed(path, (text) => changeProperties(text, new Map(changes)));
}

const LOG = ["## Follow-ups", "- 2026-11-23 call"];

afterEach(async () => {
	watched.end();
	await world.end();
});

describe("Personal CRM", () => {
	it("is read: its tiers, cadences, dates, snoozes and pauses", async () => {
		const of = await read("personal-crm", { personTag: "people" });
		expect(names()).toEqual(["Odile Marchetti", "Tunde Bakare", "Wilma Aaltonen"]);
		const [odile, tunde, wilma] = [of("Odile Marchetti"), of("Tunde Bakare"), of("Wilma Aaltonen")];
		expect(cadenceOf(odile, TODAY, DEFAULT_RULES)).toEqual({ days: 90, source: "circle" });
		expect(unreadableOf(odile, TODAY, DEFAULT_RULES)).toEqual([]);
		expect(odile.properties.lastContact).toBe("2026-10-02");
		expect(tunde.properties).toMatchObject({
			circle: "inner",
			cadence: 45,
			lastContact: "2026-11-01",
			snoozeUntil: "2026-12-01",
			ignoreMentions: true,
		});
		expect(tunde.mentions).toBeUndefined();
		expect(wilma.properties).toMatchObject({ paused: true, lastContact: "2026-09-09" });
		expect(unreadableOf(wilma, TODAY, DEFAULT_RULES)).toEqual([
			{ property: "prm-tier", value: "friends-of-friends", expected: "circle" },
		]);
	});

	it("is written back to its own keys, and to ours where a note has both", async () => {
		await read("personal-crm", { personTag: "people" });
		expect(logged("People/Odile Marchetti.md")).toEqual({
			out: ["prm-last-contacted: 2026-10-02"],
			in: ["prm-last-contacted: 2026-11-23", ...LOG],
		});
		expect(logged("People/Wilma Aaltonen.md")).toEqual({
			out: ["last_contact: 2026-09-01"],
			in: ["last_contact: 2026-11-23", ...LOG],
		});
		expect(
			set("People/Tunde Bakare.md", ["cadence", "monthly"], ["snoozeUntil", "2027-01-01"], ["paused", true]),
		).toEqual({
			out: ["prm-cadence: 45", "prm-snooze-until: 2026-12-01"],
			in: ["prm-cadence: 30", "prm-snooze-until: 2027-01-01", "paused: true"],
		});
		expect(set("People/Wilma Aaltonen.md", ["paused", false], ["circle", "close"])).toEqual({
			out: ["prm-tier: friends-of-friends", "prm-paused: true"],
			in: ["prm-tier: close", "prm-paused: false"],
		});
		expect(set("People/Wilma Aaltonen.md", ["lastContact", undefined])).toEqual({
			out: ["last_contact: 2026-09-01", "prm-last-contacted: 2026-09-09"],
			in: [],
		});
	});
});

describe("Orbit", () => {
	it("is read, and what is no frequency of a person is left alone", async () => {
		const of = await read("orbit", { personTag: "people" });
		expect(of("Grandpa Silvio").properties).toMatchObject({ cadence: 14, lastContact: "2026-11-10", unreadable: [] });
		expect(of("Marguerite Oyelaran").properties).toMatchObject({ cadence: 182, snoozeUntil: "2026-12-24" });
		expect(of("Radio").properties.cadence).toBeUndefined();
		expect(of("Radio").properties.unreadable).toEqual([]);
	});

	it("is written back in its own words, which it compares letter by letter", async () => {
		await read("orbit", { personTag: "people" });
		expect(logged("People/Family/Grandpa Silvio.md")).toEqual({
			out: ["last_contact: 2026-11-10"],
			in: ["last_contact: 2026-11-23", ...LOG],
		});
		expect(set("People/Family/Grandpa Silvio.md", ["cadence", "quarterly"])).toEqual({
			out: ["frequency: Bi-Weekly"],
			in: ["frequency: Quarterly"],
		});
		expect(set("People/Family/Grandpa Silvio.md", ["cadence", 45])).toEqual({
			out: ["frequency: Bi-Weekly"],
			in: ["frequency: 45"],
		});
		expect(set("Radio.md", ["cadence", "weekly"])).toEqual({ out: [], in: ["cadence: weekly"] });
		expect(set("Radio.md", ["cadence", undefined])).toEqual({ out: [], in: [] });
	});
});

describe("Friend Tracker", () => {
	it("is read: its interactions are contacts, and stay as they are", async () => {
		const of = await read("friend-tracker", { peopleFolder: "FriendTracker" });
		const noor = of("Noor Haddad");
		expect(noor.properties.interactions).toEqual(["2026-08-30", "2026-11-15"]);
		expect(noor.properties.unreadable).toEqual([]);
		expect(lastContactOf(noor, TODAY)).toEqual({ day: "2026-11-15", source: "interactions" });
		expect(lastContactOf(noor, "2026-11-14" as Day)).toEqual({ day: "2026-08-30", source: "interactions" });
		expect(logged("FriendTracker/Noor Haddad.md")).toEqual({ out: [], in: ["last_contact: 2026-11-23", ...LOG] });
	});
});

describe("Contacts and Contacts NextGen", () => {
	it("are people once their mark is accepted, never before", async () => {
		await read("contacts", { peopleFolder: "Contacts" });
		expect(names()).toEqual([]);
	});

	it("are read: the day of the last chat, and the name that the file does not have", async () => {
		const of = await read("contacts", { markers: ["type: contact"] });
		expect(of("Ishaan Velluri").properties).toMatchObject({
			lastContact: "2026-10-20",
			aliases: ["Ishaan Velluri"],
			unreadable: [],
		});
		expect(of("Contact 1").properties).toMatchObject({ aliases: [], unreadable: [] });
		expect(logged("Contacts/Contact.md")).toEqual({
			out: ["last_chat: 2026-10-20"],
			in: ["last_chat: 2026-11-23", ...LOG],
		});
		expect(logged("Contacts/Contact 1.md")).toEqual({ out: ["last_chat:"], in: ["last_chat: 2026-11-23", ...LOG] });
	});

	it("have placeholders that say nothing", async () => {
		const of = await read("contacts-ng", { markers: ["type: contact"] });
		expect(of("Solveig Aune").properties).toMatchObject({ aliases: ["Solveig Aune"], unreadable: [] });
		expect(of("Solveig Aune").properties.lastContact).toBeUndefined();
		expect(logged("Contacts/Contact 2.md")).toEqual({
			out: ["last_contact: YYYY-MM-DD"],
			in: ["last_contact: 2026-11-23", ...LOG],
		});
	});
});

describe("Cadence", () => {
	it("is read and written back", async () => {
		const of = await read("cadence", { markers: ["type: contact"] });
		expect(names()).toEqual(["Bruno Castellanos"]);
		expect(of("Bruno Castellanos").properties).toMatchObject({ lastContact: "2026-09-30", unreadable: [] });
		expect(logged("Cadence/Contacts/Bruno Castellanos.md")).toEqual({
			out: ["lastContact: 2026-09-30"],
			in: ["lastContact: 2026-11-23", ...LOG],
		});
	});
});

describe("kepano's vault", () => {
	it("is read: people by category, meetings and days by their links, no article and no template", async () => {
		const of = await read("kepano", { markers: ["categories: People"] });
		expect(names()).toEqual(["Petra Lindholm"]);
		const petra = of("Petra Lindholm");
		expect(
			watched.index
				.datedNotesOf(petra)
				.map(([path]) => path)
				.sort(),
		).toEqual(["Daily/2026-11-05.md", "Notes/2026-11-12 Meeting with Petra.md"]);
		expect(lastContactOf(petra, TODAY)).toEqual({ day: "2026-11-12", source: "meeting" });
		expect(lastContactOf(petra, "2026-11-11" as Day)).toEqual({ day: "2026-11-05", source: "daily" });
	});
});

describe("names of the user's own", () => {
	it("are read and written back", async () => {
		const own = { lastContact: ["Letzter Kontakt"], cadence: ["turnus"] };
		await read("personal-crm", { personTag: "people", ownNames: own });
		const text = "---\nletzter kontakt: 2026-11-01\nTurnus: monthly\n---\n";
		expect(
			applyEdit(
				text,
				changeProperties(
					text,
					new Map([
						["lastContact", "2026-11-23"],
						["cadence", "weekly"],
					]),
					{ own },
				),
			),
		).toBe("---\nletzter kontakt: 2026-11-23\nTurnus: weekly\n---\n");
	});
});
