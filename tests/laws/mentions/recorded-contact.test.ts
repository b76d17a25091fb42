// @vitest-environment happy-dom
// Meetings and daily notes as people keep them: what is recorded in the vault counts, and what is not a contact does not.
import { afterEach, describe, expect, it } from "vitest";
import { World } from "../../integration/support/world";

let world: World;

afterEach(() => world.stop());

const PERSON = "---\ntype: person\n---\n";

function people(...names: readonly string[]): Record<string, string> {
	return Object.fromEntries(names.map((name) => [`People/${name}.md`, PERSON]));
}

/** The reasons for which links to somebody do not count, as the dialog says them. */
async function leftOut(name: string): Promise<string[]> {
	await world.app.openNote(`People/${name}.md`);
	await world.run("why-these-dates");
	return [...world.dialog().querySelectorAll("li")].map((el) => el.textContent);
}

const head = (...lines: readonly string[]): string => `---\n${lines.join("\n")}\n---\n`;

describe("a meeting note", () => {
	it.each([
		["with attendees", "Calls/x.md", head("date: 2026-11-20", "attendees:", '  - "[[Ana]]"')],
		["with participants", "Calls/x.md", head("date: 2026-11-20", "participants:", '  - "[[Ana]]"')],
		["with one participant, as a text", "Calls/x.md", head("date: 2026-11-20", 'Participants: "[[Ana]]"')],
		["of type meeting-note", "Calls/x.md", head("type: meeting-note", "date: 2026-11-20", 'attendees: ["[[Ana]]"]')],
		["of type “Meeting notes”", "Calls/x.md", `${head("type: Meeting notes", "date: 2026-11-20")}[[Ana]]`],
		["of several types", "Calls/x.md", `${head("type: [note, team-meeting]", "date: 2026-11-20T09:30")}[[Ana]]`],
		["with the tag meetings", "Calls/x.md", `${head("tags: [meetings]", "date: 2026-11-20")}[[Ana]]`],
		["with a tag below meetings", "Calls/x.md", `${head("date: 2026-11-20")}#meetings/board [[Ana]]`],
		["with a tag meeting below another", "Calls/x.md", `${head("tags: [note/meeting]", "date: 2026-11-20")}[[Ana]]`],
		["in a category", "Calls/x.md", `${head('category: "[[Team meeting]]"', "date: 2026-11-20")}[[Ana]]`],
		["with the day in its name", "Meetings/2026-11-20 Sync.md", `${head("type: meeting")}[[Ana]]`],
		[
			"with the day in its name and an empty date",
			"Meetings/2026-11-20 Sync.md",
			`${head("type: meeting", "date:")}[[Ana]]`,
		],
		["with a day in figures alone", "Meetings/20261120 Sync.md", `${head("tags: [meeting]")}[[Ana]]`],
		["of an event", "Events/Fair.md", `${head("type: event", "date: 2026-11-20")}## Met\n\n- [[Ana]]: climbing`],
		[
			"of an event, whom one meant to meet and met",
			"Events/Fair.md",
			`${head("type: event", "date: 2026-11-20")}## To meet\n\n- [x] [[Ana]]: the move`,
		],
		["below the people folder", "People/Ana/Sync.md", `${head("type: meeting", "date: 2026-11-20")}[[Ana]]`],
	])("%s is a day face to face, and nobody's note", async (_, path, text) => {
		world = await World.start({ ...people("Ana"), [path]: text });
		expect(world.api.people()).toHaveLength(1);
		expect(world.person("Ana")).toMatchObject({ lastContact: "2026-11-20", lastMet: "2026-11-20" });
	});

	it("in the meetings folder has its day in the name", async () => {
		world = await World.start(
			{ ...people("Ana"), "Treffen/2026-11-20 Kaffee.md": "[[Ana]]" },
			{ settings: { meetingsFolder: "treffen" } },
		);
		expect(world.person("Ana").lastMet).toBe("2026-11-20");
	});

	it.each([
		["an article with a date", "x.md", `${head("date: 2026-11-20")}[[Ana]]`],
		["a note with a day in its name alone", "x/2026-11-20 Thoughts.md", "[[Ana]]"],
		["a meeting without a day", "x.md", `${head("type: meeting")}[[Ana]]`],
		[
			"a date that says nothing, beside a name with a day",
			"x/2026-11-20 Sync.md",
			`${head("type: meeting", "date: soon")}[[Ana]]`,
		],
		["an empty list of those who took part", "x.md", `${head("date: 2026-11-20", "attendees: []")}[[Ana]]`],
		["a task about meetings", "x.md", `${head("tags: [todo/meeting]", "date: 2026-11-20")}[[Ana]]`],
		["a meeting room", "x.md", `${head("type: meeting-room", "date: 2026-11-20")}[[Ana]]`],
		["a number with more figures than a day", "x/2026112012 Sync.md", `${head("type: meeting")}[[Ana]]`],
		["a day that does not exist", "x/2026-02-30 Sync.md", `${head("type: meeting")}[[Ana]]`],
		[
			"whom one means to meet at an event",
			"x/Fair.md",
			`${head("type: event", "date: 2026-11-20")}## To meet\n\n- [ ] [[Ana]]: the move`,
		],
		[
			"the same where it is no task",
			"x/Fair.md",
			`${head("type: event", "date: 2026-11-20")}## To meet\n\n- [[Ana]]\n\nand [[Ana]]\n\n## Met\n`,
		],
		["an event without a date", "x/2026-11-20 Fair.md", `${head("type: event")}[[Ana]]`],
	])("is not: %s", async (_, path, text) => {
		world = await World.start({ ...people("Ana"), [path]: text });
		expect(world.person("Ana").lastContact).toBeNull();
	});
});

