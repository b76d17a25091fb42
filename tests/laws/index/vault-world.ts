/** The stand-in's vault and metadata cache without its screen, and an index that watches them. */
import type { App, EventRef } from "obsidian";
import { EventIndex } from "../../../src/index/event-index";
import { PeopleIndex } from "../../../src/index/people-index";
import { wordingsOf } from "../../../src/note/answers";
import type { Dating } from "../../../src/note/dated/note-links";
import type { PersonOptions } from "../../../src/note/person-note";
import { QUESTIONS } from "../../../src/domain/questions";
import type { Person } from "../../../src/domain/person";
import type { DeviceCache } from "../../../src/vault/read/device-cache";
import { watchVault, type Watch } from "../../../src/vault/read/watch-vault";
import { MemoryDisk } from "../../../preview/platform/memory-disk";
import { MetadataCache } from "../../../preview/vault/metadata/metadata-cache";
import { Vault } from "../../../preview/vault/vault";
import type { EventRef as StandInRef } from "../../../preview/core/events";
import { startVirtualTime, type VirtualTime } from "../../../preview/testing/virtual-time";
import { afterAll, beforeAll } from "vitest";

let time: VirtualTime;

// Virtual time: these tests wait for events and background reads, and need not wait for real.
beforeAll(() => {
	time = startVirtualTime();
});

afterAll(() => time.end());

/** How notes are read in these tests: a people folder, a tag and a template. */
export const READING: PersonOptions = {
	marks: { peopleFolder: "People", personTag: "friend", template: "People/Template" },
	wordings: wordingsOf(QUESTIONS, [[], [], [], []], QUESTIONS),
};

/** An index and what keeps it. */
export interface Watched {
	readonly index: PeopleIndex;
	readonly events: EventIndex;
	readonly watch: Watch;
	/** How often listeners were called so far. */
	readonly calls: () => number;
	end(): void;
}

/** A running vault with its metadata cache. */
export class VaultWorld {
	readonly disk: MemoryDisk;
	readonly vault: Vault;
	readonly cache: MetadataCache;

	constructor(files: Readonly<Record<string, string>>) {
		// Give every write a distinct mtime, as on a real disk: a deleted and re-created note is a different one.
		let last = 0;
		this.disk = new MemoryDisk(files, { now: () => (last = Math.max(last + 1, Date.now())) });
		this.vault = new Vault(this.disk);
		this.cache = new MetadataCache(this.vault);
	}

	/** Loads the vault; a cold cache fills up later, in macrotasks. */
	async start(cold: boolean): Promise<void> {
		await this.vault.load();
		if (cold) void this.cache.start(true);
		else await this.cache.start(false);
	}

	/** Watches with a new index; events can be tampered with by `app`, and waiting by `pause`. */
	watch(
		reading: () => PersonOptions = () => READING,
		app: object = { vault: this.vault, metadataCache: this.cache },
		dating?: () => Dating | undefined,
		pause: (milliseconds: number) => Promise<void> = (milliseconds) =>
			new Promise((resolve) => setTimeout(resolve, milliseconds)),
		device?: DeviceCache,
	): Watched {
		const index = new PeopleIndex();
		const events = new EventIndex();
		const owned: EventRef[] = [];
		let [calls, looks] = [0, 0];
		index.onChange(() => calls++);
		const watch = watchVault({
			app: app as App,
			index,
			events,
			reading,
			...(dating === undefined ? {} : { dating }),
			device,
			registerEvent: (event) => owned.push(event),
			// Each look at the clock advances it by 1 ms, so sliced work is interrupted at the same places every time.
			clock: () => time.now() + looks++,
			pause,
		});
		return {
			index,
			events,
			watch,
			calls: () => calls,
			end: () => {
				watch.stop();
				for (const ref of owned as unknown as StandInRef[]) ref.source.offref(ref);
			},
		};
	}

	/** Resolves when no write is under way and the metadata of all writes has been read. */
	async settled(): Promise<void> {
		do await new Promise((resolve) => setTimeout(resolve, 1));
		while (!this.vault.adapter.idle || !this.cache.idle);
		await new Promise((resolve) => setTimeout(resolve, 0));
	}

	async end(): Promise<void> {
		await this.settled();
		this.cache.close();
		this.vault.close();
	}
}

/** Everything an index says, in an order of its own. */
export function contentsOf(index: PeopleIndex): {
	readonly people: readonly Person[];
	readonly unread: readonly string[];
} {
	const people = [...index.people()].sort((a, b) => (a.path < b.path ? -1 : 1));
	return { people: structuredClone(people), unread: [...index.unreadNotes].sort() };
}
