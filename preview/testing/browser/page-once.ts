/** Vitest's global setup: bundles the page once for all browser tests of a run. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { writePage } from "../../server/page-bundle.mjs";

declare module "vitest" {
	interface ProvidedContext {
		/** The folder with the page. */
		readonly page: string;
	}
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const folder = await mkdtemp(join(tmpdir(), "preview-page-"));
	await writePage(folder);
	project.provide("page", folder);
	return () => rm(folder, { recursive: true, force: true });
}
