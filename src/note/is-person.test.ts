import { describe, expect, it } from "vitest";
import type { Day } from "../domain/day";
import { readMetadata } from "../../preview/vault/metadata/markdown-metadata";
import { dailyReader } from "./dated/daily-notes";
import { mayTellMore, readLines } from "./dated/dated-lines";
import { datedAs, datedNote, headingMatcher, linksIn, type Dating } from "./dated/note-links";
import { isPersonNote, isTemplate, ownsFolder, type IsOwned, type Marks, type OwnHeading } from "./is-person";

const TEMPLATES = { peopleFolder: "People", template: "", templateFolders: ["Forms"] };

const DATING: Dating = {
	dailyDay: dailyReader([{ folder: "Daily", format: "YYYY-MM-DD" }], () => undefined),
	meetingsFolder: "",
	isTemplate: (path) => isTemplate(path, TEMPLATES),
	isUncounted: headingMatcher(["Reach out"]),
	lines: new WeakMap(),
};

const MARKS: Marks = {
	...TEMPLATES,
	personTag: "friend",
	datedAs: (path, values, tags) => datedAs(path, values, tags, DATING),
};

describe("a person's note", () => {
	it.each([
		["People/Ana.md", {}, true],
		["people/Ana.md", {}, true],
		["Peoples/Ana.md", {}, false],
		["Notes/Ana.md", { tags: ["friend"] }, true],
		["Daily/2026-11-20.md", { tags: ["friend"] }, false],
		["Daily/2026-11-20.md", { type: "person" }, false],
		["Daily/2026/2026-11-20.md", { tags: ["friend"] }, false],
		["Daily/Ana/2026-11-20.md", { tags: ["friend"] }, true],
		["People/Ana.md", { person: false }, false],
		["People/Ana.md", { type: "person", Person: "no" }, false],
		["People/Ana.md", { person: "[[Ben]]" }, true],
		["Forms/Ana.md", { type: "person" }, false],
		["People/Sync.md", { type: "meeting", date: "2026-11-20" }, false],
		["People/Ana.md", { type: "person", date: "2026-11-20", people: ["Ben"] }, true],
	])("is %s with %j: %j", (path, values, expected) => {
		expect(isPersonNote(path, values, [], MARKS)).toBe(expected);
	});

	it("is none below a folder that is a person's own by another note", () => {
		const isOwned = (folder: string, but: string): boolean => folder === "People/Ana" && but !== "People/Ana/Ana.md";
		expect(
			["People/Ana/Ana.md", "People/Ana/Gifts.md", "People/Ana/Trips/x.md", "People/Anna/x.md"].map((path) =>
				isPersonNote(path, path.endsWith("Ana.md") ? { met: "2026-01-01" } : {}, [], MARKS, isOwned),
			),
		).toEqual([true, false, false, true]);
	});

	it("is somebody of one word, or in a company's folder, where a heading says so", () => {
		const said = (path: string, heading?: OwnHeading, isOwned?: IsOwned): boolean =>
			isPersonNote(path, {}, [], MARKS, isOwned, () => heading);
		const [cher, beside] = ["People/Cher/Cher.md", "People/Acme/Ben Ito.md"];
		expect([said(cher), said(cher, "log"), said(cher, "question")]).toEqual([false, true, true]);
		// The follow-ups of a meeting with Acme are nobody's.
		const ofAcme = (heading: OwnHeading): boolean => said(beside, heading, (folder) => folder === "People/Acme");
		expect([ofAcme("log"), ofAcme("question")]).toEqual([false, true]);
		expect(said("People/README.md", "question")).toBe(false);
	});

	it("owns its folder only where it says that it is a person's", () => {
		expect(
			[{}, { email: "a@example.org" }, { type: "person" }, { tags: ["friend"] }, { aliases: ["Mates"] }].map((values) =>
				ownsFolder("People/Old Friends/Old Friends.md", values, [], MARKS),
			),
		).toEqual([false, true, true, true, false]);
		expect(ownsFolder("People/People.md", { type: "person" }, [], MARKS)).toBe(false);
	});
});

describe("a dated note", () => {
	const day = (path: string, text: string): Day | undefined => datedNote(path, readMetadata(text), DATING)?.day;

	it("has the day of its date, else of its name, and a template has none", () => {
		expect([
			day("x/2026-11-19 Sync.md", "---\ntype: meeting\n---\n"),
			day("x/2026-11-19 Sync.md", "---\ntype: meeting\ndate: soon\n---\n"),
			day("x/2026-11-19 Sync.md", "---\ntype: meeting\ndate: 2026-11-20\n---\n"),
			day("Forms/x.md", "---\ntype: meeting\ndate: 2026-11-20\n---\n"),
			day("Daily/2025/2026-11-20.md", ""),
			day("Daily/Trips/2026-11-20.md", ""),
			day("Daily/2026/11/2026-11-20.md", ""),
		]).toEqual(["2026-11-19", undefined, "2026-11-20", undefined, undefined, undefined, "2026-11-20"]);
	});

	it("counts no link under a heading, nor behind a label, that does not count", () => {
		const text =
			"## Reach out\n\n### Now\n\n[[a]]\n\n## Log\n\n[[b]]\n\nReach out: [[c]]\n\nReach out to [[d]]\n\n- Reach out\n\t- [[e]]\n- Reach out to them\n\t- [[f]]\n";
		const cache = readMetadata(text);
		expect(mayTellMore(cache, true)).toBe(true);
		DATING.lines?.set(cache, { isDaily: true, facts: readLines(text, cache, true) });
		expect(linksIn(cache, DATING).map(({ target, leftOut }) => `${target} ${leftOut ?? ""}`.trim())).toEqual([
			"a heading",
			"b",
			"c label",
			"d",
			"e label",
			"f",
		]);
	});
});
