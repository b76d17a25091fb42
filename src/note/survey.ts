/** What a vault already has: people, daily notes, meetings, other plugins' properties. Nothing is read but what the cache holds. */
import type { CachedMetadata } from "obsidian";
import { parseDay } from "../domain/day";
import type { Counted, Proposal, Survey } from "../domain/first-run";
import { datedNote, type Dating } from "./mentions";
import { isInFolder, isMarked, isPersonNote, isTagged, tagsOf } from "./person-marks";
import { keysFor, readProperties } from "./properties";
import type { Values } from "./property-values";
import { folded, KNOWN_MARKERS, PEOPLE_FOLDERS, PEOPLE_TAGS, PROPERTY_KEYS, vocabularyOf } from "./spellings";

/** A note, as the cache holds it. */
export interface Glance {
	readonly path: string;
	readonly cache: CachedMetadata;
}

class Tally {
	private readonly counts = new Map<string, number>();

	add(what: string, by = 1): void {
		this.counts.set(what, (this.counts.get(what) ?? 0) + by);
	}

	/** The most first; of as many, in the order of their names. */
	get counted(): Counted[] {
		return [...this.counts].filter(([, notes]) => notes > 0).map(([what, notes]) => ({ what, notes }))
			.sort((a, b) => b.notes - a.notes || (a.what < b.what ? -1 : 1));
	}
}

/** The folders above a note whose own name is one of some, in lower case. */
function foldersNamed(path: string, names: readonly string[]): string[] {
	const parts = path.split("/").slice(0, -1);
	return parts.flatMap((part, index) => (names.includes(part.toLowerCase()) ? [parts.slice(0, index + 1).join("/")] : []));
}

const OURS: ReadonlySet<string> = new Set(Object.values(PROPERTY_KEYS).map(folded));

/** The keys of others among a note's properties that are understood, in the form in which they compare equal. */
function foreignKeys(values: Values): string[] {
	const vocabulary = vocabularyOf();
	return Object.keys(values).filter((key) => {
		const name = vocabulary.get(folded(key))?.name;
		if (name === undefined || name === "aliases" || name === "tags" || OURS.has(folded(key))) return false;
		return keysFor(values, name, vocabulary).includes(key);
	}).map((key) => key.toLowerCase());
}

/** What a person has and nothing else: a sign that a tag marks people rather than notes on people. */
function looksLikePerson(values: Values): boolean {
	const { circle, cadence, lastContact, met, interactions } = readProperties(values);
	return [circle, cadence, lastContact, met, interactions].some((value) => value !== undefined);
}

/** Looks through notes one by one. */
export class VaultSurvey {
	private readonly folders = new Tally();
	private readonly markers = new Tally();
	private readonly tags = new Tally();
	private readonly personTags = new Tally();
	private readonly daily = new Tally();
	private readonly elsewhere = new Tally();
	private readonly meetingFolders = new Tally();
	private readonly keys = new Tally();
	private meetings = 0;
	private readonly dating: Dating;
	private readonly templatesFolder: string;

	/** `dating` is what the app's own settings say of daily notes. */
	constructor(dating: Dating, templatesFolder: string) {
		this.dating = dating;
		this.templatesFolder = templatesFolder;
	}

	/** Counts a note. */
	add({ path, cache }: Glance): void {
		const { templatesFolder } = this;
		if (isInFolder(path, templatesFolder)) return;
		const values: Values = cache.frontmatter ?? {};
		const tags = tagsOf(values, (cache.tags ?? []).map(({ tag }) => tag));
		const dated = datedNote(path, cache, this.dating);
		if (dated?.meeting === false) {
			this.daily.add(path.split("/").slice(0, -1).join("/"));
			return;
		}
		if (dated === undefined && parseDay(path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, "")) !== undefined) this.elsewhere.add(path.split("/").slice(0, -1).join("/"));
		const markers = KNOWN_MARKERS.filter((marker) => isMarked(values, marker));
		for (const marker of markers) this.markers.add(marker);
		for (const peopleFolder of foldersNamed(path, PEOPLE_FOLDERS)) {
			this.folders.add(peopleFolder, isPersonNote(path, values, [], { peopleFolder, personTag: "", template: "", markers, templatesFolder }) ? 1 : 0);
		}
		for (const tag of PEOPLE_TAGS.filter((each) => isTagged(tags, each))) {
			this.tags.add(tag);
			if (looksLikePerson(values)) this.personTags.add(tag);
		}
		for (const key of foreignKeys(values)) this.keys.add(key);
		if (dated?.meeting === true) this.meetings++;
		else for (const meetingsFolder of foldersNamed(path, ["meetings", "meeting"])) {
			if (datedNote(path, cache, { ...this.dating, meetingsFolder }) !== undefined) this.meetingFolders.add(meetingsFolder);
		}
	}

	/** What was found in all notes so far. */
	get found(): Survey {
		const { folders, markers, tags, daily, elsewhere, meetings, meetingFolders, keys } = this;
		return {
			folders: folders.counted, markers: markers.counted, tags: tags.counted, daily: daily.counted, elsewhere: elsewhere.counted, meetings,
			meetingFolders: meetingFolders.counted, keys: keys.counted,
		};
	}

	/** The settings that would make use of it, beside those in force: nothing is taken away. */
	proposal(now: Proposal): Proposal {
		const { folders, markers, meetingFolders } = this.found;
		const likely = new Set(this.tags.counted.filter(({ what, notes }) => (this.personTags.counted.find((each) => each.what === what)?.notes ?? 0) * 2 >= notes).map(({ what }) => what));
		return {
			...now,
			peopleFolder: folders.some(({ what }) => what === now.peopleFolder) ? now.peopleFolder : (folders[0]?.what ?? now.peopleFolder),
			personTag: now.personTag || (this.personTags.counted.find(({ what }) => likely.has(what))?.what ?? ""),
			markers: [...new Set([...now.markers, ...markers.map(({ what }) => what)])],
			meetingsFolder: now.meetingsFolder || (meetingFolders[0]?.what ?? ""),
		};
	}
}

/** Whether a survey found anything that a first run could offer. */
export function hasAnything({ folders, markers, tags, daily, meetings }: Survey): boolean {
	return folders.length + markers.length + tags.length + daily.length + meetings > 0;
}
