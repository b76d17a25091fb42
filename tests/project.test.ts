/**
 * The project as a plugin of the community directory: what its scan would turn away, and what a release is made of. The
 * directory's own rules for manifest, licence and source run in `npm run lint`; here is what no linter looks at.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build, type Metafile } from "esbuild";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { bundleOptions } from "../esbuild.config.mjs";
import { CHANNELS } from "../src/domain/channel";
import { PROPERTY_KEYS } from "../src/note/properties/spellings";
import { commandTable } from "../src/ui/commands";
import type { Flows } from "../src/ui/flows/flows";

const ROOT = resolve(import.meta.dirname, "..");
const MOST_BYTES = 660_000;
const COMMAND_ROWS = commandTable({} as Flows).map(({ id, name }) => ({ id, name }));

interface Manifest {
	readonly id: string;
	readonly name: string;
	readonly version: string;
	readonly minAppVersion: string;
	readonly description: string;
	readonly isDesktopOnly: boolean;
}
interface Package {
	readonly version: string;
	readonly license: string;
	readonly scripts: Readonly<Record<string, string>>;
	readonly devDependencies: Readonly<Record<string, string>>;
	readonly dependencies?: unknown;
}
interface Lock {
	readonly version: string;
	readonly packages: Readonly<Record<string, { readonly version?: string }>>;
}

const text = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const json = <T>(path: string): T => JSON.parse(text(path)) as T;

const elsewhere = join(mkdtempSync(join(tmpdir(), "networking-notes-project-")), "a folder, elsewhere");
afterAll(() => rmSync(resolve(elsewhere, ".."), { recursive: true, force: true }));

async function bundle(root = ROOT): Promise<{ bytes: Buffer; metafile: Metafile }> {
	const { outputFiles, metafile } = await build({
		...bundleOptions,
		absWorkingDir: root,
		write: false,
		metafile: true,
	});
	return { bytes: Buffer.from(outputFiles[0]?.contents ?? []), metafile };
}

/** Built once for the tests that only look at it. */
let built: ReturnType<typeof bundle> | undefined;
const shipped = (): ReturnType<typeof bundle> => (built ??= bundle());

