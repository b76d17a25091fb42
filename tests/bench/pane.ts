/** The pane in Chromium: what is drawn and how long a key of the search takes, for a hundred people and ten thousand. */
import { openStage, TODAY, type Stage } from "../e2e/support/preview";
import { largeVault } from "../support/large-vault.mjs";
import { inWords, ratioOf, spreadOf, table } from "./measure";

const PANE = ".networking-notes-pane";

async function opened(people: number): Promise<Stage> {
	const stage = await openStage(Object.fromEntries(largeVault({ people, today: TODAY, unrelated: 0 })));
	await stage.page.evaluate(() => window.preview.runCommand?.("networking-notes:open-fading-connections"));
	await stage.page.waitForSelector(".networking-notes-row");
	return stage;
}

/** Types into the search, letter by letter, and times the script of each, with what the layout asks of it. */
function typed({ page }: Stage, word: string): Promise<number[]> {
	return page.evaluate(([pane, letters]) => {
		const input = document.querySelector<HTMLInputElement>(`${pane} input`);
		const times: number[] = [];
		for (const value of ["", ...letters].map((_, at) => letters.slice(0, at).join(""))) {
			if (input === null) throw new Error("There is no search");
			input.value = value;
			const start = performance.now();
			input.dispatchEvent(new InputEvent("input", { bubbles: true }));
			times.push(performance.now() - start);
		}
		return times;
	}, [PANE, [...word]] as const);
}

/** The table. */
export async function pane(): Promise<string> {
	const sizes = [100, 10_000] as const;
	const stages = new Map<number, Stage>();
	for (const people of sizes) stages.set(people, await opened(people));
	const times = new Map<number, number[]>(sizes.map((people) => [people, []]));
	const elements = new Map<number, number>();
	for (let round = -2; round < 12; round++) {
		for (const [people, stage] of stages) {
			const list = await typed(stage, ["mari", "ber", "климо", "close"][Math.abs(round) % 4] ?? "");
			if (round >= 0) times.get(people)?.push(...list);
		}
	}
	for (const [people, stage] of stages) {
		await typed(stage, "");
		elements.set(people, await stage.page.evaluate((selector) => document.querySelectorAll(`${selector} *`).length, PANE));
		await stage.close();
	}
	const few = times.get(100) ?? [];
	return table(["people", "elements of the pane", "script of a key in the search", "over a hundred people's"], sizes.map((people) => {
		const list = times.get(people) ?? [];
		return [people.toLocaleString("en-GB"), String(elements.get(people)), inWords(spreadOf(list), " ms"), inWords(ratioOf(list, few))];
	}));
}
