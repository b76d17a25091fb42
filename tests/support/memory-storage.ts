import type { DeviceStorage, Stored } from "../../src/vault/read/device-storage";

/** A store that is as patient as a map, and copies as a database does. */
export class MemoryStorage implements DeviceStorage {
	stored: Stored | undefined;

	load(): Promise<Stored | undefined> {
		return Promise.resolve(structuredClone(this.stored));
	}

	begin(version: string): Promise<void> {
		if (this.stored?.version !== version) this.stored = { version, entries: new Map() };
		return Promise.resolve();
	}

	save(version: string, put: ReadonlyMap<string, unknown>, gone: Iterable<string>): Promise<void> {
		if (this.stored?.version !== version) return Promise.resolve();
		const entries = this.stored.entries as Map<string, unknown>;
		for (const [path, entry] of structuredClone(put)) entries.set(path, entry);
		for (const path of gone) entries.delete(path);
		return Promise.resolve();
	}

	destroy(): Promise<void> {
		this.stored = undefined;
		return Promise.resolve();
	}

	close(): void {
		return;
	}
}
