import moment from "moment";
import {
	arrayBufferToBase64,
	arrayBufferToHex,
	base64ToArrayBuffer,
	getBlobArrayBuffer,
	hexToArrayBuffer,
} from "./functions/bytes";
import { App } from "./app";
import {
	BasesEntry,
	BasesEntryGroup,
	BasesQueryResult,
	BasesView,
	BasesViewConfig,
	QueryController,
} from "../bases/bases-view";
import {
	BooleanValue,
	ListValue,
	NotNullValue,
	NullValue,
	NumberValue,
	PrimitiveValue,
	RenderContext,
	StringValue,
	Value,
} from "../bases/values";
import { BaseComponent, ValueComponent } from "../screen/controls/base-component";
import { ButtonComponent, ExtraButtonComponent, ToggleComponent } from "../screen/controls/button-components";
import {
	ColorComponent,
	DisplayValueComponent,
	DropdownComponent,
	ProgressBarComponent,
	SliderComponent,
} from "../screen/controls/choice-components";
import { Component } from "../core/component";
import { ConfirmationButton, ConfirmationModal } from "../screen/dialogs/confirmation-modal";
import { debounce } from "../core/debounce";
import { Editor } from "../editor/editor";
import { Events } from "../core/events";
import { FileManager } from "./file-manager";
import { EditableFileView, FileView } from "../screen/workspace/file-view";
import { TextFileView } from "../editor/text-file-view";
import { TAbstractFile, TFile, TFolder } from "../vault/files";
import { getFrontMatterInfo } from "../vault/frontmatter";
import { normalizePath } from "../vault/paths";
import { prepareFuzzySearch, prepareSimpleSearch, sortSearchResults } from "../core/fuzzy-search";
import { renderMatches, renderResults } from "../screen/match-marks";
import { addIcon, getIcon, getIconIds, removeIcon, setIcon } from "../screen/icons";
import { Keymap, Scope } from "../screen/keymap";
import { WorkspaceLeaf } from "../screen/workspace/leaf";
import { MarkdownRenderChild } from "../editor/markdown-render-child";
import { MarkdownPreviewView } from "../editor/preview-view";
import { MarkdownRenderer } from "../editor/markdown-renderer";
import { MarkdownPreviewRenderer } from "../editor/post-processors";
import { EditorSuggest } from "../screen/dialogs/editor-suggest";
import { MarkdownView } from "../editor/markdown-view";
import { Menu, MenuItem, MenuSeparator } from "../screen/menu";
import { MetadataCache } from "../vault/metadata/metadata-cache";
import { Modal } from "../screen/dialogs/modal";
import { notCallable, notHere, notReadable } from "./not-here";
import { Notice } from "../screen/notice";
import { Platform } from "../platform/device";
import { Plugin } from "./plugin";
import { AbstractInputSuggest, PopoverSuggest } from "../screen/dialogs/popover-suggest";
import { iterateCacheRefs, iterateRefs, parsePropertyId } from "./functions/references";
import { refuseMissingMembers } from "./missing-members";
import { sanitizeHTMLToDom } from "../core/sanitize";
import { SecretStorage } from "./secret-storage";
import { SettingGroup } from "../settings/setting-group";
import { PluginSettingTab, SettingPage, SettingTab } from "../settings/setting-tab";
import { Setting } from "../settings/setting";
import { FuzzySuggestModal, SuggestModal } from "../screen/dialogs/suggest-modal";
import { Tasks } from "../core/tasks";
import {
	AbstractTextComponent,
	MomentFormatComponent,
	SearchComponent,
	TextAreaComponent,
	TextComponent,
} from "../screen/controls/text-components";
import {
	getAllTags,
	parseFrontMatterAliases,
	parseFrontMatterEntry,
	parseFrontMatterStringArray,
	parseFrontMatterTags,
} from "./functions/frontmatter-entries";
import { getLinkpath, parseLinktext, resolveSubpath, stripHeading, stripHeadingForLink } from "./functions/link-text";
import { displayTooltip, setTooltip } from "../screen/tooltip";
import { Vault } from "../vault/vault";
import { ItemView, View } from "../screen/workspace/view";
import {
	WorkspaceContainer,
	WorkspaceFloating,
	WorkspaceItem,
	WorkspaceParent,
	WorkspaceRoot,
	WorkspaceSidedock,
	WorkspaceSplit,
	WorkspaceTabs,
	WorkspaceWindow,
} from "../screen/workspace/workspace-items";
import { WorkspaceMobileDrawer } from "../screen/workspace/mobile-drawer";
import { WorkspaceRibbon } from "../screen/workspace/ribbon";
import { Workspace } from "../screen/workspace/workspace";
import { parseYaml, stringifyYaml } from "../vault/yaml";

/** The version of the app whose public API this is. */
export const apiVersion = "1.13.1";