describe("the manifest", () => {
	const manifest = json<Manifest>("manifest.json");

	it("has an id and a description of the directory's form", () => {
		expect(manifest.id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
		expect(manifest.id).not.toMatch(/obsidian|plugin/);
		expect(manifest.name).not.toMatch(/obsidian|plugin/i);
		expect(manifest.description.length).toBeGreaterThanOrEqual(10);
		expect(manifest.description.length).toBeLessThanOrEqual(250);
		expect(manifest.description).toMatch(/^[A-Za-z0-9 .,!?'"-]+\.$/);
		expect(manifest.description).not.toMatch(/obsidian|^(?:this|a|an|the|it)\b/i);
	});

	it("has the version that package, lockfile and versions.json have", () => {
		const lock = json<Lock>("package-lock.json");
		expect(manifest.version).toMatch(/^\d+\.\d+\.\d+$/);
		expect([json<Package>("package.json").version, lock.version, lock.packages[""]?.version]).toEqual([
			manifest.version,
			manifest.version,
			manifest.version,
		]);
		expect(json<Record<string, string>>("versions.json")[manifest.version]).toBe(manifest.minAppVersion);
	});

	it("stands beside an MIT licence that the package names, and exact versions of everything the build uses", () => {
		const { license, devDependencies, dependencies } = json<Package>("package.json");
		expect(license).toBe("MIT");
		expect(text("LICENSE")).toMatch(/^MIT License\n\nCopyright \(C\) 20\d\d/);
		expect(dependencies).toBeUndefined();
		expect(
			Object.entries(devDependencies).filter(([, version]) => !/^(?:npm:.+@)?\d+\.\d+\.\d+$/.test(version)),
		).toEqual([]);
	});
});

describe("the README", () => {
	const readme = text("README.md").replace(/\s+/g, " ");

	it.each([
		["that nothing goes over a network", /\bno network\b/i],
		["that there is no telemetry", /\bno telemetry\b/i],
		["that nothing outside of the vault is read or written", /nothing outside(?: of)? (?:your|the) vault/i],
		["that it looks at the list of the vault's notes", /list of (?:its )?notes/i],
		[
			"how it edits properties, and that it is not by the app's function",
			/Properties are edited in the text, and not through Obsidian's own function/,
		],
		["which licence it has", /\[MIT\]\(LICENSE\)/],
	])("says %s", (_, words) => {
		expect(readme).toMatch(words);
	});

	it("credits every library that is bundled, with its licence", async () => {
		const { metafile } = await shipped();
		const names = new Set(
			Object.keys(metafile.inputs)
				.map((path) => /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1])
				.filter((name) => name !== undefined),
		);
		expect([...names]).toContain("yaml");
		for (const name of names) {
			expect(readme).toContain(`[${name}]`);
			expect(readme.slice(readme.indexOf("Bundled with it"))).toContain(
				json<Package>(`node_modules/${name}/package.json`).license,
			);
		}
	});

	it("names only scripts that there are, and files that there are", () => {
		const scripts = json<Package>("package.json").scripts;
		for (const page of ["README.md", "CONTRIBUTING.md"]) {
			for (const [, name = ""] of text(page).matchAll(/npm run ([a-z][a-z0-9:-]*)/g))
				expect(Object.keys(scripts), `${page} calls npm run ${name}`).toContain(name);
			for (const [, path = ""] of text(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g))
				expect(existsSync(join(ROOT, path)), `${page} points to ${path}`).toBe(true);
		}
	});
});

describe("the sources", () => {
	const rows = [...text("tests/README.md").matchAll(/^\| `(src\/[^`]+)` \| (.+) \|$/gm)].map(
		([, of = "", see = ""]) => ({
			of,
			see: [...see.matchAll(/`([^`]+)`/g)].map(([, path = ""]) => path),
		}),
	);
	const untested = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
		.map((path) => `src/${path.replaceAll("\\", "/")}`)
		.filter((path) => /(?<!\.test)\.ts$/.test(path) && !existsSync(join(ROOT, path.replace(/\.ts$/, ".test.ts"))));
	const covers = (of: string, path: string): boolean => of === path || (of.endsWith("/") && path.startsWith(of));

	it("each have a test beside them, or a line in the tests' README that says where the proof is", () => {
		expect(untested.filter((path) => !rows.some(({ of }) => covers(of, path)))).toEqual([]);
	});

	it("are named there only as long as the line is true", () => {
		expect(rows.length).toBeGreaterThan(30);
		expect(rows.filter(({ of }) => !untested.some((path) => covers(of, path)))).toEqual([]);
		expect(rows.flatMap(({ see }) => see).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
	});
});

describe("the documents", () => {
	const flat = (page: string): string => text(page).replace(/\s+/g, " ");

	it.each(["README.md", "docs/product.md", "docs/api.md"])("name every channel: %s", (page) => {
		expect(CHANNELS.map(({ id }) => `\`${id}\``).filter((name) => !flat(page).includes(name))).toEqual([]);
	});

	it("name every command in the contract", () => {
		expect(COMMAND_ROWS.filter(({ name }) => !flat("docs/product.md").includes(`\`${name}\``))).toEqual([]);
	});

	it("name every property in the contract", () => {
		expect(Object.values(PROPERTY_KEYS).filter((key) => !flat("docs/product.md").includes(`\`${key}\``))).toEqual([]);
	});

	it("send nobody who changes something to a file that is not there", () => {
		const recipes = text("CONTRIBUTING.md").split("## Where to make common changes")[1]?.split("\n## ")[0] ?? "";
		const paths = [...recipes.matchAll(/`([\w.-]+\/[\w./-]*|[\w-]+\.(?:ts|md|css))`/g)].map(([, path = ""]) => path);
		expect(paths.length).toBeGreaterThan(50);
		expect(paths.filter((path) => ![path, join("src", path)].some((each) => existsSync(join(ROOT, each))))).toEqual([]);
	});
});

