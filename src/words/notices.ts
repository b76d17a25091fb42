/** Notices that don't report an action. */
export const NOTICE = {
	forgotten: "Forgotten. Your notes are untouched, and the next start reads them all again.",
	reachedOut: (name: string) => `Reaching out to ${name}.`,
	noWay: (name: string) =>
		`There’s no email, phone or link for ${name} yet. Add one to the note: email, phone or links.`,
	inTouchAlready: (names: string) => `Contact with ${names} is logged for today already.`,
	stillReading: "Your notes are still being read. This opens as soon as they’re all read.",
	damagedSettings: (names: readonly string[]) =>
		`Some settings could not be read and are at their defaults: ${names.join(", ")}. The file is as it was.`,
	noActiveNote: "Open a note first.",
	noSuchNote: (target: string) => `There is no note “${target}” yet.`,
} as const;
