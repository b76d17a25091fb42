import { runs } from "../../support/runs";

/** How many notes each edit is tried on. */
export const RUNS = runs(1_200);

/** Long enough for so many runs, in milliseconds. */
export const PATIENCE = 60_000 + RUNS * 60;
