import { getLanguage, MarkdownView, moment, parseYaml, Plugin, type EventRef, type TFile } from "obsidian";
import type { Context } from "./actions/context";
import { readCard } from "./actions/read-card";
import { SettingsStore } from "./settings/settings-store";
import { createApi, type NetworkingNotesApi } from "./api";
import { dayOf, parseDay, type Day } from "./domain/day";
import { LiveList } from "./index/live-list";
import { PeopleIndex } from "./index/people-index";
import type { Wordings } from "./note/answers";
import { isTemplate } from "./note/is-person";
import { useYaml } from "./note/frontmatter/read-yaml";
import { commandTable } from "./ui/commands";
import { FirstRun } from "./ui/flows/first-run";
import { Flows } from "./ui/flows/flows";
import { addPersonItems, paneMenu, rowMenu } from "./ui/menus";
import { FADING_PANE, FadingPane } from "./ui/pane/fading-pane";
import { showNotice } from "./ui/host/notices";
import { saveSettings, showUnread } from "./ui/settings/save-settings";
import { NetworkingNotesSettingTab } from "./ui/settings/settings-tab";
import { renderStatus } from "./ui/status-bar";
import { deadLinks } from "./vault/read/dead-links";
import { ReadingRules } from "./vault/read/reading-rules";
import { NoteWriter } from "./vault/write/note-writer";
import { templaterIn } from "./vault/write/templater";
import { UndoHistory } from "./vault/write/undo-history";
import { outcomeOf, surveyVault, type SurveyOptions } from "./vault/read/survey-vault";
import { watchVault, type Watch } from "./vault/read/watch-vault";
import { whyDates } from "./vault/read/contact-sources";
import { localeFor } from "./words/count";
import { COMMANDS, NOTICE, PANE } from "./words/screen";

/** How often the clock is looked at for a new day, in milliseconds. */
const CLOCK_INTERVAL = 30_000;

/** The settings that decide which notes are people, and what is read of them and of others. */
const READING_KEYS = [
	"peopleFolder",
	"personTag",
	"template",
	"markers",
	"questions",
	"formerQuestions",
	"mentions",
	"meetingsFolder",
	"uncountedHeadings",
	"ownNames",
	"logHeadings",
] as const;

/** A text by a format of the app's Moment: a day that would be printed as this very text. */
function parseByFormat(text: string, format: string): Day | undefined {
	const parsed = moment.utc(text, format, true);
	return parsed.isValid() && parsed.format(format) === text
		? parseDay(parsed.clone().locale("en").format("YYYY-MM-DD"))
		: undefined;
}

/** A day, or this moment, by a format of the app's Moment, in the app's language. */
function printByFormat(format: string, day?: string): string {
	return (day === undefined ? moment.unix(Date.now() / 1000) : moment.utc(day, "YYYY-MM-DD", true)).format(format);
}

const clock = (): number => performance.now();

const pause = (milliseconds: number): Promise<void> =>
	new Promise((resolve) => {
		window.setTimeout(resolve, milliseconds);
	});

/** How long a frame is on most screens, in milliseconds. */
const FRAME = 16;

/** Runs functions soon, one a frame at the most: a sync that changes thousands of notes must not draw the pane as often. */
function atMostOncePerFrame(): (run: () => void) => void {
	let last = -Infinity;
	return (run) => {
		window.setTimeout(
			() => {
				last = performance.now();
				run();
			},
			Math.max(0, FRAME - (performance.now() - last)),
		);
	};
}

/** Builds the parts, connects and registers them. Everything started is owned by a `register…`, so nothing is undone by hand. */
export default class NetworkingNotes extends Plugin {
	/** For scripts and other plugins: `docs/api.md`. */
	api!: NetworkingNotesApi;
	private readonly store = new SettingsStore(this);
	private howToRead!: ReadingRules;
	private index!: PeopleIndex;
	private list!: LiveList;
	private watch: Watch | undefined;
	private isReady = false;
	/** Resolves when everybody is known by the settings in force. */
	private known: Promise<void> = Promise.resolve();
	/** How many scans by changed settings are under way. */
	private scans = 0;
	private isOver = false;

	override async onload(): Promise<void> {
		useYaml(parseYaml);
		const damaged = await this.store.load();
		if (damaged.length > 0) showNotice(NOTICE.damagedSettings(damaged));

		const today = (): Day => dayOf(new Date());
		this.howToRead = new ReadingRules(
			this.app,
			() => this.store.current,
			parseByFormat,
			(day, format) => printByFormat(format, day),
		);
		this.index = new PeopleIndex();
		const notes = new NoteWriter({
			app: this.app,
			saveOpenEditors: (file) => this.saveOpenEditors(file),
			clock,
			reading: () => this.howToRead.reading,
		});
		const context: Context = {
			notes,
			index: this.index,
			steps: new UndoHistory(),
			settings: () => this.store.current,
			today,
			locale: () => localeFor(getLanguage(), window.navigator.language),
			links: () => this.howToRead.reading.links,
			templates: {
				printing: () => ({ ...this.howToRead.host, print: printByFormat }),
				templater: () => this.templater(),
			},
		};
		this.list = new LiveList({
			index: this.index,
			rules: context.settings,
			today,
			schedule: atMostOncePerFrame(),
			clock,
		});
		const flows = new Flows({
			app: this.app,
			context,
			list: this.list,
			wordings: () => this.wordings(),
			isEverybodyKnown: () => this.isReady && this.scans === 0 && !this.isOver,
			everybodyKnown: () => this.known,
			isTemplate: (path) => isTemplate(path, this.howToRead.reading.marks),
			deadLinks: ({ path }) => deadLinks(this.app, path, (target) => this.howToRead.namesDay(target)),
			whyDates: (person) => whyDates(this.app, this.index, this.howToRead.dating, person),
		});

		const ready = new Promise<void>((resolve) => {
			this.app.workspace.onLayoutReady(() => {
				void this.startWatching(context).then(() => {
					this.isReady = true;
					this.list.touch();
					resolve();
				});
			});
		});
		const over = new Promise<void>((resolve) => {
			this.register(() => {
				this.isOver = true;
				this.watch?.stop();
				resolve();
			});
		});
		this.known = Promise.race([ready, over]);
		this.api = createApi(context, {
			ready,
			everybodyKnown: () => this.known,
			list: () => this.list.current,
			onChange: (listener) => this.list.onChange(listener),
			isOver: () => this.isOver,
		});
		this.registerScreen(context, flows, ready);
		this.register(
			this.store.onChange((settings, before) => {
				this.list.touch();
				if (READING_KEYS.some((key) => settings[key] !== before[key])) void this.rescan();
			}),
		);
		this.registerInterval(window.setInterval(() => this.list.tick(), CLOCK_INTERVAL));
		this.registerDomEvent(window, "focus", () => {
			this.list.tick();
			this.watch?.retry();
			void this.lookAgain();
		});
	}

