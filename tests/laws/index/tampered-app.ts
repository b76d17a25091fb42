import type { Listener } from "../../../preview/core/events";
import type { VaultWorld } from "./vault-world";

/** What happens to events in transit: the choices are used in turn, cyclically. */
export interface Tampering {
	readonly choices: readonly ("on time" | "late" | "later" | "twice" | "missing")[];
	/** The one event that may be missing; the app tells of everything by a second one. */
	readonly mayMiss: "changed" | "create" | "delete" | "deleted" | "resolve";
}

const DELAYS = { "on time": 0, twice: 0, missing: 0, late: 3, later: 30 } as const;

/** A world's app whose events arrive late, out of order, twice or never. */
export class TamperedApp {
	readonly vault: object;
	readonly metadataCache: object;
	private next = 0;
	private waiting = 0;

	constructor(
		private readonly world: VaultWorld,
		private readonly tampering: Tampering,
	) {
		this.vault = this.tampered(world.vault);
		this.metadataCache = this.tampered(world.cache);
	}

	/** Resolves when all delayed events have been delivered and processed. */
	async delivered(): Promise<void> {
		do await new Promise((resolve) => setTimeout(resolve, 2));
		while (this.waiting > 0);
		await this.world.settled();
	}

	private tampered<T extends VaultWorld["vault"] | VaultWorld["cache"]>(emitter: T): object {
		const on = (name: string, callback: Listener): unknown =>
			emitter.on(name, (...data) => this.deliver(name, () => callback(...data)));
		return new Proxy(emitter, {
			get: (target, key) => {
				if (key === "on") return on;
				if (key === "cachedRead")
					return (file: never) => this.readSlowly((emitter as VaultWorld["vault"]).cachedRead(file));
				const value: unknown = Reflect.get(target, key, target);
				return typeof value === "function" ? (value.bind(target) as unknown) : value;
			},
		});
	}

	/** A text that was right when it was read, and arrives when it may no longer be. */
	private async readSlowly(reading: Promise<string>): Promise<string> {
		const text = await reading;
		const choice = this.tampering.choices[this.next++ % this.tampering.choices.length] ?? "on time";
		if (DELAYS[choice] === 0) return text;
		this.waiting++;
		await new Promise((resolve) => setTimeout(resolve, DELAYS[choice]));
		this.waiting--;
		return text;
	}

	private deliver(name: string, tell: () => void): void {
		const { choices, mayMiss } = this.tampering;
		const choice = choices[this.next++ % choices.length] ?? "on time";
		if (choice === "missing" && name === mayMiss) return;
		if (choice === "late" || choice === "later") {
			this.waiting++;
			setTimeout(() => {
				this.waiting--;
				tell();
			}, DELAYS[choice]);
			return;
		}
		tell();
		if (choice === "twice") tell();
	}
}