describe("a daily note", () => {
	const DAILY = { ".obsidian/daily-notes.json": '{"folder": "Daily"}' };

	it.each([
		["a year", DAILY, "Daily/2026/2026-03-20.md"],
		["a year and a month", DAILY, "Daily/2026/03/2026-03-20.md"],
		["a year and a named month", DAILY, "Daily/2026/03 - March/2026-03-20.md"],
		["a year and a month by its name alone", DAILY, "Daily/2026/Mar/2026-03-20.md"],
		["a month of a year", DAILY, "Daily/2026-03/2026-03-20.md"],
		["a quarter", DAILY, "Daily/2026 Q1/2026-03-20.md"],
		["an archive of years", DAILY, "Daily/Archive/2026/2026-03-20.md"],
		["a year at the top of the vault", {}, "2026/2026-03-20.md"],
		[
			"a year, with a format of weekdays",
			{ ".obsidian/daily-notes.json": '{"folder": "Daily", "format": "dddd D MMMM YYYY"}' },
			"Daily/2026/Friday 20 March 2026.md",
		],
		[
			"other years than its format has",
			{ ".obsidian/daily-notes.json": '{"folder": "Daily", "format": "YYYY/MM/YYYY-MM-DD"}' },
			"Daily/2026/2026-03-20.md",
		],
	])("that was put away in folders of %s counts", async (_, config, path) => {
		world = await World.start({
			...(config as Record<string, string>),
			...people("Ana"),
			[path]: "Lunch with [[Ana]].",
		});
		expect(world.person("Ana").lastContact).toBe("2026-03-20");
	});

	it("counts before and after it is moved there", async () => {
		world = await World.start({
			...DAILY,
			...people("Ana"),
			"Daily/2026-03-20.md": "Lunch with [[Ana]].",
			"Daily/2026/x.md": "",
		});
		expect(world.person("Ana").lastContact).toBe("2026-03-20");
		const { vault } = world.app.app;
		await vault.rename(vault.getFileByPath("Daily/2026-03-20.md") as never, "Daily/2026/2026-03-20.md");
		await world.settled();
		expect(world.files()).toHaveProperty(["Daily/2026/2026-03-20.md"]);
		expect(world.person("Ana").lastContact).toBe("2026-03-20");
	});

	it.each([
		["in a folder of another year", DAILY, "Daily/2025/2026-03-20.md"],
		["in a folder of another month", DAILY, "Daily/2026/04/2026-03-20.md"],
		["in a folder of something else", DAILY, "Daily/Trips/2026-03-20.md"],
		["in a folder of something else at the top", {}, "Notes/2026/2026-03-20.md"],
		[
			"of a format without the year",
			{ ".obsidian/daily-notes.json": '{"folder": "Daily", "format": "YYYY/MM-DD"}' },
			"Daily/2026/old/03-20.md",
		],
		[
			"of Periodic Notes, which is off",
			{
				".obsidian/community-plugins.json": '["journals"]',
				".obsidian/core-plugins.json": '["graph"]',
				".obsidian/plugins/periodic-notes/data.json": '{"daily": {"enabled": true, "folder": "P"}}',
			},
			"P/2026-03-20.md",
		],
		[
			"of the core plugin, which is off",
			{ ".obsidian/core-plugins.json": '{"daily-notes": false}', ".obsidian/daily-notes.json": '{"folder": "Daily"}' },
			"Daily/2026-03-20.md",
		],
		[
			"of the core plugin that is not in the list of those that are on",
			{ ".obsidian/core-plugins.json": '["graph"]' },
			"2026-03-20.md",
		],
		[
			"of a journal of weeks",
			{ ".obsidian/plugins/journals/data.json": '{"journals": {"W": {"write": {"type": "week"}, "folder": "W"}}}' },
			"W/2026-03-20.md",
		],
	])("is not one %s", async (_, config, path) => {
		world = await World.start({
			...(config as Record<string, string>),
			...people("Ana"),
			[path]: "Lunch with [[Ana]].",
		});
		expect(world.person("Ana").lastContact).toBeNull();
	});

	it.each([
		[
			"of the core plugin in an old list",
			{ ".obsidian/core-plugins.json": '["daily-notes"]', ".obsidian/daily-notes.json": '{"folder": "Daily"}' },
			"Daily/2026-03-20.md",
		],
		["in a folder of another case", { ".obsidian/daily-notes.json": '{"folder": "daily"}' }, "Daily/2026-03-20.md"],
		[
			"of Periodic Notes, which is on",
			{
				".obsidian/community-plugins.json": '["periodic-notes"]',
				".obsidian/plugins/periodic-notes/data.json": '{"daily": {"enabled": true, "folder": "P"}}',
			},
			"P/2026-03-20.md",
		],
		[
			"of Journals",
			{
				".obsidian/plugins/journals/data.json":
					'{"version": 3, "journals": {"Daily": {"name": "Daily", "write": {"type": "day"}, "nameTemplate": "{{date}}", "dateFormat": "YYYY-MM-DD", "folder": "500 Journal/540 Daily"}}}',
			},
			"500 Journal/540 Daily/2026-03-20.md",
		],
		[
			"of Journals, with the year in its folder",
			{
				".obsidian/plugins/journals/data.json":
					'{"journals": {"Mine": {"write": {"type": "day"}, "nameTemplate": "{{date}} {{journal_name}}", "dateFormat": "DD.MM.YYYY", "folder": "J [1]/{{date:YYYY}}/{{date:MM}}"}}}',
			},
			"J [1]/2026/03/20.03.2026 Mine.md",
		],
		[
			"of Journals on weekdays, with a date of its own",
			{
				".obsidian/plugins/journals/data.json":
					'{"journals": {"Work": {"write": {"type": "weekdays"}, "nameTemplate": "Log {{date:YYYY-MM-DD}}", "dateFormat": "", "folder": "Work"}}}',
			},
			"Work/Log 2026-03-20.md",
		],
		[
			"of the first Journals",
			{
				".obsidian/plugins/journals/data.json":
					'{"journals": {"c": {"type": "calendar", "rootFolder": "J", "day": {"enabled": true, "nameTemplate": "{{date}}", "dateFormat": "YYYY-MM-DD", "folder": "days"}}}}',
			},
			"J/days/2026-03-20.md",
		],
	])("is one %s", async (_, config, path) => {
		world = await World.start({
			...(config as Record<string, string>),
			...people("Ana"),
			[path]: "Lunch with [[Ana]].",
		});
		expect(world.person("Ana").lastContact).toBe("2026-03-20");
	});
});

