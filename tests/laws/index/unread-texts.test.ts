// Texts and metadata that stay away: nobody is missing, and nobody is shown as if all were known.
import { afterEach, describe, expect, it } from "vitest";
import { unreadableOf } from "../../../src/domain/standing";
import { dayLogged } from "../../../src/domain/packed-follow-ups";
import { DEFAULT_RULES } from "../../../src/domain/rules";
import type { Day } from "../../../src/domain/day";
import { latestFirst } from "../../../src/vault/read/vault-scan";
import { MemoryDisk } from "../../../preview/platform/memory-disk";
import { Vault } from "../../../preview/vault/vault";
import { MetadataCache } from "../../../preview/vault/metadata/metadata-cache";
import { contentsOf, VaultWorld, type Watched } from "./vault-world";

const LOG = "---\ntype: person\n---\n## Follow-ups\n\n- 2026-11-20 call\n";
const TODAY = "2026-11-24" as Day;

let world: VaultWorld;
let watched: Watched;

afterEach(async () => {
	watched.end();
	await world.end();
});

function withMembers(target: object, members: Readonly<Record<string, unknown>>): object {
	return new Proxy(target, {
		get: (_, key) => {
			if (typeof key === "string" && key in members) return members[key];
			const value: unknown = Reflect.get(target, key, target);
			return typeof value === "function" ? (value.bind(target) as unknown) : value;
		},
	});
}

/** A vault some of whose notes cannot be read as long as `locked` says so. */
async function lockedWorld(files: Readonly<Record<string, string>>, locked: (path: string) => boolean): Promise<void> {
	world = new VaultWorld(files);
	await world.start(false);
	const cachedRead = async (file: { path: string }): Promise<string> => {
		if (locked(file.path)) throw new Error("EBUSY: resource busy or locked");
		return world.vault.cachedRead(file as never);
	};
	watched = world.watch(undefined, { vault: withMembers(world.vault, { cachedRead }), metadataCache: world.cache });
	await watched.watch.ready;
}

function shown(path: string): { readonly days: readonly string[]; readonly marks: readonly string[] } {
	const person = watched.index.get(path);
	return {
		days: (person?.record?.followUps ?? []).map(dayLogged),
		marks:
			person === undefined ? ["missing"] : unreadableOf(person, TODAY, DEFAULT_RULES).map(({ expected }) => expected),
	};
}

async function eventually(check: () => void): Promise<void> {
	for (let tries = 0; ; tries++) {
		try {
			check();
			return;
		} catch (error) {
			if (tries > 400) throw error;
			await new Promise((resolve) => setTimeout(resolve, 25));
		}
	}
}

describe("a text that cannot be read", () => {
	it("marks its person until it can be, without anybody telling", async () => {
		let locked = true;
		await lockedWorld({ "People/Ana.md": LOG, "People/Bo.md": LOG }, (path) => locked && path === "People/Ana.md");
		expect([shown("People/Ana.md"), shown("People/Bo.md")]).toEqual([
			{ days: [], marks: ["log"] },
			{ days: ["2026-11-20"], marks: [] },
		]);
		locked = false;
		await eventually(() => expect(shown("People/Ana.md")).toEqual({ days: ["2026-11-20"], marks: [] }));
	});

	it("is tried again and again, and at once when the user comes back", async () => {
		let failures = 0;
		await lockedWorld({ "People/Ana.md": LOG }, () => failures++ < 3);
		watched.watch.retry();
		await eventually(() => expect(failures).toBeGreaterThan(1));
		await eventually(() => expect(shown("People/Ana.md")).toEqual({ days: ["2026-11-20"], marks: [] }));
		expect(failures).toBe(4);
	});

	it("is taken in at once when the note changes", async () => {
		await lockedWorld({ "People/Ana.md": LOG }, () => true);
		expect(shown("People/Ana.md").marks).toEqual(["log"]);
		world.disk.changeOutside("People/Ana.md", `${LOG}- 2026-11-22 email\n`);
		await world.settled();
		expect(shown("People/Ana.md")).toEqual({ days: ["2026-11-20", "2026-11-22"], marks: [] });
	});

	it("leaves what was known before, and is read by a rescan", async () => {
		let locked = false;
		await lockedWorld({ "People/Ana.md": LOG }, () => locked);
		locked = true;
		await watched.watch.rescan();
		expect(shown("People/Ana.md")).toEqual({ days: ["2026-11-20"], marks: ["log"] });
		locked = false;
		await watched.watch.rescan();
		expect(shown("People/Ana.md")).toEqual({ days: ["2026-11-20"], marks: [] });
	});

	it("follows its note through a rename, and is forgotten with it", async () => {
		await lockedWorld({ "People/Ana.md": LOG, "People/Bo.md": LOG }, (path) => path !== "People/Ana Diaz.md");
		await world.vault.rename(world.vault.getFileByPath("People/Ana.md")!, "People/Ana Diaz.md");
		world.disk.changeOutside("People/Bo.md", null);
		await world.settled();
		await eventually(() => expect(shown("People/Ana Diaz.md")).toEqual({ days: ["2026-11-20"], marks: [] }));
		expect([watched.index.size, [...watched.index.unreadNotes]]).toEqual([1, []]);
	});
});

