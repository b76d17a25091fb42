// @vitest-environment happy-dom
// The built plugin over a vault with a journal: where daily notes are, what counts, where it came from.
import { afterEach, describe, expect, it } from "vitest";
import { World } from "../../integration/support/world";

let world: World;

const ANA = "---\ntype: person\naliases: [Annie]\nlast_contact: 2026-09-01\n---\n";

afterEach(() => world.stop());

describe("daily notes", () => {
	it.each([
		["of the core plugin, with nothing set", {}, "2026-11-20.md"],
		["of the core plugin, with a damaged file", { ".obsidian/daily-notes.json": "{" }, "2026-11-20.md"],
		[
			"of the core plugin, with a folder",
			{ ".obsidian/daily-notes.json": '{"folder": "/Journal/"}' },
			"Journal/2026-11-20.md",
		],
		[
			"in folders by month",
			{ ".obsidian/daily-notes.json": '{"folder": "J", "format": "YYYY/MM/YYYY-MM-DD"}' },
			"J/2026/11/2026-11-20.md",
		],
		[
			"with weekdays, which only Moment reads",
			{ ".obsidian/daily-notes.json": '{"format": "dddd D MMMM YYYY"}' },
			"Friday 20 November 2026.md",
		],
		[
			"of Periodic Notes",
			{ ".obsidian/plugins/periodic-notes/data.json": '{"daily": {"enabled": true, "folder": "P", "format": ""}}' },
			"P/2026-11-20.md",
		],
		[
			"of its next version",
			{
				".obsidian/plugins/periodic-notes/data.json":
					'{"calendarSets": [{"id": "d", "day": {"enabled": true, "folder": "P", "format": "DD.MM.YYYY"}}]}',
			},
			"P/20.11.2026.md",
		],
	])("%s", async (_, config, path) => {
		world = await World.start({
			...(config as Record<string, string>),
			"People/Ana.md": ANA,
			[path]: "Saw [[Ana]].\n",
			"Notes/2026-11-21.md": "[[Ana]]\n",
		});
		expect(world.person("Ana").lastContact).toBe("2026-11-20");
		expect(world.person("Ana").lastMet).toBeNull();
	});

	it("are looked for again when the settings of the app have changed", async () => {
		world = await World.start({ "People/Ana.md": ANA, "Diary/2026-11-20.md": "[[Annie]]\n" });
		expect(world.person("Ana").lastContact).toBe("2026-09-01");
		world.disk.changeOutside(".obsidian/daily-notes.json", '{"folder": "Diary"}');
		window.dispatchEvent(new Event("focus"));
		await world.settled();
		await world.settled();
		expect(world.person("Ana").lastContact).toBe("2026-11-20");
	});

	it("are not counted where the user has turned it off", async () => {
		world = await World.start(
			{ "People/Ana.md": ANA, "2026-11-20.md": "[[Ana]]\n" },
			{ settings: { mentions: false } },
		);
		expect(world.person("Ana").lastContact).toBe("2026-09-01");
	});
});

describe("why these dates", () => {
	const FILES = {
		"People/Ana.md": `${ANA}\n## Follow-ups\n\n- 2026-08-30 call\n`,
		"People/Ben.md": "---\ntype: person\n---\n\n## Follow-ups\n\n- 2026-11-01 call: about [[Ana]]\n",
		"2026-11-20.md": "Saw [[Ana]].\n\n- [ ] write to [[Annie]]\n\n> [[Ana]] said\n\n![[Ana]]\n",
		"2026-12-01.md": "Dinner with [[Ana]]\n",
		"Meet.md": "---\ndate: 2026-11-19\ntype: meeting\n---\n[[Ana]]\n",
		"Notes/x.md": "About [[Ana]]\n",
	};

	it("lists every contact with its source, and every other link with the reason, and opens them", async () => {
		world = await World.start(FILES);
		await world.app.openNote("People/Ana.md");
		await world.run("why-these-dates");
		const rows = [...world.dialog().querySelectorAll("li")].map((el) => el.textContent);
		expect(rows).toEqual([
			"2026-12-01, line 1 · December 1 · a daily note · still to come",
			"2026-11-20, line 1 · Friday · a daily note",
			"Meet, line 5 · Thursday · a meeting note",
			"Ana · September 1 · the property “last_contact”",
			"Ana · August 30 · the log",
			"2026-11-20, line 3 · in an unticked task",
			"2026-11-20, line 5 · in a quotation",
			"2026-11-20, line 7 · embedded",
			"x, line 1 · in a note that isn’t a daily or meeting note",
			"Ben, line 7 · in another person’s note",
		]);
		world.dialog().querySelectorAll<HTMLAnchorElement>("li a")[2]?.click();
		await world.settled();
		expect(world.hasDialog()).toBe(false);
		expect(world.app.app.workspace.getActiveFile()?.path).toBe("Meet.md");
	});

	it("says so where links are not to count", async () => {
		world = await World.start({ ...FILES, "People/Ana.md": "---\ntype: person\nignore_mentions: true\n---\n" });
		expect(world.person("Ana").lastContact).toBeNull();
		await world.app.openNote("People/Ana.md");
		await world.run("why-these-dates");
		expect(world.dialog().textContent).toContain("No contact on record yet.");
		expect(world.dialog().textContent).toContain("Meet, line 5 · this person’s note asks not to count links");
	});
});
