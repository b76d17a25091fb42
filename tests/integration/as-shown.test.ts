// @vitest-environment happy-dom
// “Bring up to date” and “Use the log” write what was shown, where the note still reads so; all else is left and named.
import { afterEach, describe, expect, it } from "vitest";
import { World } from "./support/world";

let world: World;

const NOTE =
	"---\ntype: person\nlast_contact: 2026-11-01\ngives: 1\n---\n\n## Follow-ups\n\n- 2026-11-20 call, gave: a\n- 2026-11-21 call, gave: b\n";

afterEach(() => world.stop());

/** What “Bring up to date” makes of a note that is changed while its findings are on the screen. */
async function broughtUpToDate(
	meanwhile: string,
	files: Record<string, string> = { "People/Ana.md": NOTE },
): Promise<string> {
	world = await World.start(files, { settings: { setUp: true } });
	await world.run("check-notes");
	world.disk.changeOutside("People/Ana.md", meanwhile);
	await world.settled();
	await world.press("Bring up to date");
	return world.text("People/Ana.md");
}

describe("“Bring up to date”", () => {
	it("writes what it showed, where nothing changed, and it can be taken back", async () => {
		const text = await broughtUpToDate(NOTE);
		expect(text).toBe(NOTE.replace("2026-11-01", "2026-11-21").replace("gives: 1", "gives: 2"));
		await world.run("undo");
		expect(world.text("People/Ana.md")).toBe(NOTE);
	});

	it("writes a summary in fields of the text where it stands, and takes it back though a formatter came between", async () => {
		const fields = NOTE.replace("last_contact: 2026-11-01\ngives: 1\n", "").replace(
			"---\n\n",
			"---\n\n- last_contact:: 2026-11-01\n- (gives:: 1)\n\n",
		);
		const text = await broughtUpToDate(fields, { "People/Ana.md": fields });
		expect(text).toBe(fields.replace("2026-11-01", "2026-11-21").replace("gives:: 1", "gives:: 2"));
		world.disk.changeOutside("People/Ana.md", text.replace(/^- /gm, "* "));
		await world.settled();
		await world.run("undo");
		expect(world.text("People/Ana.md")).toBe(fields.replace(/^- /gm, "* "));
	});

	it.each([
		["takes no property out where the log was moved away", NOTE.replace("## Follow-ups", "## Kept in touch")],
		[
			"sets no day back, and writes over no words",
			NOTE.replace("2026-11-01", "2026-11-23").replace("gives: 1", "gives: about seven"),
		],
		["leaves words that can't be read", NOTE.replace("2026-11-01", "soon").replace("gives: 1", "gives: [many]")],
		["leaves what the log says otherwise by now", NOTE.replace("- 2026-11-21 call, gave: b\n", "")],
		["leaves what was taken out of the properties", NOTE.replace("last_contact: 2026-11-01\ngives: 1\n", "")],
		[
			"leaves a second spelling that came in",
			NOTE.replace("gives: 1", "gives: 1\nGives: 7").replace("2026-11-01", "2026-11-02"),
		],
	])("%s", async (_, meanwhile) => {
		expect(await broughtUpToDate(meanwhile)).toBe(meanwhile);
		expect(world.notices()).toEqual([
			"Left in Ana’s note as it was, since it says something else now: last_contact and gives.",
		]);
		await world.run("undo");
		expect(world.notices().at(-1)).toBe("There’s nothing to undo.");
	});

	it("writes what is still as shown, beside what is not", async () => {
		const meanwhile = NOTE.replace("2026-11-01", "2026-11-23");
		expect(await broughtUpToDate(meanwhile)).toBe(meanwhile.replace("gives: 1", "gives: 2"));
		expect(world.notices().at(-1)).toBe(
			"Brought 1 note up to date with the log. Left in Ana’s note as it was, since it says something else now: last_contact.",
		);
	});

	it("is silent about what somebody else has brought up to date already", async () => {
		const meanwhile = NOTE.replace("2026-11-01", "2026-11-21").replace("gives: 1", "gives: 2");
		expect(await broughtUpToDate(meanwhile)).toBe(meanwhile);
		expect(world.notices()).toEqual([]);
	});

	it("names the note that was left, and brings the others up to date", async () => {
		await broughtUpToDate(NOTE.replace("2026-11-01", "2026-11-23").replace("gives: 1", "gives: 9"), {
			"People/Ana.md": NOTE,
			"People/Ben.md": NOTE,
		});
		expect(world.text("People/Ben.md")).toContain("last_contact: 2026-11-21\ngives: 2\n");
		expect(world.notices().at(-1)).toBe(
			"Brought 1 note up to date with the log. Left in Ana’s note as it was, since it says something else now: last_contact and gives.",
		);
	});
});

describe("“Use the log” on a card", () => {
	const DUE = NOTE.replace("gives: 1", "cadence: 1");

	async function used(meanwhile: string): Promise<string> {
		world = await World.start({ "People/Ana.md": DUE }, { settings: { setUp: true } });
		await world.run("reach-out");
		world.disk.changeOutside("People/Ana.md", meanwhile);
		await world.settled();
		await world.press("Use the log");
		return world.text("People/Ana.md");
	}

	it("writes what the card shows", async () => {
		expect(await used(DUE)).toBe(DUE.replace("2026-11-01", "2026-11-21"));
	});

	it.each([
		["a later day", DUE.replace("2026-11-01", "2026-11-23")],
		["words", DUE.replace("2026-11-01", "last week")],
		["a log that says more", `${DUE}- 2026-11-22 call\n`],
	])("leaves what is there by now: %s", async (_, meanwhile) => {
		expect(await used(meanwhile)).toBe(meanwhile);
		expect(world.notices()).toEqual(["Left in Ana’s note as it was, since it says something else now: last_contact."]);
	});
});
