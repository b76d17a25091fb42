/** Times by turns, and what of them can be said on a noisy machine: ratios pair by pair, and growth. */

/** The middle of numbers and where half of them lie. */
export interface Spread {
	readonly median: number;
	readonly low: number;
	readonly high: number;
}

/** The median and the quarters of some numbers. */
export function spreadOf(numbers: readonly number[]): Spread {
	const sorted = [...numbers].sort((a, b) => a - b);
	const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
	return { median: at(0.5), low: at(0.25), high: at(0.75) };
}

/** What is timed; it may take long or be done by a promise. */
export type Work = () => unknown;

/** Times of several works taken by turns: one of each, then again. */
export type Times<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/**
 * Times works by turns, so that whatever slows the machine slows all of them: milliseconds each, `repeat` of a work as
 * one sample where a single one is shorter than the clock can tell.
 */
export async function byTurns<Name extends string>(
	works: Readonly<Record<Name, Work>>,
	rounds: number,
	repeat: Partial<Record<Name, number>> = {},
): Promise<Times<Name>> {
	const names = Object.keys(works) as Name[];
	const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
	for (let round = -Math.ceil(rounds / 10); round < rounds; round++) {
		for (const name of names) {
			const [work, count] = [works[name], repeat[name] ?? 1];
			const start = performance.now();
			for (let time = 0; time < count; time++) {
				const done = work();
				if (done instanceof Promise) await done;
			}
			// The first rounds warm up the machine.
			if (round >= 0) times[name].push((performance.now() - start) / count);
		}
	}
	return times;
}

/** One work's times over another's, pair by pair. */
export function ratioOf(times: readonly number[], others: readonly number[]): Spread {
	return spreadOf(times.map((time, index) => time / (others[index] ?? NaN)));
}

function digits(value: number): string {
	if (!Number.isFinite(value)) return "–";
	if (value === 0) return "0";
	return value >= 100 ? value.toFixed(0) : value.toPrecision(value >= 10 ? 3 : 2);
}

/** A spread in words: the median, and between which numbers half of all lie. */
export function inWords({ median, low, high }: Spread, unit = ""): string {
	return `${digits(median)}${unit} (${digits(low)}–${digits(high)})`;
}

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	return [head, head.map((_, index) => (index === 0 ? "---" : "---:")), ...rows]
		.map((row) => `| ${row.join(" | ")} |`)
		.join("\n");
}