describe("metadata that stays away", () => {
	/** Watches a vault whose cache never has the metadata of some notes; tells how long it waited in all, in milliseconds asked for. */
	async function withoutMetadata(
		files: Readonly<Record<string, string>>,
		lacking: (path: string) => boolean,
	): Promise<number> {
		world = new VaultWorld(files);
		await world.start(false);
		const getFileCache = (file: { path: string }): unknown =>
			lacking(file.path) ? null : world.cache.getFileCache(file as never);
		const asked: number[] = [];
		watched = world.watch(
			undefined,
			{ vault: world.vault, metadataCache: withMembers(world.cache, { getFileCache }) },
			undefined,
			async (milliseconds) => {
				asked.push(milliseconds);
				await new Promise((resolve) => setTimeout(resolve, 0));
			},
		);
		await watched.watch.ready;
		return asked.reduce((sum, each) => sum + each, 0);
	}

	it("of one note delays nobody for long, and hides nobody", async () => {
		const waited = await withoutMetadata(
			{ "People/Ana.md": LOG, "Elsewhere/Bo.md": LOG, "Elsewhere/Soup.md": "Leeks.\n" },
			(path) => path.startsWith("Elsewhere/"),
		);
		expect(waited).toBeLessThan(2000);
		expect([shown("People/Ana.md"), shown("Elsewhere/Bo.md")]).toEqual([
			{ days: ["2026-11-20"], marks: [] },
			{ days: ["2026-11-20"], marks: [] },
		]);
		expect(watched.index.size).toBe(2);
	});

	it("is taken in when it comes after all", async () => {
		let away = true;
		await withoutMetadata({ "Elsewhere/Cleo.md": "A #friend of mine.\n" }, () => away);
		expect(watched.index.size).toBe(0);
		away = false;
		world.disk.changeOutside("Elsewhere/Cleo.md", "A #friend of mine, still.\n");
		await world.settled();
		expect(contentsOf(watched.index).people.map(({ path }) => path)).toEqual(["Elsewhere/Cleo.md"]);
	});

	it("of a note whose text cannot be read either is counted with the notes that nobody knows", async () => {
		world = new VaultWorld({ "People/Ana.md": LOG });
		await world.start(false);
		const cachedRead = (): Promise<string> => Promise.reject(new Error("EIO"));
		watched = world.watch(undefined, {
			vault: withMembers(world.vault, { cachedRead }),
			metadataCache: withMembers(world.cache, { getFileCache: () => null }),
		});
		await watched.watch.ready;
		expect([...watched.index.unreadNotes]).toEqual(["People/Ana.md"]);
	});
});

describe("the order in which texts are read", () => {
	it.each([
		["before 1970", [-3_600_000, -11_644_473_600_000, 5_000]],
		["none", [NaN, undefined as unknown as number, Infinity, -Infinity]],
		["far ahead", [10_413_792_000_000, Number.MAX_VALUE, Number.MAX_SAFE_INTEGER, 8.64e15]],
		["all the same", [0, 0, 0, 0, 0]],
		["no files", []],
	])("leaves nobody out, whatever the times say: %s", (_, times) => {
		const files = times.map((mtime, at) => ({ at, stat: { mtime } }));
		expect([...latestFirst(files)].map(({ at }) => at).sort()).toEqual(files.map(({ at }) => at));
	});

	it("begins with the latest", () => {
		expect(
			[...latestFirst([1_000, 3_000_000, NaN, 2_000_000, -5].map((mtime) => ({ stat: { mtime } })))]
				.map(({ stat }) => stat.mtime)
				.slice(0, 3),
		).toEqual([3_000_000, 2_000_000, 1_000]);
	});

	it.each([
		["negative", -3_600_000],
		["1601", -11_644_473_600_000],
		["2300", 10_413_792_000_000],
		["none", NaN],
	])("reads every log where the disk's times are odd: %s", async (_, time) => {
		world = new VaultWorld({});
		const disk = new MemoryDisk(Object.fromEntries(Array.from({ length: 12 }, (__, n) => [`People/P${n}.md`, LOG])), {
			now: () => time,
		});
		const vault = new Vault(disk);
		Object.assign(world, { disk, vault, cache: new MetadataCache(vault) });
		await world.start(false);
		watched = world.watch();
		await watched.watch.ready;
		expect([...watched.index.people()].filter(({ record }) => record?.followUps.length !== 1)).toEqual([]);
	});
});
