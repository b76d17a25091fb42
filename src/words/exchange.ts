/** Import, export and merge in words. */
import { counted, listed } from "./count";
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
	notATarget: (as: string) => `“${as}” is nothing that people can be taken in as: “notes” is. Nothing was changed.`,
	notData: "The file’s content has to be an ArrayBuffer. Nothing was changed.",
} as const;

/** The heading over what another program had as notes about a person. It stands in notes, and follows no language. */
export const IMPORTED_NOTE = "Notes";

/** What was done. */
export const EXCHANGE_DONE = {
	imported: (
		{ created, filled, left }: { readonly created: number; readonly filled: number; readonly left: number },
		locale: string,
	) => {
		const parts = [
			...(created === 0 ? [] : [`saved ${counted(created, "new person", "new people", locale)}`]),
			...(filled === 0 ? [] : [`filled in ${counted(filled, "note", "notes", locale)}`]),
		];
		const said =
			parts.length === 0 ? "Nothing was written" : `${listed(parts)}`.replace(/^./, (sign) => sign.toUpperCase());
		return left === 0 ? `${said}.` : `${said}. ${counted(left, "person is", "people are", locale)} left.`;
	},
} as const;

/** The name of a step in `Undo the last change`. */
export const EXCHANGE_STEP = {
	imported: (notes: number, locale: string) => `the import of ${counted(notes, "person", "people", locale)}.`,
} as const;
