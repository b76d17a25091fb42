// The writer alone, where what happens between two of its steps matters.
import type { App } from "obsidian";
import { describe, expect, it } from "vitest";
import { ChangedSince } from "../../../src/vault/write/write-errors";
import { NoteWriter } from "../../../src/vault/write/note-writer";
import type { TFile } from "../../../preview/vault/files";
import { VaultWorld } from "../index/vault-world";

async function writer(text: string): Promise<{
	world: VaultWorld;
	notes: NoteWriter;
	file: TFile;
	beforeWrite: { then?: (() => Promise<unknown>) | undefined };
}> {
	const world = new VaultWorld({ "Ana.md": text });
	await world.start(false);
	const file = world.vault.getFileByPath("Ana.md");
	if (file === null) throw new Error("no note");
	const beforeWrite: { then?: (() => Promise<unknown>) | undefined } = {};
	const app = {
		vault: world.vault,
		fileManager: { trashFile: (note: TFile) => world.vault.trash(note, false) },
	} as unknown as App;
	const notes = new NoteWriter({
		app,
		saveOpenEditors: async () => {
			await beforeWrite.then?.();
		},
		clock: () => performance.now(),
		reading: () => ({}),
	});
	notes.listen(() => undefined);
	return { world, notes, file, beforeWrite };
}

const add = (words: string) => (text: string) => [{ at: text.length, removed: "", inserted: words }];

describe("the writer", () => {
	it("writes in the note that stands at the path when its turn comes, though sync replaced it meanwhile", async () => {
		const { world, notes, file, beforeWrite } = await writer("old\n");
		let first = true;
		beforeWrite.then = async () => {
			if (!first) return;
			first = false;
			await world.vault.delete(file);
			await world.vault.create("Ana.md", "new\n");
		};
		const results = await Promise.allSettled([notes.edit("Ana.md", add("a\n")), notes.edit("Ana.md", add("b\n"))]);
		expect(results[1].status).toBe("fulfilled");
		expect(world.disk.text("Ana.md")).toContain("new\n");
		expect(world.disk.text("Ana.md")).toContain("b\n");
		await world.end();
	});

	it("looks at a new note again just before it goes to the bin", async () => {
		const { world, notes, beforeWrite } = await writer("");
		const made = await notes.create("Ben.md", "made\n");
		let looks = 0;
		beforeWrite.then = async () => {
			if (++looks === 2) world.disk.changeOutside("Ben.md", "made, and mine\n");
			await world.settled();
		};
		await expect(notes.takeBack([made])).rejects.toThrow(ChangedSince);
		expect(world.disk.text("Ben.md")).toBe("made, and mine\n");
		await world.end();
	});

	it("takes up no gesture on a note while a step over several notes is taken back", async () => {
		const { world, notes, beforeWrite } = await writer("");
		const changes = [await notes.edit("Ana.md", add("step\n")), await notes.create("Ben.md", "made\n")].filter(
			(change) => change !== undefined,
		);
		const order: string[] = [];
		let started = false;
		let gesture: Promise<unknown> = Promise.resolve();
		beforeWrite.then = async () => {
			if (started) return;
			started = true;
			gesture = notes.edit("Ana.md", add("mine\n")).then(() => order.push("gesture"));
			await Promise.resolve();
		};
		await notes.takeBack(changes).then(() => order.push("undo"));
		await gesture;
		expect(order).toEqual(["undo", "gesture"]);
		expect(world.disk.text("Ana.md")).toBe("mine\n");
		expect(world.disk.text("Ben.md")).toBeUndefined();
		await world.end();
	});
});
