// The shape of the costs, never times: how much is read, ranked and compared at two sizes. `npm run bench` has the times.
import { beforeAll, describe, expect, it, vi } from "vitest";
import type * as packedMentions from "../../src/domain/packed-mentions";
import * as lateness from "../../src/domain/standing";
import { addDays } from "../../src/domain/day";
import { fadingList } from "../../src/domain/fading-list";
import { OrderedEntries } from "../../src/index/ordered-entries";
import { MemoryDisk } from "../../preview/platform/memory-disk";
import { MetadataCache } from "../../preview/vault/metadata/metadata-cache";
import { Vault } from "../../preview/vault/vault";
import { largeVault } from "../support/large-vault.mjs";
import { MemoryStorage } from "../support/memory-storage";
import { changesOf, scriptOver, withCadence } from "./changes";
import { LightApp } from "./light-app";
import { lightMetadata } from "./light-metadata";
import { deviceOf, lightVault, readVault, TODAY, type Reader } from "./watched-world";

/** What is counted: asked of the app, ranked, and compared or moved within the order. */
interface Counts {
	readonly caches: number;
	readonly texts: number;
	readonly links: number;
	readonly ranked: number;
	readonly compared: number;
}

const ranks = vi.hoisted(() => ({ count: 0 }));
/** How many contacts were packed anew. */
const packs = vi.hoisted(() => ({ count: 0 }));

vi.mock("../../src/domain/packed-mentions", async (original) => {
	const real = await original<typeof packedMentions>();
	return {
		...real,
		oncePerDay: (ascending: readonly number[]) => {
			packs.count += ascending.length;
			return real.oncePerDay(ascending);
		},
	};
});

vi.mock("../../src/domain/standing", async (original) => {
	const real = await original<typeof lateness>();
	return {
		...real,
		rankOf: (...args: Parameters<typeof real.rankOf>) => {
			ranks.count++;
			return real.rankOf(...args);
		},
	};
});

/** Every comparison of two names or places goes through a part's binary search: counted by looks at entries. */
let looks = 0;

function counted(light: LightApp, work: () => unknown): Counts {
	const before = { ...light.asked, ranked: ranks.count, looks };
	work();
	return {
		caches: light.asked.caches - before.caches,
		texts: light.asked.texts - before.texts,
		links: light.asked.links - before.links,
		ranked: ranks.count - before.ranked,
		compared: looks - before.looks,
	};
}

interface World {
	readonly light: LightApp;
	readonly reader: Reader;
	/** What the start asked of the app. */
	readonly start: { readonly caches: number; readonly texts: number; readonly links: number };
}

async function world(people: number): Promise<World> {
	const light = lightVault(people);
	const reader = readVault(light);
	await reader.watch.ready;
	reader.live.current();
	return { light, reader, start: { ...light.asked } };
}

const [FEW, MANY] = [300, 2400];
let [small, large] = [undefined, undefined] as unknown as [World, World];

beforeAll(async () => {
	const { partFor } = OrderedEntries.prototype as unknown as { partFor: (entry: unknown) => number };
	vi.spyOn(OrderedEntries.prototype as unknown as { partFor: typeof partFor }, "partFor").mockImplementation(function (
		this: OrderedEntries,
		entry,
	) {
		looks++;
		return partFor.call(this, entry);
	});
	[small, large] = [await world(FEW), await world(MANY)];
}, 30_000);

