/** Whether there is still time in a slice of work that begins now and takes so many milliseconds of a clock. */
export function sliceOf(milliseconds: number, clock: () => number): () => boolean {
	const end = clock() + milliseconds;
	return () => clock() < end;
}

/** What work in slices needs of its surroundings. */
export interface Slicing {
	/** How long a slice is, in milliseconds. */
	readonly slice: number;
	/** Milliseconds of a clock that never goes back. */
	readonly clock: () => number;
	/** Lets the app draw and the user type; resolves when it is our turn again, after so many milliseconds. */
	readonly pause: (milliseconds: number) => Promise<void>;
	/** Whether to leave the rest; asked before every slice. */
	readonly isStopped?: () => boolean;
	/** Runs a slice, as in a batch of changes. */
	readonly within?: ((work: () => void) => void) | undefined;
}

/** Does something with every item, in order, in slices; at least one item a slice. */
export async function slices<Item>(
	items: readonly Item[],
	each: (item: Item) => void,
	{ slice, clock, pause, isStopped = () => false, within = (work) => work() }: Slicing,
): Promise<void> {
	for (let next = 0; next < items.length && !isStopped(); await pause(0)) {
		within(() => {
			const hasTime = sliceOf(slice, clock);
			do each(items[next++] as Item);
			while (next < items.length && hasTime());
		});
	}
}
