import type { App } from "../api/app";
import { CommandPalette } from "./dialogs/command-palette";
import { makeIconButton } from "./icon-button";
import { MobileNavbar } from "./mobile-navbar";
import { WorkspaceMobileDrawer } from "./workspace/mobile-drawer";

/** What surrounds the workspace: the ribbon, the status bar, and on phones and tablets the bar at the bottom. */
export class Frame {
	readonly appEl: HTMLElement = createDiv("app-container");
	readonly statusBarEl: HTMLElement;
	readonly navbar: MobileNavbar;

	constructor(private readonly app: App) {
		const { workspace } = app;
		const main = this.appEl.createDiv("horizontal-main-container");
		main.append(workspace.containerEl);
		const ribbon = workspace.leftRibbon.containerEl;
		const toggle = makeIconButton("sidebar-toggle-button", "panel-left", "Toggle left sidebar", () =>
			workspace.leftSplit.toggle(),
		);
		ribbon.prepend(toggle);
		ribbon.createDiv("side-dock-settings").append(
			makeIconButton("side-dock-ribbon-action", "terminal", "Open command palette", () =>
				new CommandPalette(app).open(),
			),
			makeIconButton("side-dock-ribbon-action", "settings", "Settings", () => app.setting.open()),
			makeIconButton("side-dock-ribbon-action", "panel-right", "Toggle right sidebar", () =>
				workspace.rightSplit.toggle(),
			),
		);
		workspace.placeRibbon();
		this.statusBarEl = this.appEl.createDiv("status-bar");
		this.navbar = new MobileNavbar(app);
		this.appEl.append(this.navbar.containerEl);
		this.drawHeaders();
		workspace.onInside("file-open", () => this.drawHeaders());
		workspace.onInside("layout-change", () => this.drawHeaders());
		// Bars that went while a note was scrolled come back for another view.
		workspace.onInside("active-leaf-change", () => this.appEl.doc.body.removeClass("is-hidden-nav"));
	}

	/** What stands at the foot of the drawers: at the left the vault and the settings, at the right the open note. */
	drawHeaders(): void {
		const { leftSplit, rightSplit } = this.app.workspace;
		if (leftSplit instanceof WorkspaceMobileDrawer && leftSplit.headerEl.childElementCount === 0) {
			const left = leftSplit.headerEl.createDiv("workspace-drawer-header-left");
			left
				.createDiv("workspace-drawer-header-name")
				.createDiv({ cls: "workspace-drawer-header-name-text", text: this.app.vault.getName() });
			leftSplit.headerEl.append(
				makeIconButton("workspace-drawer-header-icon", "settings", "Settings", () => this.app.setting.open()),
			);
		}
		if (!(rightSplit instanceof WorkspaceMobileDrawer)) return;
		rightSplit.headerEl.empty();
		rightSplit.headerEl
			.createDiv("workspace-drawer-header-left")
			.createDiv("workspace-drawer-header-name")
			.createDiv({
				cls: "workspace-drawer-header-name-text",
				text: this.app.workspace.getActiveFile()?.basename ?? "",
			});
	}
}
