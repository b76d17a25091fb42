import { defineConfig } from "vitest/config";

/** The edges of the calendar: behind UTC, ahead of it with summer time in the south, and as far ahead as clocks go. */
const ZONES = ["America/Los_Angeles", "Pacific/Auckland", "Pacific/Kiritimati"];

/** What depends on the day. It runs in every zone; all else runs once, in UTC. */
const DATE_SENSITIVE = [
	"src/domain/**/*.test.ts",
	"src/words/**/*.test.ts",
	"src/index/**/*.test.ts",
	"tests/laws/days/**/*.test.ts",
];

/**
 * @param {string} zone
 * @param {string[]} include
 * @param {{ name?: string; isolate?: boolean }} [options] without `isolate`, each process loads the program once for all of its
 *   files, which takes half of the time; laws replace timers and count calls, which others must not meet
 */
const inZone = (zone, include, { name = zone, isolate = false } = {}) => ({
	test: {
		name,
		include,
		exclude: ["tests/e2e/**", "tests/app/**", "node_modules/**"],
		env: { TZ: zone },
		testTimeout: 60_000,
		setupFiles: ["tests/support/use-yaml.ts", "tests/support/seed.ts"],
		pool: /** @type {const} */ ("forks"),
		isolate,
	},
});

export default defineConfig({
	test: {
		globalSetup: ["tests/support/build-folder.ts"],
		// All cores: the process that waits for the tests has next to nothing to do, and one of two would stand idle for it.
		maxWorkers: "100%",
		projects: [
			"preview",
			inZone("UTC", ["tests/*.test.ts", "tests/{bench,laws,support}/**/*.test.ts"], { isolate: true }),
			inZone("UTC", ["tests/integration/**/*.test.ts"], { name: "integration" }),
			inZone("UTC", ["src/**/*.test.ts"], { name: "sources" }),
			...ZONES.map((zone) => inZone(zone, DATE_SENSITIVE)),
		],
		reporters: [["default", { summary: false }]],
	},
});
