// Gestures, outside edits and undo, in random order and concurrently, over the preview's vault; checked against a model
// that knows only who put which words into which note.
import fc from "fast-check";
import type { App } from "obsidian";
import { describe, expect, it } from "vitest";
import { ActionRefused, type ActionResult, type Context } from "../../../src/actions/context";
import { createPerson } from "../../../src/actions/create-person";
import { setCadence, setPaused, snooze } from "../../../src/actions/cadence-and-rest";
import { logFollowUp } from "../../../src/actions/log-follow-up";
import { undo } from "../../../src/actions/undo";
import type { Day } from "../../../src/domain/day";
import { DEFAULT_SETTINGS } from "../../../src/settings/settings";
import { NoteWriter } from "../../../src/vault/write/note-writer";
import { UndoHistory, type UndoStep } from "../../../src/vault/write/undo-history";
import type { TFile } from "../../../preview/vault/files";
import { VaultWorld } from "../index/vault-world";
import { runs } from "../../support/runs";

const RUNS = runs(60);
const TODAY = "2026-11-24" as Day;

type Doing =
	| { readonly do: "log"; readonly who: readonly number[]; readonly gave: boolean }
	| { readonly do: "snooze" | "cadence" | "rest" | "make"; readonly who: number }
	| { readonly do: "undo"; readonly which: number | undefined }
	| { readonly do: "write outside" | "take outside" | "rename" | "trash"; readonly who: number; readonly at: number }
	| { readonly do: "rename folder"; readonly at: number };

const who = fc.nat(5);
const doing: fc.Arbitrary<Doing> = fc.oneof(
	{
		weight: 5,
		arbitrary: fc.record({
			do: fc.constant("log" as const),
			who: fc.uniqueArray(who, { minLength: 1, maxLength: 3 }),
			gave: fc.boolean(),
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			do: fc.constantFrom("snooze" as const, "cadence" as const, "rest" as const, "make" as const),
			who,
		}),
	},
	{
		weight: 8,
		arbitrary: fc.record({ do: fc.constant("undo" as const), which: fc.option(fc.nat(8), { nil: undefined }) }),
	},
	{
		weight: 5,
		arbitrary: fc.record({
			do: fc.constantFrom("write outside" as const, "take outside" as const, "rename" as const, "trash" as const),
			who,
			at: fc.nat(20),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant("rename folder" as const), at: fc.nat(20) }) },
);

const SHAPES = [
	"Her words.\n\n## Follow-ups\n\n- 2026-09-01 call\n\nBelow.\n",
	"---\ntype: person # a comment\nlast_contact: 2026-09-01\nx: [1, 2]\n---\nNo log.\n",
	"---\r\ntype: person\r\ngives: 3\r\n---\r\n\r\n## Follow-ups\r\n\r\n- 2026-11-20 call\r\n- 2026-09-01 call\r\n",
	"## Follow-ups\n- 2026-01-01",
];

/** What one gesture put into notes. */
interface Wrote {
	readonly step: UndoStep;
	readonly word: string;
	readonly files: readonly TFile[];
}

class Model {
	readonly world: VaultWorld;
	readonly context: Context;
	private readonly watched;
	/** The words that must stand in each note, each once. */
	private readonly words = new Map<TFile, Set<string>>();
	/** Words that must stand nowhere. */
	private readonly gone = new Set<string>();
	private readonly wrote: Wrote[] = [];
	private serial = 0;
	refused = 0;
	undone = 0;

	constructor(shapes: readonly string[]) {
		this.world = new VaultWorld(Object.fromEntries(shapes.map((text, index) => [`People/P${index}.md`, text])));
		const app = {
			vault: this.world.vault,
			metadataCache: this.world.cache,
			fileManager: { trashFile: (file: TFile) => this.world.vault.trash(file, false) },
		} as unknown as App;
		const notes = new NoteWriter({
			app,
			saveOpenEditors: () => Promise.resolve(),
			clock: () => performance.now(),
			reading: () => ({}),
		});
		const steps = new UndoHistory();
		this.watched = this.world.watch();
		notes.listen(() => undefined);
		this.context = {
			notes,
			steps,
			breathe: () => Promise.resolve(),
			index: this.watched.index,
			events: this.watched.events,
			settings: () => DEFAULT_SETTINGS,
			today: () => TODAY,
			locale: () => "en",
		};
	}