describe("the start", () => {
	it("asks for each note's metadata once, and for the text of each person and event once and of nothing else", () => {
		for (const [people, { light, start }] of [
			[FEW, small],
			[MANY, large],
		] as const) {
			const events = [...light.files.keys()].filter((path) => /^type: event$/m.test(light.text(path)));
			expect(start.texts).toBe(people + events.length);
			expect(start.caches).toBeLessThanOrEqual(light.files.size + people + events.length);
		}
	});

	it("follows each link of a dated note once, and those of no other note", () => {
		for (const { light, start } of [small, large]) {
			const dated = [...light.files.keys()].filter((path) => /^(Journal|Meetings)\//.test(path));
			const links = dated.reduce(
				(sum, path) => sum + (light.cache(path).links ?? []).length + (light.cache(path).frontmatterLinks ?? []).length,
				0,
			);
			expect(start.links).toBeGreaterThan(0);
			expect(start.links).toBeLessThanOrEqual(links);
		}
	});
});

describe("a start whose list is shown", () => {
	it("tells nobody of its changes until its end, and ranks everybody once", async () => {
		for (const people of [FEW, MANY]) {
			const light = lightVault(people);
			const before = ranks.count;
			const reader = readVault(light, { whileStarting: () => new Promise(() => undefined) });
			await reader.watch.ready;
			expect([reader.told(), ranks.count - before]).toEqual([0, 0]);
			await expect.poll(() => reader.told(), { timeout: 10_000 }).toBeGreaterThan(0);
			reader.live.current();
			expect(ranks.count - before).toBe(people);
			reader.end();
		}
	});
});

describe("a second start", () => {
	it("reads no text where nothing changed, and knows the same", async () => {
		const light = lightVault(FEW);
		const storage = new MemoryStorage();
		const known: unknown[] = [];
		const texts: number[] = [];
		for (let start = 0; start < 2; start++) {
			const before = light.asked.texts;
			const device = await deviceOf(light, storage);
			const reader = readVault(light, { withList: false, device });
			await reader.watch.ready;
			texts.push(light.asked.texts - before);
			known.push([[...reader.index.people()], [...reader.events.events()]]);
			await expect.poll(() => storage.stored?.entries.size, { timeout: 10_000 }).toBe(texts[0]);
			device.stop();
			reader.end();
		}
		expect(texts[0]).toBeGreaterThan(FEW);
		expect(texts[1]).toBe(0);
		expect(known[1]).toEqual(known[0]);
	});
});

describe("a change of somebody in many dated notes", () => {
	async function hub(notes: number): Promise<World> {
		const days = Array.from({ length: notes }, (_, back) => addDays(TODAY, -back));
		const light = new LightApp([
			["People/Hub.md", "---\ntype: person\n---\n"],
			...days.map((day) => [`Journal/${day}.md`, "Coffee with [[Hub]].\n"] as const),
		]);
		const reader = readVault(light);
		await reader.watch.ready;
		reader.live.current();
		return { light, reader, start: { ...light.asked } };
	}

	it.each([
		["unlinks them", "Coffee.\n"],
		["links them and somebody else", "Coffee with [[Hub]] and [[Nobody]].\n"],
	])("costs as much in thousands as in hundreds where it %s", async (_, text) => {
		const counts: unknown[] = [];
		for (const notes of [300, 3000]) {
			const { light, reader } = await hub(notes);
			const before = packs.count;
			const all = counted(light, () => {
				light.change(`Journal/${addDays(TODAY, -150)}.md`, text);
				reader.live.current();
			});
			counts.push({ ...all, packed: packs.count - before });
			reader.end();
		}
		expect(counts[1]).toEqual(counts[0]);
		expect(counts[0]).toMatchObject({ texts: 0, packed: 0 });
	});
});

describe("one more person of an alias that many have, linked while nobody's note is called so", () => {
	it("costs as much among thousands as among hundreds, and concerns nobody else", async () => {
		for (const people of [300, 3000]) {
			const note = "---\ntype: person\naliases: [Friend]\n---\n";
			const light = new LightApp([
				["Journal/2026-11-20.md", "Coffee with [[Friend]].\n"],
				["People/New.md", "---\ntype: person\n---\n"],
				...Array.from({ length: people }, (_, n) => [`People/P${n}.md`, note] as const),
			]);
			const reader = readVault(light);
			await reader.watch.ready;
			reader.live.current();
			const changed: string[] = [];
			reader.index.onChange((paths) => changed.push(...paths));
			const counts = counted(light, () => {
				light.change("People/New.md", note);
				reader.live.current();
			});
			expect(changed).toEqual(["People/New.md"]);
			expect(counts).toMatchObject({ texts: 0, links: 0, ranked: 1 });
			reader.end();
		}
	});
});

describe("one change", () => {
	it.each(["person", "property", "dated", "unrelated"] as const)(
		"of kind %s costs as much among many as among few",
		(kind) => {
			const [few, many] = [small, large].map(({ light, reader }) => counted(light, changesOf(light, reader)[kind]));
			expect({ ...many, compared: 0 }).toEqual({ ...few, compared: 0 });
			expect(few?.texts).toBe(0);
			const ranked = { person: 1, property: 1, dated: 3, unrelated: 0 }[kind];
			expect(few?.ranked).toBe(ranked);
			// Put in place of what stood there, or taken out and put in again; nothing is looked for where nobody changed.
			for (const counts of [few, many]) {
				expect(counts?.compared).toBeGreaterThanOrEqual(ranked);
				expect(counts?.compared).toBeLessThanOrEqual(2 * ranked);
			}
		},
	);
});

describe("a script that asks for the first hundred", () => {
	it("gets them from the pane's list: after one change one person is ranked, among many as among few", () => {
		for (const { light, reader } of [small, large]) {
			const script = scriptOver(reader);
			const first = [...light.files.keys()].find((path) => path.startsWith("People/")) ?? "";
			const { ranked } = counted(light, () => {
				light.change(first, withCadence(light.text(first), 17));
				expect(script()).toHaveLength(100);
			});
			expect(ranked).toBe(1);
		}
	});
});

describe("a burst", () => {
	it("ranks everybody once who changed, however often, and draws once", async () => {
		const { light, reader } = large;
		const paths = [...light.files.keys()].filter((path) => path.startsWith("People/")).slice(0, 500);
		await new Promise((resolve) => setTimeout(resolve, 50));
		const told = reader.told();
		const texts = paths.map((path) => [path, light.text(path)] as const);
		const change = (cadence: number): void => {
			for (const [path, text] of texts) light.change(path, withCadence(text, cadence));
		};
		const { ranked } = counted(light, () => {
			change(11);
			change(13);
			reader.live.current();
		});
		expect(ranked).toBe(500);
		await expect.poll(() => reader.told() - told, { timeout: 10_000 }).toBe(1);
		const whole = fadingList(reader.index.people(), TODAY, reader.rules);
		expect(reader.live.current().lanes.map(({ entries }) => [...entries].map(({ person }) => person.path))).toEqual(
			whole.lanes.map(({ entries }) => [...entries].map(({ person }) => person.path)),
		);
	});
});

describe("a new day", () => {
	it("ranks everybody once", async () => {
		for (const { light, reader } of [small, large]) {
			await new Promise((resolve) => setTimeout(resolve, 50));
			const [before, texts] = [ranks.count, light.asked.texts];
			reader.today = addDays(TODAY, 1);
			reader.live.tick();
			await expect.poll(() => reader.live.shown().today, { timeout: 10_000 }).toBe(reader.today);
			expect(ranks.count - before).toBe(reader.index.size);
			expect(light.asked.texts).toBe(texts);
			reader.today = TODAY;
			reader.live.current();
		}
	});
});

it("is measured over what the stand-in's own reader of Markdown would see", async () => {
	const notes = [...largeVault({ people: 40, today: TODAY })].filter(([path]) => path.endsWith(".md"));
	const vault = new Vault(new MemoryDisk(Object.fromEntries(notes)));
	await vault.load();
	const cache = new MetadataCache(vault);
	await cache.start(false);
	for (const [path, text] of notes) {
		const file = vault.getFileByPath(path);
		const known = file === null ? null : cache.getFileCache(file);
		const light = lightMetadata(text);
		expect(light.frontmatter ?? {}).toEqual({ ...known?.frontmatter });
		for (const key of ["links", "frontmatterLinks"] as const)
			expect(light[key]?.map(({ link, original }) => [link, original])).toEqual(
				known?.[key]?.map(({ link, original }) => [link, original]),
			);
		expect(light.tags?.map(({ tag }) => tag)).toEqual(known?.tags?.map(({ tag }) => tag));
		expect(light.sections?.map(({ type, position }) => [type, position.start.offset])).toEqual(
			known?.sections?.map(({ type, position }) => [type, position.start.offset]),
		);
		expect(light.listItems?.map(({ task, position }) => [task, position.start.offset])).toEqual(
			known?.listItems?.map(({ task, position }) => [task, position.start.offset]),
		);
	}
	cache.close();
	vault.close();
});
