// @vitest-environment happy-dom
// Bytes that are no UTF-8 are never written over, and half a character is never written.
import { afterEach, describe, expect, it } from "vitest";
import { MemoryDisk } from "../../preview/platform/memory-disk";
import { expectRefused, World } from "./support/world";

let world: World;

const P = "---\ntype: person\n---\n";

afterEach(() => world.stop());

/** A text as Windows-1252 wrote it before there was UTF-8. */
function latin1(text: string): Uint8Array {
	return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

function utf16(text: string, mark: boolean): Uint8Array {
	return Uint8Array.from(
		[...(mark ? "\ufeff" : ""), ...text].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]),
	);
}

async function start(files: Record<string, string | Uint8Array>, settings: object = {}): Promise<MemoryDisk> {
	const disk = new MemoryDisk(files);
	world = await World.start({}, { disk, settings: { setUp: true, ...settings } });
	return disk;
}

async function bytesOf(disk: MemoryDisk, path: string): Promise<number[]> {
	return [...(await disk.read(path))];
}

describe("a note that is not UTF-8", () => {
	it.each([
		["Latin letters of one byte", latin1(`${P}Caf\u00e9 with Zo\u00eb\n`), 4],
		["one of them in the properties", latin1("---\ntype: person\nplace: M\u00fcnchen\n---\n"), 3],
		["UTF-16", utf16("Ana.\nHer words.\n", true), 1],
		["UTF-16 without a mark", utf16("Ana.\nHer words.\n", false), 1],
		["a character that was cut in two", Uint8Array.from([...latin1(`${P}\nLast line `), 0xf0, 0x9f, 0x98]), 5],
		["a surrogate that somebody encoded", Uint8Array.from([...latin1(P), 0xed, 0xa0, 0x80, 10]), 4],
		[
			"Latin letters beside a sign that is meant to be U+FFFD",
			Uint8Array.from([...latin1(P), 0xef, 0xbf, 0xbd, 10, 0xe9, 10]),
			5,
		],
	])("is refused by every write: %s", async (_, bytes, line) => {
		const disk = await start({ "People/Ana.md": bytes });
		const message = new RegExp(`^Nothing was changed in “Ana”, line ${line}: that line isn’t encoded as UTF-8`);
		const acts = [
			() => world.api.logFollowUp({ person: "Ana", channel: "call", what: "hello" }),
			() => world.api.snooze({ person: "Ana", until: "2027-01-01" }),
			() => world.api.setCadence({ person: "Ana", cadence: "monthly" }),
			() => world.api.setPaused({ person: "Ana", paused: true }),
		];
		for (const act of acts) await expectRefused(world, act, message);
		expect(await bytesOf(disk, "People/Ana.md")).toEqual([...bytes]);
	});

	it("is made no person, and is no template", async () => {
		const bytes = latin1("Caf\u00e9\n");
		const disk = await start({ "Notes/Ana.md": bytes, "Template.md": bytes }, { template: "Template" });
		await world.app.openNote("Notes/Ana.md");
		await world.run("make-person");
		expect(world.notices().at(-1)).toMatch(/^Nothing was changed in “Ana”, line 1: that line isn’t encoded as UTF-8/);
		await expectRefused(
			world,
			() => world.api.createPerson({ name: "Ben" }),
			/in “Template”, line 1: that line isn’t encoded as UTF-8/,
		);
		expect(await bytesOf(disk, "Notes/Ana.md")).toEqual([...bytes]);
	});

	it("is not written by an undo either", async () => {
		const disk = await start({ "People/Ana.md": P });
		await world.api.logFollowUp({ person: "Ana", channel: "call" });
		const bytes = Uint8Array.from([...(await disk.read("People/Ana.md")), ...latin1("Caf\u00e9\n")]);
		disk.changeOutside("People/Ana.md", bytes);
		await world.settled();
		await expect(world.api.undo()).rejects.toThrow(/in “Ana”, line \d+: that line isn’t encoded as UTF-8/);
		expect(await bytesOf(disk, "People/Ana.md")).toEqual([...bytes]);
	});

	it("is not brought up to date", async () => {
		const bytes = latin1(`${P}\n## Follow-ups\n\n- 2026-10-01 call: caf\u00e9\n`);
		const disk = await start({ "People/Ana.md": bytes });
		await world.run("check-notes");
		await world.press("Bring up to date");
		expect(world.notices().at(-1)).toMatch(/line 7: that line isn’t encoded as UTF-8/);
		expect(await bytesOf(disk, "People/Ana.md")).toEqual([...bytes]);
	});

	it("is told from one in which somebody wrote U+FFFD: that is written and taken back as any other", async () => {
		const text = `\ufeff${P}A sign \ufffd that I keep.\n`;
		await start({ "People/Ana.md": text });
		await world.api.logFollowUp({ person: "Ana", channel: "call", what: "\ufffd too" });
		expect(world.text("People/Ana.md")).toContain(
			"A sign \ufffd that I keep.\n\n## Follow-ups\n\n- 2026-11-24 call: \ufffd too\n",
		);
		await world.api.undo();
		expect(world.text("People/Ana.md")).toBe(text);
	});
});

describe("half a character", () => {
	it.each<[string, (half: string) => Promise<unknown>]>([
		["the words of a follow-up", (half) => world.api.logFollowUp({ person: "Ana", what: `a${half}b` })],
		["a name", (half) => world.api.createPerson({ name: `Ben ${half}` })],
		["an answer", (half) => world.api.createPerson({ name: "Ben", answers: ["", half] })],
		["a property", (half) => world.api.createPerson({ name: "Ben", properties: { place: `x${half}` } })],
		["a list of a property", (half) => world.api.createPerson({ name: "Ben", properties: { seeks: ["a", half] } })],
		["the name of a property", (half) => world.api.createPerson({ name: "Ben", properties: { [`a${half}`]: "b" } })],
		["a day", (half) => world.api.snooze({ person: "Ana", until: `2027-01-01${half}` })],
		["a rhythm", (half) => world.api.setCadence({ person: "Ana", cadence: `6 weeks${half}` })],
		["a channel", (half) => world.api.logFollowUp({ person: "Ana", channel: `call${half}` })],
	])("is refused in %s, from either side", async (_, act) => {
		await start({ "People/Ana.md": P });
		for (const half of ["\ud83d", "\ude00", "\ude00\ud83d"])
			await expectRefused(world, () => act(half), /Nothing was (changed|saved)\./);
		await expect(world.api.undo()).rejects.toThrow("There’s nothing to undo.");
	});

	it("is not what a whole one is", async () => {
		await start({ "People/Ana.md": P });
		await world.api.logFollowUp({ person: "Ana", what: "a \ud83d\ude00 b" });
		expect(world.text("People/Ana.md")).toContain(": a \ud83d\ude00 b\n");
	});
});
