import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		name: "preview",
		include: ["**/*.test.ts"],
		// These run in Chromium, with the browser tests.
		exclude: ["testing/browser/**", "node_modules/**"],
		env: { TZ: "UTC" },
		// Generous: a slow machine is no fault.
		testTimeout: 60_000,
		pool: "forks",
	},
});
