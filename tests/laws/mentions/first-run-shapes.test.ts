// @vitest-environment happy-dom
// The first run over vaults as people have them: folders with numbers and emoji, spellings that are not read, lists of templates.
import { afterEach, describe, expect, it } from "vitest";
import { DATA, World } from "../../integration/support/world";

let world: World;

afterEach(() => world.stop());

const PERSON = "---\ntype: person\nlast_contact: 2026-10-05\n---\n";

async function setUp(): Promise<string> {
	await world.run("set-up");
	await world.settled();
	return world.dialog().textContent;
}

function saved(): Record<string, unknown> {
	return JSON.parse(world.disk.text(DATA) ?? "null") as Record<string, unknown>;
}

/** Flips the toggle of a setting in the dialog. */
async function toggle(name: string): Promise<void> {
	const row = [...world.dialog().querySelectorAll<HTMLElement>(".setting-item")].find((el) =>
		el.textContent.includes(name),
	);
	row?.querySelector<HTMLElement>(".checkbox-container")?.click();
	await world.settled();
}

describe("the folder of people", () => {
	it.each([
		"03 - People",
		"👥 People",
		"_people",
		"50_People",
		"Personen",
		"Personas",
		"人物",
		"CRM",
		"Kontakte",
		"My contacts",
		"People & Contacts",
		"Notes/04 👤 Friends",
		"Atlas/Humanity",
	])("is found as %s, and new people are saved in it", async (folder) => {
		world = await World.start({
			[`${folder}/Ana Diaz.md`]: PERSON,
			[`${folder}/Ben Okafor.md`]: PERSON,
			"Notes/x.md": "x",
		});
		expect(await setUp()).toContain(`${folder} (2)`);
		await world.press("Save");
		await world.settled();
		expect(saved()["peopleFolder"]).toBe(folder);
		expect((await world.api.createPerson({ name: "Cleo" })).path).toBe(`${folder}/Cleo.md`);
	});

	it("is the inner of two, and a network's only where there is no other", async () => {
		world = await World.start({
			"CRM/People/Ana.md": PERSON,
			"CRM/Companies/One.md": "",
			"CRM/Companies/Two.md": "",
			"Network/x.md": PERSON,
		});
		await setUp();
		await world.press("Save");
		await world.settled();
		expect(saved()["peopleFolder"]).toBe("CRM/People");
		expect(
			world.api
				.people()
				.map(({ name }) => name)
				.sort(),
		).toEqual(["Ana", "x"]);
	});

	it.each(["Peoples choice", "Work", "2026", "Not people"])("is not %s", async (folder) => {
		world = await World.start({ [`${folder}/a.md`]: "x", "Contacts/Ana.md": PERSON });
		await setUp();
		await world.press("Save");
		await world.settled();
		expect(saved()["peopleFolder"]).toBe("Contacts");
	});
});

describe("a spelling that is not read", () => {
	it.each([
		["last_seen", "2026-10-06"],
		["LastChatted", "2026-10-06"],
		["last_interaction", "2026-10-06"],
		["contacted", "2026-10-06"],
		["last_contact_date", "2026-10-06"],
		["last_meeting", "2026-10-06"],
		["last_spoke", "2026-10-06"],
		["last_talked", "2026-10-06"],
		["lastInteraction", "2026-10-06"],
		["last_chatted", "2026-10-06"],
		["Letzter Kontakt", "2026-10-06"],
	])("%s is read, or named and read when the user wants it", async (key, value) => {
		world = await World.start({ "People/Ana.md": `---\ntype: person\n${key}: ${value}\n---\n` });
		if (world.person("Ana").lastContact === value) return;
		await setUp();
		await toggle(`Read “${key.toLowerCase()}” as a last contact`);
		await world.press("Save");
		await world.settled();
		await world.settled();
		expect(world.person("Ana").lastContact).toBe(value);
		expect(saved()["ownNames"]).toEqual({ lastContact: [key.toLowerCase()] });
	});

	it.each(["interaction_frequency", "keep_in_touch", "contact_every", "reach-out-every"])(
		"%s is read, or named and read when the user wants it",
		async (key) => {
			world = await World.start({ "People/Ana.md": `---\ntype: person\n${key}: monthly\n---\n` });
			if (world.person("Ana").cadence === 30) return;
			await setUp();
			await toggle(`Read “${key}” as a rhythm`);
			await world.press("Save");
			await world.settled();
			await world.settled();
			expect(world.person("Ana").cadence).toBe(30);
		},
	);

	it.each([
		"last_modified: 2026-10-06",
		"last_name: 2026-10-06",
		"lastupdated: 2026-10-06",
		"birthday: 2026-10-06",
		"created: 2026-10-06",
		"last_seen: yesterday",
		"playing_every: 7",
	])("is none of ours: %s", async (line) => {
		world = await World.start({ "People/Ana.md": `---\ntype: person\n${line}\n---\n` });
		expect(await setUp()).not.toContain("Read “");
	});

	it("is told of in the pane's offer, and a value that is not understood does not count as understood", async () => {
		world = await World.start({
			"People/Ana.md": "---\ntype: person\nlast_visit: 2026-10-06\nlast_chat: soon\n---\n",
			"People/Ben.md": "---\nlast_chat: 2026-10-01\n---\n",
		});
		await world.run("open-fading-connections");
		await world.settled();
		await world.settled();
		const text = document.body.textContent;
		expect(text).toContain("Properties that look familiar and are not read: last_visit (1) as a last contact");
		expect(text).toContain("written in place: last_chat (1)");
		expect(text).toContain("Values that can’t be read stay as they are: last_chat (1)");
	});
});

describe("a list that a template makes", () => {
	const days = (heading: string, who: (day: number) => string): Record<string, string> =>
		Object.fromEntries(
			Array.from({ length: 8 }, (_, n) => [
				`2026-11-1${n}.md`,
				`## ${heading}\n${who(n)}\n\n## Log\nLunch with [[P${n}]].\n`,
			]),
		);
	const PEOPLE = Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`People/P${n}.md`, PERSON]));

	it("is found where the same links stand under one heading day after day, and left out when the user wants it", async () => {
		world = await World.start({ ...PEOPLE, ...days("📋 Diese Woche", () => "- [[P1]]\n- [[P2]]") });
		expect(await setUp()).toContain("Don’t count links under “📋 Diese Woche”");
		expect(world.dialog().textContent).not.toContain("under “Log”");
		expect(world.person("P2").lastContact).toBe("2026-11-17");
		await toggle("Don’t count links under");
		await world.press("Save");
		await world.settled();
		await world.settled();
		expect(world.person("P2").lastContact).toBe("2026-11-12");
	});

	it("is not offered where it changes, nor where it is left out already", async () => {
		world = await World.start({ ...PEOPLE, ...days("Seen", (day) => `- [[P${day % 3}]]`) });
		expect(await setUp()).not.toContain("Don’t count links");
		await world.stop();
		world = await World.start({ ...PEOPLE, ...days("Reach out", () => "- [[P1]]") });
		expect(await setUp()).not.toContain("Don’t count links");
	});
});
