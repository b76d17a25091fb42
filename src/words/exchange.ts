/** Import, export and merge in words. */
import type { NotAList, SkipReason } from "../exchange/found-person";

/** Why a row or card is nobody. */
export const SKIPPED: Readonly<Record<SkipReason, string>> = {
	empty: "nothing stands in it",
	noName: "it names nobody",
	group: "a group, and no person",
	company: "a company without a person’s name",
	unclosed: "a card without an end",
	outside: "words outside of all cards",
};

/** Why a file is no list of people. */
export const NOT_A_LIST: Readonly<Record<NotAList, string>> = {
	spreadsheet: "This is a spreadsheet. Please save it as CSV first, and import that.",
	nothing: "This file is empty.",
	noHeader:
		"No line of this file names its columns. A list of people needs one with “Name”, or “First name” and “Last name”.",
	noCard: "There is no contact card in this file.",
};

/** Why an import, an export or a merge was refused. Nothing was changed. */
export const EXCHANGE_REFUSED = {
	notAList: (name: string, why: string) =>
		`${name === "" ? "The file" : `“${name}”`} was not read. ${why} Nothing was changed.`,
	notData: "The file’s content has to be an ArrayBuffer. Nothing was changed.",
} as const;
