/** Cards of address books, in every version of vCard. */
import { parseDay } from "../domain/day";
import { asVersion3, cardsIn, type VcardLines } from "./card-lines";
import { birthdayIn, isNoDay } from "./file-days";
import {
	NotPeople,
	type FoundPerson,
	type LeftOut,
	type ReadFile,
	type Skipped,
	type SkipReason,
} from "./found-person";
import { Gathering } from "./gathering";
import { parseCard, type JProperty } from "./jcard";
import { joinedName } from "./names";

/** Properties of this plugin's own cards, for what no property of the standard says. */
export const OWN = {
	connected: "x-networking-notes-connected",
	circle: "x-networking-notes-circle",
	commonGround: "x-networking-notes-common-ground",
	offers: "x-networking-notes-offers",
	seeks: "x-networking-notes-seeks",
} as const;

/** What says nothing of a person: of the card itself, of how it is sorted, or of a value beside it. */
const SAYS_NOTHING = new Set(
	"version|prodid|uid|rev|n|fn|kind|sort-string|profile|source|name|mailer|x-addressbookserver-kind|x-abshowas|x-ablabel|x-abuid|x-abadr|clientpidmap|class|x-imagetype|x-imagehash|x-sharedphotodisplaypref".split(
		"|",
	),
);

type Values = readonly (string | readonly string[])[];

/** The values of a property as texts; of a structured one, its parts. */
function valuesOf([, , , ...values]: JProperty): Values {
	return values.map((value) => (Array.isArray(value) ? value.map(textOf) : textOf(value)));
}

function textOf(value: unknown): string {
	return Array.isArray(value)
		? value.map(textOf).join(" ")
		: typeof value === "string"
			? value
			: (JSON.stringify(value) ?? "");
}

/** What a property says as one text. */
function said(property: JProperty): string {
	return valuesOf(property).flat().join(", ").trim();
}

/** The parts of a structured value; a single one comes as a text. */
function partsOf(property: JProperty | undefined): readonly string[] {
	const [first = ""] = property === undefined ? [] : valuesOf(property);
	return typeof first === "string" ? [first] : first;
}

/** The properties of a card. Lines that are no property are reported; the others stay. */
function propertiesOf({ lines, line }: VcardLines, leftOut: LeftOut[], unused: Set<string>): readonly JProperty[] {
	const readable: string[] = [];
	for (const each of lines) {
		const plain = asVersion3(each);
		if (plain === undefined) unused.add(/^(?:[\w-]+\.)?([\w-]+)/.exec(each)?.[1]?.toUpperCase() ?? each);
		// An empty line of a group: Google writes them for labels without a value.
		else if (!/^[\w-]+\.[\w-]+(?:;[^:]*)?:\s*$/.test(plain)) readable.push(plain);
	}
	const wrapped = (some: readonly string[]): string => `BEGIN:VCARD\n${some.join("\n")}\nEND:VCARD`;
	const whole = parseCard(wrapped(readable));
	if (whole !== undefined) return whole[1];
	const version = readable.find((each) => /^VERSION:/i.test(each)) ?? "VERSION:3.0";
	return readable.flatMap((each) => {
		const [, second] = parseCard(wrapped([version, each]))?.[1] ?? [];
		if (second === undefined && !/^VERSION/i.test(each)) leftOut.push({ line, title: "vCard", value: each });
		return second === undefined ? [] : [second];
	});
}

/** What a card is, where it is no person's. */
function otherKind(properties: readonly JProperty[]): SkipReason | undefined {
	const kind = properties.find(([name]) => name === "kind" || name === "x-addressbookserver-kind");
	const word = kind === undefined ? "" : said(kind).toLowerCase();
	if (word === "group" || word === "location" || word === "device") return "group";
	const showAs = properties.find(([name]) => name === "x-abshowas");
	if (word === "org" || (showAs !== undefined && said(showAs).toLowerCase() === "company")) return "company";
	return undefined;
}

function takeAddress(gathering: Gathering, property: JProperty): void {
	const [, , , city = "", region = "", , country = ""] = partsOf(property);
	const place = [city, region, country].map((part) => part.trim()).find((part) => part !== "");
	if (place !== undefined && !gathering.has("place")) gathering.set("place", place, "ADR");
}

function takeBirthday(gathering: Gathering, property: JProperty): void {
	const [, parameters] = property;
	const value = said(property);
	const omitted = parameters["x-apple-omit-year"];
	const day = birthdayIn(value);
	if (day === undefined) {
		if (!isNoDay(value)) gathering.leave("BDAY", value);
	} else
		gathering.set(
			"birthday",
			typeof omitted === "string" && day.startsWith(omitted) ? `-${day.slice(4)}` : day,
			"BDAY",
		);
}

