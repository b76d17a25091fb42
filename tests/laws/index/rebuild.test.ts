// The index is incremental: after anything that can happen to a vault it must equal one that is built from scratch.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Person } from "../../../src/domain/person";
import type { PeopleIndex } from "../../../src/index/people-index";
import type { PersonOptions } from "../../../src/note/person-note";
import { TamperedApp, type Tampering } from "./tampered-app";
import { contentsOf, READING, VaultWorld, type Watched } from "./vault-world";
import { runs } from "../../support/runs";

const RUNS = runs(40);

const HEADS = {
	none: "",
	empty: "---\n---\n",
	person: "---\ntype: person\nlast_contact: 2026-11-20\n---\n",
	both: "---\ntype: [person, author]\ngives: 2\n---\n",
	book: "---\ntype: book\n---\n",
	named: "---\ntype: person\nName: Ana Diaz\n---\n",
	inParts: "---\ntype: person\nfirst_name: Ben\nLast name: Okafor\n---\n",
	tagged: "---\ntags: [friend/close]\ncircle: close\n---\n",
	wrong: "---\nlast_contact: soon\naliases: [Jen]\n---\n",
	broken: "---\ntype: person\nlast_contact: [\n---\n",
	brokenElse: "---\n{a: b\n---\n",
} as const;

const BODIES = [
	"",
	"Words.\n",
	"A #friend of mine.\n",
	"## Why am I making this connection?\n\nFor Porto.\n",
	"## Follow-ups\n\n- 2026-11-20 call\n- 2026-11-22 in person, gave: a book\n",
	"## Follow-ups\n\n- 2026-10-01 email, asked\n",
	"last_contact:: 2026-11-21\n",
	"Every [cadence:: 30] days.\nfull_name:: Jen Hall\n\n```\ncircle:: close\n```\n",
];

type HeadName = keyof typeof HEADS;
interface Content {
	readonly head: HeadName;
	readonly body: string;
}

const content: fc.Arbitrary<Content> = fc.record({
	head: fc.constantFrom(...(Object.keys(HEADS) as HeadName[])),
	body: fc.constantFrom(...BODIES),
});

function textOf({ head, body }: Content): string {
	return HEADS[head] + body;
}

const FOLDERS = ["", "People", "People/Old", "Notes", "Notes/People", "Archive"];
const folder = fc.constantFrom(...FOLDERS);
const name = fc.constantFrom("Ana", "@Ben", "Ben", "Template", "People", "Archive", "Old");
const path = fc.tuple(folder, name).map(([where, what]) => (where === "" ? `${what}.md` : `${where}/${what}.md`));
const which = fc.nat(20);

type Step =
	| { readonly do: "create" | "createOutside"; readonly path: string; readonly content: Content }
	| { readonly do: "edit" | "editOutside"; readonly which: number; readonly content: Content }
	| { readonly do: "touch" | "delete" | "deleteOutside" | "trash"; readonly which: number }
	| { readonly do: "rename"; readonly which: number; readonly path: string }
	| { readonly do: "becomeText"; readonly which: number }
	| { readonly do: "renameFolder"; readonly from: string; readonly to: string }
	| { readonly do: "deleteFolder" | "deleteFolderOutside"; readonly from: string }
	| { readonly do: "rescan" | "pause" }
	| { readonly do: "peopleFolder"; readonly to: string };

function steps<T extends Step["do"], R extends object>(
	names: readonly T[],
	rest: { [K in keyof R]: fc.Arbitrary<R[K]> },
): fc.Arbitrary<Step> {
	return fc.record({ do: fc.constantFrom(...names), ...rest }) as unknown as fc.Arbitrary<Step>;
}

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 4, arbitrary: steps(["create", "createOutside"], { path, content }) },
	{ weight: 6, arbitrary: steps(["edit", "editOutside"], { which, content }) },
	{ weight: 3, arbitrary: steps(["touch", "delete", "deleteOutside", "trash", "becomeText"], { which }) },
	{ weight: 5, arbitrary: steps(["rename"], { which, path }) },
	{ weight: 3, arbitrary: steps(["renameFolder"], { from: folder, to: folder }) },
	{ weight: 2, arbitrary: steps(["deleteFolder", "deleteFolderOutside"], { from: folder }) },
	{ weight: 1, arbitrary: steps(["rescan", "pause"], {}) },
	{ weight: 1, arbitrary: steps(["peopleFolder"], { to: fc.constantFrom("People", "Notes", "") }) },
);

