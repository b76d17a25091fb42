/**
 * The quiet ledgers: lists of people in a folder of the settings. A file is read when somebody is looked for, and again once it
 * was changed; until then its people cost nothing.
 */
import type { App, EventRef, TAbstractFile, TFile } from "obsidian";
import type { ListProblem } from "../../domain/findings";
import { stepwise, type Breathe } from "../../domain/slices";
import { NotPeople } from "../../exchange/found-person";
import { Ledger } from "../../exchange/ledger";
import { Listeners } from "../../index/listeners";
import { mayHoldPeople, readPeople } from "../../exchange/read-people";

/** What the ledgers need of their surroundings. */
export interface LedgersOptions {
	readonly app: App;
	/** The folder in force; empty for none. */
	readonly folder: () => string;
	readonly breathe: Breathe;
}

interface Known {
	readonly path: string;
	readonly mtime: number;
	readonly size: number;
	readonly ledger?: Ledger;
	readonly problem?: ListProblem;
}

/** Keeps what was read of the files true. */
export class Ledgers {
	private readonly options: LedgersOptions;
	private readonly known = new Map<TFile, Known>();
	/** The folder that was looked at last, and whether nothing happened in it since. */
	private looked: string | undefined;
	private reading: Promise<void> | undefined;
	private readonly listeners = new Listeners<[]>();
	private has: { readonly folder: string; readonly any: boolean } | undefined;

	constructor(options: LedgersOptions) {
		this.options = options;
	}

	/** Listens for files that change, come and go. To be called when the layout is ready. */
	listen(registerEvent: (event: EventRef) => void): void {
		const { vault } = this.options.app;
		const changed = (path: string): void => {
			if (!this.isInside(path)) return;
			this.looked = undefined;
			this.has = undefined;
			this.listeners.notify();
		};
		const look = (file: TAbstractFile): void => changed(file.path);
		this.has = undefined;
		registerEvent(
			vault.on("modify", (file) => {
				look(file);
				// A clock may not tell two changes apart.
				for (const known of this.known.keys()) if (known === file) this.known.delete(known);
			}),
		);
		registerEvent(vault.on("create", look));
		registerEvent(vault.on("delete", look));
		registerEvent(
			vault.on("rename", (file, from) => {
				changed(file.path);
				changed(from);
			}),
		);
	}

	/** Calls a listener when a file came, changed or went; returns what ends it. */
	onChange(listener: () => void): () => void {
		return this.listeners.add(listener);
	}

	/** Whether there is any file to be searched. */
	get any(): boolean {
		const folder = this.options.folder();
		if (this.has?.folder !== folder) this.has = { folder, any: this.files().length > 0 };
		return this.has.any;
	}

	/** Those that were read and hold people, in the order of their paths; perhaps not as they are by now. */
	get current(): readonly Ledger[] {
		return this.all().flatMap(({ ledger }) => ledger ?? []);
	}

	/** The files that cannot be searched. */
	get unread(): readonly { readonly path: string; readonly problem: ListProblem }[] {
		return this.all().flatMap(({ path, problem }) => (problem === undefined ? [] : [{ path, problem }]));
	}

	/** Reads what was not read as it is now, in the background; resolves when all of it is known. */
	async read(): Promise<readonly Ledger[]> {
		// What changes while it is read is read again.
		while (this.looked !== this.options.folder()) {
			this.reading ??= this.readNow().finally(() => {
				this.reading = undefined;
			});
			await this.reading;
		}
		return this.current;
	}

	private all(): readonly Known[] {
		return [...this.known.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
	}

	private isInside(path: string): boolean {
		const folder = this.options.folder().toLowerCase();
		return folder !== "" && `${path.toLowerCase()}/`.startsWith(`${folder}/`);
	}

	private files(): readonly TFile[] {
		if (this.options.folder() === "") return [];
		return this.options.app.vault.getFiles().filter(({ path }) => this.isInside(path) && mayHoldPeople(path));
	}

	private async readNow(): Promise<void> {
		this.looked = this.options.folder();
		const files = new Set(this.files());
		for (const file of this.known.keys()) if (!files.has(file)) this.known.delete(file);
		for (const file of files) {
			const { path, stat } = file;
			const known = this.known.get(file);
			if (known?.path === path && known.mtime === stat.mtime && known.size === stat.size) continue;
			const { mtime, size } = stat;
			const read = await this.readOne(file);
			// What was changed meanwhile is read again.
			if (this.looked === undefined) return;
			this.known.set(file, { path, mtime, size, ...read });
		}
	}

	private async readOne(file: TFile): Promise<Pick<Known, "ledger" | "problem">> {
		const { app, breathe } = this.options;
		try {
			const data = await app.vault.readBinary(file);
			const { people } = await stepwise(readPeople({ name: file.name, data }), breathe);
			return { ledger: await stepwise(Ledger.of(file.path, people), breathe) };
		} catch (error) {
			return { problem: error instanceof NotPeople ? error.reason : "unreadable" };
		}
	}
}
