// Events are indexed as everything else is: after anything that can happen to a vault as by a rebuild.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day } from "../../../src/domain/day";
import { debriefThatWaits, isOn, REMINDED_FOR, type EventNote } from "../../../src/domain/event";
import type { EventIndex } from "../../../src/index/event-index";
import { runs } from "../../support/runs";
import { VaultWorld } from "./vault-world";

const RUNS = runs(60);

const DAYS = ["2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22", "2026-12-20", "2026-12-23"] as Day[];

const head = fc.constantFrom(
	"---\ntype: event\ndate: 2026-11-20\n---\n",
	'---\ntype: event\ndate: "[[2026-11-20]]"\nuntil: 2026-11-22\nplace: the mill\ncommunity: "[[Harbour Makers]]"\ngoal: 3\n---\n',
	"---\nType: [event, talk]\ndate: soon\ngoal: many\n---\n",
	"---\ntype: event\ndate: 2026-11-20\nuntil: 2026-11-02\n---\n",
	"---\ntype: event\n---\n",
	"---\ntype: [event, person]\ndate: 2026-11-20\n---\n",
	"---\ntype: book\ndate: 2026-11-20\n---\n",
	"---\ntype: [\n---\n",
	"",
);
const body = fc.constantFrom(
	"",
	"## Met\n\n- Tom Reyes, Acme: climbing\n- [[Ana]]\n",
	"## Met\n\n1. Tom Reyes; promised the list\n\n## Promised\n\n- [ ] the list 📅 2026-12-01\n",
	"## To meet\n- [ ] [[Ana]]\n",
	"```\n## Met\n- Nobody Real\n```\n",
);
const content = fc.tuple(head, body).map((parts) => parts.join(""));
const folder = fc.constantFrom("Events", "Events/2026", "People", "Templates", "Notes");
const path = fc.tuple(folder, fc.constantFrom("Fair", "Meetup 1", "Meetup 2")).map((parts) => `${parts.join("/")}.md`);
const which = fc.nat(20);

type Step =
	| { readonly do: "create" | "createOutside"; readonly path: string; readonly content: string }
	| { readonly do: "edit" | "editOutside"; readonly which: number; readonly content: string }
	| { readonly do: "delete" | "deleteOutside" | "becomeText"; readonly which: number }
	| { readonly do: "rename"; readonly which: number; readonly path: string }
	| { readonly do: "renameFolder"; readonly from: string; readonly to: string }
	| { readonly do: "deleteFolder"; readonly from: string }
	| { readonly do: "rescan" };

const step: fc.Arbitrary<Step> = fc.oneof(
	fc.record({ do: fc.constantFrom("create", "createOutside"), path, content }),
	fc.record({ do: fc.constantFrom("edit", "editOutside"), which, content }),
	fc.record({ do: fc.constantFrom("delete", "deleteOutside", "becomeText"), which }),
	fc.record({ do: fc.constant("rename" as const), which, path }),
	fc.record({ do: fc.constant("renameFolder" as const), from: folder, to: folder }),
	fc.record({ do: fc.constant("deleteFolder" as const), from: folder }),
	fc.record({ do: fc.constant("rescan" as const) }),
);

