/**
 * What the browser's main thread does for the pane beside its script: style, layout and paint of an opening, a key of the
 * search and a turn of the wheel, from Chromium's own trace. Raster and compositing are other threads' and not counted.
 */
import { resolve } from "node:path";
import { launch } from "../../preview/testing/browser/browser-stage";
import { readPlugin } from "../../preview/server/plugin-folder.mjs";
import { openBuilt, TODAY, type Stage } from "../e2e/support/stage";
import { largeVault } from "../support/large-vault.mjs";
import { spreadOf, table } from "./measure";

const SCROLLER = ".networking-notes-scroll";

/** An event of a trace; times are microseconds. */
interface TraceEvent {
	readonly name: string;
	readonly ph: string;
	readonly pid: number;
	readonly tid: number;
	readonly ts: number;
	readonly dur?: number;
}

/** What the names of the trace's events stand for; what is in none of them is the browser's own keeping. */
const KINDS = {
	script:
		/^(FunctionCall|EvaluateScript|EventDispatch|TimerFire|FireAnimationFrame|RunMicrotasks|v8\..*|V8\..*|.*GC.*)$/,
	style: /^(UpdateLayoutTree|RecalculateStyles|ParseAuthorStyleSheet)$/,
	layout: /^Layout$/,
	paint: /^(PrePaint|Paint|Layerize|Commit|UpdateLayer|CompositeLayers|HitTest)$/,
} as const;
type Kind = keyof typeof KINDS;

/** Milliseconds of the main thread by kind, each event without those inside it; and its longest task. */
type Spent = Readonly<Record<Kind | "longest", number>>;

function spentIn(events: readonly TraceEvent[]): Spent {
	const threads = new Map<string, TraceEvent[]>();
	for (const event of events) {
		if (event.ph !== "X" || event.dur === undefined) continue;
		const key = `${event.pid} ${event.tid}`;
		const thread = threads.get(key) ?? [];
		threads.set(key, thread);
		thread.push(event);
	}
	// The page's thread is the one that lays out most.
	const layouts = (list: readonly TraceEvent[]): number => list.filter(({ name }) => name === "Layout").length;
	const [main = []] = [...threads.values()].sort((a, b) => layouts(b) - layouts(a));
	const spent = { script: 0, style: 0, layout: 0, paint: 0, longest: 0 };
	const open: { end: number; kind: Kind | undefined }[] = [];
	for (const { name, ts, dur = 0 } of main.sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
		while ((open.at(-1)?.end ?? Infinity) <= ts) open.pop();
		const kind = (Object.keys(KINDS) as Kind[]).find((each) => KINDS[each].test(name)) ?? open.at(-1)?.kind;
		const around = open.at(-1)?.kind;
		if (around !== undefined) spent[around] -= dur / 1000;
		if (kind !== undefined) spent[kind] += dur / 1000;
		if (name === "RunTask") spent.longest = Math.max(spent.longest, dur / 1000);
		open.push({ end: ts + dur, kind });
	}
	return spent;
}

async function traced(stage: Stage, act: () => Promise<void>): Promise<Spent> {
	const browser = await launch();
	await browser.startTracing(stage.page, {
		categories: ["devtools.timeline", "disabled-by-default-devtools.timeline", "v8"],
	});
	await act();
	const { traceEvents } = JSON.parse((await browser.stopTracing()).toString("utf8")) as { traceEvents: TraceEvent[] };
	return spentIn(traceEvents);
}

/** Closes the pane and opens it again, until it is painted. */
async function reopen({ page }: Stage): Promise<void> {
	await page.evaluate(async () => {
		const leaf = window.preview.app?.workspace.getLeavesOfType("networking-notes-fading")[0];
		if (leaf === undefined) throw new Error("There is no pane");
		await leaf.setViewState({ type: "empty" });
		await leaf.setViewState({ type: "networking-notes-fading" });
		await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
	});
}

/** Types into the search, and waits for each letter until it is painted. */
async function type({ page }: Stage, words: readonly string[]): Promise<void> {
	await page.evaluate(async (all) => {
		const input = document.querySelector<HTMLInputElement>(".networking-notes-pane input");
		if (input === null) throw new Error("There is no search");
		for (const value of all) {
			input.value = value;
			input.dispatchEvent(new InputEvent("input", { bubbles: true }));
			await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
		}
	}, words);
}

