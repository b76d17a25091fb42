/** The Templater plugin, which runs the code in templates. It has no public API, so if anything is missing we treat it as switched off. */
import type { App, TFile } from "obsidian";

/** Where community plugins stand that are switched on, by Templater's id. */
const ID = "templater-obsidian";

/** Templater's method that runs all commands of a note in place; named differently since 2020, newest first. */
const RUNNERS = ["overwrite_file_commands", "overwrite_file_templates"] as const;

function fieldOf(value: unknown, name: string): unknown {
	return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** What runs the commands in the note at a path; undefined where Templater is not switched on, or has changed. Throws what Templater throws. */
export function templaterIn(app: App): ((path: string) => Promise<void>) | undefined {
	const templater = fieldOf(fieldOf(fieldOf(fieldOf(app, "plugins"), "plugins"), ID), "templater");
	const name = RUNNERS.find((each) => typeof fieldOf(templater, each) === "function");
	if (name === undefined) return undefined;
	return async (path) => {
		const file = app.vault.getFileByPath(path);
		if (file !== null) await (templater as Readonly<Record<string, (file: TFile) => unknown>>)[name]?.(file);
	};
}
