/** The first index, a burst of changes and midnight. */
import { addDays } from "../../src/domain/day";
import { fadingList } from "../../src/domain/fading-list";
import { DEFAULT_RULES } from "../../src/domain/rules";
import { withCadence } from "./changes";
import type { LightApp } from "./light-app";
import { lightMetadata } from "./light-metadata";
import { byTurns, inWords, ratioOf, spreadOf, table } from "./measure";
import type { DeviceCache } from "../../src/vault/read/device-cache";
import { MemoryStorage } from "../support/memory-storage";
import { deviceOf, readVault, TODAY } from "./watched-world";

/** Reads every property and follows every link once, and keeps nothing. */
export function singlePass(light: LightApp): () => unknown {
	return () => {
		let sum = 0;
		for (const path of light.files.keys()) {
			const { frontmatter = {}, links = [], frontmatterLinks = [] } = light.cache(path);
			for (const key of Object.keys(frontmatter)) sum += String(frontmatter[key]).length;
			for (const { link } of [...links, ...frontmatterLinks]) sum += light.leadsTo(link, path)?.path.length ?? 0;
		}
		return sum;
	};
}

/** Whether the text of a note says more than the cache: a person's or an event's. */
function saysMore(path: string): boolean {
	return /^(?:People|Events)\//.test(path);
}

/** The same, and every text of a person or event cut into lines, of which those that begin with a day are counted. */
export function barePass(light: LightApp): () => unknown {
	const pass = singlePass(light);
	const paths = [...light.files.keys()].filter(saysMore);
	return () => {
		let days = 0;
		for (const path of paths)
			for (const line of light.text(path).split("\n")) if (/^- \d{4}-\d\d-\d\d/.test(line)) days++;
		return [pass(), days];
	};
}

/** The longest slice of all but the longest hundredth, in which the machine did something else; and the longest. */
function nearlyLongest(slices: readonly number[]): string {
	const longest = [...slices].sort((a, b) => b - a);
	return `${(longest[Math.floor(slices.length / 100)] ?? 0).toFixed(1)} / ${(longest[0] ?? 0).toFixed(1)} ms`;
}

/**
 * The whole start, with somebody who shows the list: built from the cache, then the logs, then everybody put in order; and
 * again, from what the device remembers.
 */
export async function building(vaults: ReadonlyMap<number, LightApp>): Promise<string> {
	const rows: string[][] = [];
	for (const [people, light] of vaults) {
		const slices: number[] = [];
		const storage = new MemoryStorage();
		const start = async (device?: DeviceCache): Promise<void> => {
			const reader = readVault(light, device === undefined ? {} : { device });
			await reader.watch.ready;
			reader.live.current();
			slices.push(...reader.slices);
			reader.end();
		};
		const begun = performance.now();
		await start();
		const cold = performance.now() - begun;
		// Once more, so that there is something to remember.
		await start(await deviceOf(light, storage));
		const toRemember = [...light.files.keys()].filter(saysMore).length;
		while ((storage.stored?.entries.size ?? 0) < toRemember) await new Promise((resolve) => setTimeout(resolve, 10));
		slices.length = 0;
		const times = await byTurns(
			{
				start: () => start(),
				second: async () => start(await deviceOf(light, storage)),
				pass: singlePass(light),
				bare: barePass(light),
			},
			people > 20_000 ? 4 : 9,
		);
		rows.push([
			people.toLocaleString("en-GB"),
			light.files.size.toLocaleString("en-GB"),
			inWords(spreadOf(times.bare), " ms"),
			(cold / spreadOf(times.bare).median).toFixed(1),
			inWords(ratioOf(times.start, times.bare)),
			inWords(ratioOf(times.second, times.bare)),
			inWords(ratioOf(times.second, times.pass)),
			nearlyLongest(slices),
		]);
	}
	return table(
		[
			"people",
			"notes",
			"bare pass over cache and logs",
			"the first start of the process over it",
			"a start over it",
			"a second start over it",
			"a second start over the pass over the cache",
			"slices: all but 1% / longest",
		],
		rows,
	);
}

/** Five thousand changed notes at once. */
export async function burst(vaults: ReadonlyMap<number, LightApp>): Promise<string> {
	const rows: string[][] = [];
	for (const [people, light] of vaults) {
		const reader = readVault(light);
		await reader.watch.ready;
		reader.live.current();
		const paths = [...light.files.keys()].filter((path) => path.startsWith("People/")).slice(0, 5000);
		const changed = paths.map((path) => {
			const text = withCadence(light.text(path), 9);
			return { path, before: light.text(path), beforeCache: light.cache(path), text, cache: lightMetadata(text) };
		});
		const told: number[] = [];
		const taking: number[] = [];
		const listing: number[] = [];
		let there = false;
		const all = async (): Promise<void> => {
			there = !there;
			const before = reader.told();
			const begun = performance.now();
			for (const note of changed)
				light.change(note.path, there ? note.text : note.before, there ? note.cache : note.beforeCache);
			const start = performance.now();
			taking.push(start - begun);
			reader.live.current();
			listing.push(performance.now() - start);
			await new Promise((resolve) => setTimeout(resolve, 40));
			told.push(reader.told() - before);
		};
		await byTurns({ all }, 7);
		const listed = fadingList(reader.index.people(), TODAY, DEFAULT_RULES);
		const same = listed.lanes.every(({ entries }, lane) =>
			[...entries].every(({ person }, at) => reader.live.current().lanes[lane]?.entries.at(at)?.person === person),
		);
		rows.push([
			people.toLocaleString("en-GB"),
			paths.length.toLocaleString("en-GB"),
			(((taking[0] ?? NaN) / paths.length) * 1000).toFixed(0),
			inWords(spreadOf(taking.map((time) => (time / paths.length) * 1000)), " µs"),
			inWords(spreadOf(listing.map((time) => (time / paths.length) * 1000)), " µs"),
			String(Math.max(...told)),
			same ? "nothing lost" : "WRONG",
		]);
		reader.end();
	}
	return table(
		[
			"people",
			"notes changed at once",
			"taken in, the first time, µs each",
			"taken in, each",
			"list brought up to date, each",
			"draws",
			"list",
		],
		rows,
	);
}

/** A new day. */
export async function midnight(vaults: ReadonlyMap<number, LightApp>): Promise<string> {
	const rows: string[][] = [];
	for (const [people, light] of vaults) {
		const reader = readVault(light);
		await reader.watch.ready;
		reader.live.current();
		const all = [...reader.index.people()];
		let day = 0;
		const slices: number[] = [];
		const times = await byTurns(
			{
				next: async () => {
					reader.today = addDays(TODAY, ++day % 20);
					reader.slices.length = 0;
					reader.live.tick();
					while (reader.live.shown().today !== reader.today) await new Promise((resolve) => setTimeout(resolve, 4));
					slices.push(...reader.slices);
				},
				whole: () => fadingList(all, addDays(TODAY, day % 20), DEFAULT_RULES),
			},
			people > 20_000 ? 5 : 11,
		);
		rows.push([
			people.toLocaleString("en-GB"),
			inWords(spreadOf(times.next), " ms"),
			inWords(spreadOf(times.whole), " ms"),
			inWords(spreadOf(slices), " ms"),
			nearlyLongest(slices),
		]);
		reader.end();
	}
	return table(
		[
			"people",
			"until the new day is shown, a slice a frame",
			"whole list in one go",
			"slice",
			"all slices but 1% / longest",
		],
		rows,
	);
}