/** Turns the wheel over an element, and counts the frames: how long each took, in milliseconds. */
async function scroll({ page }: Stage, selector: string, turns: number): Promise<number[]> {
	const box = await page.locator(selector).first().boundingBox();
	if (box === null) throw new Error(`${selector} is not there`);
	await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
	await page.evaluate(() => {
		const times: number[] = [];
		Object.assign(window, { frameTimes: times });
		const tell = (time: number): void => {
			times.push(time);
			if (times.length < 10_000) requestAnimationFrame(tell);
		};
		requestAnimationFrame(tell);
	});
	for (let turn = 0; turn < turns; turn++) await page.mouse.wheel(0, 240);
	const times = await page.evaluate(async () => {
		await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
		const { frameTimes } = window as unknown as { frameTimes: number[] };
		const all = [...frameTimes];
		frameTimes.length = 10_000;
		return all;
	});
	return times.slice(1).map((time, at) => time - (times[at] ?? time));
}

/** A plain list of the browser's own, scrolled as the pane is: what this machine does at its best. */
async function withPlainList(stage: Stage, rows: number): Promise<void> {
	await stage.page.evaluate((count) => {
		const list = document.body.appendChild(document.createElement("div"));
		list.className = "plain-list";
		list.style.cssText =
			"position: fixed; inset: 40px 0 0 auto; width: 300px; overflow-y: auto; background: white; z-index: 99";
		for (let at = 0; at < count; at++) {
			const row = list.appendChild(document.createElement("div"));
			row.style.height = "56px";
			row.textContent = `Row ${at}`;
		}
	}, rows);
}

const LETTERS = ["a", "an", "ana", "m", "ma", "mar", "b", "be", "ber", "c", "cl", "clo"];
const OPENINGS = 10;
const TURNS = 120;

/** The tables. */
export async function frames(): Promise<string> {
	const plugin = await readPlugin(resolve(import.meta.dirname, "../.."));
	const [acts, scrolls]: [string[][], string[][]] = [[], []];
	const digits = (value: number): string => value.toFixed(1);
	for (const people of [100, 10_000]) {
		const size = people.toLocaleString("en-GB");
		const stage = await openBuilt({ plugin }, Object.fromEntries(largeVault({ people, today: TODAY, unrelated: 0 })));
		await stage.page.evaluate(() => window.preview.runCommand?.("networking-notes:open-fading-connections"));
		await stage.page.waitForSelector(".networking-notes-row");
		const row = (act: string, { script, style, layout, paint, longest }: Spent, times: number): void => {
			acts.push([size, act, ...[script, style, layout, paint].map((each) => digits(each / times)), digits(longest)]);
		};
		await reopen(stage);
		row(
			"opened",
			await traced(stage, async () => {
				for (let round = 0; round < OPENINGS; round++) await reopen(stage);
			}),
			OPENINGS,
		);
		await stage.page.focus(".networking-notes-pane input");
		await stage.page.waitForTimeout(1000);
		await type(stage, LETTERS);
		row("a key of the search", await traced(stage, () => type(stage, LETTERS)), LETTERS.length);
		await type(stage, [""]);
		let frameTimes: number[] = [];
		const scrolled = await traced(stage, async () => {
			frameTimes = await scroll(stage, SCROLLER, TURNS);
		});
		row("a turn of the wheel", scrolled, TURNS);
		const told = (what: string, times: readonly number[]): void => {
			const { median } = spreadOf(times);
			const long = times.filter((time) => time > 34).length;
			scrolls.push([size, what, String(times.length), digits(median), String(long), digits(Math.max(...times))]);
		};
		told("the pane", frameTimes);
		await withPlainList(stage, 2000);
		told("a plain list", await scroll(stage, ".plain-list", TURNS));
		await stage.close();
	}
	return [
		table(["people", "what", "script, ms", "style", "layout", "paint", "longest task"], acts),
		table(["people", "scrolled", "frames", "one, ms", "longer than two frames", "longest, ms"], scrolls),
	].join("\n\n");
}
