/** What is held beyond what the app holds, in Chromium, which is the app's own engine: heap before and after, several times over. */
import path from "node:path";
import { build, type Plugin } from "esbuild";
import type { CDPSession, Page } from "playwright-core";
import { launch } from "../../preview/testing/browser/browser-stage";
import { inWords, spreadOf, table } from "./measure";
import type { Counts } from "./memory-page";

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

/** The table. */
export async function memory(): Promise<string> {
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
	return table(
		["people", "log lines each", "per person, log and list included", "contacts in dated notes", "each", "per contact"],
		rows,
	);
}
