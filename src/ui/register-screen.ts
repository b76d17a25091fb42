/** Everything of the plugin that shows in the app: pane, commands, menus, ribbon, status bar, settings. */
import type { Plugin } from "obsidian";
import type { Context } from "../actions/context";
import { CardSheet } from "./dialogs/card-sheet";
import { eventsNow } from "../actions/read-events";
import { hasLedgers, searchLedgers } from "../actions/ledger";
import { readCard } from "../actions/read-card";
import { mayHoldPeople } from "../exchange/read-people";
import type { LiveList } from "../index/live-list";
import type { Wordings } from "../note/answers";
import type { SettingsStore } from "../settings/settings-store";
import { COMMANDS } from "../words/commands";
import { PANE } from "../words/pane";
import type { NetworkingNotesApi } from "../api";
import { commandTable } from "./commands";
import type { Flows } from "./flows/flows";
import { addImportItem, addPersonItems, paneMenu, rowMenu } from "./menus";
import { registerExternalEntry } from "./external-entry";
import { renderEventLines } from "./pane/event-lines";
import { FADING_PANE, FadingPane } from "./pane/fading-pane";
import { NetworkingNotesSettingTab } from "./settings/settings-tab";
import { renderStatus } from "./status-bar";

/** What the screen shows and calls. */
export interface ScreenOptions {
	readonly context: Context;
	readonly list: LiveList;
	readonly flows: Flows;
	readonly api: NetworkingNotesApi;
	readonly store: SettingsStore;
	readonly wordings: () => Wordings;
	/** Whether everybody was read once. */
	readonly isReady: () => boolean;
}

/** Registers it with the plugin, which takes all of it away when it is switched off. */
export function registerScreen(plugin: Plugin, options: ScreenOptions): void {
	const { flows, api, store } = options;
	registerPane(plugin, options);
	registerStatusBar(plugin, options);
	registerMenus(plugin, options);
	registerExternalEntry(plugin, flows.events, api);
	for (const command of commandTable(flows)) plugin.addCommand(command);
	plugin.addRibbonIcon("users", COMMANDS.openPane, () => void flows.vault.openPane());
	plugin.addRibbonIcon("ticket", COMMANDS.capture, () => flows.events.capture());
	plugin.addSettingTab(new NetworkingNotesSettingTab(plugin.app, plugin, store));
}

function registerPane(plugin: Plugin, { context, list, flows, wordings, isReady }: ScreenOptions): void {
	const { people, newPeople, vault, firstRun } = flows;
	plugin.registerView(
		FADING_PANE,
		(leaf) =>
			new FadingPane(leaf, {
				list: () => list.shown(),
				index: context.index,
				settings: context.settings,
				locale: context.locale,
				breathe: context.breathe,
				isReady,
				onChange: (listener) => list.onChange(listener),
				onEvents: (listener) => context.events.onChange(listener),
				renderEvents: (el) =>
					renderEventLines(el, eventsNow(context), context.today(), context.locale(), {
						capture: (event) => flows.events.captureIn(event),
						debrief: (event) => flows.events.debrief(event),
						open: ({ path }) => people.open(path),
					}),
				newPerson: () => newPeople.newPerson(),
				reachOut: () => vault.reachOut(),
				lastSpoke: () => vault.lastSpoke(),
				showKeys: () => vault.showKeys(),
				inTouchToday: (chosen) => people.inTouchToday(chosen),
				showSheet: (model) => new CardSheet(plugin.app, model).open(),
				open: ({ person }, evt) => people.open(person.path, evt),
				log: (chosen) => people.logFollowUp(chosen),
				snooze: (chosen) => people.snooze(chosen),
				setCadence: (chosen) => people.setCadence(chosen),
				rest: (chosen) => people.rest(chosen),
				share: (chosen) => flows.exchange.exportPeople(chosen),
				readCard: (path) => readCard(context, path, wordings()),
				card: people.cardLinks(),
				offer: () => firstRun.offer(),
				firstRun,
				rowMenu: ({ person }) => rowMenu(person, context.today(), flows),
				ledgers: {
					any: () => hasLedgers(context),
					onChange: (listener) => context.ledgers?.onChange(listener) ?? (() => undefined),
					search: (query, isOver) => searchLedgers(context, query, isOver),
					promote: (person) => newPeople.newPerson(person),
				},
				dropped: (file) => void flows.exchange.importFile(file),
				paneMenu: (select) => paneMenu(flows, select),
			}),
	);
	plugin.registerHoverLinkSource(FADING_PANE, { display: PANE.title, defaultMod: true });
}

function registerStatusBar(plugin: Plugin, { context, list, flows }: ScreenOptions): void {
	const status = plugin.addStatusBarItem();
	status.addClass("mod-clickable", "networking-notes-status");
	plugin.registerDomEvent(status, "click", () => void flows.vault.openPane());
	const draw = (): void => renderStatus(status, list.shown(), context.locale());
	plugin.register(list.onChange(draw));
	draw();
}

function registerMenus(plugin: Plugin, { context: { index, today }, flows }: ScreenOptions): void {
	const { workspace } = plugin.app;
	plugin.registerEvent(
		workspace.on("file-menu", (menu, file) => {
			const person = index.get(file.path);
			if (person !== undefined) addPersonItems(menu, person, today(), flows);
			else if (mayHoldPeople(file.path)) addImportItem(menu, file.path, flows);
		}),
	);
	plugin.registerEvent(
		workspace.on("editor-menu", (menu, _, info) => {
			const person = info.file === null ? undefined : index.get(info.file.path);
			if (person !== undefined) addPersonItems(menu, person, today(), flows);
		}),
	);
}
