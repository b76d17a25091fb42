// @vitest-environment happy-dom
// `Check person notes` worked through: person by person, by keyboard, with the way to every line.
import { afterEach, describe, expect, it } from "vitest";
import { World } from "./support/world";

let world: World;

afterEach(() => world.stop());

const groups = (): HTMLElement[] => [
	...world.dialog().querySelectorAll<HTMLElement>(".networking-notes-finding-group"),
];

const nameOf = (group: HTMLElement): string | null | undefined =>
	world.dialog().ownerDocument.getElementById(group.getAttribute("aria-labelledby") ?? "")?.textContent;

/** Where the cursor of the active note stands. */
async function cursorAfter(press: () => void): Promise<string> {
	press();
	await world.settled();
	const { workspace } = world.app.app;
	const editor = workspace.getActiveViewOfType(world.app.obsidian.MarkdownView)?.editor;
	return `${workspace.getActiveFile()?.path ?? ""}:${(editor?.getCursor().line ?? -1) + 1}`;
}

const STALE =
	'---\ntype: person\nlast_contact: 2026-09-01\nlast_met: soon\nintroduced_by: "[[Nobody]]"\n---\n\n## Follow-ups\n\n- 2026-10-01 email, gave\n';

describe("Check person notes", () => {
	it("has one group for each person, named for a screen reader, with everything found there", async () => {
		world = await World.start({
			"People/Ana.md": STALE,
			"People/Ben.md": STALE,
			"People/Cy.md": "---\ntype: person\n---\n",
		});
		await world.run("check-notes");
		expect(groups().map(nameOf)).toEqual(["Ana", "Ben"]);
		for (const group of groups()) {
			expect(group.getAttribute("role")).toBe("group");
			expect(group.querySelectorAll(".networking-notes-finding")).toHaveLength(3);
		}
		expect(world.dialog().textContent).toContain(
			"6 findings in 2 notes. Nothing has been changed. What you switch on is updated from the log",
		);
		const labels = [...world.dialog().querySelectorAll("[aria-label]")].map((el) => el.getAttribute("aria-label"));
		expect(labels).toContain("Show in People/Ben.md: The link to [[Nobody]] leads to no note.");
		expect(labels).toContain("Bring up to date: Ben. “last_contact” is 2026-09-01; the log says 2026-10-01.");
	});

	it.each([
		["“last_met: soon”", 4],
		["“last_contact” is", 3],
		["[[Nobody]]", 5],
	])("opens the note at the line of %s", async (words, line) => {
		world = await World.start({ "People/Ana.md": STALE });
		await world.run("check-notes");
		const row = [...world.dialog().querySelectorAll(".networking-notes-finding")].find(({ textContent }) =>
			textContent.includes(words),
		);
		expect(await cursorAfter(() => row?.querySelector("button")?.click())).toBe(`People/Ana.md:${line}`);
		expect(world.hasDialog()).toBe(false);
		expect(world.disk.writes).toEqual([]);
	});

	it("leads to every note that shares a name, and to both sides of a copy", async () => {
		world = await World.start({
			"People/Ana.md": "---\naliases: [Anita]\n---\n",
			"People/Anita.md": "",
			"People/Ana (conflicted copy 2026-10-01).md": "---\naliases: [Anita]\n---\n",
		});
		await world.run("check-notes");
		const buttons = (name: string): string[] =>
			groups()
				.filter((group) => nameOf(group) === name)
				.flatMap((group) => [...group.querySelectorAll("button")].map(({ textContent }) => textContent));
		expect(buttons("Anita")).toEqual(expect.arrayContaining(["Open People/Ana.md", "Open People/Anita.md"]));
		expect(buttons("Ana (conflicted copy 2026-10-01)")).toEqual(["Show", "Open People/Ana.md"]);
	});

	it("writes nothing by Enter on a switch, and only what is on by its button", async () => {
		world = await World.start({ "People/Ana.md": STALE, "People/Ben.md": STALE });
		await world.run("check-notes");
		const ana = groups()[0]?.querySelectorAll<HTMLElement>(".checkbox-container");
		ana?.[0]?.querySelector("input")?.focus();
		await world.key("Enter");
		expect([world.hasDialog(), world.disk.writes.length]).toEqual([true, 0]);
		for (const toggle of ana ?? []) toggle.click();
		await world.press("Bring up to date");
		expect(world.text("People/Ana.md")).toBe(STALE);
		expect(world.text("People/Ben.md")).toContain("last_contact: 2026-10-01\n");
	});

	it("draws a hundred notes at a time, and does nothing to those that were not shown", async () => {
		const many = Object.fromEntries(
			Array.from({ length: 103 }, (_, at) => [
				`People/P${String(at).padStart(3, "0")}.md`,
				"---\ntype: person\nlast_contact: 2026-09-01\n---\n\n## Follow-ups\n\n- 2026-10-01 call\n",
			]),
		);
		world = await World.start(many);
		await world.run("check-notes");
		expect(groups()).toHaveLength(100);
		await world.press("Bring up to date");
		expect(world.text("People/P099.md")).toContain("last_contact: 2026-10-01");
		expect(world.text("People/P100.md")).toContain("last_contact: 2026-09-01");
		await world.run("check-notes");
		expect(groups()).toHaveLength(3);
	});

	it("shows the rest on demand, with the focus on the first of it", async () => {
		const many = Object.fromEntries(
			Array.from({ length: 103 }, (_, at) => [
				`People/P${String(at).padStart(3, "0")}.md`,
				"---\nlast_contact: soon\n---\n",
			]),
		);
		world = await World.start(many);
		await world.run("check-notes");
		await world.press("Show 3 more notes");
		expect(groups()).toHaveLength(103);
		expect(groups()[100]?.contains(document.activeElement)).toBe(true);
	});
});

