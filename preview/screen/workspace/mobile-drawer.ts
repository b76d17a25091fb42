import { setIcon } from "../icons";
import type { WorkspaceLeaf } from "./leaf";
import { showOne, takeOut } from "./show-one";
import { WorkspaceParent } from "./workspace-items";

/**
 * The side of a phone or a tablet: one view, and under it (on a tablet above) the pill that names it and opens the list of the
 * others. Its leaves stand in it directly, without tabs between. The ribbon is the left one's first part.
 */
export class WorkspaceMobileDrawer extends WorkspaceParent {
	override children: WorkspaceLeaf[] = [];
	collapsed = true;
	readonly containerEl: HTMLElement;
	readonly innerEl: HTMLElement;
	/** What stands at the foot: what is open, and an icon. */
	readonly headerEl: HTMLElement;
	/** The pill. */
	readonly activeTabHeaderEl: HTMLElement;
	readonly #content: HTMLElement;
	readonly #options: HTMLElement;
	readonly #list: HTMLElement;
	#shown: WorkspaceLeaf | undefined;

	constructor(
		readonly side: "left" | "right",
		private readonly changed: () => void,
	) {
		super();
		this.containerEl = createDiv(`workspace-drawer mod-${side}`);
		this.containerEl.hide();
		this.innerEl = this.containerEl.createDiv("workspace-drawer-inner");
		const active = this.innerEl
			.createDiv("workspace-drawer-tab-container")
			.createDiv("workspace-drawer-active-tab-container");
		this.#content = active.createDiv("workspace-drawer-active-tab-content");
		this.#options = active.createDiv("workspace-drawer-tab-options");
		this.activeTabHeaderEl = this.#options.createDiv({
			cls: "workspace-tab-header workspace-drawer-tab-select",
			attr: { role: "button", tabindex: 0, "aria-haspopup": "true" },
		});
		this.#list = this.#options.createDiv({ cls: "workspace-drawer-tab-options-list", attr: { role: "tablist" } });
		this.#list.hide();
		this.headerEl = this.innerEl.createDiv("workspace-drawer-header");
		// The app listens on the row, not on the pill.
		this.#options.addEventListener("pointerdown", (event) => {
			if (!this.activeTabHeaderEl.contains(event.target as Node | null)) return;
			event.preventDefault();
			this.#list.toggle(!this.#list.isShown());
		});
		this.activeTabHeaderEl.addEventListener("keydown", (event) => {
			if (event.key === "Enter" || event.key === " ") this.#list.toggle(!this.#list.isShown());
		});
		this.#list.addEventListener("click", () => this.#list.hide());
	}

	override leaves(): WorkspaceLeaf[] {
		return [...this.children];
	}

	/** The leaf that is seen. Not public. */
	get shown(): WorkspaceLeaf | undefined {
		return this.#shown;
	}

	toggle(): void {
		if (this.collapsed) this.expand();
		else this.collapse();
	}

	collapse(): void {
		this.#set(true);
	}

	expand(): void {
		this.#set(false);
		void this.#shown?.loadIfDeferred();
	}

	/** Not public. */
	addLeaf(leaf: WorkspaceLeaf): void {
		leaf.parent = this;
		this.children.push(leaf);
		this.#list.append(leaf.tabHeaderEl);
		this.#content.append(leaf.containerEl);
		this.show(this.#shown ?? leaf);
	}

	/** Not public. */
	show(leaf: WorkspaceLeaf): void {
		this.#shown = leaf;
		showOne(this.children, leaf);
		this.headerChanged(leaf);
	}

	/** Not public. */
	removeLeaf(leaf: WorkspaceLeaf): void {
		const next = takeOut(this.children, leaf);
		if (this.#shown !== leaf) return;
		this.#shown = undefined;
		if (next) this.show(next);
		else this.activeTabHeaderEl.empty();
	}

	/** Draws the pill anew where it names this leaf. Not public. */
	headerChanged(leaf: WorkspaceLeaf): void {
		if (leaf !== this.#shown) return;
		this.activeTabHeaderEl.empty();
		const inner = this.activeTabHeaderEl.createDiv("workspace-tab-header-inner");
		setIcon(inner.createDiv("workspace-tab-header-inner-icon"), leaf.getIcon());
		inner.createDiv({ cls: "workspace-tab-header-inner-title", text: leaf.getDisplayText() });
		setIcon(this.activeTabHeaderEl.createDiv("workspace-drawer-tab-select-icon"), "chevrons-up-down");
	}

	#set(collapsed: boolean): void {
		if (collapsed === this.collapsed) return;
		this.collapsed = collapsed;
		this.containerEl.toggle(!collapsed);
		this.containerEl.toggleClass("is-open", !collapsed);
		this.#list.hide();
		this.changed();
	}
}
