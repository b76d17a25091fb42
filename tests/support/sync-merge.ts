/**
 * What the app's own Sync makes of a note that was changed on two devices, as its headless client does it: the difference
 * from the last synced text to the local one, cleaned up, as a patch on the remote text. It knows characters, not lines, so
 * two edits of one value can mix; what does not fit is dropped without a word.
 */
import { diff_match_patch as DiffMatchPatch } from "diff-match-patch";

/** Merges a local text and a remote one, both made from the text that was synced last. */
export function syncMerge(base: string, local: string, remote: string): string {
	const differ = new DiffMatchPatch();
	const diffs = differ.diff_main(base, local, true);
	differ.diff_cleanupSemantic(diffs);
	differ.diff_cleanupEfficiency(diffs);
	return differ.patch_apply(differ.patch_make(base, diffs), remote)[0];
}