describe("a heading that does not count", () => {
	it.each([
		["as it is set", "## Reach out\n- [[Ana]]\n"],
		["in another case, with an emoji and a number", "# 1. 📞 REACH OUT!\n- [[Ana]]\n"],
		["with more words", "## Reach out this week\n- ~~[[Ana]]~~\n"],
		["with deeper ones in it", "## Birthdays\n### Today\n- [[Ana]]\n"],
		["with the link in it", "### Waiting for [[Ana]]\n"],
	])("keeps out what stands beneath it, %s", async (_, text) => {
		world = await World.start({ ...people("Ana"), "2026-11-20.md": text });
		expect(world.person("Ana").lastContact).toBeNull();
		expect((await leftOut("Ana"))[0]).toMatch(/^2026-11-20, line \d · under a heading that your settings don’t count$/);
	});

	it.each([
		["after the next of its level", "## Reach out\n- [[Ben]]\n\n## Log\n- [[Ana]]\n"],
		["under one that only holds the words", "## Who reached me: reach out\n- [[Ana]]\n"],
		["under one that begins with part of a word", "## Birthdaysong\n- [[Ana]]\n"],
		["once more elsewhere", "## Reach out\n- [[Ana]]\n\n# Day\nLunch with [[Ana]].\n"],
	])("lets a link count %s", async (_, text) => {
		world = await World.start({ ...people("Ana", "Ben"), "2026-11-20.md": text });
		expect(world.person("Ana").lastContact).toBe("2026-11-20");
		expect(world.person("Ben").lastContact).toBeNull();
	});

	it("is one of the settings, which can have none", async () => {
		const files = { ...people("Ana", "Ben"), "2026-11-20.md": "## Reach out\n- [[Ana]]\n\n## Melden bei\n- [[Ben]]\n" };
		world = await World.start(files, { settings: { uncountedHeadings: ["melden bei"] } });
		expect([world.person("Ana").lastContact, world.person("Ben").lastContact]).toEqual(["2026-11-20", null]);
		await world.app.changeSettingsOutside("networking-notes", { uncountedHeadings: [] });
		await world.settled();
		await world.settled();
		expect(world.person("Ben").lastContact).toBe("2026-11-20");
	});
});

