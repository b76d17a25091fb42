/** The few things taken from the app and the window at run time. Everything else gets them handed in by `main.ts`. */
import { getLanguage, MarkdownView, moment, parseYaml, type App, type TFile } from "obsidian";
import { dayOf, parseDay, type Day } from "./domain/day";
import { breathingBy, type Breathe } from "./domain/slices";

/** Reads a YAML text as the app does. Throws where it does not parse. */
export const readYaml = (yaml: string): unknown => parseYaml(yaml);

/** Today, by the device's clock and time zone. */
export const today = (): Day => dayOf(new Date());

/** Milliseconds of a clock that never goes back. */
export const clock = (): number => performance.now();

/** The next turn of the main thread, after what waits for it. A timer would take four milliseconds, in a hidden window a second. */
function nextTurn(): Promise<void> {
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(undefined);
	});
}

/** Lets the app draw and the user type; resolves after this many milliseconds, with none on the next turn. */
export const pause = (milliseconds: number): Promise<void> =>
	milliseconds > 0 ? new Promise((resolve) => window.setTimeout(resolve, milliseconds)) : nextTurn();

/** The languages to write in, the app's before the system's, as BCP 47 tags. */
export const languages = (): readonly [app: string, system: string] => [getLanguage(), window.navigator.language];

/** Reads a day by one of Moment's formats; undefined unless the day is printed as this very text. */
export function parseByFormat(text: string, format: string): Day | undefined {
	const parsed = moment.utc(text, format, true);
	return parsed.isValid() && parsed.format(format) === text
		? parseDay(parsed.clone().locale("en").format("YYYY-MM-DD"))
		: undefined;
}

/** Prints a day, or this moment, by one of Moment's formats, in the app's language. */
export function printByFormat(format: string, day?: string): string {
	return (day === undefined ? moment.unix(Date.now() / 1000) : moment.utc(day, "YYYY-MM-DD", true)).format(format);
}

/** How long a frame is on most screens, in milliseconds. */
const FRAME_MS = 16;

/** Runs functions soon, one a frame at most: a sync that changes thousands of notes must not draw the pane as often. */
export function oncePerFrame(): (run: () => void) => void {
	let last = -Infinity;
	return (run) => {
		window.setTimeout(
			() => {
				last = performance.now();
				run();
			},
			Math.max(0, FRAME_MS - (performance.now() - last)),
		);
	};
}

/** Returns a function that yields to the screen, at most every few milliseconds. */
export const breathing = (): Breathe => breathingBy({ clock, pause });

/** Saves what is typed and not yet saved in every open editor of a note. */
export async function saveOpenEditors({ workspace }: App, file: TFile): Promise<void> {
	const open: MarkdownView[] = [];
	workspace.iterateAllLeaves(({ view }) => {
		if (view instanceof MarkdownView && view.file === file) open.push(view);
	});
	for (const view of open) await view.save();
}
