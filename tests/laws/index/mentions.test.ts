// Contacts in dated notes: found one changed note at a time, they must be those that a slow reading of all texts finds.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDay } from "../../../src/domain/day";
import { dayIn, everyMention, isMeeting } from "../../../src/domain/packed-mentions";
import type { PeopleIndex } from "../../../src/index/people-index";
import { dailyReader } from "../../../src/note/dated/daily-notes";
import { headingMatcher, type Dating } from "../../../src/note/dated/note-links";
import { judgedMentions } from "./mention-judge";
import { TamperedApp, type Tampering } from "./tampered-app";
import { contentsOf, READING, VaultWorld } from "./vault-world";
import { runs } from "../../support/runs";

const RUNS = runs(50);

const DATING: Dating = {
	dailyDay: dailyReader(
		[
			{ folder: "Journal", format: "YYYY-MM-DD" },
			{ folder: "Log", format: "YYYY/MM/YYYY-MM-DD" },
		],
		() => undefined,
	),
	meetingsFolder: "Meetings",
	isUncounted: headingMatcher(["reach out"]),
	lines: new WeakMap(),
};

const JUDGED = {
	dailyDay: (path: string): string | undefined => {
		const day = /^(?:Journal|Log\/(\d{4})\/(\d\d))\/(\d{4}-\d\d-\d\d)\.md$/.exec(path);
		return day?.[3] !== undefined && (day[1] === undefined || day[3].startsWith(`${day[1]}-${day[2] ?? ""}-`))
			? parseDay(day[3])
			: undefined;
	},
	meetingsFolder: "Meetings",
	uncounted: ["reach out"],
	labels: true,
};

const target = fc.constantFrom(
	"Ana",
	"ana",
	"People/Ana",
	"Ana.md",
	"../People/Ana",
	"Archive/Ana",
	"Ben",
	"Jen",
	"JEN",
	"Jenny",
	"Nobody",
	"Journal/2026-11-20",
	"Notes/Jen",
);

const link: fc.Arbitrary<string> = fc
	.tuple(
		target,
		fc.constantFrom(
			"[[L]]",
			"[[L|her]]",
			"[[L#Why]]",
			"[them](M)",
			"[them](<L>)",
			"![[L]]",
			"`[[L]]`",
			"[[L]] and [[Ben]]",
		),
	)
	.map(([to, shape]) => shape.replace("L", to).replace("(M)", `(${encodeURI(to)})`));

const block: fc.Arbitrary<string> = fc
	.tuple(
		fc.constantFrom(
			"Saw K today.",
			"## With K",
			"- K",
			"- [ ] write to K",
			"- [x] called K",
			"- [X] met K",
			"- [-] dropped K",
			"- [/] began with K",
			"1. K",
			"- [ ] a\n\t- with K",
			"- a\n\t- [ ] b\n\t- K",
			"- [ ] a\n\t- b\n\t\t- [x] K",
			"- [x] a\n\t- K",
			"- a\n  K",
			"> K",
			"> [!note] K\n> more",
			"```\nK\n```",
			"%%\nK\n%%",
			"## Reach out",
			"# Reach out\n\n- K",
			"### Reach out\n\nK\n\n## Later\n\nK",
			"## Then",
			"Reach out: K",
			"- Reach out: K",
			"- Reach out:\n\t- so: K",
			"- [x] called K ✅ 2026-11-05",
			"- [x] called K ✅ 2026-11-31",
			"- [x] a ✅ 2026-11-05\n\t- K",
			"| K | x |\n| --- | --- |\n| y | z |",
			"<div>\nK\n</div>",
			"* [ ] K\n* K",
			"- K\n\nBelow the list K",
		),
		link,
	)
	.map(([shape, what]) => shape.replaceAll("K", what));

const body = fc.array(block, { maxLength: 5 }).map((blocks) => blocks.map((each) => `${each}\n`).join("\n"));

