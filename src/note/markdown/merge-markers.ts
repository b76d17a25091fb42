/** The markers of a merge that git could not make, which it leaves in the note with both sides between them. */
import { scanNote } from "./block-scanner";

/**
 * The number of the line where git left the first half of a conflict: all three markers, in their order, at line starts.
 * Markers that stand together in one block of code between two fences are words about git, as somebody who writes about it
 * has them, and none of it; a fence that is never closed proves nothing.
 */
export function conflictLine(text: string): number | undefined {
	if (!text.includes("<<<<<<<") || !text.includes(">>>>>>>")) return undefined;
	let [opened, openedIn, parted] = [0, 0, false];
	/** The line where the block of code begins that the present line is in; 0 outside of any. */
	let fence = 0;
	let found: number | undefined;
	const quoted: number[] = [];
	const { open } = scanNote(text, ({ kind, number, from, to }) => {
		if (kind !== "fence") fence = 0;
		else if (fence === 0) fence = number;
		const mark = text.slice(from, Math.min(to, from + 9));
		if (/^<{7}(?: |$)/.test(mark)) [opened, openedIn, parted] = [number, fence, false];
		else if (opened > 0 && /^={7}\s*$/.test(mark)) parted = true;
		else if (parted && /^>{7}(?: |$)/.test(mark)) {
			if (openedIn > 0 && openedIn === fence) quoted.push(opened);
			else found ??= opened;
			[opened, openedIn, parted] = [0, 0, false];
		}
	});
	return found ?? (open?.block === "fence" ? quoted.find((line) => line >= open.line) : undefined);
}
