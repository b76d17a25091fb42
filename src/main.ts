import { Plugin } from "obsidian";
import type { Context } from "./actions/context";
import { createApi, type NetworkingNotesApi } from "./api";
import * as host from "./host";
import { LiveList } from "./index/live-list";
import { PeopleIndex } from "./index/people-index";
import { useYaml } from "./note/frontmatter/read-yaml";
import { isTemplate } from "./note/is-person";
import { readsDifferently } from "./settings/settings";
import { SettingsStore } from "./settings/settings-store";
import { createFlows } from "./ui/flows/flows";
import { showNotice } from "./ui/host/notices";
import { registerScreen } from "./ui/register-screen";
import { saveSettings, showUnread } from "./ui/settings/save-settings";
import { whyDates } from "./vault/read/contact-sources";
import { deadLinks } from "./vault/read/dead-links";
import { ReadingRules } from "./vault/read/reading-rules";
import { outcomeOf, surveyVault } from "./vault/read/survey-vault";
import { Watching } from "./vault/read/watching";
import { NoteWriter } from "./vault/write/note-writer";
import { templaterIn } from "./vault/write/templater";
import { UndoHistory } from "./vault/write/undo-history";
import { localeFor } from "./words/count";
import { NOTICE } from "./words/notices";

/** How often the clock is looked at for a new day, in milliseconds. */
const CLOCK_INTERVAL_MS = 30_000;

/** Builds the parts, connects and registers them. Everything started is owned by a `register…`, so nothing is undone by hand. */
export default class NetworkingNotes extends Plugin {
	/** For scripts and other plugins: `docs/api.md`. */
	api!: NetworkingNotesApi;
	private readonly store = new SettingsStore(this);

	override async onload(): Promise<void> {
		const { app, store } = this;
		const { clock, pause, today } = host;
		useYaml(host.readYaml);
		const damaged = await store.load();
		if (damaged.length > 0) showNotice(NOTICE.damagedSettings(damaged));

		const settings = (): typeof store.current => store.current;
		const index = new PeopleIndex();
		const start = { isOver: (): boolean => watching.isReady, pause };
		const list = new LiveList({ index, rules: settings, today, schedule: host.oncePerFrame(), clock, start });
		const rules = new ReadingRules(app, settings, host.parseByFormat, (day, format) => host.printByFormat(format, day));
		const wordings = (): typeof rules.reading.wordings => rules.reading.wordings;
		const language = (): string => host.languages()[0];
		const watching = new Watching({ app, index, rules, language, clock, pause, onReady: () => list.touch() });
		const notes = new NoteWriter({
			app,
			saveOpenEditors: (file) => host.saveOpenEditors(app, file),
			clock,
			reading: () => rules.reading,
		});
		const context: Context = {
			notes,
			index,
			...watching.indexes,
			steps: new UndoHistory(),
			settings,
			today,
			locale: () => localeFor(...host.languages()),
			links: () => rules.reading.links,
			breathe: host.breathing(),
			templates: {
				printing: () => ({ ...rules.host, print: host.printByFormat }),
				templater: () => templaterIn(app),
			},
		};
		const survey = { app, settings, rules, clock, pause };
		const flows = createFlows({
			app,
			context,
			list,
			wordings,
			isEverybodyKnown: () => watching.isEverybodyKnown,
			everybodyKnown: () => watching.everybodyKnown(),
			isTemplate: (path) => isTemplate(path, rules.reading.marks),
			deadLinks: ({ path }) => deadLinks(app, path, (target) => rules.namesDay(target)),
			forgetRemembered: () => watching.forgetRemembered(),
			whyDates: (person) => whyDates(app, index, rules.dating, person),
			firstRun: {
				ready: watching.ready,
				isFresh: () => store.isFresh,
				survey: () => surveyVault(survey),
				outcome: (proposal) => outcomeOf(survey, proposal),
				save: async (answer) => void (await saveSettings(app, store, answer)),
			},
		});
		this.api = createApi(context, {
			ready: watching.ready,
			everybodyKnown: () => watching.everybodyKnown(),
			list: () => list.current(),
			onChange: (listener) => list.onChange(listener),
			isOver: () => watching.isOver,
		});
		this.register(() => watching.stop());
		registerScreen(this, { context, list, flows, api: this.api, store, wordings, isReady: () => watching.isReady });
		app.workspace.onLayoutReady(() => void watching.start((event) => this.registerEvent(event), notes));
		this.register(
			store.onChange((now, before) => {
				list.touch();
				if (readsDifferently(now, before)) void watching.rescan();
			}),
		);
		this.registerInterval(window.setInterval(() => list.tick(), CLOCK_INTERVAL_MS));
		this.registerDomEvent(window, "focus", () => {
			list.tick();
			void watching.lookAgain();
		});
	}

	/** Another device changed the settings: read them again, write nothing. */
	override async onExternalSettingsChange(): Promise<void> {
		showUnread(await this.store.load());
	}
}
