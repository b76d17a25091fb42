/** How many notes each edit is tried on: 2,000, or as many as `NOTES_RUNS` asks for in the long mode. */
export const RUNS = Number(process.env["NOTES_RUNS"] ?? 2_000);

/** Long enough for so many runs, in milliseconds. */
export const PATIENCE = 60_000 + RUNS * 60;
