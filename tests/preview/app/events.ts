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
	readonly #listeners = new Map<string, EventRef[]>();

	on(name: string, callback: Listener, context?: unknown): EventRef {
		const ref: EventRef = { source: this, name, callback, context };
		const list = this.#listeners.get(name);
		if (list) list.push(ref);
		else this.#listeners.set(name, [ref]);
		return ref;
	}

	off(name: string, callback: Listener): void {
		this.#keep(name, (ref) => ref.callback !== callback);
	}

	offref(ref: EventRef): void {
		this.#keep(ref.name, (other) => other !== ref);
	}

	trigger(name: string, ...data: unknown[]): void {
		for (const ref of this.#listeners.get(name)?.slice() ?? []) this.tryTrigger(ref, data);
	}

	tryTrigger(ref: EventRef, data: unknown[]): void {
		try {
			ref.callback.apply(ref.context, data as never[]);
		} catch (error) {
			// As in the app: the other listeners still run, and the error is reported, not swallowed.
			setTimeout(() => {
				throw error;
			}, 0);
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
