// The rule set with which the community directory scans a plugin, its warnings counting as errors (`npm run lint` allows
// none). What the directory does not scan (tests, scripts) is linted by the TypeScript rules alone: it runs on Node.
import obsidianmd from "eslint-plugin-obsidianmd";
import { PlainTextParser } from "eslint-plugin-obsidianmd/dist/lib/plainTextParser.js";
import tseslint from "typescript-eslint";
import { defineConfig, globalIgnores } from "eslint/config";

const NOT_SCANNED = [
	"tests/**/*.{ts,mjs}",
	"preview/**/*.{ts,mjs}",
	"scripts/**/*.mjs",
	"docs/**/*.mjs",
	"**/*.test.ts",
	"*.mjs",
];

export default defineConfig([
	// Of the tests in the real app, what uses the packages that only they install: tests/app/run.mjs checks its types.
	globalIgnores([
		"main.js",
		"node_modules/",
		"coverage/",
		"tests/vault/",
		"tests/app/{specs/,download.mjs,wdio.conf.mjs}",
	]),
	{ files: ["src/**/*.ts", "package.json"], ignores: NOT_SCANNED, extends: [obsidianmd.configs.recommended] },
	{
		files: NOT_SCANNED,
		extends: [tseslint.configs.recommendedTypeChecked],
		rules: {
			// A stand-in has the asynchronous shape of the app, whether or not there is something to wait for.
			"@typescript-eslint/require-await": "off",
			"@typescript-eslint/unbound-method": "off",
			"@typescript-eslint/no-unused-vars": ["error", { args: "none", ignoreRestSiblings: true }],
		},
	},
	{
		// The linter does not see the types that JSDoc gives to what JSON holds; the compiler does.
		files: ["**/*.mjs"],
		rules: { "@typescript-eslint/no-unsafe-assignment": "off", "@typescript-eslint/no-unsafe-argument": "off" },
	},
	{
		files: ["**/*.{ts,mjs}"],
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
	},
	{
		files: ["manifest.json"],
		languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: [".json"] } },
		plugins: { obsidianmd },
		rules: { "obsidianmd/validate-manifest": "error" },
	},
	{
		files: ["LICENSE"],
		languageOptions: { parser: PlainTextParser },
		plugins: { obsidianmd },
		// The year of the first release stays right in later years.
		rules: { "obsidianmd/validate-license": ["error", { currentYear: 2026, disableUnchangedYear: false }] },
	},
]);
