// @vitest-environment happy-dom
// Capture: one line under Met of tonight's event, from the dialog, the API, a link and the command line.
import { afterEach, describe, expect, it } from "vitest";
import { diskFull, FaultyDisk } from "./support/faulty-disk";
import { expectRefused, TODAY, World } from "./support/world";

let world: World;

afterEach(() => world.stop());

const event = (date: string, more = ""): string => `---\ntype: event\ndate: ${date}\n${more}---\n`;
const FAIR = "Events/Fair.md";
const TONIGHT = { [FAIR]: `${event(TODAY)}\n## Met\n` };

function typeInto(text: string): void {
	const area = document.querySelector<HTMLTextAreaElement>("textarea.cm-content");
	if (area === null) throw new Error("No note is open");
	area.value = text;
	area.dispatchEvent(new Event("input", { bubbles: true }));
}

describe("api.capture", () => {
	it("adds a line to tonight's event by one write, says where it stands, and is taken back to the byte", async () => {
		world = await World.start(TONIGHT);
		const writes = world.disk.writes.length;
		expect(await world.api.capture({ text: "Tom Reyes, Acme: climbing" })).toEqual({ path: FAIR, line: 8 });
		expect(await world.api.capture({ text: "- Ana Diaz" })).toEqual({ path: FAIR, line: 9 });
		expect(world.text(FAIR)).toBe(`${TONIGHT[FAIR]}\n- Tom Reyes, Acme: climbing\n- Ana Diaz\n`);
		expect(world.text(FAIR).split("\n")[7]).toBe("- Tom Reyes, Acme: climbing");
		expect(world.disk.writes.slice(writes)).toEqual([FAIR, FAIR]);
		await world.api.undo();
		expect(await world.api.undo()).toBe("Undone: the line about Tom Reyes.");
		expect(world.text(FAIR)).toBe(TONIGHT[FAIR]);
		expect(world.api.people()).toEqual([]);
	});

	it("takes an event by name or path, of several days the one that lasts, and none of another day by itself", async () => {
		world = await World.start({
			"Events/Fair.md": event("2026-11-23", "until: 2026-11-25\n"),
			"Events/Old Fair.md": event("2026-11-20", "until: 2026-11-23\n"),
			"Else/Fair.md": event("2025-11-20"),
		});
		expect((await world.api.capture({ text: "Tom" })).path).toBe(FAIR);
		expect((await world.api.capture({ text: "Tom", event: "old fair" })).path).toBe("Events/Old Fair.md");
		expect((await world.api.capture({ text: "Tom", event: "Else/Fair" })).path).toBe("Else/Fair.md");
		await expectRefused(
			world,
			() => world.api.capture({ text: "Tom", event: "Fair" }),
			/“Fair” could be several events: Else\/Fair.md and Events\/Fair.md/,
		);
	});

	it("lands whole when ten come at once, with the note open and unsaved, and beside another program's line", async () => {
		world = await World.start(TONIGHT);
		await world.app.openNote(FAIR);
		typeInto(`${TONIGHT[FAIR]}\n- typed by hand\n`);
		await Promise.all(Array.from({ length: 10 }, (_, at) => world.api.capture({ text: `Person ${at}` })));
		world.disk.changeOutside(FAIR, `${world.text(FAIR)}- from a phone's shortcut\n`);
		await world.settled();
		await world.api.capture({ text: "the last one" });
		expect(world.text(FAIR)).toBe(
			`${TONIGHT[FAIR]}\n- typed by hand\n${Array.from({ length: 10 }, (_, at) => `- Person ${at}\n`).join("")}- from a phone's shortcut\n- the last one\n`,
		);
	});

	it.each([
		["no name", { text: ": climbing" }, /Begin with the name/],
		["nothing", { text: "" }, /Begin with the name/],
		["no text", { text: 7 }, /“7” isn’t text/],
		["a task", { text: "- [ ] Tom" }, /“\[ \] Tom” is a task/],
		["markup that is no line", { text: "Tom %% x" }, /Nothing was changed/],
		["no such event", { text: "Tom", event: "Nowhere" }, /There is no event “Nowhere”/],
		["an event without a day", { text: "Tom", event: "Undated" }, /“Undated” has no “date”/],
		["an event with no day that can be read", { text: "Tom", event: "Soon" }, /“date: soon” in “Soon” is not a day/],
		["a person", { text: "Tom", event: "People/Ana.md" }, /There is no event/],
	])("refuses %s, and changes nothing", async (_, input, message) => {
		world = await World.start({
			...TONIGHT,
			"Events/Undated.md": "---\ntype: event\n---\n",
			"Events/Soon.md": event("soon"),
			"People/Ana.md": "---\ntype: person\n---\n",
		});
		await expectRefused(world, () => world.api.capture(input as { text: string }), message);
	});

	it("refuses where no event is on today, or several are", async () => {
		world = await World.start({ "Events/A.md": event("2026-11-20") });
		await expectRefused(world, () => world.api.capture({ text: "Tom" }), /No event is on today/);
		world.disk.changeOutside("Events/B.md", event(TODAY));
		world.disk.changeOutside("Events/C.md", event(TODAY));
		await world.settled();
		await expectRefused(
			world,
			() => world.api.capture({ text: "Tom" }),
			/Several events are on today: .*B\.md and .*C\.md/,
		);
	});
});

