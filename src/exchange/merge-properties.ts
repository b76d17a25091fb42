/** The properties of two notes about one person as those of one: nothing that either says is lost. */
import { laterOf, type Day } from "../domain/day";
import { summaryOf } from "../domain/findings";
import { packFollowUps } from "../domain/packed-follow-ups";
import type { FollowUp } from "../domain/person";
import { countedIn } from "../domain/gives-and-asks";
import { sameValue } from "../domain/same-value";
import { inlineFields } from "../note/fields/inline-fields";
import { ourFields, withFields } from "../note/fields/field-values";
import { foldedName } from "../note/file-name";
import {
	readFrontmatter,
	setProperties,
	verbatimProperty,
	type Changes,
	type PropertyValue,
} from "../note/frontmatter/frontmatter";
import { combineEdits, Refusal, type Edit } from "../note/markdown/text-edit";
import type { NoteOptions } from "../note/person-note";
import { changeProperties, type NewValue } from "../note/change-properties";
import {
	asBirthday,
	asCount,
	asDay,
	asFlag,
	asNames,
	isBlank,
	linkInBrackets,
	type Values,
} from "../note/properties/coerce";
import { isNameKey } from "../note/properties/names";
import { keysFor } from "../note/properties/read-properties";
import {
	foldedKey,
	meaningsIn,
	propertiesOfKind,
	PROPERTY_KEYS,
	vocabularyOf,
	type PropertyName,
} from "../note/properties/spellings";

/** Which of two notes: the one that stays, or the one that goes. */
export type Side = "keep" | "from";

/** A property that both notes have, and say otherwise. */
export interface Conflict {
	/** As the note that stays spells it. */
	readonly key: string;
	/** What each says, in words; empty where it says nothing, as of resting. */
	readonly keep: string;
	readonly from: string;
	/** Whose value stays. */
	readonly stays: Side;
}

/** What a note says under a key, in words. */
export interface Said {
	readonly key: string;
	readonly value: string;
}

/** The two notes, as far as their properties are concerned. */
export interface PropertyMerge {
	readonly keep: string;
	readonly from: string;
	/** The logs of both, and of the two together. */
	readonly logs: Readonly<Record<Side | "both", readonly FollowUp[]>>;
	/** Every name of the two. */
	readonly names: Readonly<Record<Side, readonly string[]>>;
	/** Whose value is to stay, by the keys of the note that stays. */
	readonly chosen: ReadonlyMap<string, Side>;
	/** Whether the text of the note that stays has all of the other's. */
	readonly textIsThere: boolean;
	readonly today: Day;
	readonly reading: NoteOptions;
}

/** What becomes of the properties. */
export interface MergedProperties {
	readonly edit: Edit;
	/** What the note that stays gets. */
	readonly filled: readonly Said[];
	readonly conflicts: readonly Conflict[];
	/** The values that do not stay. */
	readonly gone: readonly Said[];
}

/** Lists that stand under keys which say of what kind each is: `EMAIL[WORK]`. All of them are read. */
const MANY: ReadonlySet<string> = new Set(["email", "phone", "links", "interactions"]);

/** Lists, also where one entry stands without brackets. */
const LISTS: ReadonlySet<string> = new Set([...MANY, ...propertiesOfKind("list")]);

/** What keeps a person, or their contacts, from being shown: who is shown by one of the notes stays shown. */
const HIDING = ["paused", "snoozeUntil", "ignoreMentions"] as const;

/** What is put together by more than the two values. */
const APART: ReadonlySet<string> = new Set([...HIDING, "lastContact", "lastMet", "gives", "asks", "aliases"]);

function isTexts(value: unknown): value is readonly string[] {
	return Array.isArray(value) && value.every((each) => typeof each === "string");
}

function isWritable(value: unknown): value is PropertyValue {
	return ["string", "number", "boolean"].includes(typeof value) || isTexts(value);
}