describe("a line that begins with words that do not count", () => {
	it.each([
		["a paragraph", "🎂 Birthdays today: [[Ana]]\n"],
		["a paragraph with several people", "🎂 Birthdays today: [[Ben]], [[Ana]] (41)\n"],
		["bold words", "**Birthdays:** [[Ana]]\n"],
		["an inline field", "Birthdays:: [[Ana]]\n"],
		["an item of a list", "- 📞 Reach out: [[Ana]]\n"],
		["an item with a dash", "* To contact – [[Ana]]\n"],
		["an item above", "- Birthdays\n\t- [[Ana]]\n"],
		["an item further above, with a colon", "- Waiting for:\n\t- today\n\t\t- [[Ana]]: the book\n"],
		["an item above with a link of its own", "- Waiting for: [[Ben]]\n\t- and [[Ana]]\n"],
		["a line above the list", "**Birthdays today:**\n- [[Ana]]\n- [[Ben]]\n"],
		["a line above the list, with an empty one between", "Reach out:\n\n- [[Ana]]\n"],
		["the first line of the paragraph", "To contact:\n[[Ana]]\n"],
		["ends as Windows ends them", "Words.\r\n\r\n🎂 Birthdays today: [[Ana]]\r\n"],
	])("keeps its links out, and says so: %s", async (_, text) => {
		world = await World.start({ ...people("Ana", "Ben"), "2026-11-20.md": text });
		expect(world.person("Ana").lastContact).toBeNull();
		expect((await leftOut("Ana"))[0]).toMatch(/^2026-11-20, line \d · in a list that your settings don’t count$/);
	});

	it.each([
		["goes on without a colon", "Waiting for [[Ana]] at the station, then lunch.\n"],
		["holds the words later", "Lunch, and to contact: [[Ana]]\n"],
		[
			"is the first item of a list in the first line, and another of its items goes on below",
			"- Reach out:\n\t- Ben\n\n- a walk\n  with [[Ana]]\n",
		],
		["ends with a dash in a sentence", "Reach out worked, lunch — [[Ana]]\n"],
		["is an item that goes on, above", "- Reach out to the venue\n\t- spoke to [[Ana]]\n"],
		["is two lines above the list, with words between", "Reach out:\n\nWords.\n\n- [[Ana]]\n"],
		["is of other words", "Lunch: [[Ana]]\n"],
		["stands in a meeting note", ""],
	])("lets them count where it %s", async (_, text) => {
		world = await World.start({
			...people("Ana"),
			...(text === ""
				? { "x.md": `${head("type: meeting", "date: 2026-11-20")}Waiting for: [[Ana]]\n` }
				: { "2026-11-20.md": text }),
		});
		expect(world.person("Ana").lastContact).toBe("2026-11-20");
	});

	it("follows the note, its name, and the settings", async () => {
		world = await World.start({
			...people("Ana"),
			"2026-11-20.md": "Birthdays: [[Ana]]\n",
			"2026-11-19.md": "Geburtstage: [[Ana]]\n",
		});
		expect(world.person("Ana").lastContact).toBe("2026-11-19");
		await world.app.changeSettingsOutside("networking-notes", { uncountedHeadings: ["Geburtstage"] });
		await world.settled();
		await world.settled();
		expect(world.person("Ana").lastContact).toBe("2026-11-20");
		await world.app.changeSettingsOutside("networking-notes", { uncountedHeadings: ["Geburtstage", "Birthdays"] });
		await world.settled();
		await world.settled();
		expect(world.person("Ana").lastContact).toBeNull();
		const { vault } = world.app.app;
		await vault.rename(vault.getFileByPath("2026-11-20.md") as never, "2026-11-18.md");
		await world.settled();
		expect(world.person("Ana").lastContact).toBeNull();
		world.disk.changeOutside("2026-11-18.md", "Party: [[Ana]]\n");
		await world.settled();
		expect(world.person("Ana").lastContact).toBe("2026-11-18");
	});
});

