/** Settings as the screen saves them: what stands in the way is told, with what can be done about it. */
import type { App } from "obsidian";
import { UnreadableSettings, type SettingsStore } from "../../settings/settings-store";
import { SETTINGS_FILE, type Settings } from "../../settings/settings";
import { SETTINGS_FILE_WORDS } from "../../words/settings";
import { showFailure, showNotice } from "../host/notices";

/** Saves settings; resolves to whether they were. Never rejects. */
export async function saveSettings(
	app: App,
	store: SettingsStore,
	patch: Partial<Settings>,
	writeOver = false,
): Promise<boolean> {
	try {
		await store.set(patch, writeOver);
		return true;
	} catch (error) {
		if (error instanceof UnreadableSettings) {
			showNotice(SETTINGS_FILE_WORDS.notSaved, [
				{ label: SETTINGS_FILE_WORDS.writeOver, run: () => void saveSettings(app, store, patch, true) },
			]);
		} else showFailure(app, error);
		return false;
	}
}

/** Tells which settings could not be read when the file was read while others were in force. */
export function showUnread(names: readonly string[]): void {
	if (names.length > 0)
		showNotice(names.includes(SETTINGS_FILE) ? SETTINGS_FILE_WORDS.unreadable : SETTINGS_FILE_WORDS.damaged(names));
}