/** A value in one line. */
function inWords(value: unknown): string {
	if (isBlank(value)) return "";
	if (typeof value === "string" && !/[\r\n]/.test(value)) return value.trim();
	if (isTexts(value) && !value.some((each) => /[\r\n,]/.test(each))) return value.join(", ");
	return linkInBrackets(value) ?? JSON.stringify(value);
}

/** The entries of a list of texts; undefined where one is anything else, since printing would change it. */
function entriesOf(value: unknown, name: PropertyName | undefined): readonly string[] | undefined {
	const link = linkInBrackets(value);
	if (link !== undefined) return [link];
	if (name === "tags" && typeof value === "string") return asNames(value);
	if (!Array.isArray(value)) return typeof value === "string" ? [value.trim()] : undefined;
	const entries = value.map((each: unknown) => linkInBrackets(each) ?? each);
	return isTexts(entries) ? entries : undefined;
}

/** Whether two values say the same. */
function isAlike(a: unknown, b: unknown): boolean {
	return sameValue(a, b) || inWords(a) === inWords(b);
}

/** Whether a birthday is another with its year. */
function saysMore(value: unknown, than: unknown): boolean {
	const [more, less] = [asBirthday(value), asBirthday(than)];
	return less?.startsWith("--") === true && more?.endsWith(less.slice(1)) === true;
}

function valuesOf(text: string): Values {
	const block = readFrontmatter(text);
	if ("kind" in block) throw new Refusal(block);
	return block.values;
}

/**
 * Puts the properties of a note that goes into one that stays: lists grow, what is missing is filled in as it stands, the
 * later day of contact counts, and what was given and asked before both logs is added up. Of two values one stays, as it was
 * chosen; else the one here, of introductions the earlier. Throws a Refusal.
 */
