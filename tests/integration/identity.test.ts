// @vitest-environment happy-dom
// A gesture reaches the note that it began with, or none: whatever is renamed, deleted, replaced and made meanwhile.
import { afterEach, describe, expect, it } from "vitest";
import { World } from "./support/world";

let world: World;

const P = "---\ntype: person\n---\n";

afterEach(() => world.stop());

async function start(files: Record<string, string>): Promise<void> {
	world = await World.start(files, { settings: { setUp: true } });
}

async function rename(from: string, to: string): Promise<void> {
	const { vault } = world.app.inner;
	const file = vault.getFileByPath(from);
	if (file === null) throw new Error(`There is no ${from}`);
	await vault.rename(file, to);
	await world.settled();
}

async function outside(path: string, text: string | null): Promise<void> {
	world.disk.changeOutside(path, text);
	await world.settled();
}

/** The paths of all notes that are not in the bin. */
function notes(): string[] {
	return Object.keys(world.files()).filter((path) => !path.startsWith(".trash/"));
}

/** Longer than sync takes to replace a note. */
function timePasses(): Promise<void> {
	return new Promise((done) => setTimeout(done, 3100));
}

/** Ana was renamed, and another Ana stands where she was. */
async function twoAnas(): Promise<void> {
	await start({ "People/Ana.md": P });
	await rename("People/Ana.md", "People/Ana Diaz.md");
	await outside("People/Ana.md", P);
}

describe("a path that was renamed once, and has another note since", () => {
	it("leads a dialog whose note is gone into no other person's note, and keeps its words", async () => {
		await twoAnas();
		await world.run("log-follow-up");
		await world.pick("Ana");
		world.fill("What", "hello");
		await outside("People/Ana.md", null);
		await world.press("Log");
		expect(world.notices().at(-1)).toBe("The note People/Ana.md is gone. Nothing was changed.");
		expect(world.dialog().querySelector<HTMLInputElement>("input[aria-label='What']")?.value).toBe("hello");
		expect(world.files()).toEqual({ "People/Ana Diaz.md": P });
	});

	it("leads an undo into no other person's note", async () => {
		await twoAnas();
		await world.api.logFollowUp({ person: "People/Ana Diaz.md", channel: "call" });
		await world.api.logFollowUp({ person: "People/Ana.md", channel: "call" });
		await outside("People/Ana.md", null);
		const hers = world.text("People/Ana Diaz.md");
		await expect(world.api.undo()).rejects.toThrow(
			"The note People/Ana.md is gone. Nothing was changed. Undo again to undo the follow-up with Ana Diaz.",
		);
		expect(world.text("People/Ana Diaz.md")).toBe(hers);
		await world.api.undo();
		expect(world.files()).toEqual({ "People/Ana Diaz.md": P });
	});

	it("leads the undo of a new person to nobody else's note, though it says the same to the byte", async () => {
		await start({});
		await world.api.createPerson({ name: "Ana" });
		await rename("People/Ana.md", "People/Ana Diaz.md");
		await world.api.createPerson({ name: "Ana" });
		await world.settled();
		const file = world.app.inner.vault.getFileByPath("People/Ana.md");
		if (file !== null) await world.app.inner.vault.delete(file);
		await world.settled();
		await expect(world.api.undo()).rejects.toThrow(/is gone/);
		expect(notes()).toEqual(["People/Ana Diaz.md"]);
		// The first of the two is taken back by what it is: the note that is called otherwise now.
		await world.api.undo();
		expect(notes()).toEqual([]);
	});

	it("is not followed by what began with the new one: two renames in a row, each note keeps its own", async () => {
		await twoAnas();
		await world.app.openNote("People/Ana.md");
		await world.run("log-follow-up");
		world.fill("What", "for the second");
		await rename("People/Ana.md", "People/Ana Roth.md");
		await outside("People/Ana.md", P);
		await world.key("Enter");
		expect(world.text("People/Ana Roth.md")).toContain("for the second");
		expect(world.text("People/Ana.md")).toBe(P);
		expect(world.text("People/Ana Diaz.md")).toBe(P);
	});
});

