import type { MetadataCache } from "../vault/metadata/metadata-cache";
import type { Vault } from "../vault/vault";

/** Decides what happens to an event: call `deliver` never, later or twice. */
export type EventRule = (event: { name: string; data: readonly unknown[] }, deliver: () => void) => void;

/** Simulated faults of the app, for tests. Each method returns a function that ends the fault. */
export class Faults {
	constructor(
		private readonly vault: Vault,
		private readonly metadataCache: MetadataCache,
	) {}

	/** Freezes the metadata cache while files change; ending it reads what was missed. */
	staleCache(): () => void {
		this.metadataCache.pause();
		return () => this.metadataCache.resume();
	}

	/** The events of the vault or of the cache reach the plugins as the rule says; the app itself always hears them. */
	events(source: "vault" | "metadataCache", rule: EventRule): () => void {
		const emitter = this[source];
		emitter.rule = rule;
		return () => (emitter.rule = undefined);
	}

	/** Every event twice. */
	doubled(source: "vault" | "metadataCache"): () => void {
		return this.events(source, (_event, deliver) => {
			deliver();
			deliver();
		});
	}

	/** No event of these names. */
	missing(source: "vault" | "metadataCache", names: readonly string[]): () => void {
		return this.events(source, ({ name }, deliver) => {
			if (!names.includes(name)) deliver();
		});
	}

	/** Events wait, and come in the reversed order when this ends. */
	reversed(source: "vault" | "metadataCache"): () => void {
		const held: (() => void)[] = [];
		const end = this.events(source, (_event, deliver) => void held.unshift(deliver));
		return () => {
			end();
			for (const deliver of held) deliver();
		};
	}
}
