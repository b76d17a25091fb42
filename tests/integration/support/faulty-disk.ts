import type { DiskEntry } from "../../../preview/platform/disk";
import { MemoryDisk } from "../../../preview/platform/memory-disk";

/** A disk on which things go wrong: what is set here happens before a write or a read reaches the files. */
export class FaultyDisk extends MemoryDisk {
	/** May throw, or do what another program would do just then. */
	beforeWrite: ((path: string) => void) | undefined;
	beforeRead: ((path: string) => void) | undefined;
	beforeRename: ((from: string, to: string) => void) | undefined;

	override async write(path: string, data: Uint8Array, exclusive = false): Promise<DiskEntry> {
		this.beforeWrite?.(path);
		return super.write(path, data, exclusive);
	}

	override async read(path: string): Promise<Uint8Array> {
		this.beforeRead?.(path);
		return super.read(path);
	}

	override async rename(from: string, to: string): Promise<void> {
		this.beforeRename?.(from, to);
		return super.rename(from, to);
	}
}

/** What a full or locked disk throws. */
export function diskFull(): never {
	throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
}
