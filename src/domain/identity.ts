/**
 * Decides whether two records are the same human being, by names, addresses and numbers. One word of a name alone is
 * never enough.
 */
import { withoutEnd } from "./ends";
import { TITLES } from "./name-match";
import { foldedText } from "./search";

/** What is known of somebody by which they can be told from others. */
export interface Identity {
	readonly names: readonly string[];
	readonly email?: readonly string[] | undefined;
	readonly phone?: readonly string[] | undefined;
	readonly links?: readonly string[] | undefined;
	readonly company?: string | undefined;
}

/** By what two are alike. */
export type Likeness = "mail" | "phone" | "link" | "name";

/** A likeness between two records: certain, or only possible. */
export interface Alike {
	readonly sure: boolean;
	readonly by: readonly Likeness[];
}

/** The words of a name as they are compared: without accents, titles and punctuation, in one order. */
export function comparedName(name: string): string {
	const words = foldedText(name)
		.replace(/[’'`.]/g, "")
		// Müller is spelled Mueller where a keyboard has no ü.
		.replace(/([aou])e/g, "$1")
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word !== "" && !TITLES.has(word));
	return words.sort().join(" ");
}

/**
 * The last nine digits of a phone number, which are the same with and without a country code; undefined if it is too
 * short.
 */
function comparedPhone(phone: string): string | undefined {
	const figures = phone.replace(/\D/g, "");
	return figures.length < 7 ? undefined : figures.slice(-9).replace(/^0+/, "");
}

/** A web address that leads to somebody: without protocol, country and query. Undefined for a site as a whole. */
function comparedLink(link: string): string | undefined {
	const [, host = "", path = ""] = /^(?:[a-z]+:\/\/)?(?:www\.)?([^/?#\s]+)([^?#\s]*)/i.exec(link.trim()) ?? [];
	const trimmed = withoutEnd(path, "/").toLowerCase();
	const site = host.toLowerCase().replace(/^[a-z]{2}\.(?=linkedin\.com$)/, "");
	if (trimmed === "" || host === "") return undefined;
	try {
		return `${site}${decodeURIComponent(trimmed)}`;
	} catch {
		return `${site}${trimmed}`;
	}
}

function comparedCompany(company: string | undefined): string {
	return foldedText(company ?? "")
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.replace(/ (?:gmbh|ag|inc|ltd|llc|corp|co|sa|bv|se|kg)(?= |$)/g, "")
		.trim();
}

/** Look-up keys: two records of one person share at least one. */
export function identityKeys({ names, email = [], phone = [], links = [] }: Identity): string[] {
	const keys = new Set<string>();
	for (const name of names) {
		const compared = comparedName(name);
		if (compared !== "") keys.add(`n ${compared}`);
	}
	for (const mail of email) keys.add(`m ${mail.trim().toLowerCase()}`);
	for (const number of phone) {
		const compared = comparedPhone(number);
		if (compared !== undefined) keys.add(`p ${compared}`);
	}
	for (const link of links) {
		const compared = comparedLink(link);
		if (compared !== undefined) keys.add(`l ${compared}`);
	}
	return [...keys];
}

const KINDS: Readonly<Record<string, Likeness>> = { n: "name", m: "mail", p: "phone", l: "link" };

function hostOf(key: string): string {
	return key.slice(2).split("/", 1)[0] ?? "";
}

/** The keys of profiles on sites of networks, of which a person has one each. */
export function profileKeys(keys: readonly string[]): string[] {
	return keys.filter((key) => key.startsWith("l ") && /^(?:linkedin\.com\/in|xing\.com\/profile)\//.test(key.slice(2)));
}

/** Whether both have an address on one site of networks, and not the same. */
function hasOtherProfile(a: readonly string[], b: readonly string[]): boolean {
	const [mine, theirs] = [profileKeys(a), profileKeys(b)];
	return (
		mine.length > 0 &&
		!mine.some((key) => theirs.includes(key)) &&
		theirs.some((key) => mine.some((each) => hostOf(each) === hostOf(key)))
	);
}

/** Whether the shorter of two names, if it has at least two words, is contained in the longer. */
function isWithin(a: string, b: string): boolean {
	const [short = [], long = []] = [a.split(" "), b.split(" ")].sort((one, other) => one.length - other.length);
	return short.length >= 2 && short.every((word) => long.includes(word));
}

/**
 * Whether two records may be the same person, and by what; undefined if nothing suggests it. A shared name of two words
 * is enough unless something contradicts it: different companies, or different profiles on one network. A shared
 * address alone proves nothing: an office may share it.
 */
export function alikeness(
	a: Identity,
	b: Identity,
	keysOfA: readonly string[] = identityKeys(a),
	keysOfB: readonly string[] = identityKeys(b),
): Alike | undefined {
	const common = keysOfA.filter((key) => keysOfB.includes(key));
	if (common.length === 0) return undefined;
	const by = [...new Set(common.map((key) => KINDS[key[0] ?? ""] ?? "name"))];
	const [mine, theirs] = [a.names.map(comparedName), b.names.map(comparedName)];
	const strong = by.some((each) => each !== "name");
	if (!by.includes("name")) {
		const related = mine.some((one) => theirs.some((other) => isWithin(one, other)));
		if (related) return { sure: true, by };
		return by.some((each) => each === "mail" || each === "link") ? { sure: false, by } : undefined;
	}
	if (strong) return { sure: true, by };
	const [company, other] = [comparedCompany(a.company), comparedCompany(b.company)];
	const apart = company !== "" && other !== "" && !company.includes(other) && !other.includes(company);
	const long = common.some((key) => key.startsWith("n ") && key.includes(" ", 2));
	return { sure: long && !apart && !hasOtherProfile(keysOfA, keysOfB), by };
}

/** A score for sorting: the higher, the more certain. */
export function certainty({ sure, by }: Alike): number {
	const weights = { mail: 8, link: 8, phone: 4, name: 2 } as const;
	return (sure ? 100 : 0) + by.reduce((sum, each) => sum + weights[each], 0);
}