const files = fc.dictionary(path, content, { maxKeys: 6 });

/** A vault, the settings that are read live, and what is done to them. */
class Drive {
	readonly world: VaultWorld;
	private marks = READING.marks;

	constructor(before: Readonly<Record<string, Content>>) {
		this.world = new VaultWorld(Object.fromEntries(Object.entries(before).map(([at, what]) => [at, textOf(what)])));
	}

	readonly reading = (): PersonOptions => ({ ...READING, marks: this.marks });

	async do(step: Step, { watch }: Watched): Promise<void> {
		const { vault, disk } = this.world;
		const notes = vault.getMarkdownFiles();
		const note = "which" in step ? notes[step.which % Math.max(notes.length, 1)] : undefined;
		if ("which" in step && note === undefined) return;
		switch (step.do) {
			case "create":
				await this.makeFolder(step.path);
				await vault.create(step.path, textOf(step.content));
				return;
			case "createOutside":
				disk.changeOutside(step.path, textOf(step.content));
				return;
			case "edit":
				if (note !== undefined) await vault.process(note, () => textOf(step.content));
				return;
			case "editOutside":
				if (note !== undefined) disk.changeOutside(note.path, textOf(step.content));
				return;
			case "touch":
				if (note !== undefined) disk.changeOutside(note.path, disk.text(note.path) ?? "");
				return;
			case "delete":
				if (note !== undefined) await vault.delete(note);
				return;
			case "trash":
				if (note !== undefined) await vault.trash(note, false);
				return;
			case "deleteOutside":
				if (note !== undefined) disk.changeOutside(note.path, null);
				return;
			case "rename":
				await this.makeFolder(step.path);
				if (note !== undefined) await vault.rename(note, step.path);
				return;
			case "becomeText":
				if (note !== undefined) await vault.rename(note, `${note.path.replace(/\.md$/, "")}.txt`);
				return;
			case "renameFolder": {
				const from = vault.getFolderByPath(step.from);
				if (from === null || step.to === "" || step.to.startsWith(`${step.from}/`)) return;
				await this.makeFolder(step.to);
				await vault.rename(from, step.to);
				return;
			}
			case "deleteFolder": {
				const from = vault.getFolderByPath(step.from);
				if (from !== null) await vault.delete(from, true);
				return;
			}
			case "deleteFolderOutside":
				if (step.from === "") return;
				for (const inside of Object.keys(disk.snapshot()))
					if (inside.startsWith(`${step.from}/`)) disk.changeOutside(inside, null);
				disk.changeOutside(step.from, null);
				return;
			case "pause":
				// Long enough for the cache to read what was written, so that the next write is told of by an event of its own.
				await new Promise((resolve) => setTimeout(resolve, 14));
				return;
			case "rescan":
				void watch.rescan();
				return;
			case "peopleFolder":
				this.marks = { ...this.marks, peopleFolder: step.to };
				void watch.rescan();
		}
	}

	private async makeFolder(at: string): Promise<void> {
		const parent = at.slice(0, Math.max(at.lastIndexOf("/"), 0));
		if (parent !== "" && this.world.vault.getFolderByPath(parent) === null) await this.world.vault.createFolder(parent);
	}
}

/** The text of a note whose properties cannot be read, by its first lines: a judge that shares nothing with the reader. */
function isBroken(text: string | undefined): boolean {
	return text !== undefined && (text.startsWith(HEADS.broken) || text.startsWith(HEADS.brokenElse));
}

