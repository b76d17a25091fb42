/** One change → fresh list, beside the whole rebuild and beside the bound. */
import type { Context } from "../../src/actions/context";
import { createApi } from "../../src/api";
import { dayNumber } from "../../src/domain/day";
import { fadingList, type FadingList } from "../../src/domain/fading-list";
import { DEFAULT_RULES } from "../../src/domain/rules";
import { readPersonNote } from "../../src/note/person-note";
import { byTurns, inWords, ratioOf, spreadOf, table } from "./measure";
import type { LightApp } from "./light-app";
import { lightMetadata } from "./light-metadata";
import { readVault, READING, TODAY, type Reader } from "./watched-world";

/** Whom a pane shows at most: the first hundred of a list. */
function firstHundred({ lanes }: FadingList): string[] {
	const paths: string[] = [];
	for (const { entries } of lanes)
		for (let at = 0; at < entries.length && paths.length < 100; at++) paths.push(entries.at(at)?.person.path ?? "");
	return paths;
}

/** The least that can be done: days in a sorted array, one moved by binary search, the first hundred read. */
export function boundOver(days: readonly number[]): () => unknown {
	const sorted = Float64Array.from(days).sort();
	const find = (day: number): number => {
		let [low, high] = [0, sorted.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((sorted[middle] ?? 0) < day) low = middle + 1;
			else high = middle;
		}
		return low;
	};
	let turn = 0;
	return () => {
		turn = (turn + 7919) % sorted.length;
		const day = sorted[turn] ?? 0;
		return [find(day + 1), sorted.slice(0, 100)];
	};
}

/** Two texts of a note by turns, each with what the cache holds of it made before: the app's own work is not timed. */
function toggled(light: LightApp, paths: readonly string[], other: (text: string) => string): () => void {
	const versions = paths.map((path) =>
		[light.text(path), other(light.text(path))].map((text) => ({ path, text, cache: lightMetadata(text) })),
	);
	let turn = 0;
	return () => {
		const version = versions[turn % versions.length]?.[Math.floor(turn / versions.length) % 2 === 0 ? 1 : 0];
		turn++;
		if (version !== undefined) light.change(version.path, version.text, version.cache);
	};
}

function some(light: LightApp, folder: string, count: number): string[] {
	const all = [...light.files.keys()].filter((path) => path.startsWith(folder));
	return Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)] ?? "");
}

/** A person's note with another cadence. */
export function withCadence(text: string, days: number): string {
	return text.replace(/^cadence: .*\n/m, "").replace("type: person\n", `type: person\ncadence: ${String(days)}\n`);
}

/** What a script asks for, of the list that the pane shows. */
export function scriptOver({ index, live }: Reader): () => unknown {
	// The acts are not called: of their context only what a person is described by is needed.
	const context = { index, today: () => TODAY, settings: () => DEFAULT_RULES, locale: () => "en" };
	const api = createApi(context as unknown as Context, {
		ready: Promise.resolve(),
		everybodyKnown: () => Promise.resolve(),
		list: () => live.current(),
		onChange: () => () => undefined,
		isOver: () => false,
	});
	return () => api.fading({ limit: 100 });
}

/** Changes that happen to a vault, by their names; each ends with the first hundred of a fresh list. */
export function changesOf(
	light: LightApp,
	{ live }: Reader,
): Readonly<Record<"person" | "property" | "dated" | "unrelated", () => unknown>> {
	const fresh = (change: () => void) => (): unknown => {
		change();
		return firstHundred(live.current());
	};
	const people = some(light, "People/", 64);
	return {
		person: fresh(toggled(light, people, (text) => `${text}- ${TODAY} call, gave: the number\n`)),
		property: fresh(toggled(light, people.slice(32), (text) => withCadence(text, 12))),
		dated: fresh(
			toggled(
				light,
				some(light, "Journal/", 64),
				(text) =>
					`${text}\n${people
						.slice(0, 3)
						.map((path) => `Saw [[${path.slice(7, -3)}]].`)
						.join("\n")}\n`,
			),
		),
		unrelated: fresh(toggled(light, some(light, "Notes/", 64), (text) => `${text}\nMore of it.\n`)),
	};
}

/** The naive way: every person note read from the cache, and the whole list anew. Mentions and logs as they are known. */
export function wholeRebuild(light: LightApp, { index }: Reader): () => unknown {
	return () => {
		const people = [];
		for (const [path, { basename }] of light.files) {
			const cache = light.cache(path);
			const facts = {
				path,
				name: basename,
				values: cache.frontmatter,
				tags: [],
				hasBlock: cache.frontmatter !== undefined,
			};
			const { kind, properties } = readPersonNote(facts, READING, undefined);
			const known = index.get(path);
			if (kind === "person" && properties !== undefined)
				people.push({
					path,
					name: basename,
					properties,
					...(known?.record === undefined ? {} : { record: known.record }),
					...(known?.mentions === undefined ? {} : { mentions: known.mentions }),
				});
		}
		return firstHundred(fadingList(people, TODAY, DEFAULT_RULES));
	};
}

/** The tables for vaults of several sizes. */
export async function changes(vaults: ReadonlyMap<number, LightApp>): Promise<string> {
	const rows: string[][] = [];
	const medians = new Map<string, number[]>();
	for (const [people, light] of vaults) {
		const reader = readVault(light);
		await reader.watch.ready;
		reader.live.current();
		const known = [...reader.index.people()];
		const bound = boundOver(known.map(({ properties }) => dayNumber(properties.lastContact ?? TODAY)));
		const all = changesOf(light, reader);
		const script = scriptOver(reader);
		const times = await byTurns(
			{
				...all,
				script: () => [all.property(), script()],
				rebuild: wholeRebuild(light, reader),
				list: () => firstHundred(fadingList(known, TODAY, DEFAULT_RULES)),
				bound,
			},
			people > 20_000 ? 6 : 20,
			{ person: 128, property: 128, dated: 128, unrelated: 512, script: 64, bound: 1000 },
		);
		for (const name of ["person", "property", "dated", "unrelated", "script"] as const) {
			medians.set(name, [...(medians.get(name) ?? []), spreadOf(times[name]).median]);
			rows.push([
				people.toLocaleString("en-GB"),
				{
					person: "a follow-up typed in a person's note",
					property: "a property of a person",
					dated: "a daily note, three people",
					unrelated: "a note that concerns nobody",
					script: "a property of a person, then `api.fading({ limit: 100 })`",
				}[name],
				inWords(spreadOf(times[name].map((time) => time * 1000)), " µs"),
				inWords(ratioOf(times[name], times.bound)),
				inWords(ratioOf(times.rebuild, times[name])),
				inWords(ratioOf(times.list, times[name])),
			]);
		}
		rows.push([
			people.toLocaleString("en-GB"),
			"for comparison: whole rebuild / list alone / bound",
			`${inWords(spreadOf(times.rebuild), " ms")} / ${inWords(spreadOf(times.list), " ms")} / ${inWords(spreadOf(times.bound.map((time) => time * 1000)), " µs")}`,
			"",
			"",
			"",
		]);
		reader.end();
	}
	const growth = [...medians]
		.map(([name, list]) => `${name} ${((list.at(-1) ?? NaN) / (list[0] ?? NaN)).toFixed(2)}`)
		.join(", ");
	return `${table(["people", "one change → first hundred of a fresh list", "time", "times the bound", "whole rebuild over it", "whole list over it"], rows)}\n\nFrom the smallest to the largest vault a change takes times: ${growth}.`;
}