	async start(): Promise<void> {
		await this.world.start(false);
		await this.watched.watch.rescan();
		for (const file of this.world.vault.getMarkdownFiles()) this.words.set(file, new Set());
	}

	async end(): Promise<void> {
		this.watched.end();
		await this.world.end();
	}

	private fileAt(who: number): TFile | undefined {
		const files = this.world.vault.getMarkdownFiles();
		return files[who % Math.max(files.length, 1)];
	}

	private word(kind: string): string {
		return `${kind}${this.serial++}.`;
	}

	private async gesture(
		files: readonly TFile[],
		word: string,
		act: () => Promise<Pick<ActionResult, "step">>,
	): Promise<void> {
		let step: UndoStep | undefined;
		try {
			({ step } = await act());
		} catch (error) {
			if (!(error instanceof ActionRefused)) throw error;
			this.refused++;
			return;
		}
		if (step === undefined) return;
		const paths = new Set(step.changes.map(({ note }) => note.path));
		const written = files.filter(({ path }) => paths.has(path));
		if (word !== "") for (const file of written) this.words.get(file)?.add(word);
		this.wrote.push({ step, word, files: written });
	}

	async do(doing: Doing): Promise<void> {
		const { context, world } = this;
		const { vault, disk } = world;
		switch (doing.do) {
			case "log": {
				const files = [...new Set(doing.who.map((each) => this.fileAt(each)).filter((file) => file !== undefined))];
				const people = files.map(({ path }) => context.index.get(path)).filter((person) => person !== undefined);
				const word = this.word("log");
				await this.gesture(files, word, () =>
					logFollowUp(context, people, { what: word, channel: "call", ...(doing.gave ? { direction: "gave" } : {}) }),
				);
				return;
			}
			case "snooze":
			case "cadence":
			case "rest": {
				const file = this.fileAt(doing.who);
				const person = file === undefined ? undefined : context.index.get(file.path);
				if (file === undefined || person === undefined) return;
				await this.gesture([file], "", () =>
					doing.do === "snooze"
						? snooze(context, [person], "2027-01-01")
						: doing.do === "cadence"
							? setCadence(context, [person], "wide")
							: setPaused(context, [person], !person.properties.paused),
				);
				return;
			}
			case "make": {
				const word = this.word("why");
				const name = `N${this.serial}`;
				let step: UndoStep | undefined;
				try {
					({ step } = await createPerson(context, { name, answers: [word] }));
				} catch (error) {
					// The folder may have been renamed away just then.
					if (!(error instanceof ActionRefused)) throw error;
					this.refused++;
					return;
				}
				const file = vault.getFileByPath(step?.changes[0]?.note.path ?? "");
				if (file === null || step === undefined) throw new Error("no new note");
				this.words.set(file, new Set([word]));
				this.wrote.push({ step, word, files: [file] });
				return;
			}
			case "undo": {
				const wanted =
					doing.which === undefined ? undefined : this.wrote[doing.which % Math.max(this.wrote.length, 1)]?.step;
				const step = wanted ?? context.steps.next;
				const before = disk.snapshot();
				try {
					await undo(context, wanted);
				} catch (error) {
					if (!(error instanceof ActionRefused)) throw error;
					this.refused++;
					if (this.alone) expect(disk.snapshot(), error.message).toEqual(before);
					// No gesture interleaves with a step's notes, so a step is never half undone.
					expect(error.message).not.toContain("Only part");
					return;
				}
				this.undone++;
				const index = this.wrote.findIndex((each) => each.step === step);
				const [wrote] = index < 0 ? [] : this.wrote.splice(index, 1);
				if (wrote === undefined || wrote.word === "") return;
				this.gone.add(wrote.word);
				for (const file of wrote.files) this.words.get(file)?.delete(wrote.word);
				return;
			}
			case "write outside": {
				const file = this.fileAt(doing.who);
				if (file === undefined) return;
				const text = disk.text(file.path) ?? "";
				const word = this.word("mine");
				const at = text.indexOf("\n", (doing.at / 20) * text.length);
				// Anywhere in the text of the note, not within its properties.
				const from = Math.max(text.startsWith("---") ? text.indexOf("\n---", 3) + 5 : 0, 0);
				const place = at < from ? text.length : at + 1;
				disk.changeOutside(
					file.path,
					`${text.slice(0, place)}${place === text.length && !text.endsWith("\n") ? "\n" : ""}- ${word}\n${text.slice(place)}`,
				);
				await world.settled();
				this.words.get(file)?.add(word);
				return;
			}
			case "take outside": {
				const file = this.fileAt(doing.who);
				if (file === undefined) return;
				const words = [...(this.words.get(file) ?? [])];
				const word = words[doing.at % Math.max(words.length, 1)];
				if (word === undefined) return;
				const text = disk.text(file.path) ?? "";
				disk.changeOutside(
					file.path,
					text
						.split("\n")
						.filter((line) => !line.includes(word))
						.join("\n"),
				);
				await world.settled();
				this.words.get(file)?.delete(word);
				return;
			}
			case "rename": {
				const file = this.fileAt(doing.who);
				// Two renames at once: the second may find nothing there.
				if (file !== undefined)
					await vault.rename(file, `${file.parent?.path ?? ""}/R${this.serial++}.md`).catch(() => undefined);
				return;
			}
			case "trash": {
				const file = this.fileAt(doing.who);
				if (file === undefined) return;
				await vault.trash(file, false);
				this.words.delete(file);
				return;
			}
			case "rename folder": {
				const folder = vault.getFolderByPath("People");
				if (folder === null) return;
				await vault.rename(folder, `Old${this.serial++}`).catch(() => undefined);
				await vault.createFolder("People").catch(() => undefined);
			}
		}
	}

