import type { App, EventRef } from "obsidian";
import { EventIndex } from "../../index/event-index";
import { breathingBy } from "../../domain/slices";
import type { PeopleIndex } from "../../index/people-index";
import { DeviceCache } from "./device-cache";
import { IndexedDbStorage } from "./device-storage";
import { Ledgers } from "./ledgers";
import type { ReadingRules } from "./reading-rules";
import { watchVault, type Watch } from "./watch-vault";

/** What watching needs of its surroundings. */
export interface WatchingOptions {
	readonly app: App;
	readonly index: PeopleIndex;
	readonly rules: ReadingRules;
	/** Milliseconds of a clock that never goes back. */
	readonly clock: () => number;
	/** Resolves after this many milliseconds. */
	readonly pause: (milliseconds: number) => Promise<void>;
	/** The app's language, as a BCP 47 tag. */
	readonly language: () => string;
	/** Called once everybody is known for the first time. */
	readonly onReady: () => void;
}

/** Keeps the indexes up to date once the layout is ready, and says whether they are complete. */
export class Watching {
	/** Every event, kept true in the same way. */
	readonly events = new EventIndex();
	/** The lists of people without notes. */
	readonly ledgers: Ledgers;
	/** Resolves when everybody is known for the first time. */
	readonly ready: Promise<void>;
	private readonly options: WatchingOptions;
	private readonly device: DeviceCache;
	private watch: Watch | undefined;
	private firstScanEnded = (): void => undefined;
	private stopped = (): void => undefined;
	/** Resolves when the index is complete under the current settings, or watching has stopped. */
	private known: Promise<void>;
	/** How many scans by changed settings are under way. */
	private scans = 0;
	private firstScanIsOver = false;
	private isStopped = false;
	/** Reader version of the device cache's entries. */
	private version = "";

	constructor(options: WatchingOptions) {
		this.options = options;
		const { app, clock, pause, rules } = options;
		this.ledgers = new Ledgers({ app, folder: () => rules.ledgerFolder, breathe: breathingBy({ clock, pause }) });
		const noteAt = (path: string): ReturnType<typeof app.vault.getFileByPath> => app.vault.getFileByPath(path);
		this.device = new DeviceCache({ storage: IndexedDbStorage.of(app), noteAt, pause });
		this.ready = new Promise((resolve) => {
			this.firstScanEnded = resolve;
		});
		const over = new Promise<void>((resolve) => {
			this.stopped = resolve;
		});
		this.known = Promise.race([this.ready, over]);
	}

	/** What is known beside the people, for the actions. */
	get indexes(): { readonly events: EventIndex; readonly ledgers: Ledgers } {
		return { events: this.events, ledgers: this.ledgers };
	}

	/** Whether everybody was known once; the list is worth showing from then on. */
	get isReady(): boolean {
		return this.firstScanIsOver;
	}

	/** Whether it was stopped for good. */
	get isOver(): boolean {
		return this.isStopped;
	}

	/** Whether everybody is known by the settings in force. */
	get isEverybodyKnown(): boolean {
		return this.firstScanIsOver && this.scans === 0 && !this.isStopped;
	}

	/** Resolves when everybody is known by the settings in force, or when it is stopped. */
	everybodyKnown(): Promise<void> {
		return this.known;
	}

	/**
	 * Starts watching, and lets the writer of notes listen. Call it when the layout is ready: before that, the app reports
	 * every file as new.
	 */
	async start(
		registerEvent: (event: EventRef) => void,
		writer: { listen(registerEvent: (event: EventRef) => void): void },
	): Promise<void> {
		writer.listen(registerEvent);
		this.ledgers.listen(registerEvent);
		const { app, index, rules, clock, pause, onReady } = this.options;
		await rules.refresh();
		await this.recall();
		// It may have been switched off meanwhile.
		if (this.isStopped) return;
		this.watch = watchVault({
			app,
			index,
			events: this.events,
			reading: () => rules.reading,
			dating: () => rules.dating,
			device: this.device,
			registerEvent,
			clock,
			pause,
		});
		await this.watch.ready;
		this.device.settle();
		this.firstScanIsOver = true;
		onReady();
		this.firstScanEnded();
	}

	/** Removes what this device remembers of the texts of notes. */
	async forgetRemembered(): Promise<void> {
		await this.device.forget();
	}

	/** Reads every note again, under changed settings. */
	async rescan(): Promise<void> {
		const { watch } = this;
		if (watch === undefined) return;
		this.scans++;
		void this.recall();
		const scanned = watch.rescan().finally(() => {
			this.scans--;
		});
		this.known = Promise.allSettled([this.known, scanned]).then(() => undefined);
		await scanned;
	}

	/** The user is back, perhaps from the app's settings: tries again to read what could not be read, and reads changed settings. */
	async lookAgain(): Promise<void> {
		if (this.watch === undefined) return;
		this.watch.retry();
		if (await this.options.rules.refresh()) await this.rescan();
	}

	/** Reopens the device cache if the reading rules have changed. */
	private async recall(): Promise<void> {
		const { rules, language } = this.options;
		const version = rules.version(language());
		if (version === this.version) return;
		this.version = version;
		await this.device.open(version);
	}

	/** Stops for good. */
	stop(): void {
		this.isStopped = true;
		this.watch?.stop();
		this.device.stop();
		this.stopped();
	}
}
