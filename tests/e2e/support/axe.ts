import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Everything that is ours on the page. */
const OURS = [".networking-notes-pane", ".networking-notes-dialog", ".notice"];

/** What axe-core finds wrong in what is ours, a line each; nothing where all is well. */
export async function violations(page: Page): Promise<string[]> {
	if (!(await page.evaluate(() => "axe" in window))) await page.addScriptTag({ path: AXE });
	const results = await page.evaluate(async (ours) => {
		const { axe } = window as unknown as { axe: { run(context: object, options: object): Promise<AxeResults> } };
		const include = ours.filter((selector) => document.querySelector(selector) !== null);
		const { violations: found } = await axe.run(
			{ include },
			{ resultTypes: ["violations"], elementRef: true, preload: false },
		);
		return found.map(({ id, nodes }) => ({
			id,
			nodes: nodes
				// The main button's colours are the app's own: white on the accent, as everywhere in it.
				// So is the cross of its search field.
				.filter(({ element }) => element?.matches(".search-input-clear-button") !== true)
				.filter(({ element }) => id !== "color-contrast" || !element?.closest(".mod-cta"))
				.map(({ html, failureSummary }) => ({ html, failureSummary })),
		}));
	}, OURS);
	return results.flatMap(({ id, nodes }) =>
		nodes.map(
			(node) => `${id}: ${node.html.slice(0, 160)} (${(node.failureSummary ?? "").replace(/\s+/g, " ").slice(0, 200)})`,
		),
	);
}
