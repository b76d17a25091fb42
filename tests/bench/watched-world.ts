/** The plugin's reading side, as main.ts composes it, over a light app. */
import type { EventRef } from "obsidian";
import { parseDay, type Day } from "../../src/domain/day";
import { QUESTIONS } from "../../src/domain/questions";
import type { Rules } from "../../src/domain/rules";
import { LiveList } from "../../src/index/live-list";
import { EventIndex } from "../../src/index/event-index";
import { PeopleIndex } from "../../src/index/people-index";
import { wordingsOf } from "../../src/note/answers";
import { dailyReader } from "../../src/note/dated/daily-notes";
import type { Dating } from "../../src/note/dated/note-links";
import type { PersonOptions } from "../../src/note/person-note";
import { DEFAULT_SETTINGS } from "../../src/settings/settings";
import { DeviceCache } from "../../src/vault/read/device-cache";
import type { DeviceStorage } from "../../src/vault/read/device-storage";
import { watchVault, type Watch } from "../../src/vault/read/watch-vault";
import { largeVault } from "../support/large-vault.mjs";
import { LightApp } from "./light-app";

/** The day on which every benchmark takes place. */
export const TODAY = "2026-11-24" as Day;

/** How notes are read where nothing was set. */
export const READING: PersonOptions = {
	marks: { peopleFolder: "People", personTag: "", template: "" },
	wordings: wordingsOf(QUESTIONS, [[], [], [], []], QUESTIONS),
};

/** How dated notes are told. */
export const DATING: Dating = {
	dailyDay: dailyReader([{ folder: "Journal", format: "YYYY-MM-DD" }], (text) => parseDay(text)),
	meetingsFolder: "",
};

/** A vault of so many people, the same for every run; with so many lines in a daily note at most, and other notes of people where asked for. */
export function lightVault(
	people: number,
	linesPerDay = 4,
	notes: { readonly logLines?: number; readonly prose?: number } = {},
): LightApp {
	return new LightApp(largeVault({ people, today: TODAY, linesPerDay, ...notes }));
}

/** Notes as people have them who write a lot about others. */
export const LONGER_NOTES = { logLines: 8, prose: 900 };

/** What reads a vault and keeps it in order. */
export interface Reader {
	readonly index: PeopleIndex;
	readonly events: EventIndex;
	readonly live: LiveList;
	readonly watch: Watch;
	/** How long each slice held the main thread, in milliseconds. */
	readonly slices: number[];
	/** How often the list told that it changed, which draws the pane. */
	readonly told: () => number;
	/** Ends it: nothing listens any more. */
	readonly end: () => void;
	today: Day;
	rules: Rules;
}

/** What a vault is read with, where it is not as it is without. */
export interface ReadOptions {
	/** Whether somebody shows the list. */
	readonly withList?: boolean;
	/** What the device remembers. */
	readonly device?: DeviceCache;
	/** How long changes wait to be told of while everybody is read for the first time. */
	readonly whileStarting?: (milliseconds: number) => Promise<void>;
}

/** What a device remembers, and has stored as soon as it was kept; opened. */
export async function deviceOf({ files }: LightApp, storage: DeviceStorage): Promise<DeviceCache> {
	const device = new DeviceCache({
		storage,
		noteAt: (path) => files.get(path) ?? null,
		// It is never late.
		pause: (milliseconds) => (milliseconds >= 5000 ? new Promise(() => undefined) : Promise.resolve()),
	});
	await device.open("one");
	return device;
}

/** Starts to read. `clock` as main.ts has it; `pause` gives the thread back for a moment, without a timer's own delay. */
export function readVault(
	{ app }: LightApp,
	{
		withList = true,
		device,
		whileStarting = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
	}: ReadOptions = {},
): Reader {
	const slices: number[] = [];
	let since = performance.now();
	const pause = async (milliseconds: number): Promise<void> => {
		slices.push(performance.now() - since);
		await new Promise((resolve) => (milliseconds === 0 ? setImmediate(resolve) : setTimeout(resolve, milliseconds)));
		since = performance.now();
	};
	const index = new PeopleIndex();
	const events = new EventIndex();
	const owned: { readonly off: () => void }[] = [];
	let [told, today, rules, isOver] = [0, TODAY, DEFAULT_SETTINGS as Rules, false];
	const live = new LiveList({
		index,
		rules: () => rules,
		today: () => today,
		clock: () => performance.now(),
		start: { isOver: () => isOver, pause: whileStarting },
		schedule: (run) =>
			setTimeout(() => {
				since = performance.now();
				run();
				slices.push(performance.now() - since);
			}, 16),
	});
	if (withList) {
		live.onChange(() => {
			told++;
			live.shown();
		});
		// The pane that is open is drawn before anybody is known.
		live.shown();
	}
	since = performance.now();
	const watch = watchVault({
		app,
		index,
		events,
		reading: () => READING,
		dating: () => DATING,
		device,
		clock: () => performance.now(),
		pause,
		registerEvent: (event: EventRef) => owned.push(event as unknown as { readonly off: () => void }),
	});
	void watch.ready.then(() => {
		isOver = true;
		if (withList) live.touch();
	});
	return {
		index,
		events,
		live,
		watch,
		slices,
		told: () => told,
		get today() {
			return today;
		},
		set today(day) {
			today = day;
		},
		get rules() {
			return rules;
		},
		set rules(now) {
			rules = now;
		},
		end: () => {
			watch.stop();
			for (const { off } of owned) off();
		},
	};
}
