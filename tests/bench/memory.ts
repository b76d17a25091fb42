/** What is held beyond what the app holds, in Chromium, which is the app's own engine, and in Node: heap before and after, several times over. */
import path from "node:path";
import { build, type Plugin } from "esbuild";
import type { CDPSession, Page } from "playwright-core";
import { launch } from "../../preview/testing/browser/browser-stage";
import { inWords, spreadOf, table } from "./measure";
import type { Counts } from "./memory-page";
import { lightVault, LONGER_NOTES, readVault } from "./watched-world";

/** The generator of vaults can write to disk, which a page cannot. */
const noDisk: Plugin = {
	name: "no-disk",
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^node:/ }, ({ path: name }) => ({ path: name, namespace: "no-disk" }));
		onLoad({ filter: /.*/, namespace: "no-disk" }, () => ({
			contents: "export default {}; export const mkdir = undefined, writeFile = undefined;",
		}));
	},
};

async function script(): Promise<string> {
	const { outputFiles } = await build({
		entryPoints: [path.join(import.meta.dirname, "memory-page.ts")],
		bundle: true,
		write: false,
		format: "iife",
		platform: "browser",
		target: "es2022",
		plugins: [noDisk],
		logLevel: "warning",
	});
	return outputFiles[0]?.text ?? "";
}

/** The heap that is in use, in bytes, when everything that can go is gone. */
async function heap(session: CDPSession): Promise<number> {
	for (let time = 0; time < 3; time++) await session.send("HeapProfiler.collectGarbage");
	return (await session.send("Runtime.getHeapUsage")).usedSize;
}

interface Round extends Counts {
	readonly perPerson: number;
	readonly perContact: number;
}

async function round(page: Page, session: CDPSession): Promise<Round> {
	const empty = await heap(session);
	const counts = await page.evaluate(() => window.memoryPage.read());
	const full = await heap(session);
	await page.evaluate(() => window.memoryPage.forgetDated());
	const without = await heap(session);
	await page.evaluate(() => window.memoryPage.end());
	return { ...counts, perPerson: (without - empty) / counts.people, perContact: (full - without) / counts.contacts };
}

/** People, and how many lines a daily note has at most: a journal of few words, and two in which everybody is met often. */
const VAULTS = [
	[1000, 4],
	[10_000, 4],
	[50_000, 4],
	[1000, 40],
	[1000, 160],
] as const;

/** The heap of this process that is in use when everything that can go is gone; the bench lets it be collected. */
async function ownHeap(): Promise<number> {
	for (let time = 0; time < 3; time++) {
		globalThis.gc?.();
		await new Promise((resolve) => setTimeout(resolve, 30));
	}
	return process.memoryUsage().heapUsed;
}

/** What one vault takes in Node, where a reference takes eight bytes: with everything, and without what only some vaults have. */
async function inNode(people: number): Promise<string[]> {
	const light = lightVault(people, 4, LONGER_NOTES);
	const [all, peopleAndList, peopleAlone]: number[][] = [[], [], []];
	// What was read before stays held, so that nothing of it is freed, unnoticed, in the next round.
	const held: unknown[] = [];
	for (let round = 0; round < 4; round++) {
		const empty = await ownHeap();
		const reader = readVault(light, { withList: false });
		held.push(reader);
		await reader.watch.ready;
		reader.slices.length = 0;
		const index = await ownHeap();
		reader.live.current();
		const list = (await ownHeap()) - index;
		reader.index.batch(() => {
			for (const path of [...reader.index.datedNotes()]) reader.index.removeDatedNote(path);
		});
		for (const { path } of [...reader.events.events()]) reader.events.remove(path);
		reader.live.current();
		const without = (await ownHeap()) - empty;
		reader.end();
		// The first warms up what is made once.
		if (round === 0) continue;
		all?.push((index + list - empty) / people);
		peopleAndList?.push(without / people);
		peopleAlone?.push((without - list) / people);
	}
	return [
		people.toLocaleString("en-GB"),
		...[all, peopleAndList, peopleAlone].map((bytes) => inWords(spreadOf(bytes ?? []), " B")),
	];
}

async function memoryInNode(): Promise<string> {
	const rows: string[][] = [];
	for (const people of [1000, 10_000]) rows.push(await inNode(people));
	return table(
		[
			"people, in Node, with eight lines in each log",
			"each, with dated notes, events and list",
			"without dated notes and events",
			"without the list, too",
		],
		rows,
	);
}

/** The tables. */
export async function memory(): Promise<string> {
	const ofNode = await memoryInNode();
	const code = await script();
	const browser = await launch();
	const rows: string[][] = [];
	for (const [people, linesPerDay] of VAULTS) {
		const page = await browser.newPage();
		const session = await page.context().newCDPSession(page);
		await page.addScriptTag({ content: code });
		await page.evaluate(([count, lines]) => window.memoryPage.make(count, lines), [people, linesPerDay] as const);
		const rounds: Round[] = [];
		// The first warms up what is made once.
		for (let time = 0; time < (people > 20_000 ? 2 : 4); time++) rounds.push(await round(page, session));
		const [first] = rounds.splice(0, 1);
		rows.push([
			people.toLocaleString("en-GB"),
			((first?.followUps ?? 0) / people).toFixed(1),
			inWords(spreadOf(rounds.map(({ perPerson }) => perPerson)), " B"),
			(first?.contacts ?? 0).toLocaleString("en-GB"),
			((first?.contacts ?? 0) / people).toFixed(1),
			inWords(spreadOf(rounds.map(({ perContact }) => perContact)), " B"),
		]);
		await page.close();
	}
	const inChromium = table(
		["people", "log lines each", "per person, log and list included", "contacts in dated notes", "each", "per contact"],
		rows,
	);
	return `${inChromium}\n\n${ofNode}`;
}