	/** Whether nothing else happens at the same time. */
	alone = true;

	async check(): Promise<void> {
		await this.world.settled();
		for (const [file, words] of this.words) {
			if (file.deleted) continue;
			const text = this.world.disk.text(file.path) ?? "";
			for (const word of words) expect(text.split(word).length - 1, `${word} in ${file.path}:\n${text}`).toBe(1);
			for (const word of this.gone) expect(text).not.toContain(word);
			for (const line of [
				"Her words.",
				"Below.",
				"No log.",
				"x: [1, 2]",
				"type: person # a comment",
				"- 2026-09-01 call",
			]) {
				if (this.first.get(file)?.includes(line) === true) expect(text, `of the note's own:\n${text}`).toContain(line);
			}
		}
	}

	private readonly first = new Map<TFile, string>();

	remember(): void {
		for (const file of this.words.keys()) this.first.set(file, this.world.disk.text(file.path) ?? "");
	}
}

describe("gestures and undo", () => {
	it("lose no word of anybody's, whatever the order", async () => {
		let [undone, refused] = [0, 0];
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.constantFrom(...SHAPES), { minLength: 1, maxLength: 3 }),
				fc.array(doing, { maxLength: 16 }),
				async (shapes, todo) => {
					const model = new Model(shapes);
					await model.start();
					model.remember();
					for (const each of todo) {
						await model.do(each);
						await model.check();
					}
					undone += model.undone;
					refused += model.refused;
					await model.end();
				},
			),
			{ numRuns: RUNS },
		);
		// A run in which neither happened would prove nothing.
		expect(undone).toBeGreaterThan(RUNS / 4);
		expect(refused).toBeGreaterThan(0);
	}, 600_000);

	it("at once lose no word either", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.constantFrom(...SHAPES), { minLength: 1, maxLength: 3 }),
				fc.array(
					fc.array(
						doing.filter(
							(each) =>
								each.do !== "write outside" &&
								each.do !== "take outside" &&
								each.do !== "trash" &&
								!(each.do === "undo" && each.which === undefined),
						),
						{ minLength: 1, maxLength: 4 },
					),
					{ maxLength: 5 },
				),
				async (shapes, rounds) => {
					const model = new Model(shapes);
					await model.start();
					model.remember();
					model.alone = false;
					for (const round of rounds) {
						await Promise.all(round.map((each) => model.do(each)));
						await model.check();
					}
					await model.end();
				},
			),
			{ numRuns: RUNS },
		);
	}, 600_000);
});
