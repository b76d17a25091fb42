/** One change → fresh list, beside the whole rebuild and beside the bound. */
import type { Context } from "../../src/actions/context";
import { createApi } from "../../src/api";
import { addDays, dayNumber } from "../../src/domain/day";
import { fadingList, type FadingList } from "../../src/domain/fading-list";
import { DEFAULT_RULES } from "../../src/domain/rules";
import { readPersonNote } from "../../src/note/person-note";
import { byTurns, inWords, ratioOf, spreadOf, table, type Work } from "./measure";
import { LightApp } from "./light-app";
import { lightMetadata } from "./light-metadata";
import { lightVault, LONGER_NOTES, readVault, READING, TODAY, type Reader } from "./watched-world";

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

/** The cheapest way that is honest: of every person's note the properties as the cache has them, and one sort by silence. */
export function naiveList(light: LightApp): () => unknown {
	const people = [...light.files.keys()].filter((path) => path.startsWith("People/"));
	return () => {
		const today = Date.parse(TODAY);
		const found = people.map((path) => {
			const { last_contact: last, cadence } = light.cache(path).frontmatter ?? {};
			const silence = typeof last === "string" ? (today - Date.parse(last)) / 86_400_000 : 0;
			return { path, lateness: silence / (typeof cadence === "number" ? cadence : 60) };
		});
		return found.sort((one, other) => other.lateness - one.lateness).slice(0, 100);
	};
}

/** What is compared in a vault, and in how many turns of one sample. */
const REPEATS = {
	person: 128,
	property: 128,
	dated: 128,
	unrelated: 512,
	script: 64,
	bound: 1000,
	naive: 1,
	list: 1,
	rebuild: 1,
};

type Compared = keyof typeof REPEATS;

const WORDS: Partial<Record<Compared, string>> = {
	person: "a follow-up typed in a person's note",
	property: "a property of a person",
	dated: "a daily note, three people",
	unrelated: "a note that concerns nobody",
	script: "a property of a person, then `api.fading({ limit: 100 })`",
};

/** The tables for vaults of several sizes, which take turns; one of them also with longer notes. */
export async function changes(vaults: ReadonlyMap<number, LightApp>): Promise<string> {
	const sizes = [...vaults.keys()];
	const middle = sizes[Math.floor(sizes.length / 2)] ?? 0;
	const all: (readonly [name: string, light: LightApp])[] = [...vaults].map(([people, light]) => [
		people.toLocaleString("en-GB"),
		light,
	]);
	all.push([`${middle.toLocaleString("en-GB")}, longer notes`, lightVault(middle, 4, LONGER_NOTES)]);
	const works: Record<string, Work> = {};
	const repeat: Record<string, number> = {};
	const readers: Reader[] = [];
	for (const [name, light] of all) {
		const reader = readVault(light);
		readers.push(reader);
		await reader.watch.ready;
		reader.live.current();
		const known = [...reader.index.people()];
		const changed = changesOf(light, reader);
		const script = scriptOver(reader);
		const ofVault: Record<Compared, Work> = {
			...changed,
			script: () => [changed.property(), script()],
			rebuild: wholeRebuild(light, reader),
			list: () => firstHundred(fadingList(known, TODAY, DEFAULT_RULES)),
			naive: naiveList(light),
			bound: boundOver(known.map(({ properties }) => dayNumber(properties.lastContact ?? TODAY))),
		};
		for (const [work, run] of Object.entries(ofVault)) {
			works[`${name} ${work}`] = run;
			repeat[`${name} ${work}`] = REPEATS[work as Compared];
		}
	}
	const times = await byTurns(works, 12, repeat);
	const of = (name: string, work: Compared): readonly number[] => times[`${name} ${work}`] ?? [];
	const [smallest = ""] = all.map(([name]) => name);
	const rows: string[][] = [];
	for (const [name] of all) {
		for (const work of ["person", "property", "dated", "unrelated", "script"] as const) {
			rows.push([
				name,
				WORDS[work] ?? "",
				inWords(spreadOf(of(name, work).map((time) => time * 1000)), " µs"),
				inWords(ratioOf(of(name, work), of(name, "bound"))),
				inWords(ratioOf(of(name, work), of(smallest, work))),
				inWords(ratioOf(of(name, "naive"), of(name, work))),
				inWords(ratioOf(of(name, "rebuild"), of(name, work))),
			]);
		}
		rows.push([
			name,
			"for comparison: naive list / whole rebuild / whole list / bound",
			`${(["naive", "rebuild", "list"] as const).map((work) => inWords(spreadOf(of(name, work)), " ms")).join(" / ")} / ${inWords(spreadOf(of(name, "bound").map((time) => time * 1000)), " µs")}`,
			"",
			"",
			"",
			"",
		]);
	}
	for (const reader of readers) reader.end();
	return table(
		[
			"people",
			"one change → first hundred of a fresh list",
			"time",
			"times the bound",
			"times the smallest vault's",
			"naive list over it",
			"whole rebuild over it",
		],
		rows,
	);
}

/** A change of somebody whom many dated notes link, and of one of many who share an alias that is linked; the sizes take turns. */
export async function shared(): Promise<string> {
	const sizes = [200, 2000, 20_000];
	const works: Record<string, Work> = {};
	const readers: Reader[] = [];
	const add = async (name: string, light: LightApp, paths: readonly string[], other: string): Promise<void> => {
		const reader = readVault(light);
		readers.push(reader);
		await reader.watch.ready;
		reader.live.current();
		const change = toggled(light, paths, () => other);
		works[name] = () => [change(), firstHundred(reader.live.current())];
	};
	for (const size of sizes) {
		const days = Array.from({ length: size }, (_, back) => addDays(TODAY, -back));
		await add(
			`hub ${size}`,
			new LightApp([
				["People/Hub.md", "---\ntype: person\n---\n"],
				...days.map((day) => [`Journal/${day}.md`, "Coffee with [[Hub]].\n"] as const),
			]),
			// By turns: a map that loses and gets one key again and again looks through all that was there of it.
			Array.from({ length: 64 }, (_, n) => `Journal/${days[Math.floor((n * size) / 64)] ?? ""}.md`),
			"Coffee.\n",
		);
		const friend = "---\ntype: person\naliases: [Friend]\n---\n";
		await add(
			`alias ${size}`,
			new LightApp([
				[`Journal/${TODAY}.md`, "Coffee with [[Friend]].\n"],
				["People/New.md", "---\ntype: person\n---\n"],
				...Array.from({ length: size }, (_, n) => [`People/P${n}.md`, friend] as const),
			]),
			["People/New.md"],
			friend,
		);
	}
	const times = await byTurns(works, 15, Object.fromEntries(Object.keys(works).map((name) => [name, 64])));
	for (const reader of readers) reader.end();
	return table(
		[
			"of",
			"somebody in so many dated notes, one of them changed",
			"over the first",
			"one more of so many with an alias",
			"over the first",
		],
		sizes.map((size) => [
			size.toLocaleString("en-GB"),
			...["hub", "alias"].flatMap((kind) => {
				const [own, first] = [times[`${kind} ${size}`] ?? [], times[`${kind} ${sizes[0] ?? 0}`] ?? []];
				return [inWords(spreadOf(own.map((time) => time * 1000)), " µs"), inWords(ratioOf(own, first))];
			}),
		]),
	);
}
