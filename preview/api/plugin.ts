import type { App } from "./app";
import type { Command } from "./commands";
import { BaseFileView } from "../bases/base-file-view";
import type { BasesRegistration } from "../bases/bases-view";
import { MarkdownPreviewRenderer, type CodeBlockHandler, type PostProcessor } from "../editor/post-processors";
import type { EditorSuggest } from "../screen/dialogs/editor-suggest";
import { Component } from "../core/component";
import type { WorkspaceLeaf } from "../screen/workspace/leaf";
import type { SettingTab } from "../settings/setting-tab";
import type { View } from "../screen/workspace/view";

/** What a plugin says about itself. */
export interface PluginManifest {
	id: string;
	name: string;
	version: string;
	minAppVersion: string;
	author: string;
	description: string;
	dir?: string;
	authorUrl?: string;
	isDesktopOnly?: boolean;
}

/** The base of every plugin: what it adds is taken away again when it unloads. */
export abstract class Plugin extends Component {
	settings?: unknown;
	onExternalSettingsChange?(): unknown;

	constructor(
		readonly app: App,
		readonly manifest: PluginManifest,
	) {
		super();
	}

	onUserEnable(): void {}

	addCommand(command: Command): Command {
		command.id = `${this.manifest.id}:${command.id}`;
		command.name = `${this.manifest.name}: ${command.name}`;
		this.app.commands.addCommand(command);
		this.register(() => this.app.commands.removeCommand(command.id));
		return command;
	}

	removeCommand(commandId: string): void {
		this.app.commands.removeCommand(`${this.manifest.id}:${commandId}`);
	}

	addRibbonIcon(icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement {
		const { leftRibbon } = this.app.workspace;
		const el = leftRibbon.add(`${this.manifest.id}:${title}`, icon, title, callback);
		this.register(() => leftRibbon.remove(el));
		return el;
	}

	addStatusBarItem(): HTMLElement {
		const el = this.app.frame.statusBarEl.createDiv(`status-bar-item plugin-${this.manifest.id}`);
		this.register(() => el.remove());
		return el;
	}

	addSettingTab(tab: SettingTab): void {
		this.app.setting.addTab(tab);
		this.register(() => this.app.setting.removeTab(tab));
	}

	registerView(type: string, make: (leaf: WorkspaceLeaf) => View): void {
		this.app.viewRegistry.register(type, make, this.manifest.id);
		void this.app.workspace.rebuildLeavesOfType(type);
		this.register(() => {
			this.app.viewRegistry.unregister(type);
			void this.app.workspace.rebuildLeavesOfType(type);
		});
	}

	registerExtensions(extensions: string[], viewType: string): void {
		for (const extension of extensions) {
			this.app.viewRegistry.registerExtension(extension, viewType);
			this.register(() => this.app.viewRegistry.unregisterExtension(extension));
		}
	}

	registerHoverLinkSource(id: string, info: { display: string; defaultMod: boolean }): void {
		this.app.hoverLinkSources.set(id, this.app.own(this.manifest.id, info));
		this.register(() => this.app.hoverLinkSources.delete(id));
	}

	registerObsidianProtocolHandler(action: string, handler: (params: Record<string, string>) => unknown): void {
		this.app.protocolHandlers.set(action, this.app.own(this.manifest.id, handler));
		this.register(() => this.app.protocolHandlers.delete(action));
	}

	registerCliHandler(
		command: string,
		description: string,
		flags: unknown,
		handler: (params: Record<string, string>) => string | Promise<string>,
	): void {
		if (this.app.cliHandlers.has(command))
			throw new Error(`A handler for the command "${command}" is already registered`);
		this.app.cliHandlers.set(command, this.app.own(this.manifest.id, { description, flags, handler }));
		this.register(() => this.app.cliHandlers.delete(command));
	}

	registerMarkdownPostProcessor(processor: PostProcessor, sortOrder?: number): PostProcessor {
		MarkdownPreviewRenderer.registerPostProcessor(processor, sortOrder);
		this.register(() => MarkdownPreviewRenderer.unregisterPostProcessor(processor));
		return processor;
	}

	registerMarkdownCodeBlockProcessor(language: string, handler: CodeBlockHandler, sortOrder?: number): PostProcessor {
		this.register(MarkdownPreviewRenderer.claimLanguage(language));
		return this.registerMarkdownPostProcessor(
			MarkdownPreviewRenderer.createCodeBlockPostProcessor(language, handler),
			sortOrder,
		);
	}

	registerEditorSuggest(suggest: EditorSuggest<unknown>): void {
		const { editorSuggest } = this.app.workspace;
		editorSuggest.addSuggest(suggest);
		this.register(() => editorSuggest.removeSuggest(suggest));
	}

	/** The preview's editor is a plain field: extensions are kept, and change nothing in it. */
	registerEditorExtension(extension: unknown): void {
		const { editorExtensions } = this.app.workspace;
		if (editorExtensions.length === 0)
			console.warn("The preview's editor is a plain field: editor extensions change nothing in it");
		editorExtensions.push(extension);
		this.register(() => void editorExtensions.splice(editorExtensions.indexOf(extension), 1));
	}

	/** False where Bases are off. A type that is taken is refused, as with other views. */
	registerBasesView(viewId: string, registration: BasesRegistration): boolean {
		const { app } = this;
		if (app.internalPlugins.getEnabledPluginById("bases") === null) return false;
		if (app.basesViews.has(viewId))
			throw new Error(`Unable to add new Bases view "${viewId}". A view with this ID already exists.`);
		app.basesViews.set(viewId, app.own(this.manifest.id, registration));
		const redraw = (): void =>
			app.workspace.iterateAllLeaves(({ view }) => void (view instanceof BaseFileView && view.draw()));
		redraw();
		this.register(() => {
			app.basesViews.delete(viewId);
			redraw();
		});
		return true;
	}

	/** What `saveData` stored; null at first. */
	async loadData(): Promise<unknown> {
		const text = await this.app.pluginData.load(this.manifest.id);
		return text === null ? null : (JSON.parse(text) as unknown);
	}

	async saveData(data: unknown): Promise<void> {
		await this.app.pluginData.save(this.manifest.id, JSON.stringify(data, undefined, 2));
	}
}
