/** Vitest's global setup: without a Chromium the browser tests do not run, and say so; under CI that is a failure. */
import { findChromium } from "./chromium";

export default function setup(): void {
	if (findChromium() !== undefined) return;
	const words = "The browser tests did not run: there is no Chromium in the usual places, and CHROMIUM names none.";
	if (process.env["CI"]) throw new Error(words);
	console.warn(words);
	process.exit(0);
}
