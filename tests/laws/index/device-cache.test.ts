// What a device remembers of notes may be lost, old, damaged or another's: the index is that of somebody who reads everything.
import fc from "fast-check";
import "fake-indexeddb/auto";
import type { App, TFile } from "obsidian";
import { describe, expect, it } from "vitest";
import { DeviceCache } from "../../../src/vault/read/device-cache";
import { IndexedDbStorage, type DeviceStorage, type Stored } from "../../../src/vault/read/device-storage";
import { MemoryStorage } from "../../support/memory-storage";
import { contentsOf, READING, VaultWorld, type Watched } from "./vault-world";

const RUNS = Number(process.env["LONG_RUNS"] ?? 0) || 40;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Everything that is known of people and events. */
function contentsIn({ index, events }: Watched): unknown {
	return { ...contentsOf(index), events: [...events.events()].sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

/** A vault whose plugin is switched on and off, with a device that remembers. */
class Device {
	readonly read: string[] = [];

	constructor(
		readonly world: VaultWorld,
		readonly storage: DeviceStorage,
	) {}

	/** One session: what the index says once everybody is known. */
	async session(version: string, during: () => Promise<void> | void = () => undefined): Promise<unknown> {
		const { world, storage } = this;
		const device = new DeviceCache({
			storage,
			noteAt: (path) => world.vault.getFileByPath(path) as unknown as TFile | null,
			pause,
		});
		await device.open(version);
		const vault = new Proxy(world.vault, {
			get: (target, key) => {
				const value: unknown = Reflect.get(target, key, target);
				if (typeof value !== "function") return value;
				if (key !== "cachedRead") return value.bind(target) as unknown;
				return (file: { readonly path: string }): unknown => {
					this.read.push(file.path);
					return target.cachedRead(file as never);
				};
			},
		});
		const watched = world.watch(() => READING, { vault, metadataCache: world.cache }, undefined, undefined, device);
		await watched.watch.ready;
		device.settle();
		await world.settled();
		const contents = contentsIn(watched);
		await during();
		await world.settled();
		// As long as it takes until what was read is stored.
		await pause(10_000);
		watched.end();
		device.stop();
		return contents;
	}

	/** What somebody finds who remembers nothing. */
	async afresh(): Promise<unknown> {
		const watched = this.world.watch();
		await watched.watch.ready;
		await this.world.settled();
		const contents = contentsIn(watched);
		watched.end();
		return contents;
	}
}

const text = fc
	.tuple(
		fc.constantFrom(
			"",
			"---\ntype: person\n---\n",
			"---\ngives: 2\n---\n",
			"---\ntype: [\n---\n",
			"---\ntype: book\n---\n",
			"---\ntype: event\ndate: 2026-11-20\n---\n",
		),
		fc.constantFrom(
			"",
			"## Follow-ups\n\n- 2026-11-20 call\n",
			"## Follow-ups\n\n- 2026-11-21 call\n",
			"## Follow-ups\n\n- soon call\n\n## follow-ups\n",
			"last_contact:: 2026-11-21\n",
			"- [[2026-11-02]] met\n\n<<<<<<< HEAD\n",
			"## Met\n\n- Tom Reyes, Acme: climbing; seeks a room\n- [[Ana]]\n\n## Promised\n\n- [ ] the list 📅 2026-12-01\n",
		),
	)
	.map((parts) => parts.join(""));
const path = fc.constantFrom("People/Ana.md", "People/Ben.md", "People/Old/Jen.md", "Ana.md", "Notes/Talk.md");
const change = fc.record({ path, text: fc.option(text, { nil: null }), whileOff: fc.boolean() });
const damage = fc.record({
	path,
	to: fc.oneof(
		fc.constant(undefined),
		fc.anything(),
		fc.record({
			mtime: fc.integer(),
			size: fc.nat(60),
			record: fc.constant({ followUps: [1], answered: [true, true, true, true] }),
		}),
		fc.record({ record: fc.anything() }),
		fc.record({ event: fc.anything() }),
		fc.constant({
			event: { met: [], toMeet: [], promised: [{ text: "the list", line: "3", done: false, targets: [] }] },
		}),
	),
});
const session = fc.record({
	changes: fc.array(change, { maxLength: 4 }),
	damages: fc.array(damage, { maxLength: 3 }),
	version: fc.constantFrom("one", "one", "one", "two"),
});

/** Something else lies in the store under some paths: nothing, anything, another state's, or what no record is. */
function damaged(
	{ version, entries }: Stored,
	damages: readonly { readonly path: string; readonly to: unknown }[],
): Stored {
	const all = new Map(entries);
	for (const { path: at, to } of damages) {
		const known = all.get(at);
		const isPartly = typeof to === "object" && to !== null && !("mtime" in to);
		// What is right in all but what it says must be known by that.
		if (isPartly && typeof known === "object" && "record" in to) all.set(at, { ...known, record: [to.record] });
		else if (isPartly && typeof known === "object" && "event" in to) all.set(at, { ...known, event: to.event });
		else all.set(at, to);
	}
	return { version, entries: all };
}

describe("the index of a device that remembers", () => {
	it("is that of one that reads everything, whatever lies in its store", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.dictionary(path, text),
				fc.array(session, { minLength: 1, maxLength: 4 }),
				async (files, sessions) => {
					const world = new VaultWorld(files);
					await world.start(false);
					const storage = new MemoryStorage();
					const device = new Device(world, storage);
					for (const { changes, damages, version } of sessions) {
						const apply = (whileOff: boolean): void => {
							for (const each of changes)
								if (each.whileOff === whileOff) world.disk.changeOutside(each.path, each.text);
						};
						apply(true);
						await world.settled();
						const fresh = await device.afresh();
						expect(await device.session(version, () => apply(false))).toEqual(fresh);
						if (storage.stored !== undefined) storage.stored = damaged(storage.stored, damages);
					}
					await world.end();
				},
			),
			{ numRuns: RUNS },
		);
	}, 600_000);

	it("reads no text at a second start where nothing changed, and one text where one note did", async () => {
		const world = new VaultWorld(
			Object.fromEntries(
				Array.from({ length: 20 }, (_, n) => [
					`People/P${n}.md`,
					`---\ntype: person\n---\n\n## Follow-ups\n\n- 2026-11-${n + 10} call\n`,
				]),
			),
		);
		await world.start(false);
		const device = new Device(world, new MemoryStorage());
		const first = await device.session("one");
		expect(device.read).toHaveLength(20);
		expect(await device.session("one")).toEqual(first);
		expect(device.read).toHaveLength(20);
		world.disk.changeOutside("People/P3.md", "## Follow-ups\n\n- 2026-11-02 email\n");
		await world.settled();
		await device.session("one");
		expect(device.read.slice(20)).toEqual(["People/P3.md"]);
		// By other wordings every text is read again.
		await device.session("two");
		expect(device.read).toHaveLength(41);
		await world.end();
	});

	it("reads no text of an event at a second start, also where its note is a dated one", async () => {
		const text = "---\ntype: event\ndate: 2026-11-20\n---\n\n## Met\n\n- Tom Reyes, Acme: climbing\n- [[Ana]]\n";
		const world = new VaultWorld({ "Events/Fair.md": text, "Events/Meetup.md": text.replace("Tom", "Tim") });
		await world.start(false);
		const device = new Device(world, new MemoryStorage());
		const first = await device.session("one");
		expect(device.read).toHaveLength(2);
		expect(await device.session("one")).toEqual(first);
		expect(device.read).toHaveLength(2);
		world.disk.changeOutside("Events/Fair.md", text.replace("Tom Reyes", "Noor Haddad"));
		await world.settled();
		expect(await device.session("one")).toEqual(await device.afresh());
		expect(device.read.slice(2)).toEqual(["Events/Fair.md"]);
		await world.end();
	});

	it.each([
		["fails", () => Promise.reject(new Error("full"))],
		["never answers", () => new Promise<never>(() => undefined)],
	])("does without storage that %s", async (_, answer) => {
		const world = new VaultWorld({ "People/Ana.md": "## Follow-ups\n\n- 2026-11-20 call\n" });
		await world.start(false);
		const close = (): void => undefined;
		const storage = { load: answer, begin: answer, save: answer, destroy: answer, close };
		const device = new Device(world, storage);
		expect(await device.session("one")).toEqual(await device.afresh());
		await world.end();
	});
});

