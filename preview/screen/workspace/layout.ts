import type { ViewState, WorkspaceLeaf } from "./leaf";
import type { Workspace } from "./workspace";
import { WorkspaceSidedock, WorkspaceSplit, WorkspaceTabs, type SplitDirection } from "./workspace-items";

interface LeafLayout {
	id: string;
	type: "leaf";
	state: ViewState & { icon?: string; title?: string };
}

interface TabsLayout {
	id: string;
	type: "tabs";
	children: LeafLayout[];
	currentTab?: number;
}

interface SplitLayout {
	id: string;
	type: "split";
	direction: SplitDirection;
	children: (SplitLayout | TabsLayout)[];
	width?: number;
	collapsed?: boolean;
}

/** The arrangement as the app keeps it in its `workspace.json`. */
export interface Layout {
	main: SplitLayout;
	left: SplitLayout;
	right: SplitLayout;
	active: string | null;
	lastOpenFiles: string[];
}

/** The arrangement as it is. Popped-out windows are left out: a browser would not let a page open them again by itself. */
export function readLayout(workspace: Workspace): Layout {
	return {
		main: readSplit(workspace.rootSplit),
		left: readSplit(workspace.leftSplit),
		right: readSplit(workspace.rightSplit),
		active: workspace.activeLeaf?.id ?? null,
		lastOpenFiles: workspace.getLastOpenFiles(),
	};
}

let lastId = 0;

function readSplit(split: WorkspaceSplit): SplitLayout {
	return {
		id: `split-${++lastId}`,
		type: "split",
		direction: split.direction,
		children: split.children.map((child) => (child instanceof WorkspaceTabs ? readTabs(child) : readSplit(child))),
		...(split instanceof WorkspaceSidedock
			? { collapsed: split.collapsed, ...(split.size === undefined ? {} : { width: split.size }) }
			: {}),
	};
}

function readTabs(tabs: WorkspaceTabs): TabsLayout {
	const current = tabs.shown ? tabs.children.indexOf(tabs.shown) : 0;
	return {
		id: `tabs-${++lastId}`,
		type: "tabs",
		children: tabs.children.map((leaf) => ({
			id: leaf.id,
			type: "leaf",
			state: { ...leaf.getViewState(), icon: leaf.getIcon(), title: leaf.getDisplayText() },
		})),
		...(current > 0 ? { currentTab: current } : {}),
	};
}

/** A layout from untrusted data; undefined where it is none. */
export function parseLayout(value: unknown): Layout | undefined {
	const layout = value as Partial<Layout> | null | undefined;
	const isSplit = (part: unknown): boolean => Array.isArray((part as Partial<SplitLayout> | undefined)?.children);
	return layout && isSplit(layout.main) && isSplit(layout.left) && isSplit(layout.right)
		? (layout as Layout)
		: undefined;
}

/**
 * Puts the leaves of a layout into an empty workspace. Every one of them is deferred; those that are in sight are loaded
 * when the layout is ready. Resolves to the leaf that was active.
 */
export async function restoreLayout(workspace: Workspace, layout: Layout): Promise<WorkspaceLeaf | undefined> {
	const leaves = new Map<string, WorkspaceLeaf>();
	for (const [split, saved] of [
		[workspace.rootSplit, layout.main],
		[workspace.leftSplit, layout.left],
		[workspace.rightSplit, layout.right],
	] as const) {
		await fill(workspace, split, saved, leaves);
		if (!(split instanceof WorkspaceSidedock)) continue;
		split.setSize(saved.width);
		if (saved.collapsed === true) split.collapse();
		else split.expand();
	}
	return leaves.get(layout.active ?? "");
}

async function fill(
	workspace: Workspace,
	split: WorkspaceSplit,
	saved: SplitLayout,
	leaves: Map<string, WorkspaceLeaf>,
): Promise<void> {
	for (const child of saved.children) {
		if (child.type === "split") {
			await fill(workspace, split.insert(new WorkspaceSplit(child.direction), split.children.length), child, leaves);
			continue;
		}
		const tabs = split.addTabs();
		for (const { id, state } of child.children) {
			const leaf = workspace.makeLeaf(tabs);
			await leaf.defer(state);
			leaves.set(id, leaf);
		}
		const shown = tabs.children[child.currentTab ?? 0];
		if (shown) tabs.show(shown);
		else split.remove(tabs);
	}
}
