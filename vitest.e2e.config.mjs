import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		name: "browser",
		include: ["tests/e2e/**/*.test.ts", "preview/testing/browser/**/*.test.ts"],
		globalSetup: [
			"preview/testing/browser/chromium-required.ts",
			"preview/testing/browser/page-once.ts",
			"tests/support/build-folder.ts",
		],
		testTimeout: 60_000,
		hookTimeout: 60_000,
		// As long as Playwright's own waiting: what is awaited comes at once, except on a machine with much else to do.
		expect: { poll: { timeout: 30_000 } },
		// One page at a time on each core: a browser has helpers of its own, and four pages at once took as long.
		maxWorkers: 2,
		// Each process launches one browser, which ends with it: one a file took a tenth of the time.
		isolate: false,
	},
});
