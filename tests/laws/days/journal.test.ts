// What a journal of three years says about 250 people, against a slow reading of all its texts, and of five by hand.
import type { App } from "obsidian";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Day } from "../../../src/domain/day";
import { dayIn, everyMention, isMeeting } from "../../../src/domain/packed-mentions";
import type { Person } from "../../../src/domain/person";
import { lastContactOf, lastFaceToFaceOf } from "../../../src/domain/last-contact";
import { DEFAULT_SETTINGS } from "../../../src/settings/settings";
import { readHostSettings } from "../../../src/vault/read/host-settings";
import { readingRules } from "../../../src/vault/read/reading-rules";
import { whyDates } from "../../../src/vault/read/contact-sources";
import { judgedMentions } from "../index/mention-judge";
import { VaultWorld, type Watched } from "../index/vault-world";
import { journal, JOURNAL_END } from "./journal";

const TODAY = JOURNAL_END as Day;
const FILES = journal();

let world: VaultWorld;
let watched: Watched;
let people: Person[];
let rules: ReturnType<typeof readingRules>;
let judged: Record<string, string[]>;

function named(name: string): Person {
	const person = people.find((each) => each.name === name);
	if (person === undefined) throw new Error(`${name} is nobody`);
	return person;
}

function daysOf(person: Person): string[] {
	return everyMention(person.mentions ?? []).map((each) => `${dayIn(each)}${isMeeting(each) ? "*" : ""}`);
}

/** The day of a daily note, by the two settings that the vault has. */
function dailyDay(path: string): string | undefined {
	const old = /^Old journal\/(\d\d)-(\d\d)-(\d{4})\.md$/.exec(path);
	return old === null
		? /^Journal\/\d{4}\/\d\d\/(\d{4}-\d\d-\d\d)\.md$/.exec(path)?.[1]
		: `${old[3] ?? ""}-${old[2] ?? ""}-${old[1] ?? ""}`;
}

beforeAll(async () => {
	world = new VaultWorld(FILES);
	await world.start(false);
	const host = await readHostSettings({ vault: Object.assign(world.vault, { configDir: ".obsidian" }) as never });
	rules = readingRules(DEFAULT_SETTINGS, host, { parse: () => undefined });
	watched = world.watch(
		() => rules.reading,
		undefined,
		() => rules.dating,
	);
	await watched.watch.ready;
	people = [...watched.index.people()];
	judged = judgedMentions(
		FILES,
		people.map(({ path }) => path),
		{ dailyDay, meetingsFolder: "" },
	);
}, 120_000);

afterAll(async () => {
	watched.end();
	await world.end();
});

