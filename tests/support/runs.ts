/** How many examples a random test tries: as many as `LONG_RUNS` says, for the long mode; else `usual`. */
export function runs(usual: number): number {
	return Number(process.env["LONG_RUNS"] ?? 0) || usual;
}
