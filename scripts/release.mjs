// npm run release -- x.y.z: sets the version everywhere, dates the changelog's section, commits and tags. It pushes nothing.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const project = path.resolve(import.meta.dirname, "..");
const VERSION = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)$/;

/** What the person at the keyboard can do something about; shown without a stack. */
class Refusal extends Error {}

/** @param {string[]} args */
function git(...args) {
	return execFileSync("git", args, { cwd: project, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
}

/** @param {string} name */
function read(name) {
	return readFileSync(path.join(project, name), "utf8");
}

/**
 * @param {string} a
 * @param {string} b both x.y.z
 */
function isHigher(a, b) {
	const [left, right] = [a.split(".").map(Number), b.split(".").map(Number)];
	const at = left.findIndex((part, index) => part !== right[index]);
	return at >= 0 && (left[at] ?? 0) > (right[at] ?? 0);
}

/**
 * The JSON text with `change` made to what it holds, indented as it was.
 * @template T
 * @param {string} text
 * @param {(held: T) => void} change
 */
function withChange(text, change) {
	const held = /** @type {T} */ (JSON.parse(text));
	change(held);
	const indent = /^[ \t]+/m.exec(text)?.[0] ?? "\t";
	return `${JSON.stringify(held, null, indent)}\n`;
}

/**
 * The changelog with what was unreleased under the version, and room for what comes next.
 * @param {string} text
 * @param {string} version
 */
function withRelease(text, version) {
	const heading = /^## Unreleased[ \t]*$/m.exec(text);
	if (heading === null) throw new Refusal("CHANGELOG.md has no line “## Unreleased”.");
	const after = text.slice(heading.index + heading[0].length);
	const section = after.slice(0, /^## /m.exec(after)?.index ?? after.length);
	const entries = section
		.replace(/<!--[^]*?-->/g, "")
		.split("\n")
		.filter((line) => line.trim() !== "" && !line.startsWith("#"));
	if (entries.length === 0)
		throw new Refusal(
			"CHANGELOG.md says nothing under “Unreleased”: write there what this release changes, and commit it.",
		);
	return `${text.slice(0, heading.index)}## Unreleased\n\n## ${version}${after}`;
}

/**
 * Every file of the release, by name, as it will be. Throws a Refusal where nothing may be released.
 * @param {string} version
 */
function releasedFiles(version) {
	const manifest = /** @type {{ version: string, minAppVersion: string }} */ (JSON.parse(read("manifest.json")));
	if (!isHigher(version, manifest.version))
		throw new Refusal(`${version} is not higher than the present version, ${manifest.version}.`);
	/** @param {{ version: string }} held */
	const setVersion = (held) => {
		held.version = version;
	};
	return {
		"CHANGELOG.md": withRelease(read("CHANGELOG.md"), version),
		"manifest.json": withChange(read("manifest.json"), setVersion),
		"package.json": withChange(read("package.json"), setVersion),
		"package-lock.json": withChange(
			read("package-lock.json"),
			(/** @type {{ version: string, packages: Record<string, { version: string }> }} */ lock) => {
				lock.version = version;
				const root = lock.packages[""];
				if (root !== undefined) root.version = version;
			},
		),
		"versions.json": withChange(read("versions.json"), (/** @type {Record<string, string>} */ versions) => {
			versions[version] = manifest.minAppVersion;
		}),
	};
}

/** @param {string[]} args */
function main(args) {
	const [version, ...more] = args;
	if (version === undefined || more.length > 0) throw new Refusal("Say which version: npm run release -- x.y.z");
	if (!VERSION.test(version)) throw new Refusal(`${version} is no version of the form x.y.z, three numbers and no v.`);
	const branch = git("branch", "--show-current");
	if (branch === "")
		throw new Refusal(
			"No branch is checked out here, so the release could not be pushed: check out the one to release from.",
		);
	const changed = git("status", "--porcelain");
	if (changed !== "") throw new Refusal(`The work tree is not clean; commit this or put it aside first:\n${changed}`);
	if (git("tag", "--list", version) !== "") throw new Refusal(`The tag ${version} exists already.`);

	const files = releasedFiles(version);
	const names = Object.keys(files);
	for (const [name, text] of Object.entries(files)) writeFileSync(path.join(project, name), text);
	try {
		git("commit", "--quiet", "-m", `Release ${version}`, "--", ...names);
	} catch (error) {
		// A hook said no, or git does not know who commits: the tree is given back as it was, which was clean.
		git("checkout", "HEAD", "--", ...names);
		throw error;
	}
	git("tag", "-a", version, "-m", version);
	console.log(`${version} is committed and tagged. To publish it: git push --atomic origin ${branch} ${version}`);
}

try {
	main(process.argv.slice(2));
} catch (error) {
	if (error instanceof Refusal) console.error(error.message);
	else if (error instanceof Error && "stderr" in error) console.error(`Git refused:\n${String(error.stderr).trim()}`);
	else throw error;
	process.exitCode = 1;
}