const DATED_HEADS = [
	"",
	"",
	"---\ndate: 2026-11-18\ntype: meeting\n---\n",
	"---\ndate: 2026-11-20\ntags: [meeting/one]\n---\n",
	'---\ndate: 2026-11-19\npeople: ["[[Ana]]", "[[Jen]]"]\n---\n',
	"---\ndate: 2026-11-17\n---\n",
	"---\ndate: soon\ntype: meeting\n---\n",
	'---\ndate: 2026-11-16T10:30\ncategories: ["[[Meetings]]"]\n---\n',
	"---\ntype: book\ndate: 2026-11-15\n---\n",
	"---\ndate: 2026-11-14\npeople: []\n---\n",
	"---\ntype: meeting\n---\n",
	'---\ndate: 2026-11-12\nattendees: ["[[Ana]]"]\n---\n',
	'---\ndate: 2026-11-11\nparticipants: ["[[Jen]]"]\n---\n',
	"---\ntype: meeting-note\ntags: []\n---\n",
	"---\ntype: event\ndate: 2026-11-10\n---\n",
];

const PERSON_HEADS = [
	"---\ntype: person\n---\n",
	"---\ntype: person\naliases: [Jen]\n---\n",
	"---\ntype: person\naliases: [Jen, Jenny]\n---\n",
	"---\ntype: person\nignore_mentions: true\n---\n",
	"---\ntype: person\nName: Jen\n---\n",
	'---\ntype: person\naliases: [Nobody]\ndate: 2026-11-13\npeople: ["[[Ben]]"]\n---\n',
	"---\ntype: book\n---\n",
	"",
];

const path = fc.constantFrom(
	"Journal/2026-11-20.md",
	"Journal/2026-11-21.md",
	"Journal/2026-11-21 later.md",
	"Log/2026/11/2026-11-20.md",
	"Log/2026/10/2026-11-20.md",
	"Meetings/Talk.md",
	"Notes/Talk.md",
	"Notes/2026-11-09 Sync.md",
	"People/Ana.md",
	"People/Ben.md",
	"Archive/Ana.md",
	"Notes/Ana.md",
	"Jen.md",
	"People/Jen.md",
	"Notes/Jen.md",
	"Journal/Ana.md",
);

const text = fc.tuple(fc.constantFrom(...DATED_HEADS, ...PERSON_HEADS), body).map(([head, rest]) => head + rest);
const personText = fc.tuple(fc.constantFrom(...PERSON_HEADS), body).map(([head, rest]) => head + rest);
const noteText = fc.tuple(fc.constantFrom(...DATED_HEADS), body).map(([head, rest]) => head + rest);

const file: fc.Arbitrary<readonly [string, string]> = path.chain((at) =>
	fc.tuple(
		fc.constant(at),
		at.startsWith("People/") || at.endsWith("Ana.md")
			? personText
			: at.startsWith("Journal") || at.startsWith("Log")
				? noteText
				: text,
	),
);

type Step =
	| { readonly do: "write"; readonly file: readonly [string, string] }
	| { readonly do: "delete"; readonly which: number }
	| { readonly do: "rename"; readonly which: number; readonly to: string }
	| { readonly do: "folder"; readonly from: string; readonly to: string };

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 5, arbitrary: fc.record({ do: fc.constant("write" as const), file }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant("delete" as const), which: fc.nat(30) }) },
	{
		weight: 3,
		arbitrary: fc.record({
			do: fc.constant("rename" as const),
			which: fc.nat(30),
			to: fc.oneof({ weight: 9, arbitrary: path }, fc.constant("Ana.txt")),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant("folder" as const),
			from: fc.constantFrom("People", "Archive", "Notes", "Journal"),
			to: fc.constantFrom("People", "Old", "Journal"),
		}),
	},
);

async function act({ vault, disk }: VaultWorld, todo: Step): Promise<void> {
	const makeFolder = async (at: string): Promise<void> => {
		const parent = at.slice(0, Math.max(at.lastIndexOf("/"), 0));
		if (parent !== "" && vault.getFolderByPath(parent) === null) await vault.createFolder(parent);
	};
	const files = vault.getFiles();
	if (todo.do === "write") disk.changeOutside(...todo.file);
	else if (todo.do === "folder") {
		const from = vault.getFolderByPath(todo.from);
		if (from !== null && todo.from !== todo.to) await vault.rename(from, todo.to);
	} else {
		const which = files[todo.which % Math.max(files.length, 1)];
		if (which === undefined) return;
		if (todo.do === "delete") await vault.delete(which);
		else {
			await makeFolder(todo.to);
			await vault.rename(which, todo.to);
		}
	}
}