describe("a task that was done", () => {
	it.each([
		["on another day than the note's", "- [x] Call [[Ana]] ✅ 2026-11-20\n", "2026-11-20"],
		["on an earlier day", "- [x] Call [[Ana]] ✅ 2026-11-02\n", "2026-11-02"],
		["as an inline field tells", "- [X] Call [[Ana]] [completion:: 2026-11-20]\n", "2026-11-20"],
		["below another item", "- today\n\t- [x] Call [[Ana]] ⏫ 🔁 every 6 weeks ✅ 2026-11-20\n", "2026-11-20"],
		["on a day that does not exist", "- [x] Call [[Ana]] ✅ 2026-02-30\n", "2026-11-10"],
		["without a day", "- [x] Call [[Ana]] 📅 2026-11-20\n", "2026-11-10"],
		["on a day to come", "- [x] Call [[Ana]] ✅ 2026-12-20\n", null],
		["never", "- [ ] Call [[Ana]] ✅ 2026-11-20\n", null],
	])("counts when it was done: %s", async (_, text, day) => {
		world = await World.start({ ...people("Ana"), "2026-11-10.md": text });
		expect(world.person("Ana").lastContact).toBe(day);
	});

	it("counts beside what else the note says, and is not face to face", async () => {
		world = await World.start({
			...people("Ana", "Ben"),
			"x.md": `${head("type: meeting", "date: 2026-11-10", 'people: ["[[Ana]]"]')}- [x] send [[Ana]] and [[Ben]] the minutes ✅ 2026-11-12\n`,
		});
		expect(world.person("Ana")).toMatchObject({ lastContact: "2026-11-12", lastMet: "2026-11-10" });
		expect(world.person("Ben")).toMatchObject({ lastContact: "2026-11-12", lastMet: null });
		expect((await leftOut("Ana")).slice(0, 2)).toEqual([
			"x, line 6 · November 12 · a daily note",
			"x · November 10 · a meeting note",
		]);
	});

	it("is forgotten with its note", async () => {
		world = await World.start({ ...people("Ana"), "2026-11-10.md": "- [x] Call [[Ana]] ✅ 2026-11-20\n" });
		expect(world.person("Ana").lastContact).toBe("2026-11-20");
		const { vault } = world.app.app;
		await vault.rename(vault.getFileByPath("2026-11-10.md") as never, "2026-11-11.md");
		await world.settled();
		expect(world.person("Ana").lastContact).toBe("2026-11-20");
		world.disk.changeOutside("2026-11-11.md", "- [x] Call [[Ana]]\n");
		await world.settled();
		expect(world.person("Ana").lastContact).toBe("2026-11-11");
		world.disk.changeOutside("2026-11-11.md", "- [x] Call [[Ana]] ✅ 2026-11-20\n");
		await world.settled();
		world.disk.changeOutside("2026-11-11.md", null);
		await world.settled();
		expect(world.person("Ana").lastContact).toBeNull();
	});
});
