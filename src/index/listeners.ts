/** A list of listeners: one that throws doesn't stop the others. */
export class Listeners<Told extends readonly unknown[]> {
	private readonly all = new Set<{ readonly call: (...told: Told) => void }>();

	/** Adds a listener and returns a function that removes it. A listener added twice is called twice. */
	add(call: (...told: Told) => void): () => void {
		const entry = { call };
		this.all.add(entry);
		return () => this.all.delete(entry);
	}

	/** Calls every current listener; logs what one throws and goes on. Never throws. */
	notify(...told: Told): void {
		for (const entry of [...this.all]) {
			// Removed meanwhile by an earlier listener.
			if (!this.all.has(entry)) continue;
			try {
				entry.call(...told);
			} catch (error) {
				console.error(error);
			}
		}
	}
}
