import type { App } from "obsidian";
import { withoutEnds } from "../domain/ends";
import type { DailyNotes } from "../note/daily-format";

/** What the app's own settings say of daily notes and templates. */
export interface HostSettings {
	readonly daily: readonly DailyNotes[];
	/** Empty where none is set. */
	readonly templatesFolder: string;
	/** How the app's own templates print a day and a time, in Moment's formats. */
	readonly dateFormat: string;
	readonly timeFormat: string;
}

/** What they are where nothing was ever set. */
export const TEMPLATE_FORMATS = { dateFormat: "YYYY-MM-DD", timeFormat: "HH:mm" } as const;

/** What the core plugin does where nothing was ever set: notes such as `2026-11-24` at the top of the vault. */
const UNSET: DailyNotes = { folder: "", format: "YYYY-MM-DD" };

type Json = Readonly<Record<string, unknown>>;

function asObject(value: unknown): Json | undefined {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

function asPath(value: unknown): string {
	return typeof value === "string" ? withoutEnds(value.trim(), "/") : "";
}

function asFormat(value: unknown, unset: string): string {
	return typeof value === "string" && value.trim() !== "" ? value : unset;
}

function dailyFrom(value: unknown): DailyNotes | undefined {
	const settings = asObject(value);
	if (settings === undefined) return undefined;
	const { folder, format } = settings;
	return { folder: asPath(folder), format: typeof format === "string" && format.trim() !== "" ? format.trim() : UNSET.format };
}

/** Periodic Notes: `daily` in its released form, `day` of each set of calendars in the next one. What is off is skipped. */
function fromPeriodicNotes(settings: Json | undefined): DailyNotes[] {
	const sets = settings?.["calendarSets"];
	const kinds = [settings?.["daily"], ...(Array.isArray(sets) ? sets.map((set) => asObject(set)?.["day"]) : [])];
	return kinds.filter((kind) => asObject(kind)?.["enabled"] === true).map(dailyFrom).filter((kind) => kind !== undefined);
}

/**
 * Reads where daily notes and templates are from the app's configuration folder, where a file that is absent or damaged
 * is as good as none. There is no public API for it.
 */
export async function readHostSettings({ vault }: Pick<App, "vault">): Promise<HostSettings> {
	const read = async (name: string): Promise<Json | undefined> => {
		try {
			return asObject(JSON.parse(await vault.adapter.read(`${vault.configDir}/${name}`)));
		} catch {
			return undefined;
		}
	};
	const [core, periodic, templates] = await Promise.all([read("daily-notes.json"), read("plugins/periodic-notes/data.json"), read("templates.json")]);
	const own = fromPeriodicNotes(periodic);
	const ofCore = dailyFrom(core) ?? (own.length === 0 ? UNSET : undefined);
	return {
		daily: [...(ofCore === undefined ? [] : [ofCore]), ...own], templatesFolder: asPath(templates?.["folder"]),
		dateFormat: asFormat(templates?.["dateFormat"], TEMPLATE_FORMATS.dateFormat), timeFormat: asFormat(templates?.["timeFormat"], TEMPLATE_FORMATS.timeFormat),
	};
}
