import type { WorkspaceLeaf } from "./leaf";
import { ItemView } from "./view";

/** In a leaf without a file. */
export class EmptyView extends ItemView {
	override icon = "lucide-file";
	override navigation = true;

	getViewType(): string {
		return "empty";
	}

	getDisplayText(): string {
		return "New tab";
	}

	protected override async onOpen(): Promise<void> {
		this.contentEl.createDiv({ cls: "empty-state", text: "No file is open" });
	}
}

/** Keeps the place of a view that is not loaded yet, or whose plugin is not there. */
export class DeferredView extends ItemView {
	constructor(
		leaf: WorkspaceLeaf,
		private readonly type: string,
		private state: Record<string, unknown>,
		private readonly isMissing: boolean,
		private readonly title?: string,
	) {
		super(leaf);
	}

	getViewType(): string {
		return this.type;
	}

	getDisplayText(): string {
		return this.isMissing ? "Plugin no longer active" : (this.title ?? this.type);
	}

	override getState(): Record<string, unknown> {
		return this.state;
	}

	override async setState(state: unknown): Promise<void> {
		this.state = state as Record<string, unknown>;
	}

	protected override async onOpen(): Promise<void> {
		if (this.isMissing)
			this.contentEl.createDiv({ cls: "view-empty-state", text: "The plugin that made this view has gone away." });
	}
}
