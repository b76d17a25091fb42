// Redo after undo: whatever was done and taken back comes again byte for byte, or is refused and nothing is changed.
import fc from "fast-check";
import type { App } from "obsidian";
import { describe, expect, it } from "vitest";
import { setCadence, setPaused } from "../../../src/actions/cadence-and-rest";
import { ActionRefused, type Context } from "../../../src/actions/context";
import { createPerson } from "../../../src/actions/create-person";
import { logFollowUp } from "../../../src/actions/log-follow-up";
import { redo, undo } from "../../../src/actions/undo";
import type { Day } from "../../../src/domain/day";
import { DEFAULT_SETTINGS } from "../../../src/settings/settings";
import { NoteWriter } from "../../../src/vault/write/note-writer";
import { UndoHistory } from "../../../src/vault/write/undo-history";
import type { TFile } from "../../../preview/vault/files";
import { runs } from "../../support/runs";
import { VaultWorld } from "../index/vault-world";

const SHAPES = [
	"Her words.\n\n## Follow-ups\n\n- 2026-09-01 call\n\nBelow.\n",
	"---\ntype: person # a comment\nlast_contact: 2026-09-01\nx: [1, 2]\n---\nNo log.\n",
	"---\r\ntype: person\r\ngives: 3\r\n---\r\n\r\n## Follow-ups\r\n\r\n- 2026-11-20 call\r\n- 2026-09-01 call\r\n",
	"## Follow-ups\n- 2026-01-01",
];

/** A vault with its index and writer. */
class Vault {
	readonly world: VaultWorld;
	readonly context: Context;
	private readonly watched;

	constructor(shapes: readonly string[]) {
		this.world = new VaultWorld(Object.fromEntries(shapes.map((text, index) => [`People/P${index}.md`, text])));
		const { vault, cache: metadataCache } = this.world;
		const fileManager = { trashFile: (file: TFile) => vault.trash(file, false) };
		const notes = new NoteWriter({
			app: { vault, metadataCache, fileManager } as unknown as App,
			saveOpenEditors: () => Promise.resolve(),
			clock: () => performance.now(),
			reading: () => ({}),
		});
		this.watched = this.world.watch();
		notes.listen(() => undefined);
		this.context = {
			notes,
			steps: new UndoHistory(),
			breathe: () => Promise.resolve(),
			index: this.watched.index,
			events: this.watched.events,
			settings: () => DEFAULT_SETTINGS,
			today: () => "2026-11-24" as Day,
			locale: () => "en",
		};
	}

	static async with(shapes: readonly string[], use: (vault: Vault) => Promise<void>): Promise<void> {
		const vault = new Vault(shapes);
		await vault.world.start(false);
		await vault.watched.watch.rescan();
		await use(vault);
		vault.watched.end();
		await vault.world.end();
	}

	/** Every note, but for those in the bin. */
	get texts(): Readonly<Record<string, string>> {
		return Object.fromEntries(
			Object.entries(this.world.disk.snapshot()).filter(([path]) => !path.startsWith(".trash/")),
		);
	}

	/** Does one of a few things to some of the people; the number makes its words its own. */
	async do(what: "log" | "cadence" | "rest" | "make", who: readonly number[], serial: number): Promise<void> {
		const { context } = this;
		const all = [...context.index.people()].sort((a, b) => (a.path < b.path ? -1 : 1));
		const people = [...new Set(who.flatMap((each) => all[each % all.length] ?? []))];
		if (what === "log") await logFollowUp(context, people, { what: `log${serial}`, direction: "gave" });
		else if (what === "cadence") await setCadence(context, people, serial + 1);
		else if (what === "rest") await setPaused(context, people, serial % 2 === 0);
		else await createPerson(context, { name: `N${serial}`, answers: [`why${serial}`] });
		await this.world.settled();
	}
}

const doing = fc.record({
	what: fc.constantFrom("log" as const, "cadence" as const, "rest" as const, "make" as const),
	who: fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 3 }),
});