/**
 * Who should be listed, told from the paths and texts alone by the rules of the product page, section 3.1. Broken notes
 * are left out: who is listed of them depends on what was known before.
 */
function expectedPaths(world: VaultWorld, peopleFolder: string): string[] {
	const texts = new Map(Object.entries(world.disk.snapshot()));
	const saysSo = (text: string): boolean =>
		text.startsWith(HEADS.person) ||
		text.startsWith(HEADS.both) ||
		text.startsWith(HEADS.named) ||
		text.startsWith(HEADS.inParts) ||
		text.startsWith(HEADS.tagged) ||
		text.includes("#friend");
	/** By a property, which without saying that it is one nothing but the wrong ones has, or by one of the four questions. */
	const tells = (text: string): boolean =>
		saysSo(text) || text.startsWith(HEADS.wrong) || text.includes("## Why am I making");
	const ownsItsFolder = (text: string): boolean => tells(text) || text.includes("## Follow-ups");
	const isListed = (at: string): boolean => {
		const text = texts.get(at);
		if (
			text === undefined ||
			!at.endsWith(".md") ||
			at.startsWith(".") ||
			isBroken(text) ||
			/(?:^|\/)Template\.md$/.test(at)
		)
			return false;
		if (saysSo(text)) return true;
		if (text.startsWith(HEADS.book) || peopleFolder === "" || !at.startsWith(`${peopleFolder}/`)) return false;
		const folders = at
			.split("/")
			.slice(0, -1)
			.map((_, end, parts) => parts.slice(0, end + 1).join("/"));
		const noteOf = (folder: string): string => `${folder}/${folder.split("/").at(-1) ?? ""}.md`;
		if (at === noteOf(peopleFolder)) return false;
		// What lies beside a person's own folder note is about them, and so is a folder's own note, unless it tells of a person itself.
		const isOwned = folders.some(
			(each) =>
				each.length > peopleFolder.length &&
				noteOf(each) !== at &&
				ownsItsFolder(texts.get(noteOf(each)) ?? "") &&
				isListed(noteOf(each)),
		);
		return tells(text) || (!isOwned && (!folders.some((each) => noteOf(each) === at) || ownsItsFolder(text)));
	};
	return [...texts.keys()].filter(isListed).sort();
}

function wellOf(people: readonly Person[], world: VaultWorld): readonly Person[] {
	return people.filter(({ path: at }) => !isBroken(world.disk.text(at)));
}

/** The incremental index against one built anew: equal, but that it may know more of notes that broke while it watched. */
async function expectEqualToRebuild(index: PeopleIndex, drive: Drive): Promise<void> {
	const { world } = drive;
	const fresh = world.watch(drive.reading);
	await fresh.watch.ready;
	const [kept, built] = [contentsOf(index), contentsOf(fresh.index)];
	fresh.end();
	expect(wellOf(kept.people, world)).toEqual(wellOf(built.people, world));
	expect(wellOf(kept.people, world).map(({ path: at }) => at)).toEqual(
		expectedPaths(world, drive.reading().marks.peopleFolder),
	);
	const brokenNotes = Object.entries(world.disk.snapshot()).filter(
		([at, text]) => at.endsWith(".md") && !at.startsWith(".") && isBroken(text),
	);
	for (const [at] of brokenNotes) {
		const person = kept.people.find((each) => each.path === at);
		const anew = built.people.find((each) => each.path === at);
		if (anew !== undefined)
			expect(person, `${at} is listed from a cold start, so it must be listed here`).toBeDefined();
		if (person === undefined) {
			const { peopleFolder } = drive.reading().marks;
			if (peopleFolder === "" || !at.startsWith(`${peopleFolder}/`)) expect(kept.unread).toContain(at);
			expect(kept.unread.includes(at)).toBe(built.unread.includes(at));
			continue;
		}
		expect(kept.unread).not.toContain(at);
		expect(person.properties.unreadable[0]?.expected).toBe("yaml");
		if (anew !== undefined)
			expect([person.record, person.properties.unreadable[0]]).toEqual([anew.record, anew.properties.unreadable[0]]);
	}
	expect(kept.unread.filter((at) => !brokenNotes.some(([broken]) => broken === at))).toEqual([]);
}

