/** Something found in a vault, and in how many notes. */
export interface Counted {
	readonly what: string;
	readonly notes: number;
}

/** What a vault already has, before anything was set: found by paths and properties alone. The most notes first. */
export interface VaultContents {
	/** Folders whose name says that they hold people. */
	readonly folders: readonly Counted[];
	/** Marks of other plugins, as `key: value`. */
	readonly markers: readonly Counted[];
	/** Tags that are likely to mark people, without `#`. */
	readonly tags: readonly Counted[];
	/** Folders of daily notes, by the app's own settings. */
	readonly daily: readonly Counted[];
	/**
	 * Folders whose notes are named after days but are not daily notes by the app's settings, so nothing in them counts.
	 */
	readonly elsewhere: readonly Counted[];
	/** Meeting notes that say so themselves. */
	readonly meetings: number;
	/** Folders called after meetings, by the notes with a date in them that say nothing themselves. */
	readonly meetingFolders: readonly Counted[];
	/** Keys of other plugins whose values are understood. */
	readonly keys: readonly Counted[];
	/** Keys in notes of people that look like properties of ours and are not read. */
	readonly unread?: readonly UnreadKey[];
	/** Keys that are read, with the number of notes in which their value is not understood. */
	readonly unreadable?: readonly Counted[];
	/** Headings of daily notes under which links do not count, by the settings. */
	readonly uncounted?: readonly Counted[];
	/** Other headings, under which nearly every daily note has the same links as the one before: a template made them. */
	readonly repeated?: readonly Counted[];
}

/** A key that is not read, and what it would be read as. */
export interface UnreadKey extends Counted {
	readonly as: "lastContact" | "cadence";
}

/** The settings that the first run is about. */
export interface Proposal {
	readonly peopleFolder: string;
	readonly personTag: string;
	readonly markers: readonly string[];
	readonly mentions: boolean;
	readonly meetingsFolder: string;
	/** Left out if nothing changes. */
	readonly uncountedHeadings?: readonly string[];
	readonly ownNames?: Readonly<Record<string, readonly string[]>>;
}

/** What some settings make of a vault. */
export interface Outcome {
	readonly people: number;
	/** Days of contact, each once a person. */
	readonly contacts: number;
}

/** What the first run offers. */
export interface Offer {
	readonly survey: VaultContents;
	readonly proposal: Proposal;
	readonly outcome: Outcome;
}

/** Whether an offer is of what is in force already: people in the folder that is set, and nothing besides. */
export function isInForce({ survey, proposal }: Offer, { peopleFolder }: { readonly peopleFolder: string }): boolean {
	const {
		folders,
		markers,
		tags,
		daily,
		elsewhere,
		meetings,
		meetingFolders,
		keys,
		unread = [],
		repeated = [],
	} = survey;
	const others = [markers, tags, daily, elsewhere, meetingFolders, keys, unread, repeated].flat();
	return proposal.peopleFolder === peopleFolder && folders.length === 1 && meetings + others.length === 0;
}