describe("the commands", () => {
	it("are each run by a test", () => {
		const tests = ["tests/integration", "tests/e2e", "tests/laws"]
			.flatMap((folder) =>
				readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
			)
			.filter((path) => path.endsWith(".test.ts"))
			.map(text)
			.join("\n");
		const isRun = ({ id, name }: (typeof COMMAND_ROWS)[number]): boolean =>
			[`run("${id}")`, `networking-notes:${id}"`, `command("${name}")`, `\t"${name}": {`].some((call) =>
				tests.includes(call),
			);
		expect(COMMAND_ROWS.filter((row) => !isRun(row)).map(({ id }) => id)).toEqual([]);
	});
});

describe("main.js", () => {
	it("is the same, byte for byte, built a second time and in another folder", async () => {
		cpSync(join(ROOT, "src"), join(elsewhere, "src"), { recursive: true });
		for (const name of ["package.json", "tsconfig.json"]) cpSync(join(ROOT, name), join(elsewhere, name));
		symlinkSync(join(ROOT, "node_modules"), join(elsewhere, "node_modules"));
		const [first, again, moved] = await Promise.all([bundle(), bundle(), bundle(elsewhere)]);
		expect(again.bytes.equals(first.bytes)).toBe(true);
		expect(moved.bytes.equals(first.bytes)).toBe(true);
	});

	it("asks for nothing but obsidian, runs no text as code, and reaches no network", async () => {
		const code = (await shipped()).bytes.toString("utf8");
		expect(new Set([...code.matchAll(/\brequire\(([^)]*)\)/g)].map(([, what]) => what))).toEqual(
			new Set(['"obsidian"']),
		);
		expect(code.match(/\bimport\s*\(|\beval\(|\bnew Function\b|\bFunction\("/g)).toBeNull();
		expect(
			code.match(/\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|requestUrl|importScripts/g),
		).toBeNull();
		expect(code.match(/\.innerHTML|\.outerHTML|insertAdjacentHTML/g)).toBeNull();
	});

	it("tells nothing of the machine that built it", async () => {
		const code = (await shipped()).bytes.toString("utf8");
		for (const place of [ROOT, homedir(), "file://", "/home/", "/Users/", "node_modules/", "sourceMappingURL"])
			expect(code).not.toContain(place);
	});

	it(`stays under ${MOST_BYTES / 1000} kB`, async () => {
		expect((await shipped()).bytes.length).toBeLessThan(MOST_BYTES);
	});

	it("is not kept in git", () => {
		expect(text(".gitignore").split("\n")).toContain("main.js");
	});
});

describe("styles.css", () => {
	const NAMED = (
		"aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue chartreuse chocolate coral " +
		"cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred " +
		"darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite " +
		"forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen " +
		"lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray " +
		"lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue " +
		"mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid " +
		"palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon " +
		"sandybrown seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white " +
		"whitesmoke yellow yellowgreen"
	).split(" ");
	const css = text("styles.css").replace(/\/\*[^]*?\*\//g, "");
	/** Each declaration as [property, value]; what follows a colon in a selector is not one, since it ends in no semicolon. */
	const declarations = [...css.matchAll(/([\w-]+)\s*:\s*([^;{}]+);/g)].map(
		([, property = "", value = ""]) => [property, value] as const,
	);

	it("is read whole by this test", () => {
		expect(declarations.length).toBe(css.split(";").length - 1);
		expect(declarations.length).toBeGreaterThan(100);
	});

	it("takes every colour from the app", () => {
		const named = new RegExp(`(?<![\\w-])(?:${NAMED.join("|")})(?![\\w-])`, "i");
		const literal = /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(/i;
		expect(
			declarations.filter(
				([, value]) =>
					literal.test(value) || named.test(value.replace(/var\(--[\w-]+/g, "var(").replace(/"[^"]*"|'[^']*'/g, '""')),
			),
		).toEqual([]);
	});

	it("overrules by order and not by force, and takes logical sides", () => {
		expect(css).not.toMatch(/!\s*important|:has\(/);
		expect(
			declarations.filter(
				([property]) => /(?:^|-)(?:left|right|top|bottom)(?:-|$)/.test(property) && !property.startsWith("--"),
			),
		).toEqual([]);
		expect(
			declarations.filter(
				([property, value]) => /^(?:text-align|float|clear)$/.test(property) && /\b(?:left|right)\b/.test(value),
			),
		).toEqual([]);
	});

	it("styles nothing but the plugin's own", () => {
		const selectors = css.replace(/@[^{;]+\{/g, "").match(/[^{}]+(?=\{)/g) ?? [];
		expect(selectors.length).toBeGreaterThan(50);
		expect(
			selectors.flatMap((each) => each.split(/,(?![^(]*\))/)).filter((each) => !each.includes(".networking-notes-")),
		).toEqual([]);
	});
});

describe("the workflows", () => {
	interface Step {
		readonly name?: string;
		readonly uses?: string;
		readonly run?: string;
		readonly with?: Readonly<Record<string, unknown>>;
	}
	interface Workflow {
		readonly permissions?: Readonly<Record<string, string>>;
		readonly jobs: Readonly<
			Record<
				string,
				{
					readonly permissions?: Readonly<Record<string, string>>;
					readonly steps?: readonly Step[];
					readonly uses?: string;
					readonly needs?: string;
				}
			>
		>;
	}
	const read = (name: string): Workflow => parse(text(`.github/workflows/${name}`)) as Workflow;

	it("pin every action, and give none more than it needs", () => {
		for (const name of readdirSync(join(ROOT, ".github/workflows"))) {
			const workflow = read(name);
			expect(
				Object.values(workflow.permissions ?? { all: "write" }).every((level) => level === "read"),
				name,
			).toBe(true);
			const used = Object.values(workflow.jobs)
				.flatMap((job) => [job.uses, ...(job.steps ?? []).map((step) => step.uses)])
				.filter((each) => each !== undefined);
			expect(used.filter((each) => !/^\.\/|@(?:v\d+(?:\.\d+)*|[0-9a-f]{40})$/.test(each))).toEqual([]);
		}
	});

	it("run the tests before a release", () => {
		expect(
			read("ci.yml")
				.jobs["test"]?.steps?.map(({ run }) => run)
				.filter((run) => run === "npm ci" || run === "npm test"),
		).toEqual(["npm ci", "npm test"]);
		const { jobs } = read("release.yml");
		expect(jobs["test"]?.uses).toBe("./.github/workflows/ci.yml");
		expect(jobs["publish"]?.needs).toBe("test");
	});

	it("attest and publish exactly three files, built from clean", () => {
		const publish = read("release.yml").jobs["publish"];
		const steps = publish?.steps ?? [];
		expect(publish?.permissions).toEqual({ contents: "write", "id-token": "write", attestations: "write" });
		const attested = String(
			steps.find(({ uses }) => uses?.startsWith("actions/attest-build-provenance@"))?.with?.["subject-path"],
		);
		expect(attested.trim().split(/\s+/)).toEqual(["main.js", "manifest.json", "styles.css"]);
		const order = steps.map(({ run, uses }) => run ?? uses ?? "");
		const place = (what: string): number => order.findIndex((each) => each.startsWith(what));
		expect(order[place("gh release create")]).toMatch(/ main\.js manifest\.json styles\.css$/);
		expect(
			[place("npm ci"), place("npm run build"), place("actions/attest"), place("gh release create")].every(
				(at, index, all) => at > (all[index - 1] ?? 0),
			),
		).toBe(true);
	});

	it("stop where the tag is not the manifest's version", () => {
		const check =
			read("release.yml")
				.jobs["publish"]?.steps?.map(({ run }) => run)
				.find((run) => run?.startsWith("node -e")) ?? "";
		const { version } = json<Manifest>("manifest.json");
		const as = (tag: string): number | null =>
			spawnSync("bash", ["-e", "-c", check], { cwd: ROOT, env: { ...process.env, GITHUB_REF_NAME: tag } }).status;
		expect([as(version), as(`v${version}`), as("0.0.9")]).toEqual([0, 1, 1]);
	});
});