	/** Another device changed the settings: read them again, write nothing. */
	override async onExternalSettingsChange(): Promise<void> {
		showUnread(await this.store.load());
	}

	private registerScreen(context: Context, flows: Flows, ready: Promise<void>): void {
		const { today, locale } = context;
		const firstRun = this.firstRun(context, ready);
		this.registerView(
			FADING_PANE,
			(leaf) =>
				new FadingPane(leaf, {
					list: () => this.list.shown,
					index: this.index,
					settings: context.settings,
					locale,
					isReady: () => this.isReady,
					onChange: (listener) => this.list.onChange(listener),
					newPerson: () => flows.newPerson(),
					open: ({ person }, evt) => flows.open(person.path, evt),
					log: (people) => flows.logFollowUp(people),
					snooze: (people) => flows.snooze(people),
					setCadence: (people) => flows.setCadence(people),
					rest: (people) => flows.rest(people),
					readCard: (path) => readCard(context, path, this.wordings()),
					card: flows.cardHandlers(),
					offer: () => firstRun.offer(),
					firstRun,
					rowMenu: (entry) => rowMenu(entry.person, today(), flows),
					paneMenu: (select) => paneMenu(flows, select),
				}),
		);
		this.registerHoverLinkSource(FADING_PANE, { display: PANE.title, defaultMod: true });
		for (const command of commandTable(flows, firstRun)) this.addCommand(command);
		this.addRibbonIcon("users", COMMANDS.openPane, () => void flows.openPane());
		this.addSettingTab(new NetworkingNotesSettingTab(this.app, this, this.store));
		const status = this.addStatusBarItem();
		status.addClass("mod-clickable", "networking-notes-status");
		this.registerDomEvent(status, "click", () => void flows.openPane());
		const drawStatus = (): void => renderStatus(status, this.list.shown, locale());
		this.register(this.list.onChange(drawStatus));
		drawStatus();
		this.registerEvent(
			this.app.workspace.on("file-menu", (menu, file) => {
				const person = this.index.get(file.path);
				if (person !== undefined) addPersonItems(menu, person, today(), flows);
			}),
		);
		this.registerEvent(
			this.app.workspace.on("editor-menu", (menu, _, info) => {
				const person = info.file === null ? undefined : this.index.get(info.file.path);
				if (person !== undefined) addPersonItems(menu, person, today(), flows);
			}),
		);
	}

	private firstRun({ settings, locale }: Context, ready: Promise<void>): FirstRun {
		const options: SurveyOptions = { app: this.app, settings, howToRead: this.howToRead, clock, pause };
		return new FirstRun({
			app: this.app,
			locale,
			ready,
			settings,
			isFresh: () => this.store.isFresh,
			survey: () => surveyVault(options),
			outcome: (proposal) => outcomeOf(options, proposal),
			save: async (answer) => void (await saveSettings(this.app, this.store, answer)),
		});
	}

	/** The app's settings live in a window of their own: coming back from it, they may have changed. */
	private async lookAgain(): Promise<void> {
		if (this.watch !== undefined && (await this.howToRead.refresh())) await this.rescan();
	}

	private async rescan(): Promise<void> {
		const { watch } = this;
		if (watch === undefined) return;
		this.scans++;
		const scanned = watch.rescan().finally(() => {
			this.scans--;
		});
		this.known = Promise.allSettled([this.known, scanned]).then(() => undefined);
		await scanned;
	}

	private async startWatching({ notes }: Context): Promise<void> {
		const own = (event: EventRef): void => this.registerEvent(event);
		notes.listen(own);
		await this.howToRead.refresh();
		this.watch = watchVault({
			app: this.app,
			index: this.index,
			reading: () => this.howToRead.reading,
			dating: () => this.howToRead.dating,
			own,
			clock,
			pause,
		});
		await this.watch.ready;
	}

	private wordings(): Wordings {
		return this.howToRead.reading.wordings;
	}

	private templater(): ((path: string) => Promise<void>) | undefined {
		const run = templaterIn(this.app);
		return run === undefined
			? undefined
			: async (path) => {
					const file = this.app.vault.getFileByPath(path);
					if (file !== null) await run(file);
				};
	}

	private async saveOpenEditors(file: TFile): Promise<void> {
		const open: MarkdownView[] = [];
		this.app.workspace.iterateAllLeaves(({ view }) => {
			if (view instanceof MarkdownView && view.file === file) open.push(view);
		});
		for (const view of open) await view.save();
	}
}
