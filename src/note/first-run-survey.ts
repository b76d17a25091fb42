/** What a vault already has: people, daily notes, meetings, other plugins' properties. Nothing is read but what the cache holds. */
import type { CachedMetadata } from "obsidian";
import { parseCadence } from "../domain/cadence";
import { parseDay } from "../domain/day";
import type { Counted, Proposal, VaultContents, UnreadKey } from "../domain/first-run";
import { noteName } from "../domain/note-name";
import { datedAs, datedNote, MEETING_WORDS, type Dating } from "./dated/note-links";
import { isInFolder } from "./folders";
import { isMarked, isPersonNote, isTagged, allTags, tellsOfPerson } from "./is-person";
import { plainWords } from "./markdown/plain-words";
import { keysFor, readProperties } from "./properties/read-properties";
import { asDay, isBlank, type Values } from "./properties/coerce";
import { foldedKey, PROPERTY_KEYS, type PropertyName, vocabularyOf, propertiesAlsoOf } from "./properties/spellings";
import { BESIDE_PEOPLE, KNOWN_MARKERS, NETWORK_FOLDERS, PEOPLE_FOLDERS, PEOPLE_TAGS } from "./people-marks";

/** A note, as the cache holds it. */
export interface Glance {
	readonly path: string;
	readonly cache: CachedMetadata;
}

class Counts {
	private readonly counts = new Map<string, number>();

	add(what: string, by = 1): void {
		this.counts.set(what, (this.counts.get(what) ?? 0) + by);
	}

	/** The most first; of as many, in the order of their names. */
	get counted(): Counted[] {
		return [...this.counts]
			.filter(([, notes]) => notes > 0)
			.map(([what, notes]) => ({ what, notes }))
			.sort((a, b) => b.notes - a.notes || (a.what < b.what ? -1 : 1));
	}
}

/** The folders above a note whose own name is one of some, in plain words. */
function foldersNamed(path: string, isNamed: (words: string) => boolean): string[] {
	const parts = path.split("/").slice(0, -1);
	return parts.flatMap((part, index) => (isNamed(plainWords(part)) ? [parts.slice(0, index + 1).join("/")] : []));
}

/** Whether a folder is called after people: `03 - People`, `👥 People`, `People & Contacts`. */
function isPeopleFolder(words: string): boolean {
	if (PEOPLE_FOLDERS.has(words)) return true;
	const each = words.split(" ").filter((word) => !BESIDE_PEOPLE.has(word));
	return each.length > 0 && each.length < 4 && each.every((word) => PEOPLE_FOLDERS.has(word));
}

function isMeetingsFolder(words: string): boolean {
	return MEETING_WORDS.has(words) || words === "meeting notes";
}

const OURS: ReadonlySet<string> = new Set(Object.values(PROPERTY_KEYS).map(foldedKey));

/** Properties that don't affect who is fading, so the first run needn't mention that they are read. */
const UNTOLD: ReadonlySet<PropertyName> = new Set(["aliases", "tags", "birthday", ...propertiesAlsoOf("company")]);

/** The keys of others among a note's properties whose values are understood, in the form in which they compare equal. */
function foreignKeys(values: Values, unreadable: ReadonlySet<string>): string[] {
	const vocabulary = vocabularyOf();
	return Object.keys(values)
		.filter((key) => {
			const { name, unsure } = vocabulary.get(foldedKey(key)) ?? {};
			// An ambiguous key without a value proves nothing.
			if (
				name === undefined ||
				(unsure === true && isBlank(values[key])) ||
				UNTOLD.has(name) ||
				OURS.has(foldedKey(key)) ||
				unreadable.has(key)
			)
				return false;
			return keysFor(values, name, vocabulary).includes(key);
		})
		.map((key) => key.toLowerCase());
}

/** What people write a last contact under, beside the spellings that are read: `last_seen`, `LastChatted`, `contacted`. */
const LIKE_LAST =
	/^(?:date)?(?:last|latest|recent|mostrecent|letzte[rs]?|zuletzt|ultim[oa]|últim[oa]|derni[eè]re?)(?:date|time|day)?(?:of)?(?:contact|chat|talk|spoke|speak|seen|saw|see|meet|met|interact|call|email|mail|messag|text|touch|reach|catch|connect|convers|visit|coffee|kontakt|gespr|gesehen|treffen|getroffen|gemeldet|hablado|visto|vista|échange|rencontre)|^(?:contacted|spoken?|talked|chatted|called|messaged|reachedout|zuletzt|lastdate)(?:on|at)?$/;

/** What people write a rhythm under: `interaction_frequency`, `keep_in_touch`, `contact_every`. */
const LIKE_RHYTHM =
	/frequency|cadence|keepintouch|stayintouch|(?:contact|reachout|followup|checkin|talk|call|touch)(?:every|interval|days|rhythm)|^(?:every|rhythm|rhythmus|turnus|interval)$/;

