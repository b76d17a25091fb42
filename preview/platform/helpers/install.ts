import { installEventHelpers } from "./dom-events";
import { installElementHelpers } from "./elements";
import { installGlobals } from "./globals";
import { installLanguageHelpers } from "./language";

let installed = false;

/**
 * Gives the page what the app adds to every window: helpers on elements, events, arrays and strings, and global functions.
 * @param refuse makes what stands for a function that the stand-in does not have
 */
export function installHelpers(refuse: (name: string) => () => unknown): void {
	if (installed) return;
	installed = true;
	installLanguageHelpers();
	installElementHelpers();
	installEventHelpers();
	installGlobals(refuse);
}
