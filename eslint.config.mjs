// The rule set with which the community directory scans a plugin, as errors and warnings both: `npm run lint` allows no
// warning. What the directory does not scan (tests, scripts) is linted by the same TypeScript rules.
import obsidianmd from "eslint-plugin-obsidianmd";
import { defineConfig } from "eslint/config";

export default defineConfig([
	{ ignores: ["main.js", "node_modules/", "coverage/", "tests/preview/dist/", "tests/vault/", "**/*.md"] },
	...obsidianmd.configs.recommended,
	{
		languageOptions: {
			parserOptions: { projectService: { allowDefaultProject: ["eslint.config.mjs"] }, tsconfigRootDir: import.meta.dirname },
		},
	},
]);
