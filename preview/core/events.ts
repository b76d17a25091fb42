import { reportLater } from "./report";

/** A listener as the app sees it: of any shape. */
export type Listener = (...data: never[]) => unknown;

/** What `on` returns and `offref` takes. */
export interface EventRef {
	readonly source: Events;
	readonly name: string;
	readonly callback: Listener;
	readonly context: unknown;
}

/** The app's event emitter. */
export class Events {
	/** Told of every new listener, where somebody counts them. Not part of the app. */
	static heard: ((ref: EventRef) => void) | undefined;
	/** Decides what becomes of an event, where a test wants something to go wrong. Not part of the app. */
	rule: ((event: { name: string; data: readonly unknown[] }, deliver: () => void) => void) | undefined;
	readonly #inside = new Map<string, ((...data: never[]) => void)[]>();
	readonly #listeners = new Map<string, EventRef[]>();

	on(name: string, callback: Listener, context?: unknown): EventRef {
		const ref: EventRef = { source: this, name, callback, context };
		const list = this.#listeners.get(name);
		if (list) list.push(ref);
		else this.#listeners.set(name, [ref]);
		Events.heard?.(ref);
		return ref;
	}

	off(name: string, callback: Listener): void {
		this.#keep(name, (ref) => ref.callback !== callback);
	}

	offref(ref: EventRef): void {
		this.#keep(ref.name, (other) => other !== ref);
	}

	/** A listener of the app's own parts: before all others, and never kept from an event. Not part of the app. */
	onInside(name: string, callback: (...data: never[]) => void): void {
		this.#inside.set(name, [...(this.#inside.get(name) ?? []), callback]);
	}

	trigger(name: string, ...data: unknown[]): void {
		for (const callback of this.#inside.get(name) ?? []) callback(...(data as never[]));
		const deliver = (): void => this.#deliver(name, data);
		if (this.rule) this.rule({ name, data }, deliver);
		else deliver();
	}

	/** Whether a listener is still there. Not part of the app. */
	has(ref: EventRef): boolean {
		return this.#listeners.get(ref.name)?.includes(ref) ?? false;
	}

	#deliver(name: string, data: unknown[]): void {
		for (const ref of this.#listeners.get(name)?.slice() ?? []) this.tryTrigger(ref, data);
	}

	tryTrigger(ref: EventRef, data: unknown[]): void {
		try {
			ref.callback.apply(ref.context, data as never[]);
		} catch (error) {
			// As in the app: the other listeners still run, and the error is reported, not swallowed.
			reportLater(error);
		}
	}

	/** How many listeners there are: a plugin that was unloaded must leave none. Not part of the app. */
	listenerCount(): number {
		let count = 0;
		for (const list of this.#listeners.values()) count += list.length;
		return count;
	}

	#keep(name: string, wanted: (ref: EventRef) => boolean): void {
		const list = this.#listeners.get(name);
		if (list) this.#listeners.set(name, list.filter(wanted));
	}
}