async function take(step: Step, { vault, disk }: VaultWorld, rescan: () => void): Promise<void> {
	const notes = vault.getMarkdownFiles();
	const note = "which" in step ? notes[step.which % Math.max(notes.length, 1)] : undefined;
	if ("which" in step && note === undefined) return;
	const makeFolder = async (at: string): Promise<void> => {
		const parts = at.split("/").slice(0, -1);
		for (let end = 1; end <= parts.length; end++) {
			const parent = parts.slice(0, end).join("/");
			if (vault.getFolderByPath(parent) === null) await vault.createFolder(parent);
		}
	};
	switch (step.do) {
		case "create":
			await makeFolder(step.path);
			await vault.create(step.path, step.content);
			return;
		case "createOutside":
			disk.changeOutside(step.path, step.content);
			return;
		case "edit":
			if (note !== undefined) await vault.process(note, () => step.content);
			return;
		case "editOutside":
			if (note !== undefined) disk.changeOutside(note.path, step.content);
			return;
		case "delete":
			if (note !== undefined) await vault.delete(note);
			return;
		case "deleteOutside":
			if (note !== undefined) disk.changeOutside(note.path, null);
			return;
		case "becomeText":
			if (note !== undefined) await vault.rename(note, note.path.replace(/\.md$/, ".txt"));
			return;
		case "rename":
			await makeFolder(step.path);
			if (note !== undefined) await vault.rename(note, step.path);
			return;
		case "renameFolder": {
			const from = vault.getFolderByPath(step.from);
			if (from !== null && step.to !== step.from && !step.to.startsWith(`${step.from}/`))
				await vault.rename(from, `${step.to}/Moved`);
			return;
		}
		case "deleteFolder": {
			const from = vault.getFolderByPath(step.from);
			if (from !== null) await vault.delete(from, true);
			return;
		}
		case "rescan":
			rescan();
	}
}

function contentsOf(events: EventIndex): readonly EventNote[] {
	return structuredClone([...events.events()].sort((a, b) => (a.path < b.path ? -1 : 1)));
}

/** Which notes are events, told from paths and texts alone. */
function expectedPaths({ disk }: VaultWorld): string[] {
	return Object.entries(disk.snapshot())
		.filter(
			([at, text]) =>
				at.endsWith(".md") &&
				!at.includes("Templates/") &&
				/^---\ntype: event\n|^---\nType: \[event, talk\]/.test(text),
		)
		.map(([at]) => at)
		.sort();
}

describe("the index of events", () => {
	it("equals a rebuild after any sequence of what can happen to a vault", async () => {
		let seen = 0;
		await fc.assert(
			fc.asyncProperty(
				fc.dictionary(path, content, { maxKeys: 5 }),
				fc.array(fc.record({ step, wait: fc.boolean() }), { maxLength: 12 }),
				fc.boolean(),
				async (files, todo, cold) => {
					const world = new VaultWorld(files);
					await world.start(cold);
					const watched = world.watch();
					await watched.watch.ready;
					for (const { step: each, wait } of todo) {
						await take(each, world, () => void watched.watch.rescan()).catch(() => undefined);
						if (wait) await world.settled();
					}
					await world.settled();
					await world.settled();
					const fresh = world.watch();
					await fresh.watch.ready;
					await world.settled();
					try {
						expect(contentsOf(watched.events)).toEqual(contentsOf(fresh.events));
						expect(contentsOf(watched.events).every(({ text }) => text !== undefined)).toBe(true);
						expect(contentsOf(watched.events).map((event) => event.path)).toEqual(expectedPaths(world));
						// Found by their days as by a look at all of them.
						const byPath = (found: Iterable<EventNote>): string[] => [...found].map((event) => event.path).sort();
						const all = [...watched.events.events()];
						for (const day of DAYS) {
							expect(byPath(watched.events.on(day))).toEqual(byPath(all.filter((event) => isOn(event, day))));
							expect(debriefThatWaits(watched.events.endedBefore(day, REMINDED_FOR), day)).toBe(
								debriefThatWaits(all, day),
							);
						}
						seen += contentsOf(watched.events).length;
						let calls = 0;
						watched.events.onChange(() => calls++);
						for (const file of world.vault.getMarkdownFiles())
							world.disk.changeOutside(file.path, world.disk.text(file.path) ?? "");
						await world.settled();
						await watched.watch.rescan();
						expect(calls).toBe(0);
					} finally {
						watched.end();
						fresh.end();
						await world.end();
					}
				},
			),
			{ numRuns: RUNS },
		);
		expect(seen).toBeGreaterThan(RUNS / 2);
	}, 600_000);
});