function mentionsIn(index: PeopleIndex): Record<string, string[]> {
	return Object.fromEntries(
		[...index.people()]
			.filter(({ mentions }) => mentions !== undefined)
			.map((person) => [
				person.path,
				everyMention(person.mentions ?? []).map((each) => `${dayIn(each)}${isMeeting(each) ? "*" : ""}`),
			]),
	);
}

async function expectJudged(index: PeopleIndex, world: VaultWorld): Promise<void> {
	const people = [...index.people()].map((person) => person.path);
	expect(mentionsIn(index)).toEqual(judgedMentions(world.disk.snapshot(), people, JUDGED));
	const fresh = world.watch(
		() => READING,
		undefined,
		() => DATING,
	);
	await fresh.watch.ready;
	expect(contentsOf(index)).toEqual(contentsOf(fresh.index));
	fresh.end();
}

async function run(
	before: readonly (readonly [string, string])[],
	todo: readonly { readonly step: Step; readonly wait: boolean }[],
	cold: boolean,
	tampering?: Tampering,
): Promise<void> {
	const world = new VaultWorld(Object.fromEntries(before));
	await world.start(cold);
	const tampered = tampering === undefined ? undefined : new TamperedApp(world, tampering);
	const watched = world.watch(
		() => READING,
		tampered,
		() => DATING,
	);
	if (!cold) await watched.watch.ready;
	for (const { step: next, wait } of todo) {
		await act(world, next).catch(() => undefined);
		if (!wait) continue;
		await world.settled();
		await tampered?.delivered();
		await expectJudged(watched.index, world);
	}
	await watched.watch.ready;
	await world.settled();
	await tampered?.delivered();
	await expectJudged(watched.index, world);
	const calls = watched.calls();
	for (const [at, content] of Object.entries(world.disk.snapshot()))
		if (!at.startsWith(".")) world.disk.changeOutside(at, content);
	await world.settled();
	await watched.watch.rescan();
	await tampered?.delivered();
	expect(watched.calls()).toBe(calls);
	watched.end();
	await world.end();
}

const files = fc.array(file, { maxLength: 9 });
const steps = fc.array(fc.record({ step, wait: fc.boolean() }), { maxLength: 8 });

/** A world's vault that tells whose text is read. */
function spied(world: VaultWorld, read: string[]): object {
	return new Proxy(world.vault, {
		get: (target, key): unknown => {
			const value: unknown = Reflect.get(target, key, target);
			if (typeof value !== "function") return value;
			if (key !== "read" && key !== "cachedRead") return value.bind(target) as unknown;
			return (file: { readonly path: string }): unknown => {
				read.push(file.path);
				return (value as (file: unknown) => unknown).call(target, file);
			};
		},
	});
}

