/** `npm run release -- x.y.z`, called as a maintainer calls it, in a repository made of the project's files. Nothing is pushed. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");

interface Versioned {
	readonly version: string;
}
interface Lock extends Versioned {
	readonly packages: Readonly<Record<string, { readonly version?: string }>>;
}
interface Manifest extends Versioned {
	readonly minAppVersion: string;
}

const text = (path: string, root: string): string => readFileSync(join(root, path), "utf8");
const json = <T>(path: string, root: string): T => JSON.parse(text(path, root)) as T;
const MANIFEST = json<Manifest>("manifest.json", ROOT);

const temporary: string[] = [];
function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), "networking-notes-release-"));
	temporary.push(folder);
	return folder;
}
afterAll(() => {
	for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
});

describe("npm run release", () => {
	const FILES = [
		"package.json",
		"package-lock.json",
		"manifest.json",
		"versions.json",
		"CHANGELOG.md",
		"scripts/release.mjs",
	];
	let repository: string;
	const git = (...args: string[]): string =>
		execFileSync("git", args, { cwd: repository, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
	const commit = (path: string, content: string): void => {
		writeFileSync(join(repository, path), content);
		git("add", path);
		git("commit", "-qm", `Change ${path}`);
	};
	const release = (...args: string[]): { status: number | null; out: string; err: string } => {
		const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/release.mjs", ...args], {
			cwd: repository,
			encoding: "utf8",
		});
		return { status, out: stdout, err: stderr };
	};
	/** What a refused release may not have changed. */
	const state = (): unknown => [
		git("rev-parse", "HEAD"),
		git("tag"),
		git("status", "--porcelain"),
		...FILES.map((path) => text(path, repository)),
	];

	beforeAll(() => {
		// Whatever the person at this machine has set (signing, hooks, a name), the repository below has its own.
		process.env["GIT_CONFIG_GLOBAL"] = "/dev/null";
		process.env["GIT_CONFIG_SYSTEM"] = "/dev/null";
	});

	beforeEach(() => {
		repository = temporaryFolder();
		for (const path of FILES) cpSync(join(ROOT, path), join(repository, path));
		git("init", "-q", "-b", "main");
		git("config", "user.name", "A Maintainer");
		git("config", "user.email", "maintainer@example.com");
		git("add", ".");
		git("commit", "-qm", "Everything so far");
		commit(
			"CHANGELOG.md",
			"# Changelog\n\n## Unreleased\n\n### Added\n\n- Something new.\n\n## 0.0.1\n\n- The first.\n",
		);
	});

	it("sets every version, makes the changelog's section, commits, tags, and says what to push", () => {
		const before = new Map(FILES.map((path) => [path, text(path, repository)]));
		const { status, out, err } = release("7.10.0");
		expect([status, err]).toEqual([0, ""]);
		expect(out).toContain("git push --atomic origin main 7.10.0");
		expect(json<Manifest>("manifest.json", repository).version).toBe("7.10.0");
		expect(json<Versioned>("package.json", repository).version).toBe("7.10.0");
		const lock = json<Lock>("package-lock.json", repository);
		expect([lock.version, lock.packages[""]?.version]).toEqual(["7.10.0", "7.10.0"]);
		const versions = json<Record<string, string>>("versions.json", ROOT);
		expect(Object.entries(json<Record<string, string>>("versions.json", repository))).toEqual([
			...Object.entries(versions),
			["7.10.0", MANIFEST.minAppVersion],
		]);
		expect(text("CHANGELOG.md", repository)).toBe(
			"# Changelog\n\n## Unreleased\n\n## 7.10.0\n\n### Added\n\n- Something new.\n\n## 0.0.1\n\n- The first.\n",
		);
		expect(git("status", "--porcelain")).toBe("");
		expect(git("rev-parse", "7.10.0^{commit}")).toBe(git("rev-parse", "HEAD"));
		expect(
			git("show", "--format=%s", "--name-only", "HEAD")
				.split("\n")
				.filter((line) => line !== ""),
		).toEqual(["Release 7.10.0", ...FILES.slice(0, 5).sort()]);
		// Nothing but the version changes: not the order of keys, not an indent.
		for (const path of ["package.json", "package-lock.json", "manifest.json"]) {
			const [was, is] = [before.get(path)?.split("\n") ?? [], text(path, repository).split("\n")];
			expect(is.length).toBe(was.length);
			expect(
				is.filter((line, index) => line !== was[index]).every((line) => /^\s*"version": "7\.10\.0",$/.test(line)),
			).toBe(true);
		}
	});

	it("makes one release after another, each by its number and not by its spelling", () => {
		expect(release("7.9.0").status).toBe(0);
		expect(release("7.10.0").err).toMatch(/says nothing under “Unreleased”/);
		commit("CHANGELOG.md", text("CHANGELOG.md", repository).replace("## Unreleased\n", "## Unreleased\n\n- More.\n"));
		expect(release("7.10.0").status).toBe(0);
		expect(release("7.9.9").err).toMatch(/7\.9\.9 is not higher than the present version, 7\.10\.0/);
		expect(git("tag").split("\n")).toEqual(["7.10.0", "7.9.0"]);
	});

	it.each<[string, string, RegExp, () => void]>([
		[
			"a changed file",
			"7.0.0",
			/not clean[^]*manifest\.json/,
			() => writeFileSync(join(repository, "manifest.json"), `${text("manifest.json", repository)}\n`),
		],
		["a new file", "7.0.0", /not clean[^]*forgotten\.txt/, () => writeFileSync(join(repository, "forgotten.txt"), "")],
		["a v before the version", "v7.0.0", /no version of the form x\.y\.z/, () => undefined],
		["a version of two numbers", "7.0", /no version of the form x\.y\.z/, () => undefined],
		["a version with a leading zero", "7.00.1", /no version of the form x\.y\.z/, () => undefined],
		["a beta", "7.0.0-beta.1", /no version of the form x\.y\.z/, () => undefined],
		["the present version", MANIFEST.version, /is not higher than the present version/, () => undefined],
		["a lower version", "0.0.9", /is not higher than the present version/, () => undefined],
		[
			"a tag that exists",
			"7.0.0",
			/The tag 7\.0\.0 exists already/,
			() => {
				git("tag", "7.0.0");
			},
		],
		[
			"a changelog with nothing new",
			"7.0.0",
			/says nothing under/,
			() =>
				commit(
					"CHANGELOG.md",
					"# Changelog\n\n## Unreleased\n\n### Added\n\n<!-- soon -->\n\n## 0.0.1\n\n- The first.\n",
				),
		],
		[
			"a changelog without the section",
			"7.0.0",
			/no line “## Unreleased”/,
			() => commit("CHANGELOG.md", "# Changelog\n\n## 0.0.1\n\n- The first.\n"),
		],
		[
			"no branch",
			"7.0.0",
			/No branch is checked out/,
			() => {
				git("checkout", "-q", "--detach");
			},
		],
		[
			"a hook that says no",
			"7.0.0",
			/Git refused:\nnot on a Friday/,
			() => {
				mkdirSync(join(repository, ".git/hooks"), { recursive: true });
				writeFileSync(join(repository, ".git/hooks/pre-commit"), "#!/bin/sh\necho not on a Friday >&2\nexit 1\n", {
					mode: 0o755,
				});
			},
		],
	])("refuses %s, and leaves everything as it was", (_, version, message, prepare) => {
		prepare();
		const before = state();
		const { status, out, err } = release(version);
		expect([status, out]).toEqual([1, ""]);
		expect(err).toMatch(message);
		expect(err).not.toMatch(/\n\s+at /);
		expect(state()).toEqual(before);
	});

	it("asks which version where none is given", () => {
		expect(release().err).toMatch(/Say which version/);
	});
});
