import { NOTICE } from "../../words/notices";
import { showNotice } from "../host/notices";

/** Whether the index knows everybody, and what resolves when it does. */
export interface IndexStatus {
	readonly isEverybodyKnown: () => boolean;
	readonly everybodyKnown: () => Promise<void>;
}

/**
 * Opens something once the index is complete: before that, of two people with one name, the first one read would be
 * taken for the other. Meanwhile shows a notice.
 */
export function onceKnown({ isEverybodyKnown, everybodyKnown }: IndexStatus, open: () => void): void {
	if (isEverybodyKnown()) {
		open();
		return;
	}
	const notice = showNotice(NOTICE.stillReading);
	void everybodyKnown().then(() => {
		notice.hide();
		// The plugin may have been switched off meanwhile.
		if (isEverybodyKnown()) open();
	});
}
