import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { copySampleVault, REFERENCE_DAY } from "./sample-vault.mjs";

const SAMPLE_VAULT = fileURLToPath(new URL("../vault/", import.meta.url));
const DAY = /\d{4}-\d{2}-\d{2}/g;
/** The one link of the sample that leads nowhere: somebody met on a ferry who has no note yet. */
const NOBODY = "Rosa from the ferry";

const copies: string[] = [];
afterEach(async () => {
	for (const copy of copies.splice(0)) await rm(copy, { recursive: true });
});

async function copyAt(today: string): Promise<Map<string, Buffer>> {
	const target = await mkdtemp(join(tmpdir(), "sample-vault-"));
	copies.push(target);
	await copySampleVault(target, today);
	return filesIn(target);
}

async function filesIn(root: string): Promise<Map<string, Buffer>> {
	const files = new Map<string, Buffer>();
	for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile() || entry.name === ".gitattributes") continue;
		const path = join(entry.parentPath, entry.name);
		files.set(relative(root, path).replaceAll("\\", "/"), await readFile(path));
	}
	return files;
}

function daysFrom(start: string, end: string): number {
	return (Date.parse(end) - Date.parse(start)) / 86_400_000;
}

/** The days of all file names and texts, in the order in which they stand. Moving keeps the order of the paths. */
function daysOf(files: Map<string, Buffer>): string[] {
	return [...files]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.flatMap(([path, bytes]) => `${path}\n${bytes.toString("utf8")}`.match(DAY) ?? []);
}

function linksOf(files: Map<string, Buffer>): { path: string; to: string }[] {
	return [...files].flatMap(([path, bytes]) =>
		[...bytes.toString("utf8").matchAll(/\[\[([^\]|#\\]+)/g)].map((link) => ({ path, to: link[1] ?? "" })),
	);
}

function aliasesOf(bytes: Buffer): string[] {
	const block = /^\uFEFF?---\r?\n(.*?)\r?\n---\r?\n/s.exec(bytes.toString("utf8"))?.[1];
	const properties = (block === undefined ? {} : parse(block)) as { aliases?: string[] };
	return properties.aliases ?? [];
}

function unresolvedIn(files: Map<string, Buffer>): string[] {
	const names = new Set([...files.keys()].map((path) => basename(path, ".md")));
	const aliases = new Set([...files.values()].flatMap(aliasesOf));
	return linksOf(files)
		.map((link) => link.to)
		.filter((to) => !names.has(to) && !aliases.has(to) && !/^\d{4}-\d{2}-\d{2}$/.test(to));
}

describe("a copy of the sample vault", () => {
	it("is the vault itself, byte for byte, at the reference day", async () => {
		expect(await copyAt(REFERENCE_DAY)).toEqual(await filesIn(SAMPLE_VAULT));
	});

	it.each(["2026-11-25", "2026-12-31", "2027-03-01", "2028-02-29", "2024-02-29", "2031-07-04"])(
		"moves every day by the same number at %s",
		async (today) => {
			const before = daysOf(await filesIn(SAMPLE_VAULT));
			const after = daysOf(await copyAt(today));
			expect(after).toHaveLength(before.length);
			const moves = new Set(after.map((day, at) => daysFrom(before[at] ?? "", day)));
			expect([...moves]).toEqual([daysFrom(REFERENCE_DAY, today)]);
		},
	);

	it("changes nothing but days", async () => {
		const withoutDays = (files: Map<string, Buffer>): string[] =>
			[...files].map(([path, bytes]) => `${path}\n${bytes.toString("latin1")}`.replace(DAY, "DAY")).sort();
		expect(withoutDays(await copyAt("2028-02-29"))).toEqual(withoutDays(await filesIn(SAMPLE_VAULT)));
	});

	it("keeps line endings and byte-order marks", async () => {
		const files = await copyAt("2028-02-29");
		const windows = files.get("People/Edwin van der Meer.md")?.toString("utf8") ?? "";
		expect(windows).toMatch(/\r\n/);
		expect(windows.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
		expect(files.get("People/Rasmus Kjær.md")?.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
	});

	it("names the journal after the moved days and keeps the links to it", async () => {
		const files = await copyAt("2028-02-29");
		expect(files.has("Journal/2028-02-29.md")).toBe(true);
		expect(files.has(`Journal/${REFERENCE_DAY}.md`)).toBe(false);
		const fromWelcome = linksOf(files).filter((link) => link.path === "Welcome.md" && /^\d/.test(link.to));
		expect(fromWelcome).toHaveLength(1);
		for (const { to } of fromWelcome) expect(files.has(`Journal/${to}.md`)).toBe(true);
		expect(unresolvedIn(files)).toEqual([NOBODY]);
	});

	it.each(["soon", "2027-02-29", "2027-1-1", ""])("refuses %j as today", async (today) => {
		await expect(copySampleVault(join(tmpdir(), "never-made"), today)).rejects.toThrow(RangeError);
	});
});

describe("the sample vault", () => {
	it("links only to its own notes, their aliases and days, but for one person without a note", async () => {
		expect(unresolvedIn(await filesIn(SAMPLE_VAULT))).toEqual([NOBODY]);
	});

	it("gives no two notes one name", async () => {
		const names = [...(await filesIn(SAMPLE_VAULT)).keys()].map((path) => basename(path).toLowerCase());
		expect(names).toEqual([...new Set(names)]);
	});

	it("names no month, weekday or season, which would read wrong once the days are moved", async () => {
		const fixed =
			/\b(January|February|March|April|June|July|August|September|October|November|December|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|Christmas|Easter)\b/;
		for (const [path, bytes] of await filesIn(SAMPLE_VAULT))
			expect(`${path}\n${bytes.toString("utf8")}`).not.toMatch(fixed);
	});
});