/** What an unread property would be if its name means what it seems to; undefined if it looks like none of ours. */
function seemsToBe(key: string, value: unknown): UnreadKey["as"] | undefined {
	const name = foldedKey(key);
	if (name.length > 60 || vocabularyOf().has(name) || value === null || value === "" || typeof value === "object")
		return undefined;
	if (LIKE_LAST.test(name)) return asDay(value) === undefined ? undefined : "lastContact";
	return LIKE_RHYTHM.test(name) && parseCadence(value) !== undefined ? "cadence" : undefined;
}

/** Skip daily notes where headings × links exceeds this: no template made them. */
const MOST_PAIRS = 20_000;

/** Of headings in daily notes, how often the same links stood beneath. */
class HeadingTally {
	private readonly seen = new Map<string, { readonly what: string; notes: number; same: number; before: string }>();

	add(cache: CachedMetadata): void {
		const { headings = [], links = [] } = cache;
		if (headings.length === 0 || links.length === 0 || headings.length * links.length > MOST_PAIRS) return;
		const inNote = new Set<string>();
		headings.forEach(({ heading, level, position }, at) => {
			const words = plainWords(heading);
			if (words === "" || inNote.has(words)) return;
			inNote.add(words);
			const end = headings.slice(at + 1).find((each) => each.level <= level)?.position.start.offset ?? Infinity;
			const beneath = [
				...new Set(
					links
						.filter(({ position: { start } }) => start.offset > position.start.offset && start.offset < end)
						.map(({ link }) => link),
				),
			]
				.sort()
				.join("\n");
			if (beneath === "") return;
			const known = this.seen.get(words) ?? { what: heading, notes: 0, same: 0, before: "" };
			known.notes++;
			if (known.before === beneath) known.same++;
			known.before = beneath;
			this.seen.set(words, known);
		});
	}

	/** Headings under which nearly every note has the links of the note before: a template made them. */
	get repeated(): Counted[] {
		return [...this.seen.values()]
			.filter(({ notes, same }) => notes >= 5 && same * 10 >= notes * 7)
			.map(({ what, notes }) => ({ what, notes }))
			.sort((a, b) => b.notes - a.notes);
	}

	/** The headings that are meant by some list, with the number of notes that have them. */
	meant(isUncounted: (heading: string) => boolean): Counted[] {
		return [...this.seen.values()]
			.filter(({ what }) => isUncounted(what))
			.map(({ what, notes }) => ({ what, notes }))
			.sort((a, b) => b.notes - a.notes);
	}
}

/** Looks through notes one by one. */
export class VaultSurvey {
	private readonly folders = new Counts();
	private readonly networks = new Counts();
	private readonly markers = new Counts();
	private readonly tags = new Counts();
	private readonly personTags = new Counts();
	private readonly daily = new Counts();
	private readonly elsewhere = new Counts();
	private readonly meetingFolders = new Counts();
	private readonly keys = new Counts();
	private readonly unread = new Map<string, UnreadKey>();
	private readonly unreadable = new Counts();
	private readonly headings = new HeadingTally();
	/** Of each folder, its notes, and those of them that say that they are people's. */
	private readonly inFolder = new Map<string, { notes: number; people: number }>();
	private meetings = 0;
	private readonly dating: Dating;

	/** `dating` is what the app's own settings say of daily notes and templates. */
	constructor(dating: Dating) {
		this.dating = dating;
	}

