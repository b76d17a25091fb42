/** Recognises the columns of a list by the titles that programs give them, in several languages. */
import type { FactName } from "./found-person";

/** What a column can mean. `prefix` and the like are known, and taken over by no note. */
export type ColumnMeaning = FactName | "first" | "middle" | "last" | "full" | "fileAs" | "note";

/** Titles without case, accents, digits and punctuation, by what they mean. */
const TITLES: Readonly<Record<ColumnMeaning, string>> = {
	first:
		"first name|given name|forename|vorname|prenom|nombre|primer nombre|nome|nome proprio|voornaam|fornamn|fornavn|etunimi|imie|jmeno|keresztnev",
	middle:
		"middle name|additional name|weitere vornamen|zweiter vorname|deuxieme prenom|segundo nombre|secondo nome|middelste naam|tweede voornaam|nome do meio|mellannamn|mellomnavn|mellemnavn",
	last: "last name|family name|surname|nachname|familienname|nom|nom de famille|apellidos|apellido|cognome|achternaam|sobrenome|apelido|efternamn|etternavn|efternavn|sukunimi|nazwisko|prijmeni|vezeteknev",
	full: "name|full name|display name|contact name|fn|anzeigename|vollstandiger name|nom complet|nom a afficher|nombre completo|nombre para mostrar|nome completo|nome visualizzato|volledige naam|weergavenaam|naam|namn|navn",
	fileAs: "file as|speichern unter",
	aliases:
		"nickname|aliases|alias|spitzname|rufname|surnom|pseudonyme|apodo|sobrenombre|soprannome|bijnaam|roepnaam|smeknamn",
	company:
		"company|company name|organization|organization name|organisation|employer|firma|unternehmen|arbeitgeber|societe|entreprise|organisation nom|empresa|compania|organizacion|societa|azienda|bedrijf|organisatie|foretag|virksomhed|yritys",
	role: "job title|position|role|occupation|headline|organization title|stelle|funktion|beruf|berufsbezeichnung|fonction|poste|profession|puesto|cargo|profesion|posizione|qualifica|mansione|functie|beroep|befattning|stilling|stanowisko|title|titel|titre|titulo|titolo",
	place:
		"place|city|location|home city|address city|ort|ort privat|wohnort|stadt|standort|ville|ville domicile|ciudad|ciudad de residencia|citta|citta abitazione|plaats|plaats thuis|woonplaats|cidade|cidade residencial|business city|ort geschaftlich|ville bureau|ciudad del trabajo|citta uff|plaats werk|cidade comercial|other city|weiterer ort|home address city|business address city|stad|kommun|city home",
	email:
		"e mail|email|mail|e mail address|email address|e mail value|email value|primary email|secondary email|home email|work email|other email|e mail adresse|email adresse|adresse de messagerie|adresse e mail|adresse electronique|courriel|direccion de correo electronico|direccion de correo|correo electronico|correo|indirizzo posta elettronica|indirizzo e mail|indirizzo email|posta elettronica|e mailadres|emailadres|e mail adres|endereco de email|endereco de e mail|endereco de correio eletronico|correio eletronico|e post|e postadress|e mailadresse|e postadresse|sahkoposti|adres e mail|adres email",
	phone: "",
	links:
		"url|website|website value|web page|personal web page|web|homepage|web site|linkedin|linkedin url|profile url|profile|links|webseite|website url|internetseite|page web|site web|pagina web|sitio web|sito web|webpagina|pagina da web|webbsida|hjemmeside|nettsted",
	birthday:
		"birthday|date of birth|birth date|bday|geburtstag|geburtsdatum|anniversaire|date de naissance|cumpleanos|fecha de nacimiento|compleanno|data di nascita|verjaardag|geboortedatum|aniversario|data de nascimento|fodelsedag|bursdag|fodselsdag|syntymapaiva|urodziny|data urodzenia",
	connected:
		"connected on|connected|verbunden am|vernetzt seit|connecte le|relation depuis le|conectado el|data connessione|collegato il|verbonden op|conectado em|ansluten den",
	tags: "labels|group membership|groups|categories|tags|kategorien|gruppen|categorie|categories|categorias|categorie|grupos|gruppi|categorieen|kategorier",
	circle: "circle",
	commonGround: "common ground",
	offers: "offers",
	seeks: "seeks",
	note: "note|notes|notizen|notiz|notas|anotacoes|notities|remarques|bemerkungen|comments|anteckningar|notater|noter",
};

/** Titles that mean something else where a better one stands beside them: an honorific, an anniversary. */
const UNSURE: ReadonlySet<string> = new Set("title|titel|titre|titulo|titolo|aniversario|headline|location".split("|"));

const BY_TITLE = new Map(
	Object.entries(TITLES).flatMap(([meaning, titles]) =>
		titles
			.split("|")
			.filter((title) => title !== "")
			.map((title) => [title, meaning as ColumnMeaning] as const),
	),
);

/** Phone columns come in many variants (home, work, …), so they are matched by pattern. */
const PHONE =
	/(?:^| )(?:phone|tel|telephone|mobile|cell|cellphone|landline|handy|movil|celular|cellulare|telemovel|mobil|mobiel|gsm|puhelin)(?: |$)|telefon|telefoon/u;
const NO_PHONE =
	/(?:^| )(?:fax|telefax|telecopie|label|type|typ|yomi|telex|tty|tdd|assistant|assistante|assistent|assistenten|asistente|device|callback|ruckruf)(?: |$)/;

/** A title as it is compared. */
export function comparedTitle(title: string): string {
	return title
		.normalize("NFKD")
		.replace(/\p{Mn}/gu, "")
		.toLowerCase()
		.replace(/ß/g, "ss")
		.replace(/ø/g, "o")
		.replace(/[^\p{L}]+/gu, " ")
		.trim();
}

/** What a title means; undefined for one that is not known, or that no note takes over. */
export function meaningOf(title: string): ColumnMeaning | undefined {
	const compared = comparedTitle(title);
	return BY_TITLE.get(compared) ?? (PHONE.test(compared) && !NO_PHONE.test(compared) ? "phone" : undefined);
}

/** A column: its title in the file, and what it means. */
export interface Column {
	readonly title: string;
	readonly meaning: ColumnMeaning | undefined;
}

/** The columns of a header; titles that are not sure give way to better ones. */
export function columnsOf(header: readonly string[]): Column[] {
	const columns = header.map((title) => ({ title: title.trim(), meaning: meaningOf(title) }));
	const isUnsure = ({ title }: Column): boolean => UNSURE.has(comparedTitle(title));
	const sure = new Set(columns.filter((column) => !isUnsure(column)).map(({ meaning }) => meaning));
	const named = sure.has("first");
	return columns.map((column) => {
		if (isUnsure(column) && sure.has(column.meaning)) return { ...column, meaning: undefined };
		// Next to a first-name column without a last-name one, `Name` is the last name (German exports).
		if (column.meaning === "full" && named && !sure.has("last") && comparedTitle(column.title) === "name")
			return { ...column, meaning: "last" };
		return column;
	});
}

const NAMES: ReadonlySet<ColumnMeaning | undefined> = new Set(["first", "last", "full", "fileAs"]);

/** Scores how much a row looks like a header: the number of known titles, 0 without one for a name. */
export function headerScore(cells: readonly string[]): number {
	const meanings = new Set(cells.map(meaningOf).filter((meaning) => meaning !== undefined));
	return [...meanings].some((meaning) => NAMES.has(meaning)) ? meanings.size : 0;
}
