// @vitest-environment happy-dom
// Two people become one: what is in the notes then, where the links lead, what the check says, and what undo brings back.
import { afterEach, describe, expect, it, vi } from "vitest";
import { diskFull, FaultyDisk } from "./support/faulty-disk";
import { expectRefused, World } from "./support/world";

let world: World;

afterEach(() => world.stop());

const ANA = `---
type: person
company: Harbour
email: ana@diaz.example
last_contact: 2026-11-01
---

## Why am I making this connection?

She knows the harbour.

## Follow-ups

- 2026-10-01 call: the boat
- 2026-11-01 message
`;

const ANITA = `---
type: person
company: Tidewater
email: [anita@tide.example]
last_contact: 2026-11-20
knows: "[[Ben Ito]]"
---

Met [[Anita Diaz#Follow-ups|herself]] and ![[Ben Ito]].

## Why am I making this connection?

She knows maps.

## Follow-ups

- 2026-10-01 call: the boat
- 2026-10-09 in person: in [[Porto]]
- 2026-11-20 call
`;

const FILES: Readonly<Record<string, string>> = {
	"People/Ana Diaz.md": ANA,
	"Contacts/Anita Diaz.md": ANITA,
	"People/Ben Ito.md": `---\r\ntype: person\r\nintroduced_by: "[[Anita Diaz|Anita]]"\r\nknows: [ '[[Contacts/Anita Diaz]]', "[[Ana Diaz]]" ] # both\r\n---\r\n\r\nWith [Anita](../Contacts/Anita%20Diaz.md#Notes) and \`[[Anita Diaz]]\`.`,
	"2026-11-10.md": "- lunch with [[Anita Diaz]] and [[Ana Diaz]]\n\n```\n[[Anita Diaz]]\n```\n",
	"Events/SMC.md": "---\ntype: event\ndate: 2026-11-02\n---\n\n## Met\n\n- [[Anita Diaz]]: maps\n- ![[Anita Diaz]]\n",
	"Unrelated.md": "Anita Diaz, without a link.\n",
};

const SETTINGS = { settings: { personTag: "person" } };

/** Every link of the vault that leads to a path, by the app's own table. */
function linksTo(path: string): string[] {
	const links = world.app.inner.metadataCache.resolvedLinks;
	return Object.keys(links).filter((source) => (links[source]?.[path] ?? 0) > 0);
}

