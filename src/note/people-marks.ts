/** The folders, tags and other marks that are likely to mean people; the first run proposes them. */

/** Marks by which notes of others are people's. They count only once the user has accepted them. */
export const KNOWN_MARKERS: readonly string[] = ["type: contact", "categories: People"];

/** Names of folders that are likely to hold people and nothing else, in plain words, and in the languages that people keep notes in. */
export const PEOPLE_FOLDERS: ReadonlySet<string> = new Set([
	"people",
	"person",
	"persons",
	"contacts",
	"contact",
	"friends",
	"friendtracker",
	"humans",
	"personen",
	"leute",
	"menschen",
	"kontakte",
	"freunde",
	"bekannte",
	"personas",
	"gente",
	"contactos",
	"amigos",
	"personnes",
	"gens",
	"amis",
	"persone",
	"contatti",
	"amici",
	"pessoas",
	"contatos",
	"mensen",
	"contacten",
	"contactpersonen",
	"vrienden",
	"personer",
	"folk",
	"kontakter",
	"vänner",
	"kontakty",
	"osoby",
	"ludzie",
	"lidé",
	"люди",
	"контакты",
	"друзья",
	"人物",
	"人",
	"人脉",
	"联系人",
	"聯絡人",
	"連絡先",
	"友人",
	"사람",
	"사람들",
	"연락처",
]);

/** Names of folders that may hold people beside companies and deals. */
export const NETWORK_FOLDERS: ReadonlySet<string> = new Set([
	"crm",
	"prm",
	"personal crm",
	"network",
	"netzwerk",
	"connections",
	"relationships",
	"friends crm",
	"people crm",
]);

/** Words that may stand beside such a name in the name of a folder. */
export const BESIDE_PEOPLE: ReadonlySet<string> = new Set([
	"and",
	"und",
	"et",
	"y",
	"e",
	"en",
	"my",
	"meine",
	"the",
	"notes",
	"all",
]);

/** Tags that are likely to mark people, in lower case. */
export const PEOPLE_TAGS: readonly string[] = ["people", "person", "contact", "contacts"];
