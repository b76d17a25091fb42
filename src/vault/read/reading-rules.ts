import type { App } from "obsidian";
import { sameValue } from "../../domain/same-value";
import { QUESTIONS } from "../../domain/questions";
import { wordingsOf } from "../../note/answers";
import { dailyReader, dayLinkReader, type ParseDate } from "../../note/dated/daily-notes";
import { dailyLinks, type PrintDate } from "../../note/dated/link-day";
import { datedAs, headingMatcher, type Dating } from "../../note/dated/note-links";
import { isTemplate } from "../../note/is-person";
import type { PersonOptions } from "../../note/person-note";
import type { Settings } from "../../settings/settings";
import { GRAMMAR } from "./grammar";
import { readHostSettings, TEMPLATE_FORMATS, type HostSettings } from "./host-settings";

/** How people and dated notes are told from others, by some settings. */
export interface NoteRules {
	readonly settings: Settings;
	readonly host: HostSettings;
	readonly reading: PersonOptions;
	readonly dating: Dating | undefined;
}

const PLAIN: PrintDate = (day) => day;

/** What of the host the rules need beside its settings. */
export interface RulesHost {
	/** Reads a text by a format of Moment's, strictly. */
	readonly parse: ParseDate;
	/** Writes a day by one; without it a new link to a daily note is by its plain day. */
	readonly print?: PrintDate;
	/** What was read of the lines of dated notes is kept there. */
	readonly lines?: NonNullable<Dating["lines"]>;
}

/** How notes are to be read by some settings and what the app itself says. */
export function readingRules(
	settings: Settings,
	host: HostSettings,
	{ parse, print = PLAIN, lines }: RulesHost,
): NoteRules {
	const {
		peopleFolder,
		personTag,
		template,
		markers,
		questions,
		formerQuestions,
		mentions,
		meetingsFolder,
		uncountedHeadings,
		ownNames,
		logHeadings,
	} = settings;
	const links = dailyLinks(host.daily, parse, print);
	const templates = { peopleFolder, template, templateFolders: host.templateFolders };
	const dating: Dating = {
		dailyDay: dailyReader(host.daily, parse),
		meetingsFolder,
		links,
		isTemplate: (path) => isTemplate(path, templates),
		isUncounted: headingMatcher(uncountedHeadings),
		...(lines === undefined ? {} : { lines }),
	};
	return {
		settings,
		host,
		reading: {
			// Also where their links are not to count, a dated note is nobody's.
			marks: { ...templates, personTag, markers, datedAs: (path, values, tags) => datedAs(path, values, tags, dating) },
			wordings: wordingsOf(questions, formerQuestions, QUESTIONS),
			own: ownNames,
			logHeadings,
			links,
		},
		dating: mentions ? dating : undefined,
	};
}

/** How notes are read now: asked for every note, and made once for each change of the settings or of the app's. */
export class ReadingRules {
	private readonly app: App;
	private readonly settings: () => Settings;
	private readonly parse: ParseDate;
	private readonly print: PrintDate;
	private known: HostSettings = { daily: [], templateFolders: [], ...TEMPLATE_FORMATS };
	private rules: NoteRules | undefined;
	/** What was read of the lines of dated notes; it holds whatever the settings say. */
	private readonly lines: NonNullable<Dating["lines"]> = new WeakMap();

	/** `parse` reads a text by a format of Moment's, strictly; `print` writes a day by one. */
	constructor(app: App, settings: () => Settings, parse: ParseDate, print: PrintDate = PLAIN) {
		this.app = app;
		this.settings = settings;
		this.parse = parse;
		this.print = print;
	}

	get reading(): PersonOptions {
		return this.current().reading;
	}

	get dating(): Dating | undefined {
		return this.current().dating;
	}

	/** The folder of the quiet ledgers. */
	get ledgerFolder(): string {
		return this.settings().ledgerFolder;
	}

	/** What the app's own settings said when they were last looked at. */
	get host(): HostSettings {
		return this.known;
	}

	/** By what texts are read now, and in which language the app names days: what was read by anything else is read again. */
	version(language: string): string {
		const { wordings, own, logHeadings } = this.reading;
		return JSON.stringify([GRAMMAR, language, wordings, own, logHeadings, this.known.daily]);
	}

	/** Whether a link names a day, or a daily note, whether or not there is one. */
	namesDay(target: string): boolean {
		return dayLinkReader(this.known.daily, this.parse)(target);
	}

	/** How notes would be read by other settings. */
	rulesFor(settings: Settings): NoteRules {
		return readingRules(settings, this.known, { parse: this.parse, print: this.print, lines: this.lines });
	}

	/** Looks at the app's own settings; resolves to whether they say something else than before. */
	async refresh(): Promise<boolean> {
		const host = await readHostSettings(this.app);
		if (sameValue(host, this.known)) return false;
		this.known = host;
		return true;
	}

	private current(): NoteRules {
		const settings = this.settings();
		if (this.rules?.settings !== settings || this.rules.host !== this.known) this.rules = this.rulesFor(settings);
		return this.rules;
	}
}