describe("Capture at an event", () => {
	it("takes two keys besides the words for each person, and takes back what was noted", async () => {
		world = await World.start({ [FAIR]: `${event(TODAY, "goal: 5\n")}` });
		await world.run("capture");
		expect(world.dialog().textContent).toContain("0 of 5 new people");
		for (const line of ["Tom Reyes, Acme: climbing; seeks a CTO", "Ana Diaz", "Bo"]) {
			world.fill("Somebody you met", line);
			await world.key("Enter");
		}
		expect(world.dialog().textContent).toContain("3 of 5 new people");
		expect(world.text(FAIR)).toContain("## Met\n\n- Tom Reyes, Acme: climbing; seeks a CTO\n- Ana Diaz\n- Bo\n");
		await world.press("Undo");
		expect(world.text(FAIR)).not.toContain("- Bo\n");
		expect(world.dialog().querySelector<HTMLInputElement>("input")?.value).toBe("Bo");
		expect(document.activeElement).toBe(world.dialog().querySelector("input"));
		await world.press("Done");
		expect(world.hasDialog()).toBe(false);
	});

	it("says how a line is understood", async () => {
		world = await World.start(TONIGHT);
		await world.run("capture");
		world.fill("Somebody you met", "Tom Reyes, Acme: climbing; seeks a CTO; promised the list");
		expect([...world.dialog().querySelectorAll(".networking-notes-chip")].map((el) => el.textContent)).toEqual([
			"Tom Reyes",
			"Acme",
			"climbing",
			"seeks a CTO",
			"promised the list",
		]);
		world.fill("Somebody you met", ": climbing");
		expect(world.dialog().textContent).toContain("Begin with a name.");
	});

	it("asks which event where none is on today, and makes one with what its series has", async () => {
		world = await World.start({
			"Events/Harbour Makers Meetup 12.md": event("2026-10-20", 'place: the mill\ncommunity: "Harbour Makers"\n'),
		});
		await world.run("capture");
		await world.pick("Harbour Makers Meetup 13");
		world.fill("Somebody you met", "Tom");
		await world.key("Enter");
		expect(world.text("Events/Harbour Makers Meetup 13.md")).toBe(
			"---\ntype: event\ndate: 2026-11-24\nplace: the mill\ncommunity: Harbour Makers\n---\n\n## Met\n\n- Tom\n",
		);
		await world.run("undo");
		await world.run("undo");
		expect(world.disk.text("Events/Harbour Makers Meetup 13.md")).toBeUndefined();
	});

	it("follows a rename, keeps the words when the note is gone or the disk is full, and comes back with them", async () => {
		const disk = new FaultyDisk(TONIGHT);
		world = await World.start({}, { disk });
		await world.run("capture");
		const { vault } = world.app.app;
		const file = vault.getFileByPath(FAIR);
		if (file !== null) await vault.rename(file, "Events/Book Fair.md");
		world.fill("Somebody you met", "Tom");
		disk.beforeWrite = diskFull;
		await world.key("Enter");
		expect(world.notices().at(-1)).toMatch(/ENOSPC/);
		disk.beforeWrite = undefined;
		await world.key("Enter");
		expect(world.text("Events/Book Fair.md")).toContain("- Tom\n");
		world.fill("Somebody you met", "Ana");
		disk.changeOutside("Events/Book Fair.md", null);
		await world.settled();
		await world.key("Enter");
		expect(world.notices().at(-1)).toBe("The note Events/Book Fair.md is gone. Nothing was changed.");
		expect(world.dialog().querySelector<HTMLInputElement>("input")?.value).toBe("Ana");
	});

	it("is filled in by a link, which writes nothing, and written by the command line", async () => {
		world = await World.start(TONIGHT);
		const { protocolHandlers, cliHandlers } = world.app.inner;
		protocolHandlers.get("networking-notes-capture")?.({ text: "Tom Reyes", event: "Fair" });
		await world.settled();
		expect(world.text(FAIR)).toBe(TONIGHT[FAIR]);
		expect(world.dialog().querySelector<HTMLInputElement>("input")?.value).toBe("Tom Reyes");
		await world.key("Escape");
		const cli = cliHandlers.get("networking-notes:capture")?.handler;
		expect(await cli?.({ text: "Ana Diaz" })).toBe(`${FAIR}:8`);
		expect(await cli?.({ text: "Bo Lind", json: "true" })).toBe(JSON.stringify({ path: FAIR, line: 9 }));
		protocolHandlers.get("networking-notes-capture")?.({ event: "Nowhere" });
		await world.settled();
		expect(world.notices().at(-1)).toMatch(/There is no event “Nowhere”/);
	});
});