describe("contacts in dated notes", () => {
	it("are those of a slow reading, and equal a rebuild, after any sequence of events", async () => {
		await fc.assert(
			fc.asyncProperty(files, steps, fc.boolean(), (before, todo, cold) => run(before, todo, cold)),
			{ numRuns: RUNS },
		);
	}, 600_000);

	it("are so where events come late, out of order, twice, or are missing one of two", async () => {
		const tampering: fc.Arbitrary<Tampering> = fc.record({
			choices: fc.array(fc.constantFrom("on time", "on time", "late", "later", "twice", "missing"), {
				minLength: 1,
				maxLength: 12,
			}),
			mayMiss: fc.constantFrom("changed", "create", "delete", "deleted", "resolve"),
		});
		await fc.assert(fc.asyncProperty(files, steps, fc.boolean(), tampering, run), { numRuns: RUNS });
	}, 600_000);

	it("are nobody's where a person's note becomes another kind of file during the start, and the app says so late", async () => {
		await run(
			[
				["Journal/2026-11-20.md", ""],
				["Journal/2026-11-21 later.md", ""],
				["Meetings/Talk.md", ""],
				["People/Jen.md", "---\ntype: person\n---\n"],
				["Log/2026/11/2026-11-20.md", ""],
			],
			[
				{ step: { do: "write", file: ["Notes/Talk.md", ""] }, wait: false },
				{ step: { do: "rename", which: 16, to: "Ana.txt" }, wait: false },
			],
			true,
			{ choices: ["later", "on time"], mayMiss: "changed" },
		);
	});

	it("are those of a meeting where a daily note, whose words do not count there, is moved to be one", async () => {
		await run(
			[
				["Log/2026/11/2026-11-20.md", "---\ndate: 2026-11-20\ntags: [meeting/one]\n---\nReach out: [[Ana]]\n"],
				["Notes/Ana.md", "---\ntype: person\n---\n"],
			],
			[{ step: { do: "rename", which: 0, to: "Notes/Talk.md" }, wait: true }],
			false,
		);
	});

	it("go to no one else where a link leads to a new note, and the app does not say that it was created", async () => {
		await run(
			[
				["Journal/2026-11-21.md", "Saw [[Ana]] today.\n"],
				["People/Ana.md", "---\ntype: person\n---\n"],
			],
			[{ step: { do: "write", file: ["Journal/Ana.md", "---\ntype: book\n---\n"] }, wait: false }],
			false,
			{ choices: ["missing"], mayMiss: "create" },
		);
	});

	it("are found without reading the text of any note but the people's, and of dated notes whose lines may tell more, once", async () => {
		const world = new VaultWorld({
			"People/Ana.md": "---\ntype: person\n---\n",
			"Journal/2026-11-20.md": "[[Ana]]\n",
			"Journal/2026-11-21.md": "Reach out: [[Ana]]\n",
			"Journal/2026-11-22.md": "Words.\n\n> so said [[Ana]]\n",
			"Meetings/a.md": "---\ndate: 2026-11-21\n---\nTalked to [[Ana]]\n",
			"Meetings/b.md": "---\ndate: 2026-11-21\n---\n- [x] call [[Ana]] ✅ 2026-11-23\n",
			"Notes/x.md": "- [x] about [[Ana]]\n",
		});
		const read: string[] = [];
		await world.start(false);
		const watched = world.watch(
			() => READING,
			{ vault: spied(world, read), metadataCache: world.cache },
			() => DATING,
		);
		await watched.watch.ready;
		await watched.watch.rescan();
		expect(mentionsIn(watched.index)).toEqual({ "People/Ana.md": ["2026-11-20", "2026-11-21*", "2026-11-23"] });
		expect(read.filter((path) => !path.startsWith("People/")).sort()).toEqual([
			"Journal/2026-11-21.md",
			"Meetings/b.md",
		]);
		watched.end();
		await world.end();
	});

	it("are found without reading the text of any note but the people's", async () => {
		const world = new VaultWorld({
			"People/Ana.md": "---\ntype: person\n---\n",
			"Journal/2026-11-20.md": "[[Ana]]\n",
			"Meetings/x.md": "---\ndate: 2026-11-21\n---\n[[Ana]]\n",
			"Notes/x.md": "[[Ana]]\n",
		});
		const read: string[] = [];
		const vault = spied(world, read);
		await world.start(true);
		const watched = world.watch(
			() => READING,
			{ vault, metadataCache: world.cache },
			() => DATING,
		);
		await watched.watch.ready;
		world.disk.changeOutside("Journal/2026-11-22.md", "[[Ana]]\n");
		await world.settled();
		await watched.watch.rescan();
		expect(mentionsIn(watched.index)).toEqual({ "People/Ana.md": ["2026-11-20", "2026-11-21*", "2026-11-22"] });
		expect(new Set(read)).toEqual(new Set(["People/Ana.md"]));
		watched.end();
		await world.end();
	});
});