/** Takes what a property says; false where no note has a place for it. */
function take(gathering: Gathering, property: JProperty): boolean {
	const [name] = property;
	const value = said(property);
	const each = (run: (value: string) => void): void => valuesOf(property).flat().forEach(run);
	switch (name) {
		case "nickname":
			each((alias) => gathering.add("aliases", alias));
			return true;
		case "org":
			gathering.set("company", partsOf(property)[0] ?? "", "ORG");
			return true;
		case "title":
			gathering.set("role", value, "TITLE");
			return true;
		case "role":
			if (!gathering.has("role")) gathering.set("role", value, "ROLE");
			return true;
		case "adr":
			takeAddress(gathering, property);
			return true;
		case "email":
			gathering.addMail(value, "EMAIL");
			return true;
		case "tel":
			gathering.addPhone(value, "TEL");
			return true;
		case "url":
		case "x-socialprofile":
		case "socialprofile":
			gathering.addLink(value.replace(/\\([:;,])/g, "$1"), name.toUpperCase());
			return true;
		case "bday":
			takeBirthday(gathering, property);
			return true;
		case "categories":
			each((tag) => gathering.addTag(tag, "CATEGORIES"));
			return true;
		case "note":
			gathering.addNote(value);
			return true;
		case OWN.connected: {
			const day = parseDay(value);
			if (day !== undefined) gathering.setConnected(day);
			return true;
		}
		case OWN.circle:
			gathering.set("circle", value, name.toUpperCase());
			return true;
		case OWN.commonGround:
		case OWN.offers:
		case OWN.seeks: {
			const fact = (["commonGround", "offers", "seeks"] as const).find((known) => OWN[known] === name);
			if (fact !== undefined) gathering.add(fact, value);
			return true;
		}
		default:
			return SAYS_NOTHING.has(name);
	}
}

/** Sort weight: preferred first; among addresses, home first. */
function weightOf([, { type, pref }]: JProperty): number {
	const types = [type ?? []].flat().map((each) => each.toLowerCase());
	return (types.includes("pref") || pref === "1" ? 0 : 2) + (types.includes("work") ? 1 : 0);
}

function readCard(card: VcardLines, leftOut: LeftOut[], unused: Set<string>): FoundPerson | SkipReason {
	const properties = propertiesOf(card, leftOut, unused);
	if (properties.length === 0) return "empty";
	const other = otherKind(properties);
	if (other !== undefined) return other;
	const gathering = new Gathering(card.line, leftOut);
	const addresses = properties.filter(([name]) => name === "adr").sort((a, b) => weightOf(a) - weightOf(b));
	const rest = properties.filter(([name]) => name !== "adr");
	for (const property of [...rest, ...addresses])
		if (!take(gathering, property) && said(property) !== "") unused.add(property[0].toUpperCase());
	const whole = properties.find(([name]) => name === "fn");
	const [last = "", first = "", middle = ""] = partsOf(properties.find(([name]) => name === "n"));
	const fullName = whole === undefined ? "" : said(whole);
	const person = gathering.person(fullName === "" ? joinedName(first, middle, last) : fullName);
	return person ?? (gathering.has("company") ? "company" : "noName");
}

/** Reads cards, some hundred at a time. Throws NotPeople where there is none. */
export function* readVcards(text: string): Generator<undefined, ReadFile> {
	const { cards, unclosed, outside } = yield* cardsIn(text);
	if (cards.length === 0 && unclosed.length === 0) throw new NotPeople(text.trim() === "" ? "nothing" : "noCard");
	const people: FoundPerson[] = [];
	const leftOut: LeftOut[] = [];
	const unused = new Set<string>();
	const skipped: Skipped[] = [
		...unclosed.map((line) => ({ line, reason: "unclosed" as const })),
		...outside.map((line) => ({ line, reason: "outside" as const })),
	];
	for (const [index, card] of cards.entries()) {
		if (index % 25 === 24) yield;
		const read = readCard(card, leftOut, unused);
		if (typeof read === "string") skipped.push({ line: card.line, reason: read });
		else people.push(read);
	}
	skipped.sort((a, b) => a.line - b.line);
	return {
		source: "vcard",
		people,
		skipped,
		leftOut,
		unused: [...unused],
		rows: cards.length + unclosed.length + outside.length,
	};
}