/** Public classes and functions that the stand-in does not have: using one throws with its name. */
const MISSING_CLASSES = [
	"CapacitorAdapter",
	"DateValue",
	"DurationValue",
	"FileSystemAdapter",
	"FileValue",
	"HTMLValue",
	"HoverPopover",
	"IconValue",
	"ImageValue",
	"LinkValue",
	"MarkdownEditView",
	"ObjectValue",
	"RegExpValue",
	"RelativeDateValue",
	"SecretComponent",
	"TagValue",
	"UrlValue",
] as const;
const MISSING_FUNCTIONS = [
	"finishRenderMath",
	"htmlToMarkdown",
	"loadMathJax",
	"loadMermaid",
	"loadPdfJs",
	"loadPrism",
	"renderMath",
	"request",
	"requestUrl",
] as const;

const MISSING_VALUES = [
	"editorEditorField",
	"editorInfoField",
	"editorLivePreviewField",
	"editorViewField",
	"livePreviewState",
] as const;

/** Makes what a plugin gets for `require("obsidian")`. A name that is not in the public API at all is undefined, as in the app. */
export function obsidianModule(language: () => string): Record<string, unknown> {
	refuseMissingMembers();
	const present = {
		AbstractInputSuggest,
		AbstractTextComponent,
		App,
		BaseComponent,
		BasesEntry,
		BasesEntryGroup,
		BasesQueryResult,
		BasesView,
		BasesViewConfig,
		BooleanValue,
		ListValue,
		NotNullValue,
		NullValue,
		NumberValue,
		PrimitiveValue,
		RenderContext,
		QueryController,
		StringValue,
		Value,
		ButtonComponent,
		ColorComponent,
		Component,
		ConfirmationButton,
		ConfirmationModal,
		DisplayValueComponent,
		DropdownComponent,
		EditableFileView,
		Editor,
		EditorSuggest,
		Events,
		ExtraButtonComponent,
		FileManager,
		FileView,
		FuzzySuggestModal,
		ItemView,
		Keymap,
		MarkdownPreviewRenderer,
		MarkdownPreviewView,
		MarkdownRenderChild,
		MarkdownRenderer,
		MarkdownView,
		Menu,
		MenuItem,
		MenuSeparator,
		MetadataCache,
		Modal,
		MomentFormatComponent,
		Notice,
		Platform,
		Plugin,
		PluginSettingTab,
		PopoverSuggest,
		ProgressBarComponent,
		Scope,
		SearchComponent,
		SecretStorage,
		Setting,
		SettingGroup,
		SettingPage,
		SettingTab,
		SliderComponent,
		SuggestModal,
		TAbstractFile,
		TFile,
		TFolder,
		Tasks,
		TextAreaComponent,
		TextComponent,
		TextFileView,
		ToggleComponent,
		ValueComponent,
		Vault,
		View,
		Workspace,
		WorkspaceContainer,
		WorkspaceFloating,
		WorkspaceItem,
		WorkspaceLeaf,
		WorkspaceMobileDrawer,
		WorkspaceParent,
		WorkspaceRibbon,
		WorkspaceRoot,
		WorkspaceSidedock,
		WorkspaceSplit,
		WorkspaceTabs,
		WorkspaceWindow,
		addIcon,
		apiVersion,
		arrayBufferToBase64,
		arrayBufferToHex,
		base64ToArrayBuffer,
		debounce,
		displayTooltip,
		getAllTags,
		getBlobArrayBuffer,
		getFrontMatterInfo,
		getIcon,
		getIconIds,
		getLinkpath,
		hexToArrayBuffer,
		iterateCacheRefs,
		iterateRefs,
		moment,
		normalizePath,
		parseFrontMatterAliases,
		parseFrontMatterEntry,
		parseFrontMatterStringArray,
		parseFrontMatterTags,
		parseLinktext,
		parsePropertyId,
		parseYaml,
		prepareFuzzySearch,
		prepareSimpleSearch,
		removeIcon,
		renderMatches,
		renderResults,
		resolveSubpath,
		sanitizeHTMLToDom,
		setIcon,
		setTooltip,
		sortSearchResults,
		stringifyYaml,
		stripHeading,
		stripHeadingForLink,
		getLanguage: () => language(),
		requireApiVersion: (version: string) => isAtMost(version, apiVersion),
		PopoverState: { Showing: 0, Shown: 1, Hiding: 2, Hidden: 3 },
	};
	const missing: Record<string, unknown> = {};
	for (const name of MISSING_CLASSES) missing[name] = notHere(name);
	for (const name of MISSING_FUNCTIONS) missing[name] = notCallable(name);
	for (const name of MISSING_VALUES) missing[name] = notReadable(name);
	return { ...missing, ...present };
}

function isAtMost(version: string, limit: string): boolean {
	const [a, b] = [version, limit].map((text) => text.split(".").map(Number));
	for (let part = 0; part < 3; part++) {
		const difference = (a?.[part] ?? 0) - (b?.[part] ?? 0);
		if (difference !== 0) return difference < 0;
	}
	return true;
}