describe("merge", () => {
	it("puts both notes together, leads every link to the one that stays, and one undo brings all of it back", async () => {
		world = await World.start(FILES, SETTINGS);
		const before = world.files();
		expect(await world.api.merge({ keep: "Ana Diaz", from: "Anita Diaz" })).toEqual({ path: "People/Ana Diaz.md" });
		await world.settled();
		expect(world.text("People/Ana Diaz.md")).toBe(`---
type: person
company: Harbour
email:
  - ana@diaz.example
  - anita@tide.example
last_contact: 2026-11-20
knows: "[[Ben Ito]]"
aliases:
  - Anita Diaz
---

Met [[Ana Diaz#Follow-ups|herself]] and ![[Ben Ito]].

## Why am I making this connection?

She knows the harbour.

She knows maps.

## Follow-ups

- 2026-10-01 call: the boat
- 2026-10-09 in person: in [[Porto]]
- 2026-11-01 message
- 2026-11-20 call

## Merged from Anita Diaz

- company: Tidewater
`);
		expect(world.text("People/Ben Ito.md")).toBe(
			`---\r\ntype: person\r\nintroduced_by: "[[Ana Diaz|Anita]]"\r\nknows: [ '[[Ana Diaz]]', "[[Ana Diaz]]" ] # both\r\n---\r\n\r\nWith [Anita](Ana%20Diaz.md#Notes) and \`[[Anita Diaz]]\`.`,
		);
		expect(world.text("2026-11-10.md")).toBe(
			"- lunch with [[Ana Diaz]] and [[Ana Diaz]]\n\n```\n[[Anita Diaz]]\n```\n",
		);
		expect(world.text("Events/SMC.md")).toContain("- [[Ana Diaz]]: maps\n- ![[Ana Diaz]]\n");
		expect(world.files()["Contacts/Anita Diaz.md"]).toBeUndefined();
		expect(linksTo("People/Ana Diaz.md").sort()).toEqual([
			"2026-11-10.md",
			"Events/SMC.md",
			"People/Ana Diaz.md",
			"People/Ben Ito.md",
		]);
		expect(world.person("Ana Diaz")).toMatchObject({ lastContact: "2026-11-20", company: "Harbour" });
		expect(world.api.people().map(({ name }) => name)).not.toContain("Anita Diaz");
		const merged = withoutTrash(world.files());
		expect(await world.api.undo()).toContain("the merge of Anita Diaz into Ana Diaz");
		expect(withoutTrash(world.files())).toEqual(before);
		await world.settled();
		expect(world.person("Anita Diaz").company).toBe("Tidewater");
		await world.run("redo");
		await vi.waitFor(() => expect(withoutTrash(world.files())).toEqual(merged));
	});

	it("is refused where a note can't be written, or is the same, and nothing is changed", async () => {
		world = await World.start({ ...FILES, "People/Open.md": "---\ntype: person\n---\n\n```\nopen\n" }, SETTINGS);
		await expectRefused(world, () => world.api.merge({ keep: "Ana Diaz", from: "Ana Diaz" }), /very same note/);
		await expectRefused(world, () => world.api.merge({ keep: "Ana Diaz", from: "Open" }), /Open/);
		await expectRefused(world, () => world.api.merge({ keep: "Open", from: "Ana Diaz" }), /Open/);
		await expectRefused(world, () => world.api.merge({ keep: "Ana Diaz" } as never), /no person/i);
	});

	it("goes on leading the links of the note that goes to where they led", async () => {
		world = await World.start(
			{
				"People/Ana Diaz.md": "---\ntype: person\n---\n",
				"Work/Anita Diaz.md": "---\ntype: person\n---\n\nSee [[Plan]], [it](Plan.md) and [[Nowhere]].\n",
				"Work/Plan.md": "",
				"People/Plan.md": "",
			},
			SETTINGS,
		);
		await world.api.merge({ keep: "Ana Diaz", from: "Anita Diaz" });
		expect(world.text("People/Ana Diaz.md")).toContain("See [[Work/Plan]], [it](Work/Plan.md) and [[Nowhere]].");
	});

	it("adds up what was given before both logs, and lets nobody rest who is followed in one of the notes", async () => {
		world = await World.start({
			"People/Ana Diaz.md":
				"---\ntype: person\npaused: true\ngives: 3\n---\n\n## Follow-ups\n\n- 2026-11-02 call, gave: x\n",
			"People/Anita Diaz.md":
				"---\ntype: person\ngives: 2\nsnooze_until: 2027-01-01\n---\n\n## Follow-ups\n\n- 2026-11-01 call, gave: y\n",
		});
		await world.api.merge({ keep: "Ana Diaz", from: "Anita Diaz" });
		await world.settled();
		expect(world.person("Ana Diaz")).toMatchObject({ gives: 5 });
		expect(world.person("Ana Diaz").state).not.toBe("resting");
		expect(world.text("People/Ana Diaz.md")).toContain("- paused: true\n- snooze_until: 2027-01-01\n");
	});

	it("leaves every note as before or as meant wherever it is stopped, and goes on or is taken back", async () => {
		for (let at = 1; ; at++) {
			const disk = new FaultyDisk(FILES);
			world = await World.start({}, { ...SETTINGS, disk });
			const before = withoutTrash(world.files());
			let writes = 0;
			const fail = (path: string): void => {
				if (!path.startsWith(".obsidian") && ++writes >= at) diskFull();
			};
			disk.beforeWrite = fail;
			disk.beforeRename = (from) => fail(from);
			const result = await world.api.merge({ keep: "Ana Diaz", from: "Anita Diaz" }).then(
				() => "done",
				(error: Error) => error.message,
			);
			disk.beforeWrite = undefined;
			disk.beforeRename = undefined;
			await world.settled();
			if (result === "done") {
				expect(at).toBeGreaterThan(4);
				break;
			}
			const stopped = withoutTrash(world.files());
			if (at === 1) expect(stopped).toEqual(before);
			else {
				// The disk refuses the way back as well: what is written stays, and nothing is lost.
				expect(result).toContain("stopped halfway");
				expect(stopped["Contacts/Anita Diaz.md"]).toBe(ANITA);
				if (at % 2 === 0) {
					await world.api.undo();
					expect(withoutTrash(world.files())).toEqual(before);
				} else {
					await world.api.merge({ keep: "Ana Diaz", from: "Contacts/Anita Diaz.md" });
					const resumed = withoutTrash(world.files());
					await world.settled();
					await world.stop();
					world = await World.start(FILES, SETTINGS);
					await world.api.merge({ keep: "Ana Diaz", from: "Anita Diaz" });
					expect(resumed).toEqual(withoutTrash(world.files()));
				}
			}
			await world.stop();
		}
	});

	it("takes back what was written where one write alone fails", async () => {
		const disk = new FaultyDisk(FILES);
		world = await World.start({}, { ...SETTINGS, disk });
		const before = world.files();
		let failed = false;
		disk.beforeWrite = (path) => {
			if (path !== "Events/SMC.md" || failed) return;
			failed = true;
			diskFull();
		};
		await expect(world.api.merge({ keep: "Ana Diaz", from: "Anita Diaz" })).rejects.toThrow(/ENOSPC/);
		expect(world.files()).toEqual(before);
		await world.settled();
		await world.api.merge({ keep: "Ana Diaz", from: "Anita Diaz" });
		expect(world.files()["Contacts/Anita Diaz.md"]).toBeUndefined();
	});
});