describe("redo", () => {
	it("brings back every byte of what undo took back, step by step, as often as one likes", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.constantFrom(...SHAPES), { minLength: 1, maxLength: 3 }),
				fc.array(doing, { minLength: 1, maxLength: 6 }),
				fc.array(fc.boolean(), { maxLength: 16 }),
				(shapes, todo, back) =>
					Vault.with(shapes, async (vault) => {
						const { context } = vault;
						const states = [vault.texts];
						for (const [serial, { what, who }] of todo.entries()) {
							const before = context.steps.next;
							await vault.do(what, who, serial);
							if (context.steps.next !== before) states.push(vault.texts);
						}
						let at = states.length - 1;
						for (const isUndo of [...back, ...todo.map(() => false)]) {
							const next = isUndo ? at - 1 : at + 1;
							const act = isUndo ? undo : redo;
							if (states[next] === undefined) await expect(act(context)).rejects.toThrow(ActionRefused);
							else {
								await act(context);
								at = next;
							}
							expect(vault.texts).toEqual(states[at]);
						}
						expect(at).toBe(states.length - 1);
					}),
			),
			{ numRuns: runs(40) },
		);
	}, 600_000);

	it("is refused where a note was changed since the undo, and changes nothing", async () => {
		await Vault.with(SHAPES, async ({ context, world }) => {
			const people = [...context.index.people()];
			await logFollowUp(context, people, { what: "lunch", direction: "gave" });
			const { undone } = await undo(context);
			world.disk.changeOutside("People/P3.md", `${world.disk.text("People/P3.md") ?? ""}\n- 2026-11-24, gave: lunch`);
			await world.settled();
			const before = world.disk.snapshot();
			await expect(redo(context)).rejects.toThrow("“P3” has been changed since the undo");
			await expect(redo(context, undone)).rejects.toThrow("Nothing was changed");
			expect(world.disk.snapshot()).toEqual(before);
		});
	});

	it("goes on to the step undone before where a note refuses one, names it, and comes back to that one", async () => {
		await Vault.with(SHAPES, async ({ context, world }) => {
			const [ana, ben] = [...context.index.people()];
			if (ana === undefined || ben === undefined) throw new Error("nobody");
			await logFollowUp(context, [ana], { what: "first" });
			await logFollowUp(context, [ben], { what: "second" });
			await undo(context);
			await undo(context);
			const text = world.disk.text(ana.path) ?? "";
			world.disk.changeOutside(ana.path, `${text}\nmore`);
			await world.settled();
			await expect(redo(context)).rejects.toThrow(`Redo again to redo the follow-up with ${ben.name}.`);
			await redo(context);
			expect(world.disk.text(ben.path)).toContain("second");
			expect(world.disk.text(ana.path)).toBe(`${text}\nmore`);
			world.disk.changeOutside(ana.path, text);
			await world.settled();
			await redo(context);
			expect(world.disk.text(ana.path)).toContain("first");
			await expect(redo(context)).rejects.toThrow("nothing to redo");
		});
	});

	it("is refused where another note stands where a new one was", async () => {
		await Vault.with([], async ({ context, world }) => {
			await createPerson(context, { name: "Ana" });
			await undo(context);
			world.disk.changeOutside("People/Ana.md", "mine");
			await world.settled();
			await expect(redo(context)).rejects.toThrow("already a note at People/Ana.md");
			expect(world.disk.text("People/Ana.md")).toBe("mine");
		});
	});

	it("is over once something else was done, and says so", async () => {
		await Vault.with(SHAPES, async ({ context }) => {
			const [one, other] = [...context.index.people()];
			if (one === undefined || other === undefined) throw new Error("nobody");
			await logFollowUp(context, [one], { what: "lunch" });
			const { undone } = await undo(context);
			await setPaused(context, [other], true);
			await expect(redo(context)).rejects.toThrow("nothing to redo");
			await expect(redo(context, undone)).rejects.toThrow("Something else has been done since");
		});
	});
});