	/** Counts a note. */
	add({ path, cache }: Glance): void {
		const { dating } = this;
		if (dating.isTemplate?.(path) === true) return;
		const values: Values = cache.frontmatter ?? {};
		const tags = allTags(
			values,
			(cache.tags ?? []).map(({ tag }) => tag),
		);
		const dated = datedNote(path, cache, this.dating);
		if (dated?.meeting === false) {
			this.daily.add(path.split("/").slice(0, -1).join("/"));
			this.headings.add(cache);
			return;
		}
		if (dated === undefined && parseDay(noteName(path)) !== undefined)
			this.elsewhere.add(path.split("/").slice(0, -1).join("/"));
		const markers = KNOWN_MARKERS.filter((marker) => isMarked(values, marker));
		for (const marker of markers) this.markers.add(marker);
		const marks = {
			personTag: "",
			template: "",
			markers,
			datedAs: (at: string, said: Values, own: readonly string[]) => datedAs(at, said, own, dating),
		};
		const isSaid = isPersonNote(path, values, tags, { ...marks, peopleFolder: "" });
		const named = foldersNamed(path, isPeopleFolder);
		const network = named.length > 0 ? [] : foldersNamed(path, (words) => NETWORK_FOLDERS.has(words));
		// Of two such folders, one in the other, the inner one holds the people.
		for (const [folder, tally] of [
			[named.at(-1), this.folders],
			[network.at(-1), this.networks],
		] as const) {
			if (folder !== undefined)
				tally.add(folder, isPersonNote(path, values, tags, { ...marks, peopleFolder: folder }) ? 1 : 0);
		}
		if (path.includes("/")) {
			const folder = path.slice(0, path.lastIndexOf("/"));
			const known = this.inFolder.get(folder) ?? { notes: 0, people: 0 };
			known.notes++;
			if (isSaid) known.people++;
			this.inFolder.set(folder, known);
		}
		const tagged = PEOPLE_TAGS.filter((each) => isTagged(tags, each));
		for (const tag of tagged) {
			this.tags.add(tag);
			if (tellsOfPerson(values)) this.personTags.add(tag);
		}
		const isLikely = isSaid || named.length > 0 || network.length > 0 || tagged.length > 0;
		const unreadable = new Set(isLikely ? readProperties(values).unreadable.map(({ property = "" }) => property) : []);
		for (const key of unreadable) this.unreadable.add(key.toLowerCase());
		for (const key of foreignKeys(values, unreadable)) this.keys.add(key);
		if (isLikely && dated === undefined) for (const key of Object.keys(values)) this.noteUnread(key, values[key]);
		if (dated?.meeting === true) this.meetings++;
		else
			for (const meetingsFolder of foldersNamed(path, isMeetingsFolder)) {
				if (datedNote(path, cache, { ...dating, meetingsFolder }) !== undefined)
					this.meetingFolders.add(meetingsFolder);
			}
	}

	private noteUnread(key: string, value: unknown): void {
		const as = seemsToBe(key, value);
		if (as === undefined) return;
		const what = key.toLowerCase();
		this.unread.set(what, { what, as, notes: (this.unread.get(what)?.notes ?? 0) + 1 });
	}

	/** The folders that hold people: called so, else such as nearly all of whose notes say that they are people's, else of a network. */
	private get peopleFolders(): Counted[] {
		const said = [...this.inFolder]
			.filter(([, { notes, people }]) => people >= 2 && people * 10 >= notes * 9)
			.map(([what, { people }]) => ({ what, notes: people }));
		const named = this.folders.counted;
		const others = said
			.filter(({ what }) => named.every((each) => what !== each.what && !isInFolder(what, each.what)))
			.sort((a, b) => b.notes - a.notes || (a.what < b.what ? -1 : 1));
		const networks = this.networks.counted.filter(({ what }) => others.every((each) => each.what !== what));
		return [...named, ...others, ...networks];
	}

	/** What was found in all notes so far. */
	get found(): VaultContents {
		const {
			peopleFolders,
			markers,
			tags,
			daily,
			elsewhere,
			meetings,
			meetingFolders,
			keys,
			unread,
			unreadable,
			headings,
			dating,
		} = this;
		const uncounted = headings.meant((heading) => dating.isUncounted?.(heading) === true);
		return {
			folders: peopleFolders,
			markers: markers.counted,
			tags: tags.counted,
			daily: daily.counted,
			elsewhere: elsewhere.counted,
			meetings,
			meetingFolders: meetingFolders.counted,
			keys: keys.counted,
			unread: [...unread.values()].sort((a, b) => b.notes - a.notes || (a.what < b.what ? -1 : 1)),
			unreadable: unreadable.counted,
			uncounted,
			repeated: headings.repeated.filter(({ what }) => !uncounted.some((each) => each.what === what)),
		};
	}

	/** Settings that would use what was found, on top of the current ones: nothing is removed. */
	proposal(now: Proposal): Proposal {
		const { folders, markers, meetingFolders } = this.found;
		const likely = new Set(
			this.tags.counted
				.filter(
					({ what, notes }) => (this.personTags.counted.find((each) => each.what === what)?.notes ?? 0) * 2 >= notes,
				)
				.map(({ what }) => what),
		);
		return {
			...now,
			peopleFolder: folders.some(({ what }) => what === now.peopleFolder)
				? now.peopleFolder
				: (folders[0]?.what ?? now.peopleFolder),
			personTag: now.personTag || (this.personTags.counted.find(({ what }) => likely.has(what))?.what ?? ""),
			markers: [...new Set([...now.markers, ...markers.map(({ what }) => what)])],
			meetingsFolder: now.meetingsFolder || (meetingFolders[0]?.what ?? ""),
		};
	}
}

/** Whether a survey found anything that a first run could offer. */
export function hasAnything({ folders, markers, tags, daily, meetings }: VaultContents): boolean {
	return folders.length + markers.length + tags.length + daily.length + meetings > 0;
}