export function mergeProperties(merge: PropertyMerge): MergedProperties {
	const { keep, from, logs, names, chosen, reading, today } = merge;
	const { links } = reading;
	const vocabulary = vocabularyOf(reading.own);
	const meaningOf = meaningsIn(vocabulary);
	const [here, there] = [valuesOf(keep), valuesOf(from)];
	const { values: said, chosen: fields } = withFields(
		here,
		ourFields(inlineFields(keep, links), vocabulary, links),
		vocabulary,
		links,
	);
	const byName = new Map<PropertyName, NewValue | undefined>();
	const byKey = new Map<string, NonNullable<ReturnType<Changes["get"]>> | undefined>();
	const filled: Said[] = [];
	const conflicts: Conflict[] = [];
	const gone: Said[] = [];

	const nameIn = (values: Values, key: string): PropertyName | undefined => {
		const name = meaningOf(key)?.name;
		return name !== undefined && keysFor(values, name, vocabulary, links).includes(key) ? name : undefined;
	};
	/** The key under which one of the notes says something of a property. */
	const keyIn = (values: Values, name: PropertyName): string | undefined => {
		const keys = keysFor(values, name, vocabulary, links);
		return keys.find((key) => !isBlank(values[key])) ?? keys[0];
	};
	const valueIn = (values: Values, name: PropertyName): unknown => values[keyIn(values, name) ?? ""];
	/** Writes where the note that stays has it. */
	const set = (key: string, name: PropertyName | undefined, value: PropertyValue | undefined): void => {
		const written =
			name === undefined ? undefined : (fields.get(name)?.key ?? keysFor(here, name, vocabulary, links)[0]);
		if (name !== undefined && written === key) byName.set(name, value);
		else byKey.set(key, value);
	};
	/** Puts in what the note that stays does not say. */
	const fill = (key: string, at: string | undefined, name: PropertyName | undefined, value: unknown): void => {
		const exact = at === undefined && sameValue(there[key], value) ? verbatimProperty(from, key) : undefined;
		if (exact !== undefined) byKey.set(key, exact);
		else if (isWritable(value)) set(at ?? key, name, value);
		else {
			gone.push({ key, value: inWords(value) });
			return;
		}
		filled.push({ key: at ?? key, value: inWords(value) });
	};
	const decide = (
		key: string,
		name: PropertyName | undefined,
		[mine, theirs]: readonly [unknown, unknown],
		usual: Side,
	): void => {
		const may = theirs === undefined || isWritable(theirs);
		const stays = may ? (chosen.get(key) ?? usual) : "keep";
		conflicts.push({ key, keep: inWords(mine), from: inWords(theirs), stays });
		if (stays === "from") set(key, name, theirs as PropertyValue | undefined);
		const [value, other] = stays === "keep" ? [theirs, mine] : [mine, theirs];
		// Every name becomes an alias.
		if (!isBlank(value) && !saysMore(other, value) && !(isNameKey(key) && typeof value === "string"))
			gone.push({ key, value: inWords(value) });
	};
	const usualSide = (name: PropertyName | undefined, mine: unknown, theirs: unknown): Side => {
		if (saysMore(theirs, mine)) return "from";
		const [a, b] = [asDay(mine, links), asDay(theirs, links)];
		return (name === "met" || name === "connected") && a !== undefined && b !== undefined && b < a ? "from" : "keep";
	};

	for (const [key, theirs] of Object.entries(there)) {
		const name = nameIn(there, key);
		if (isBlank(theirs)) continue;
		if (name !== undefined && APART.has(name)) {
			// Of several spellings one counts.
			if (name !== "aliases" && keyIn(there, name) !== key && !isAlike(theirs, valueIn(there, name)))
				gone.push({ key, value: inWords(theirs) });
			continue;
		}
		const same = Object.keys(said).find((each) => foldedKey(each) === foldedKey(key));
		const at = same ?? (name === undefined || MANY.has(name) ? undefined : keyIn(said, name));
		const mine = at === undefined ? undefined : said[at];
		if (isBlank(mine)) fill(key, at, name, theirs);
		else if (at === undefined || isAlike(mine, theirs) || (name === "birthday" && saysMore(mine, theirs))) continue;
		else {
			const isList = (name !== undefined && LISTS.has(name)) || Array.isArray(mine) || Array.isArray(theirs);
			const [had, more] = isList ? [entriesOf(mine, name), entriesOf(theirs, name)] : [];
			if (had === undefined || more === undefined) {
				decide(at, name, [mine, theirs], usualSide(name, mine, theirs));
				continue;
			}
			const added = [...new Set(more)].filter((each) => each !== "" && !had.includes(each));
			if (added.length === 0) continue;
			set(at, name, [...had, ...added]);
			filled.push({ key: at, value: added.join(", ") });
		}
	}

	const aliasKey = keyIn(said, "aliases");
	const aliases = asNames(said[aliasKey ?? ""]);
	const known = new Set([...names.keep, ...(aliases ?? [])].map(foldedName));
	const theirAliases = keysFor(there, "aliases", vocabulary, links).flatMap((key) => asNames(there[key]) ?? []);
	const newNames = [...names.from, ...theirAliases].filter((name) => {
		const folded = foldedName(name);
		return folded !== "" && !known.has(folded) && known.add(folded);
	});
	if (newNames.length > 0) {
		if (aliases === undefined && !isBlank(said[aliasKey ?? ""]))
			gone.push({ key: PROPERTY_KEYS.aliases, value: newNames.join(", ") });
		else {
			set(aliasKey ?? PROPERTY_KEYS.aliases, "aliases", [...(aliases ?? []), ...newNames]);
			filled.push({ key: aliasKey ?? PROPERTY_KEYS.aliases, value: newNames.join(", ") });
		}
	}
	const isThere = merge.textIsThere && byName.size + byKey.size === 0;

	for (const name of HIDING) {
		const at = keyIn(said, name);
		const [mine, theirs] = [at === undefined ? undefined : said[at], valueIn(there, name)];
		const [hides, hid] = [mine, theirs].map((value) =>
			name === "snoozeUntil" ? (asDay(value, links) ?? "") > today : asFlag(value) === true,
		);
		const key = at ?? keyIn(there, name) ?? "";
		if (hid === true && isBlank(mine)) decide(key, name, [undefined, theirs], "keep");
		else if (hides === true && hid === false && (isBlank(theirs) || asFlag(theirs) === false)) {
			decide(key, name, [mine, undefined], "from");
			// Every spelling goes with it.
			if (conflicts.at(-1)?.stays === "from")
				for (const other of keysFor(here, name, vocabulary, links))
					if (other !== key && !isBlank(here[other])) gone.push({ key: other, value: inWords(here[other]) });
		} else if (!isBlank(theirs) && !isAlike(mine, theirs) && asFlag(theirs) !== false)
			if (isBlank(mine)) fill(key, at, name, theirs);
			else decide(key, name, [mine, theirs], "keep");
	}

	const [summary, own] = [logs.both, logs.keep].map((each) => summaryOf(packFollowUps(each), today));
	for (const name of ["lastContact", "lastMet"] as const) {
		const [at, key] = [keyIn(said, name), keyIn(there, name)];
		const [mine, theirs] = [said[at ?? ""], there[key ?? ""]];
		if (isBlank(mine) && isBlank(theirs)) continue;
		const [a, b] = [asDay(mine, links), asDay(theirs, links)];
		if ((!isBlank(mine) && a === undefined) || (!isBlank(theirs) && b === undefined)) {
			if (isBlank(mine)) fill(key ?? "", at, name, theirs);
			else if (!isBlank(theirs) && !isAlike(mine, theirs)) decide(at ?? "", name, [mine, theirs], "keep");
			continue;
		}
		// What the own log says alone was the user's own affair before.
		const logged = summary?.[name] === own?.[name] ? undefined : summary?.[name];
		const latest = laterOf(laterOf(a, b), logged);
		if (latest === undefined || latest === a) {
			if (b !== undefined && b !== a && !logs.both.some(({ day }) => day === b))
				gone.push({ key: key ?? "", value: b });
			continue;
		}
		if (at === undefined && key !== undefined) fill(key, at, name, latest === b ? theirs : latest);
		else {
			set(at ?? PROPERTY_KEYS[name], name, latest);
			filled.push({ key: at ?? PROPERTY_KEYS[name], value: latest });
		}
		for (const day of [a, b])
			if (day !== undefined && day !== latest && !logs.both.some((each) => each.day === day))
				gone.push({ key: at ?? key ?? "", value: day });
	}

	const counted = {
		keep: countedIn(packFollowUps(logs.keep)),
		from: countedIn(packFollowUps(logs.from)),
		both: countedIn(packFollowUps(logs.both)),
	};
	for (const name of ["gives", "asks"] as const) {
		const [at, key] = [keyIn(said, name), keyIn(there, name)];
		const [mine, theirs] = [said[at ?? ""], there[key ?? ""]];
		const [a, b] = [asCount(mine), asCount(theirs)];
		if ((!isBlank(mine) && a === undefined) || (!isBlank(theirs) && b === undefined)) {
			if (isBlank(mine)) fill(key ?? "", at, name, theirs);
			else if (!isBlank(theirs) && !isAlike(mine, theirs)) decide(at ?? "", name, [mine, theirs], "keep");
			continue;
		}
		if (a === undefined && b === undefined) continue;
		// What was typed as a start before the log began counts beside the lines of both.
		const before = (count: number | undefined, side: Side): number => Math.max((count ?? 0) - counted[side][name], 0);
		const total = isThere
			? Math.max(a ?? 0, b ?? 0, counted.both[name])
			: counted.both[name] + before(a, "keep") + before(b, "from");
		if (total === a) continue;
		set(at ?? key ?? PROPERTY_KEYS[name], name, total);
		filled.push({ key: at ?? key ?? PROPERTY_KEYS[name], value: String(total) });
	}
	const edit = combineEdits(changeProperties(keep, byName, reading), setProperties(keep, byKey));
	return { edit, filled, conflicts, gone };
}