async function run(
	before: Readonly<Record<string, Content>>,
	todo: readonly { readonly step: Step; readonly wait: boolean }[],
	cold: boolean,
	tampering?: Tampering,
): Promise<void> {
	const drive = new Drive(before);
	const { world } = drive;
	await world.start(cold);
	const tampered = tampering === undefined ? undefined : new TamperedApp(world, tampering);
	const watched = world.watch(drive.reading, tampered ?? undefined);
	if (!cold) await watched.watch.ready;
	for (const { step: next, wait } of todo) {
		// What a program asks of a note that another has just removed fails there, and must change nothing here.
		await drive.do(next, watched).catch(() => undefined);
		if (!wait) continue;
		await world.settled();
		await tampered?.delivered();
		await expectEqualToRebuild(watched.index, drive);
	}
	await watched.watch.ready;
	await world.settled();
	await tampered?.delivered();
	await expectEqualToRebuild(watched.index, drive);

	// Nothing new: every note saved again as it is, and everything read again. Nobody is called.
	const calls = watched.calls();
	for (const [at, text] of Object.entries(world.disk.snapshot()))
		if (!at.startsWith(".")) world.disk.changeOutside(at, text);
	await world.settled();
	await watched.watch.rescan();
	await world.settled();
	await tampered?.delivered();
	expect(watched.calls()).toBe(calls);
	watched.end();
	await world.end();
}

describe("the index", () => {
	it("equals a rebuild after any sequence of events, one after the other, and is silent where nothing is new", async () => {
		await fc.assert(
			fc.asyncProperty(files, fc.array(step, { minLength: 1, maxLength: 10 }), (before, todo) =>
				run(
					before,
					todo.map((each) => ({ step: each, wait: true })),
					false,
				),
			),
			{ numRuns: RUNS },
		);
	}, 600_000);

	it("equals a rebuild after bursts of events, from a warm and from a cold cache", async () => {
		await fc.assert(
			fc.asyncProperty(
				files,
				fc.array(fc.record({ step, wait: fc.boolean() }), { maxLength: 14 }),
				fc.boolean(),
				(before, todo, cold) => run(before, todo, cold),
			),
			{ numRuns: RUNS },
		);
	}, 600_000);

	it("equals a rebuild where events come late, out of order, twice, or are missing one of two", async () => {
		const tampering: fc.Arbitrary<Tampering> = fc.record({
			choices: fc.array(fc.constantFrom("on time", "on time", "late", "later", "twice", "missing"), {
				minLength: 1,
				maxLength: 12,
			}),
			mayMiss: fc.constantFrom("changed", "create", "delete", "deleted", "resolve"),
		});
		await fc.assert(
			fc.asyncProperty(
				files,
				fc.array(fc.record({ step, wait: fc.boolean() }), { maxLength: 12 }),
				fc.boolean(),
				tampering,
				run,
			),
			{ numRuns: RUNS },
		);
	}, 600_000);

	it("says why properties can't be read where the note moved before its text was read", async () => {
		await run(
			{ "Ana.md": { head: "both", body: "" }, "Old.md": { head: "none", body: "A #friend of mine.\n" } },
			[
				{ step: { do: "edit", which: 3, content: { head: "brokenElse", body: "" } }, wait: false },
				{ step: { do: "rename", which: 3, path: "People/Old/Template.md" }, wait: false },
			],
			false,
			{ choices: ["on time", "on time", "on time", "on time", "on time", "later", "on time"], mayMiss: "changed" },
		);
	});
});