describe("the database of a device", () => {
	function appOf(local: Map<string, unknown>): App {
		return {
			loadLocalStorage: (key: string) => local.get(key) ?? null,
			saveLocalStorage: (key: string, value: unknown) => local.set(key, value),
		} as unknown as App;
	}

	let rests = 0;
	const rest = (): Promise<void> => {
		rests++;
		return Promise.resolve();
	};

	it("is read whole, in parts with a rest between them", async () => {
		const storage = IndexedDbStorage.of(appOf(new Map()));
		if (storage === undefined) throw new Error("no database");
		const entries = new Map(Array.from({ length: 1200 }, (_, n) => [`P${n}.md`, { mtime: n }]));
		await storage.begin("v1");
		await storage.save("v1", entries, []);
		rests = 0;
		expect((await storage.load(rest))?.entries).toEqual(new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1))));
		expect(rests).toBe(2);
		// Another window begins another version while the first part is known.
		const late = await storage.load(() => storage.begin("v2"));
		expect(late).toEqual({ version: "v2", entries: new Map() });
		await storage.destroy();
	});

	it("keeps what windows of one vault share, nothing of another vault or version, and can be removed", async () => {
		const local = new Map<string, unknown>();
		const [one, other] = [IndexedDbStorage.of(appOf(local)), IndexedDbStorage.of(appOf(local))];
		const elsewhere = IndexedDbStorage.of(appOf(new Map()));
		if (one === undefined || other === undefined || elsewhere === undefined) throw new Error("no database");
		expect(await one.load(rest)).toBeUndefined();
		await one.begin("v1");
		await one.save(
			"v1",
			new Map([
				["Ana.md", { mtime: 1 }],
				["Ben.md", { mtime: 2 }],
			]),
			[],
		);
		expect(await other.load(rest)).toEqual({
			version: "v1",
			entries: new Map([
				["Ana.md", { mtime: 1 }],
				["Ben.md", { mtime: 2 }],
			]),
		});
		expect(await elsewhere.load(rest)).toBeUndefined();
		await one.save("v1", new Map(), ["Ben.md"]);
		// Another window reads by other rules from now on: what the first one stores is of no use to it.
		await other.begin("v2");
		await one.save("v1", new Map([["Ana.md", { mtime: 3 }]]), []);
		expect(await one.load(rest)).toEqual({ version: "v2", entries: new Map() });
		await other.save("v2", new Map([["Ana.md", { mtime: 4 }]]), []);
		await other.destroy();
		expect(await one.load(rest)).toBeUndefined();
	});
});
