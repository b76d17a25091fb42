import type { WorkspaceLeaf } from "./leaf";

/** Shows one leaf of a tab group and marks its tab. */
export function showOne(leaves: readonly WorkspaceLeaf[], shown: WorkspaceLeaf): void {
	for (const leaf of leaves) {
		leaf.containerEl.toggle(leaf === shown);
		leaf.tabHeaderEl.toggleClass("is-active", leaf === shown);
	}
}
