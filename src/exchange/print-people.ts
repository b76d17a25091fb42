/** People as files for other programs: contact cards and lists. */
import { printCsv } from "./csv";
import { FACT_NAMES, type FactName, type FoundPerson } from "./found-person";
import { printComponent, type JProperty } from "./jcard";
import { OWN } from "./read-vcard";

/** The name of a card in its parts: most programs file a person under the last word. */
function partsOfName(name: string): readonly string[] {
	const words = name.split(" ");
	return words.length < 2 ? ["", name, "", "", ""] : [words.at(-1) ?? "", words.slice(0, -1).join(" "), "", "", ""];
}

function cardOf({ name, facts }: FoundPerson): string {
	const text = (key: string, value: string | undefined): JProperty[] =>
		value === undefined ? [] : [[key, {}, "text", value]];
	const properties: JProperty[] = [
		["version", {}, "text", "4.0"],
		["fn", {}, "text", name],
		["n", {}, "text", partsOfName(name)],
		...(facts.aliases.length === 0 ? [] : [["nickname", {}, "text", ...facts.aliases] as const]),
		...(facts.company === undefined ? [] : [["org", {}, "text", [facts.company]] as const]),
		...text("title", facts.role),
		...(facts.place === undefined ? [] : [["adr", {}, "text", ["", "", "", facts.place, "", "", ""]] as const]),
		...facts.email.map((mail) => ["email", {}, "text", mail] as const),
		...facts.phone.map((phone) => ["tel", {}, "text", phone] as const),
		...facts.links.map((link) => ["url", {}, "uri", link] as const),
		...(facts.birthday === undefined ? [] : [["bday", {}, "date-and-or-time", facts.birthday] as const]),
		...(facts.tags.length === 0 ? [] : [["categories", {}, "text", ...facts.tags] as const]),
		...text(OWN.connected, facts.connected),
		...text(OWN.circle, facts.circle),
		...(["commonGround", "offers", "seeks"] as const).flatMap((list) =>
			facts[list].flatMap((each) => text(OWN[list], each)),
		),
	];
	return printComponent(["vcard", properties, []]);
}

/** How many cards are printed before others get a turn. */
const CARDS_AT_A_TIME = 25;

/** Contact cards of version 4.0, one for each person, some hundred at a time. */
export function* printVcards(people: readonly FoundPerson[]): Generator<undefined, string> {
	const parts: string[] = [];
	for (let from = 0; from < people.length; from += CARDS_AT_A_TIME) {
		// Joined here, they are one text, and not a tree of thousands to be put together in the end.
		parts.push(
			people
				.slice(from, from + CARDS_AT_A_TIME)
				.map(cardOf)
				.join(""),
		);
		yield;
	}
	return parts.join("");
}

/** The columns of a list, by the titles under which an import finds them again. */
const COLUMNS: Readonly<Record<FactName, string>> = {
	aliases: "Aliases",
	company: "Company",
	role: "Role",
	place: "Place",
	email: "Email",
	phone: "Phone",
	links: "Links",
	birthday: "Birthday",
	connected: "Connected",
	tags: "Tags",
	circle: "Circle",
	commonGround: "Common ground",
	offers: "Offers",
	seeks: "Seeks",
};

/** How many rows are printed before others get a turn. */
const AT_A_TIME = 100;

/** What stands between several values of one cell. */
const BETWEEN = " ::: ";

function rowOf({ name, facts }: FoundPerson): string[] {
	return [
		name,
		...FACT_NAMES.map((fact) => {
			const value = facts[fact];
			return typeof value === "string" || value === undefined ? (value ?? "") : value.join(BETWEEN);
		}),
	];
}

/** A list with a header, some hundred people at a time; a value that a spreadsheet would run is kept from it. */
export function* printList(people: readonly FoundPerson[]): Generator<undefined, string> {
	const parts = [printCsv([["Name", ...FACT_NAMES.map((fact) => COLUMNS[fact])]])];
	for (let from = 0; from < people.length; from += AT_A_TIME) {
		yield;
		parts.push(printCsv(people.slice(from, from + AT_A_TIME).map(rowOf)));
	}
	return parts.join("");
}
