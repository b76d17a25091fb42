/** Listeners, notified one by one: one that throws doesn't keep the others from hearing. */
export class Listeners<Told extends readonly unknown[]> {
	private readonly all = new Set<{ readonly call: (...told: Told) => void }>();

	/** Calls a listener from now on; returns what ends it. The same one given twice is called twice. */
	add(call: (...told: Told) => void): () => void {
		const entry = { call };
		this.all.add(entry);
		return () => this.all.delete(entry);
	}

	/** Tells all that listen now. What one of them throws goes to the console. Never throws. */
	tell(...told: Told): void {
		for (const entry of [...this.all]) {
			// Ended by one that was told before.
			if (!this.all.has(entry)) continue;
			try {
				entry.call(...told);
			} catch (error) {
				console.error(error);
			}
		}
	}
}
