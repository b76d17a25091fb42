import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		name: "preview",
		include: ["**/*.test.ts"],
		// These run in Chromium, with the browser tests.
		exclude: ["testing/browser/**", "node_modules/**"],
		env: { TZ: "UTC" },
		pool: "forks",
	},
});
