import type { ViewState, WorkspaceLeaf } from "./leaf";
import type { Workspace } from "./workspace";
import { WorkspaceMobileDrawer } from "./mobile-drawer";
import type { WorkspaceSide } from "./workspace-places";
import {
	WorkspaceSidedock,
	WorkspaceSplit,
	WorkspaceTabs,
	type SplitDirection,
	type WorkspaceWindow,
} from "./workspace-items";

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

interface DrawerLayout {
	id: string;
	type: "mobile-drawer";
	children: LeafLayout[];
	currentTab?: number;
	collapsed?: boolean;
}

/** A window that was popped out; places and sizes in pixels. */
export interface WindowLayout extends Omit<SplitLayout, "type"> {
	type: "window";
	x?: number;
	y?: number;
	height?: number;
}

/** The arrangement as the app keeps it in its `workspace.json`, or on phones and tablets in `workspace-mobile.json`. */
export interface Layout {
	main: SplitLayout;
	left: SplitLayout | DrawerLayout;
	right: SplitLayout | DrawerLayout;
	/** The windows that were popped out. */
	floating?: { id: string; type: "floating"; children: WindowLayout[] };
	active: string | null;
	lastOpenFiles: string[];
}

/** The arrangement as it is. */
export function readLayout(workspace: Workspace): Layout {
	return {
		main: readSplit(workspace.rootSplit),
		left: readSide(workspace.leftSplit),
		right: readSide(workspace.rightSplit),
		floating: {
			id: `floating-${++lastId}`,
			type: "floating",
			children: [...workspace.floatingSplit.children.map(readWindow), ...workspace.closedWindows],
		},
		active: workspace.activeLeaf?.id ?? null,
		lastOpenFiles: workspace.getLastOpenFiles(),
	};
}

let lastId = 0;

function readWindow(item: WorkspaceWindow): WindowLayout {
	const { win } = item;
	return {
		...readSplit(item),
		type: "window",
		x: win.screenX,
		y: win.screenY,
		width: win.innerWidth,
		height: win.innerHeight,
	};
}

function readSide(side: WorkspaceSide): SplitLayout | DrawerLayout {
	if (!(side instanceof WorkspaceMobileDrawer)) return readSplit(side);
	return {
		id: `drawer-${++lastId}`,
		type: "mobile-drawer",
		...readLeaves(side.children, side.shown),
		collapsed: side.collapsed,
	};
}

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
	return { id: `tabs-${++lastId}`, type: "tabs", ...readLeaves(tabs.children, tabs.shown) };
}

function readLeaves(
	leaves: readonly WorkspaceLeaf[],
	shown: WorkspaceLeaf | undefined,
): Pick<TabsLayout, "children" | "currentTab"> {
	const current = shown ? leaves.indexOf(shown) : 0;
	return {
		children: leaves.map((leaf) => ({
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
	await fill(workspace, workspace.rootSplit, layout.main, leaves);
	for (const [side, saved] of [
		[workspace.leftSplit, layout.left],
		[workspace.rightSplit, layout.right],
	] as const) {
		// What was saved for the other kind of device does not fit, and is left.
		if (side instanceof WorkspaceMobileDrawer) {
			if (saved.type === "mobile-drawer") await fillPlace(workspace, side, saved, leaves);
		} else if (saved.type === "split") {
			await fill(workspace, side, saved, leaves);
			side.setSize(saved.width);
		}
		if (saved.collapsed === true) side.collapse();
		else side.expand();
	}
	for (const saved of layout.floating?.children ?? []) await restoreWindow(workspace, saved, leaves);
	return leaves.get(layout.active ?? "");
}

/**
 * Opens a window that was popped out, with what was in it. Where the browser does not let the page open one by itself, it is kept
 * in `workspace.closedWindows`.
 */
export async function restoreWindow(
	workspace: Workspace,
	saved: WindowLayout,
	leaves = new Map<string, WorkspaceLeaf>(),
): Promise<void> {
	const { x, y, width = 600, height = 800 } = saved;
	let item: WorkspaceWindow;
	try {
		item = workspace.openWindow({
			size: { width, height },
			...(x === undefined || y === undefined ? {} : { x, y }),
		});
	} catch {
		workspace.closedWindows.push(saved);
		return;
	}
	await fill(workspace, item, saved, leaves);
}

async function fill(
	workspace: Workspace,
	split: WorkspaceSplit,
	saved: Pick<SplitLayout, "children">,
	leaves: Map<string, WorkspaceLeaf>,
): Promise<void> {
	for (const child of saved.children) {
		if (child.type === "split") {
			await fill(workspace, split.insert(new WorkspaceSplit(child.direction), split.children.length), child, leaves);
			continue;
		}
		const tabs = split.addTabs();
		await fillPlace(workspace, tabs, child, leaves);
		if (tabs.children.length === 0) split.remove(tabs);
	}
}

async function fillPlace(
	workspace: Workspace,
	place: WorkspaceTabs | WorkspaceMobileDrawer,
	saved: Pick<TabsLayout, "children" | "currentTab">,
	leaves: Map<string, WorkspaceLeaf>,
): Promise<void> {
	for (const { id, state } of saved.children) {
		const leaf = workspace.makeLeaf(place);
		await leaf.defer(state);
		leaves.set(id, leaf);
	}
	const shown = place.children[saved.currentTab ?? 0];
	if (shown) place.show(shown);
}