function withoutTrash(files: Record<string, string>): Record<string, string> {
	return Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith(".trash")));
}

describe("Merge two people", () => {
	it("takes the active person first, shows what stays, swaps, and writes what was chosen", async () => {
		world = await World.start(FILES, SETTINGS);
		await world.app.inner.workspace.openLinkText("Ana Diaz", "");
		await world.settled();
		await world.run("merge-people");
		await world.pick("Anita");
		await world.settled();
		const dialog = world.dialog();
		await vi.waitFor(() => expect(dialog.textContent).toContain("Links in 3 notes will lead to Ana Diaz."));
		expect([...dialog.querySelectorAll("legend")].map((el) => el.textContent)).toEqual(["company"]);
		await world.press("Swap");
		await vi.waitFor(() => expect(dialog.textContent).toContain("will lead to Anita Diaz."));
		await world.press("Swap");
		await vi.waitFor(() => expect(dialog.textContent).toContain("will lead to Ana Diaz."));
		const radios = [...dialog.querySelectorAll<HTMLInputElement>("fieldset input")];
		expect(radios.map(({ checked }) => checked)).toEqual([true, false]);
		radios[1]?.click();
		await world.press("Merge");
		await vi.waitFor(() => expect(world.notices().at(-1)).toContain("Anita Diaz is part of Ana Diaz now."));
		expect(world.text("People/Ana Diaz.md")).toMatch(/company: Tidewater\n[^]*- company: Harbour\n$/);
		await world.pressInNotice("Undo");
		await vi.waitFor(() => expect(world.text("Contacts/Anita Diaz.md")).toBe(ANITA));
		expect(world.text("People/Ana Diaz.md")).toBe(ANA);
	});

	it("says in the dialog why two can't be merged", async () => {
		world = await World.start({ ...FILES, "People/Open.md": "---\ntype: person\n---\n\n```\nopen\n" }, SETTINGS);
		await world.run("merge-people");
		await world.pick("Ana Diaz");
		await world.pick("Open");
		await world.settled();
		await vi.waitFor(() => expect(world.dialog().textContent).toMatch(/Open.*is never closed/));
		expect(world.dialog().querySelector<HTMLButtonElement>(".mod-cta")?.disabled).toBe(true);
	});
});

describe("Check person notes", () => {
	const person = (...lines: readonly string[]): string =>
		`---\ntype: person\n${lines.map((line) => `${line}\n`).join("")}---\n`;

	it("names who is likely one, by what, and leads to their merge", async () => {
		world = await World.start({
			"People/Ana Díaz.md": person("email: ana@diaz.example"),
			"People/Diaz, Ana.md": person("company: Harbour"),
			"People/Ben Ito.md": person("company: Acme"),
			"People/Old/Ben Ito.md": person("company: Tidewater"),
			"People/Cleo Vance.md": person("links: https://www.linkedin.com/in/cleo"),
			"People/Cleo Miller.md": person("links: https://de.linkedin.com/in/cleo/"),
			"People/Office One.md": person("email: hello@acme.example"),
			"People/Office Two.md": person("email: hello@acme.example"),
			"People/Office Three.md": person("email: hello@acme.example"),
		});
		await world.run("check-notes");
		await vi.waitFor(() => world.dialog());
		const said = [...world.dialog().querySelectorAll(".networking-notes-finding .setting-item-name")].map(
			(el) => el.textContent,
		);
		expect(said.filter((words) => words.includes("may be the same"))).toEqual([
			"This may be the same person as Diaz, Ana (People/Diaz, Ana.md): same name.",
			"This may be the same person as Cleo Vance (People/Cleo Vance.md): same profile.",
		]);
		expect(said.some((words) => words.includes("the name of 2 notes: People/Ben Ito.md"))).toBe(true);
		await world.press("Merge…");
		await world.settled();
		await vi.waitFor(() => expect(world.dialog().textContent).toContain("What Ana Díaz gets"));
		await world.press("Merge");
		await vi.waitFor(() => expect(world.notices().at(-1)).toContain("is part of Ana Díaz now."));
		expect(world.text("People/Ana Díaz.md")).toContain('company: Harbour\naliases:\n  - "Diaz, Ana"\n');
	});
});
