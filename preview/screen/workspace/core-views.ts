import type { WorkspaceLeaf } from "./leaf";
import { ItemView } from "./view";

/** One of the app's own views at the side. */
export interface CoreViewKind {
	readonly type: string;
	/** The core plugin it belongs to. */
	readonly plugin: string;
	readonly name: string;
	readonly icon: string;
}

/** What stands at the right of a vault in which nothing was ever arranged. */
export const CORE_VIEWS: readonly CoreViewKind[] = [
	{ type: "backlink", plugin: "backlink", name: "Backlinks", icon: "links-coming-in" },
	{ type: "outgoing-link", plugin: "outgoing-link", name: "Outgoing links", icon: "links-going-out" },
	{ type: "tag", plugin: "tag-pane", name: "Tags", icon: "tags" },
	{ type: "outline", plugin: "outline", name: "Outline", icon: "list" },
];

/** Keeps the place of a view of the app's own: others are placed beside it. It shows nothing. */
export class CoreView extends ItemView {
	override icon: string;

	constructor(
		leaf: WorkspaceLeaf,
		private readonly kind: CoreViewKind,
	) {
		super(leaf);
		this.icon = kind.icon;
	}

	getViewType(): string {
		return this.kind.type;
	}

	getDisplayText(): string {
		return this.kind.name;
	}

	protected override async onOpen(): Promise<void> {
		this.contentEl.createDiv({ cls: "empty-state", text: `The preview does not have ${this.kind.name}` });
	}
}