describe("a note that takes the place of another", () => {
	it("is not written by a dialog of the one before, when it came later", async () => {
		await start({ "People/Ana.md": P });
		await world.app.openNote("People/Ana.md");
		await world.run("log-follow-up");
		world.fill("What", "hello");
		await outside("People/Ana.md", null);
		await timePasses();
		await outside("People/Ana.md", "Another Ana.\n");
		await world.key("Enter");
		expect(world.notices().at(-1)).toBe(
			"The note People/Ana.md is gone, and another is in its place. Nothing was changed.",
		);
		expect(world.text("People/Ana.md")).toBe("Another Ana.\n");
		expect(world.hasDialog()).toBe(true);
	});

	it("is not written either where it was moved there, made by this plugin, or the app never told in order", async () => {
		await start({ "People/Ana.md": P, "Notes/Other.md": "Mine.\n" });
		await world.app.openNote("People/Ana.md");
		await world.run("log-follow-up");
		world.fill("What", "hello");
		await outside("People/Ana.md", null);
		await rename("Notes/Other.md", "People/Ana.md");
		await world.key("Enter");
		expect(world.text("People/Ana.md")).toBe("Mine.\n");
		await rename("People/Ana.md", "Notes/Other.md");
		await world.api.createPerson({ name: "Ana" });
		await world.settled();
		const made = world.text("People/Ana.md");
		await world.key("Enter");
		expect(world.text("People/Ana.md")).toBe(made);
	});

	it("is not put into the bin by the undo of the one before, though sync brought the same bytes, long after", async () => {
		await start({});
		await world.api.createPerson({ name: "Ana" });
		const made = world.text("People/Ana.md");
		await outside("People/Ana.md", null);
		await timePasses();
		await outside("People/Ana.md", made);
		await expect(world.api.undo()).rejects.toThrow(/is gone, and another is in its place/);
		expect(world.text("People/Ana.md")).toBe(made);
	});

	it("is the note that was meant where sync deleted and made it at once: log, undo of the line, undo of the note", async () => {
		await start({});
		await world.api.createPerson({ name: "Ana" });
		await world.settled();
		const made = world.text("People/Ana.md");
		await world.api.logFollowUp({ person: "Ana", channel: "call" });
		const logged = world.text("People/Ana.md");
		await outside("People/Ana.md", null);
		await outside("People/Ana.md", logged);
		await world.api.undo();
		expect(world.text("People/Ana.md")).toBe(made);
		await world.api.undo();
		expect(notes()).toEqual([]);
	});
});

describe("what was shown before a name changed hands", () => {
	/** Ana becomes Ana Diaz, and another Ana comes, while something is on the screen. */
	async function namesChangeHands(): Promise<void> {
		await rename("People/Ana.md", "People/Ana Diaz.md");
		await outside("People/Ana.md", P);
	}

	it("a picker's line is of the person whom it showed", async () => {
		await start({ "People/Ana.md": P });
		await world.run("log-follow-up");
		await namesChangeHands();
		await world.pick("Ana");
		world.fill("What", "hello");
		await world.key("Enter");
		expect(world.text("People/Ana Diaz.md")).toContain("hello");
		expect(world.text("People/Ana.md")).toBe(P);
	});

	it("a step of the walk is with the person whom it showed", async () => {
		await start({ "People/Ana.md": "---\ntype: person\nlast_contact: 2026-01-01\n---\n" });
		await world.run("reach-out");
		await namesChangeHands();
		await world.press("Let it rest");
		expect(world.text("People/Ana Diaz.md")).toContain("paused: true");
		expect(world.text("People/Ana.md")).toBe(P);
	});

	it("a finding of the check is of the note in which it was found", async () => {
		await start({ "People/Ana.md": `${P}\n## Follow-ups\n\n- 2026-10-01 call\n` });
		await world.run("check-notes");
		await rename("People/Ana.md", "People/Ana Diaz.md");
		await outside("People/Ana.md", `${P}\n## Follow-ups\n\n- 2026-10-01 call\n`);
		await world.press("Bring up to date");
		expect(world.text("People/Ana Diaz.md")).toContain("last_contact: 2026-10-01");
		expect(world.text("People/Ana.md")).not.toContain("last_contact");
	});

	it("words that were not logged come up for the person they were typed about, under whatever name, and for nobody else", async () => {
		await start({ "People/Ana.md": P });
		await world.app.openNote("People/Ana.md");
		await world.run("log-follow-up");
		world.fill("What", "about the first");
		await world.key("Escape");
		await namesChangeHands();
		const words = async (path: string): Promise<string | undefined> => {
			await world.app.openNote(path);
			await world.run("log-follow-up");
			const value = world.dialog().querySelector<HTMLInputElement>("input[aria-label='What']")?.value;
			await world.key("Escape");
			return value;
		};
		expect(await words("People/Ana.md")).toBe("");
		expect(await words("People/Ana Diaz.md")).toBe("about the first");
	});
});
