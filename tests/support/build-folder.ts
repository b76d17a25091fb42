/** Vitest's global setup: a folder in which what tests load is built, once in a run, by the first test that needs it. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
	interface ProvidedContext {
		/** Where `builtPlugin` builds. */
		readonly buildFolder: string;
	}
}

export default function setup(project: TestProject): () => void {
	const folder = mkdtempSync(join(tmpdir(), "networking-notes-build-"));
	project.provide("buildFolder", folder);
	// While tests are watched, sources change between their runs.
	project.onTestsRerun(() => {
		for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
	});
	return () => rmSync(folder, { recursive: true, force: true });
}
