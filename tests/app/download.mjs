// Brings Obsidian and the driver of its Electron into the cache. Where they cannot be had it says so in one sentence and
// ends with 75, which stands for "not now, nothing is wrong with the program" (EX_TEMPFAIL in sysexits.h).
import ObsidianLauncher from "obsidian-launcher";
import { CACHE, wantedVersions } from "./versions.mjs";

const launcher = new ObsidianLauncher({ cacheDir: CACHE });
/** What is being fetched, for the sentence. */
let what = "the list of Obsidian's versions";

/** @param {unknown} error */
function reason(error) {
	if (!(error instanceof Error)) return String(error);
	// Node's fetch says only that it failed; which host could not be reached stands in the cause.
	const { cause } = error;
	return (cause instanceof Error ? cause.message : error.message).split("\n", 1)[0] ?? "";
}

try {
	for (const [app, installer] of await launcher.parseVersions(wantedVersions())) {
		what = `Obsidian ${app}`;
		await launcher.downloadApp(app);
		what = `Obsidian's installer ${installer}`;
		await launcher.downloadInstaller(installer);
		what = `the browser driver for Obsidian's installer ${installer}`;
		await launcher.downloadChromedriver(installer);
	}
} catch (error) {
	console.error(
		`The tests in the real Obsidian did not run: ${what} could not be downloaded on this machine (${reason(error)}).`,
	);
	process.exitCode = 75;
}
