import type { App } from "obsidian";
import { withoutEnds } from "../../domain/ends";
import type { DailyNotes } from "../../note/dated/daily-notes";

/** What the app's own settings say of daily notes and templates. */
export interface HostSettings {
	readonly daily: readonly DailyNotes[];
	/** The folders of the app's own templates, and of the plugins that are on. */
	readonly templateFolders: readonly string[];
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
	return {
		folder: asPath(folder),
		format: typeof format === "string" && format.trim() !== "" ? format.trim() : UNSET.format,
	};
}

/** Periodic Notes: `daily` in its released form, `day` of each set of calendars in the next one. What is off is skipped. */
function fromPeriodicNotes(settings: Json | undefined): DailyNotes[] {
	const sets = settings?.["calendarSets"];
	const kinds = [settings?.["daily"], ...(Array.isArray(sets) ? sets.map((set) => asObject(set)?.["day"]) : [])];
	return kinds
		.filter((kind) => asObject(kind)?.["enabled"] === true)
		.map(dailyFrom)
		.filter((kind) => kind !== undefined);
}

/** Words of a name as a format of Moment's has them; undefined where it has no way to say them. */
function literally(words: string): string | undefined {
	return words === "" ? "" : /[[\]]/.test(words) ? undefined : words.replace(/[A-Za-z]+/g, "[$&]");
}

/** A name with places for days (`{{date}}`, `{{date:YYYY}}`, `{{journal_name}}`) as one format; undefined where it has others. */
function formatOf(template: string, dateFormat: string, journal: string): string | undefined {
	let format = "";
	for (const [part] of template.slice(0, 500).matchAll(/\{\{[^{}]*\}\}|[^{}]+|[{}]/g)) {
		const [, name, own] = /^\{\{\s*(\w+)\s*(?::([^{}]*))?\}\}$/.exec(part) ?? [];
		const piece =
			name === "date" || name === "start_date" || name === "end_date"
				? own?.trim() || dateFormat
				: name === "journal_name"
					? literally(journal)
					: name === undefined && !/^[{}]/.test(part)
						? literally(part)
						: undefined;
		if (piece === undefined) return undefined;
		format += piece;
	}
	return format;
}

/** One journal of days: its folder may have days in its name, too, which are then part of the format. */
function fromJournal(name: string, { folder, nameTemplate, dateFormat }: Json, root = ""): DailyNotes | undefined {
	const days = typeof dateFormat === "string" && dateFormat.trim() !== "" ? dateFormat.trim() : UNSET.format;
	const format = formatOf(
		typeof nameTemplate === "string" && nameTemplate.trim() !== "" ? nameTemplate.trim() : "{{date}}",
		days,
		name,
	);
	const place = [asPath(root), asPath(folder)].filter((each) => each !== "").join("/");
	if (format === undefined || !place.includes("{{"))
		return format === undefined ? undefined : { folder: place, format };
	const parts = place.split("/");
	const from = parts.findIndex((part) => part.includes("{{"));
	const above = formatOf(parts.slice(from).join("/"), days, name);
	return above === undefined ? undefined : { folder: parts.slice(0, from).join("/"), format: `${above}/${format}` };
}

/** Journals: those that are written by the day; in its first version each calendar holds its days beside its weeks. */
function fromJournals(settings: Json | undefined): DailyNotes[] {
	return Object.entries(asObject(settings?.["journals"]) ?? {})
		.map(([key, value]) => {
			const journal = asObject(value);
			if (journal === undefined) return undefined;
			const name = typeof journal["name"] === "string" ? journal["name"] : key;
			const write = asObject(journal["write"]);
			const days = asObject(journal["day"]);
			if (journal["type"] === "calendar" && days?.["enabled"] === true)
				return fromJournal(name, days, asPath(journal["rootFolder"]));
			const isDaily =
				write?.["type"] === "day" ||
				write?.["type"] === "weekdays" ||
				(write?.["type"] === "custom" && write["every"] === "day" && write["duration"] === 1);
			return isDaily ? fromJournal(name, journal) : undefined;
		})
		.filter((kind) => kind !== undefined);
}

/** Whether a core plugin is on: said by a list of those that are, or by an object; where nothing was ever set, it is. */
function isCoreOn(core: unknown, id: string): boolean {
	if (Array.isArray(core)) return core.includes(id);
	const said = asObject(core)?.[id];
	return said === undefined || said === true;
}

/**
 * Reads the folders of daily notes and templates from the app's configuration folder (there is no public API for it). A
 * missing or damaged file counts as no settings. A disabled plugin keeps its settings file, so only enabled plugins
 * count; where the list of enabled plugins is missing, a plugin with settings is taken to be enabled.
 */
export async function readHostSettings({ vault }: Pick<App, "vault">): Promise<HostSettings> {
	const read = async (name: string): Promise<unknown> => {
		try {
			return JSON.parse(await vault.adapter.read(`${vault.configDir}/${name}`)) as unknown;
		} catch {
			return undefined;
		}
	};
	const plugins = ["periodic-notes", "journals", "templater-obsidian", "quickadd"] as const;
	const [core, community, daily, templates, ...data] = await Promise.all([
		read("core-plugins.json"),
		read("community-plugins.json"),
		read("daily-notes.json"),
		read("templates.json"),
		...plugins.map((id) => read(`plugins/${id}/data.json`)),
	]);
	const settingsOf = (id: (typeof plugins)[number]): Json | undefined =>
		!Array.isArray(community) || community.includes(id) ? asObject(data[plugins.indexOf(id)]) : undefined;
	const own = [...fromPeriodicNotes(settingsOf("periodic-notes")), ...fromJournals(settingsOf("journals"))];
	const ofCore = isCoreOn(core, "daily-notes")
		? (dailyFrom(daily) ?? (own.length === 0 ? UNSET : undefined))
		: undefined;
	const ofTemplates = asObject(templates);
	const folders = [
		ofTemplates?.["folder"],
		settingsOf("templater-obsidian")?.["templates_folder"],
		settingsOf("quickadd")?.["templateFolderPath"],
	];
	return {
		daily: [...(ofCore === undefined ? [] : [ofCore]), ...own],
		templateFolders: [...new Set(folders.map(asPath).filter((folder) => folder !== ""))],
		dateFormat: asFormat(ofTemplates?.["dateFormat"], TEMPLATE_FORMATS.dateFormat),
		timeFormat: asFormat(ofTemplates?.["timeFormat"], TEMPLATE_FORMATS.timeFormat),
	};
}
