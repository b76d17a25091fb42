/** Begins a slice of work of this many milliseconds; the result says whether it has time left. */
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
	/** Lets the app draw and the user type; resolves when it is our turn again, after this many milliseconds. */
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

/** Lets the screen have a turn; resolves when it is ours again. */
export type Breathe = () => Promise<void>;

/** How long something may go on before the screen has a turn: half of a frame. */
const AT_A_STRETCH_MS = 8;

/** Lets the screen have a turn amid something long, but no more often than is of use. */
export function breathingBy({ clock, pause }: Pick<Slicing, "clock" | "pause">): Breathe {
	let since = -Infinity;
	return async () => {
		if (clock() - since < AT_A_STRETCH_MS) return;
		await pause(0);
		since = clock();
	};
}

/** Takes steps one by one; between them others may have a turn. */
export async function stepwise<T>(steps: Generator<unknown, T>, breathe: Breathe): Promise<T> {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
		await breathe();
	}
}