describe("a journal of three years", () => {
	it("knows 250 people, and of each the days that a slow reading finds", () => {
		expect(people).toHaveLength(250);
		expect(
			Object.fromEntries(
				people.filter(({ mentions }) => mentions !== undefined).map((person) => [person.path, daysOf(person)]),
			),
		).toEqual(judged);
		expect(Object.values(judged).flat().length).toBeGreaterThan(800);
	});

	it("tells the latest day of each from all that is known", () => {
		for (const { path, ...person } of people) {
			const text = FILES[path] ?? "";
			const own = [...text.matchAll(/^(?:last_contact: |met: |- )(\d{4}-\d\d-\d\d)/gm)].map(([, day]) => day ?? "");
			const inNotes = (judged[path] ?? []).map((day) => day.replace("*", ""));
			const past = [...own, ...inNotes].filter((day) => day <= TODAY).sort();
			expect(lastContactOf({ path, ...person }, TODAY)?.day, path).toBe(past.at(-1));
			const met = [
				...(judged[path] ?? []).filter((day) => day.endsWith("*")).map((day) => day.replace("*", "")),
				...[...text.matchAll(/^(?:met: (\d{4}-\d\d-\d\d)|- (\d{4}-\d\d-\d\d) in person)/gm)].map(
					([, a, b]) => a ?? b ?? "",
				),
			];
			expect(lastFaceToFaceOf({ path, ...person }, TODAY)?.day, path).toBe(
				met
					.filter((day) => day <= TODAY)
					.sort()
					.at(-1),
			);
		}
	});

	// Each of these was looked up in the notes by hand.
	it.each([
		// An old journal of another format, a Markdown link, a ticked task, a table; at the end a meeting. Not: four tasks, one
		// `[-]`, two callouts.
		[
			"Elif Dvořák",
			"2024-02-27 2024-04-07 2025-03-09 2025-11-16 2026-10-01 2026-11-04*",
			"2026-11-04 meeting",
			"2026-11-04 meeting",
		],
		// Two headings, two walks, a numbered list; and the line of the log. Not: an embed, an unticked line of the log.
		["Zoë Bright", "2024-03-27 2025-05-18 2025-07-04 2025-08-25 2026-11-22", "2026-11-22 daily", undefined],
		// The property of a meeting. Not: an article with a date, a callout.
		[
			"Yusuf Eriksen",
			"2023-12-20 2024-11-22 2025-03-11 2025-05-24 2026-04-28 2026-07-06*",
			"2026-07-06 meeting",
			"2026-07-06 meeting",
		],
		// Linked on many days, of which none is to count; so the log and the introduction are all there is.
		["Ada Abara", "", "2026-10-26 log", "2025-07-01 met"],
		// On 22 April by a nickname that nobody else has. Not: an article by her, code, an embed, a quotation, a callout, tasks.
		[
			"Ulla Bright",
			"2024-03-07 2024-07-01 2024-09-21 2025-01-04 2025-05-17 2025-08-25 2026-04-22 2026-08-08",
			"2026-08-08 daily",
			undefined,
		],
	])("says of %s what stands in the notes", (name, days, last, met) => {
		const person = named(name);
		expect(daysOf(person).join(" ")).toBe(days);
		const [lastContact, lastMet] = [lastContactOf(person, TODAY), lastFaceToFaceOf(person, TODAY)];
		expect(`${lastContact?.day ?? ""} ${lastContact?.source ?? ""}`).toBe(last);
		expect(lastMet === undefined ? undefined : `${lastMet.day} ${lastMet.source}`).toBe(met);
	});

	it("explains every link to one of them", () => {
		const elif = named("Elif Dvořák");
		const { contacts, leftOut } = whyDates(
			{ vault: world.vault, metadataCache: world.cache } as unknown as App,
			watched.index,
			rules.dating,
			elif,
		);
		expect(contacts.map(({ day, source, path, line }) => [day, source, path, line])).toEqual([
			["2026-11-04", "meeting", "Meetings/2026-11-04 Posters.md", undefined],
			["2026-10-01", "daily", "Journal/2026/10/2026-10-01.md", 4],
			["2025-12-21", "met", "People/Elif Dvořák.md", undefined],
			["2025-11-16", "daily", "Journal/2025/11/2025-11-16.md", 8],
			["2025-03-09", "daily", "Journal/2025/03/2025-03-09.md", 2],
			["2024-04-07", "daily", "Journal/2024/04/2024-04-07.md", 0],
			["2024-02-27", "daily", "Old journal/27-02-2024.md", 3],
		]);
		expect(leftOut.filter(({ why }) => why !== "person").map(({ path, line, why }) => [path, line, why])).toEqual([
			["Journal/2024/04/2024-04-19.md", 8, "task"],
			["Journal/2024/10/2024-10-21.md", 8, "task"],
			["Journal/2024/11/2024-11-06.md", 5, "quote"],
			["Journal/2025/09/2025-09-01.md", 14, "quote"],
			["Journal/2026/03/2026-03-18.md", 11, "task"],
			["Journal/2026/09/2026-09-03.md", 11, "task"],
			["Old journal/06-01-2024.md", 10, "task"],
		]);
		const rhys = whyDates(
			{ vault: world.vault, metadataCache: world.cache } as unknown as App,
			watched.index,
			rules.dating,
			named("Rhys Abara"),
		);
		expect(rhys.leftOut.filter(({ why }) => why === "several").length).toBeGreaterThan(20);
	});
});
