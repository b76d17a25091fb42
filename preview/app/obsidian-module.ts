import moment from "moment";
import { arrayBufferToBase64, arrayBufferToHex, base64ToArrayBuffer, hexToArrayBuffer } from "obsidian-test-mocks/obsidian";
import { App } from "./app";
import { BaseComponent, ValueComponent } from "./base-component";
import { ButtonComponent, ExtraButtonComponent, ToggleComponent } from "./button-components";
import { ColorComponent, DisplayValueComponent, DropdownComponent, ProgressBarComponent, SliderComponent } from "./choice-components";
import { Component } from "./component";
import { ConfirmationButton, ConfirmationModal } from "./confirmation-modal";
import { debounce } from "./debounce";
import { Editor } from "./editor";
import { Events } from "./events";
import { FileManager } from "./file-manager";
import { EditableFileView, FileView, TextFileView } from "./file-view";
import { normalizePath, TAbstractFile, TFile, TFolder } from "./files";
import { prepareFuzzySearch, prepareSimpleSearch, renderMatches, renderResults, sortSearchResults } from "./fuzzy-search";
import { addIcon, getIcon, getIconIds, removeIcon, setIcon } from "./icons";
import { Keymap, Scope } from "./keymap";
import { WorkspaceLeaf } from "./leaf";
import { MarkdownRenderChild } from "./markdown-render-child";
import { MarkdownView } from "./markdown-view";
import { Menu, MenuItem, MenuSeparator } from "./menu";
import { MetadataCache } from "./metadata-cache";
import { Modal } from "./modal";
import { notCallable, notHere, notReadable } from "./not-here";
import { Notice } from "./notice";
import { Platform } from "./platform";
import { Plugin } from "./plugin";
import { AbstractInputSuggest, PopoverSuggest } from "./popover-suggest";
import { getBlobArrayBuffer, iterateCacheRefs, iterateRefs, parsePropertyId } from "./reference-functions";
import { refuseMissingMembers } from "./missing-members";
import { sanitizeHTMLToDom } from "./sanitize";
import { SecretStorage } from "./secret-storage";
import { SettingGroup } from "./setting-group";
import { PluginSettingTab, SettingPage, SettingTab } from "./setting-tab";
import { Setting } from "./setting";
import { FuzzySuggestModal, SuggestModal } from "./suggest-modal";
import { Tasks } from "./tasks";
import { AbstractTextComponent, MomentFormatComponent, SearchComponent, TextAreaComponent, TextComponent } from "./text-components";
import {
	getAllTags, getLinkpath, parseFrontMatterAliases, parseFrontMatterEntry, parseFrontMatterStringArray, parseFrontMatterTags, parseLinktext,
	resolveSubpath, stripHeading, stripHeadingForLink,
} from "./text-functions";
import { displayTooltip, setTooltip } from "./tooltip";
import { Vault } from "./vault";
import { ItemView, View } from "./view";
import {
	WorkspaceContainer, WorkspaceFloating, WorkspaceItem, WorkspaceParent, WorkspaceRibbon, WorkspaceRoot, WorkspaceSidedock, WorkspaceSplit,
	WorkspaceTabs, WorkspaceWindow,
} from "./workspace-items";
import { Workspace } from "./workspace";
import { getFrontMatterInfo, parseYaml, stringifyYaml } from "./yaml";

/** The version of the app whose public API this is. */
export const apiVersion = "1.13.1";

/** Public classes and functions that the stand-in does not have: using one throws with its name. */
const MISSING_CLASSES = [
	"BasesEntry", "BasesEntryGroup", "BasesQueryResult", "BasesView", "BasesViewConfig", "BooleanValue", "CapacitorAdapter", "DateValue",
	"DurationValue", "EditorSuggest", "FileSystemAdapter", "FileValue", "HTMLValue", "HoverPopover", "IconValue", "ImageValue",
	"LinkValue", "ListValue", "MarkdownEditView", "MarkdownPreviewRenderer", "MarkdownPreviewView", "MarkdownRenderer",
	"NotNullValue", "NullValue", "NumberValue", "ObjectValue", "PrimitiveValue", "QueryController", "RegExpValue", "RelativeDateValue",
	"RenderContext", "SecretComponent", "StringValue", "TagValue", "UrlValue", "Value", "WorkspaceMobileDrawer",
] as const;
const MISSING_FUNCTIONS = [
	"finishRenderMath", "htmlToMarkdown", "loadMathJax", "loadMermaid", "loadPdfJs", "loadPrism", "renderMath", "request", "requestUrl",
] as const;

const MISSING_VALUES = ["editorEditorField", "editorInfoField", "editorLivePreviewField", "editorViewField", "livePreviewState"] as const;

/** Makes what a plugin gets for `require("obsidian")`. A name that is not in the public API at all is undefined, as in the app. */
export function obsidianModule(language: () => string): Record<string, unknown> {
	refuseMissingMembers();
	const present = {
		AbstractInputSuggest, AbstractTextComponent, App, BaseComponent, ButtonComponent, ColorComponent, Component, ConfirmationButton,
		ConfirmationModal, DisplayValueComponent, DropdownComponent, EditableFileView, Editor, Events, ExtraButtonComponent, FileManager, FileView,
		FuzzySuggestModal, ItemView, Keymap, MarkdownRenderChild, MarkdownView, Menu, MenuItem, MenuSeparator, MetadataCache, Modal, MomentFormatComponent, Notice,
		Platform, Plugin, PluginSettingTab, PopoverSuggest, ProgressBarComponent, Scope, SearchComponent, SecretStorage, Setting, SettingGroup, SettingPage,
		SettingTab, SliderComponent, SuggestModal, TAbstractFile, TFile, TFolder, Tasks, TextAreaComponent, TextComponent, TextFileView,
		ToggleComponent, ValueComponent, Vault, View, Workspace, WorkspaceContainer, WorkspaceFloating, WorkspaceItem, WorkspaceLeaf,
		WorkspaceParent, WorkspaceRibbon, WorkspaceRoot, WorkspaceSidedock, WorkspaceSplit, WorkspaceTabs, WorkspaceWindow, addIcon, apiVersion, arrayBufferToBase64, arrayBufferToHex,
		base64ToArrayBuffer, debounce, displayTooltip, getAllTags, getBlobArrayBuffer, getFrontMatterInfo, getIcon, getIconIds, getLinkpath, hexToArrayBuffer,
		iterateCacheRefs, iterateRefs, moment, normalizePath, parseFrontMatterAliases, parseFrontMatterEntry, parseFrontMatterStringArray, parseFrontMatterTags, parseLinktext,
		parsePropertyId, parseYaml, prepareFuzzySearch, prepareSimpleSearch, removeIcon, renderMatches, renderResults, resolveSubpath, sanitizeHTMLToDom,
		setIcon, setTooltip, sortSearchResults, stringifyYaml, stripHeading, stripHeadingForLink,
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
