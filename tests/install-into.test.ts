/** `npm run install-into -- <vault>`, called as a developer calls it, on vaults made for it. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { builtPlugin } from "./support/built-plugin";

const ROOT = resolve(import.meta.dirname, "..");

const temporary: string[] = [];
function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), "networking-notes-vault-"));
	temporary.push(folder);
	return folder;
}
afterAll(() => {
	for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
});

function script(args: readonly string[]): { status: number | null; out: string; err: string } {
	const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/install-into.mjs", ...args], {
		cwd: ROOT,
		encoding: "utf8",
	});
	return { status, out: stdout, err: stderr };
}

/** Every file below a folder, by its path, with its text. */
function filesBelow(folder: string): Map<string, string> {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	return new Map(
		entries
			.map((entry) => join(entry.parentPath, entry.name))
			.sort()
			.map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]),
	);
}

describe("npm run install-into", () => {
	let vault: string;

	beforeEach(() => {
		vault = temporaryFolder();
		writeFileSync(join(vault, "Ana.md"), "---\ntype: person\n---\n");
	});

	it("puts the three files of the plugin into the vault, and touches nothing else there", async () => {
		const own = join(vault, ".obsidian", "plugins", "networking-notes");
		mkdirSync(own, { recursive: true });
		writeFileSync(join(own, "data.json"), '{"peopleFolder":"Contacts"}');
		writeFileSync(join(own, "main.js"), "// an older one, and longer\n".repeat(20_000));
		const before = filesBelow(vault);
		const { status, out, err } = script([vault]);
		expect([status, err]).toEqual([0, ""]);
		expect(out).toContain(own);
		const expected = new Map([
			...before,
			...["manifest.json", "styles.css"].map(
				(name) => [`.obsidian/plugins/networking-notes/${name}`, readFileSync(join(ROOT, name), "utf8")] as const,
			),
		]);
		expected.set(".obsidian/plugins/networking-notes/main.js", (await builtPlugin()).main);
		expect(Object.fromEntries(filesBelow(vault))).toEqual(Object.fromEntries(expected));
	});

	it("goes where the vault keeps its configuration, when told", () => {
		mkdirSync(join(vault, ".obsidian-mobile"));
		expect(script([vault, "--config-dir", ".obsidian-mobile"]).status).toBe(0);
		expect([...filesBelow(vault).keys()]).toEqual([
			...["main.js", "manifest.json", "styles.css"].map((name) => `.obsidian-mobile/plugins/networking-notes/${name}`),
			"Ana.md",
		]);
	});

	it.each([
		["a folder that is no vault", () => [vault], /has no folder \.obsidian, so it is no vault/],
		["a folder that is not there", () => [join(vault, "nowhere")], /There is no folder .*nowhere/],
		["a file", () => [join(vault, "Ana.md")], /There is no folder .*Ana\.md/],
		["no folder at all", () => [], /Say which vault/],
		[
			"a configuration folder outside of the vault",
			() => [vault, "--config-dir", "../.obsidian"],
			/takes the name of a folder/,
		],
		["a configuration folder above the vault", () => [vault, "--config-dir", ".."], /takes the name of a folder/],
		["an option it does not have", () => [vault, "--force"], /--force/],
	])("refuses %s, in a sentence", (_, args, message) => {
		const before = filesBelow(vault);
		const { status, out, err } = script(args());
		expect([status, out]).toEqual([1, ""]);
		expect(err).toMatch(message);
		expect(err).not.toMatch(/\n\s+at /);
		expect(filesBelow(vault)).toEqual(before);
	});
});