describe("links to days in properties", () => {
	const withLinks = (...links: string[]): string =>
		`---\ntype: person\nsee_also:\n${links.map((link) => `  - "${link}"\n`).join("")}---\n`;

	it.each([
		["a day", {}, "[[2026-10-01]]"],
		["a day with other words", {}, "[[2026-10-01|the first of October]]"],
		["a day and a heading in it", {}, "[[2026-10-01#Lunch]]"],
		["a day by its place", {}, "[[Journal/2026-10-01]]"],
		[
			"a daily note of a format of one's own",
			{ ".obsidian/daily-notes.json": '{"folder":"Journal","format":"DD.MM.YYYY"}' },
			"[[05.10.2026]]",
		],
		[
			"a daily note by its whole path",
			{ ".obsidian/daily-notes.json": '{"folder":"Journal","format":"YYYY/DD.MM.YYYY"}' },
			"[[Journal/2026/05.10.2026.md]]",
		],
		[
			"the last part of such a path",
			{ ".obsidian/daily-notes.json": '{"folder":"Journal","format":"YYYY/DD.MM.YYYY"}' },
			"[[05.10.2026]]",
		],
		[
			"a daily note in words",
			{ ".obsidian/daily-notes.json": '{"folder":"","format":"D MMMM YYYY"}' },
			"[[5 October 2026]]",
		],
		["a note whose name has a space in a link", { "People/Ben Oak.md": "" }, "[Ben](Ben%20Oak.md)"],
		["a heading of the note itself", {}, "[[#Follow-ups]]"],
	])("leads somewhere: %s", async (_, files, link) => {
		world = await World.start({ ...files, "People/Ana.md": withLinks(link, "[[Nobody]]") });
		await world.run("check-notes");
		expect(
			[...world.dialog().querySelectorAll(".networking-notes-finding .setting-item-name")].map(
				({ textContent }) => textContent,
			),
		).toEqual(["The link to [[Nobody]] leads to no note."]);
	});

	it.each([["[[2026-13-45]]"], ["[[Journal]]"], ["[[05.10.2026]]"], ["[[15]]"]])(
		"leads to no note: %s, which is no day",
		async (link) => {
			world = await World.start({
				".obsidian/daily-notes.json": '{"folder":"Journal","format":"YYYY/MM/DD"}',
				"People/Ana.md": withLinks(link),
			});
			await world.run("check-notes");
			expect(world.dialog().textContent).toContain(`The link to ${link} leads to no note.`);
		},
	);
});
