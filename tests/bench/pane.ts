/** The pane in Chromium: what is drawn, and how long its script takes, when it is opened and for each key of the search, for a hundred people and ten thousand. */
import { resolve } from "node:path";
import { readPlugin } from "../../preview/server/plugin-folder.mjs";
import { openBuilt, TODAY, type Stage } from "../e2e/support/stage";
import { largeVault } from "../support/large-vault.mjs";
import { inWords, ratioOf, spreadOf, table } from "./measure";

const PANE = ".networking-notes-pane";

/** Typed letter by letter, each from an empty search: some fill the view up to the end, some soon leave nobody. */
const WORDS = ["a", "mari", "ber", "климо", "close", "e"];

async function opened(people: number): Promise<Stage> {
	const plugin = await readPlugin(resolve(import.meta.dirname, "../.."));
	const stage = await openBuilt({ plugin }, Object.fromEntries(largeVault({ people, today: TODAY, unrelated: 0 })));
	await stage.page.evaluate(() => window.preview.runCommand?.("networking-notes:open-fading-connections"));
	await stage.page.waitForSelector(".networking-notes-row");
	// As whoever searches does first: then everybody is got ready.
	await stage.page.focus(`${PANE} input`);
	await stage.page.waitForTimeout(1000);
	return stage;
}

/** One key of the search. */
interface Key {
	/** Milliseconds of script. The layout comes later, as with anything that is drawn. */
	readonly time: number;
	/** How many rows stand in the document then. */
	readonly rows: number;
}

/** Types into the search, letter by letter. */
function typed({ page }: Stage, word: string): Promise<Key[]> {
	return page.evaluate(
		([pane, letters]) => {
			const input = document.querySelector<HTMLInputElement>(`${pane} input`);
			if (input === null) throw new Error("There is no search");
			return ["", ...letters]
				.map((_, at) => letters.slice(0, at).join(""))
				.map((value) => {
					input.value = value;
					const start = performance.now();
					input.dispatchEvent(new InputEvent("input", { bubbles: true }));
					const time = performance.now() - start;
					return { time, rows: document.querySelectorAll(".networking-notes-row").length };
				});
		},
		[PANE, [...word]] as const,
	);
}

/** Closes the pane and opens it again: milliseconds until its rows stand in the document. */
function reopened({ page }: Stage): Promise<number> {
	return page.evaluate(async () => {
		const leaf = window.preview.app?.workspace.getLeavesOfType("networking-notes-fading")[0];
		if (leaf === undefined) throw new Error("There is no pane");
		await leaf.setViewState({ type: "empty" });
		const start = performance.now();
		await leaf.setViewState({ type: "networking-notes-fading" });
		const time = performance.now() - start;
		if (document.querySelector(".networking-notes-row") === null) throw new Error("Nobody is there");
		return time;
	});
}

/** The table. */
export async function pane(): Promise<string> {
	const sizes = [100, 10_000] as const;
	const stages = new Map<number, Stage>();
	for (const people of sizes) stages.set(people, await opened(people));
	const keys = new Map<number, Key[]>(sizes.map((people) => [people, []]));
	const openings = new Map<number, number[]>(sizes.map((people) => [people, []]));
	const elements = new Map<number, number>();
	for (let round = -WORDS.length; round < 5 * WORDS.length; round++) {
		for (const [people, stage] of stages) {
			const list = await typed(stage, WORDS[(round + WORDS.length) % WORDS.length] ?? "");
			if (round >= 0) keys.get(people)?.push(...list);
		}
	}
	for (const [people, stage] of stages) {
		await typed(stage, "");
		elements.set(
			people,
			await stage.page.evaluate((selector) => document.querySelectorAll(`${selector} *`).length, PANE),
		);
	}
	for (let round = -2; round < 15; round++) {
		for (const [people, stage] of stages) {
			const time = await reopened(stage);
			if (round >= 0) openings.get(people)?.push(time);
		}
	}
	for (const stage of stages.values()) await stage.close();
	const few = keys.get(100) ?? [];
	// Where fewer are found there is less to draw: what can be compared is a view that is full at both sizes.
	const full = few.map(({ rows }, index) => rows > 15 && (keys.get(10_000)?.[index]?.rows ?? 0) > 15);
	const timesOf = (list: readonly Key[], chosen: (index: number) => boolean): number[] =>
		list.filter((_, index) => chosen(index)).map(({ time }) => time);
	return table(
		[
			"people",
			"elements of the pane",
			"opened",
			"a key of the search",
			"one that leaves the view full",
			"that over a hundred people's",
		],
		sizes.map((people) => {
			const list = keys.get(people) ?? [];
			const ofFull = timesOf(list, (index) => full[index] === true);
			return [
				people.toLocaleString("en-GB"),
				String(elements.get(people)),
				inWords(spreadOf(openings.get(people) ?? []), " ms"),
				inWords(spreadOf(timesOf(list, () => true)), " ms"),
				inWords(spreadOf(ofFull), " ms"),
				inWords(
					ratioOf(
						ofFull,
						timesOf(few, (index) => full[index] === true),
					),
				),
			];
		}),
	);
}
