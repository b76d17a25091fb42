/** Text of a pane row: initials, when, and what is particular to the person. Product page, section 8.1. */
import { withoutEnd } from "../domain/ends";
import type { Day } from "../domain/day";
import { formatDay } from "../domain/day";
import type { Entry } from "../domain/fading-list";
import { reasonsForRow, type RowReason } from "../domain/row-reasons";
import { whatMatched, type Searchable } from "../domain/search";
import { counted, number } from "./count";
import { dayInWords, since, stepInWords, stillTime } from "./standing";

/** Characters of average width that fit next to the avatar in a 300 px pane. */
const FITS = 38;

/** Characters that are as wide as two. */
const WIDE =
	/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\p{Extended_Pictographic}]/u;

/** How wide a text is, in characters of average width. */
export function widthOf(text: string): number {
	let width = 0;
	for (const sign of text)
		width += WIDE.test(sign)
			? 2
			: /[WMmÆŒ@—…]/.test(sign)
				? 1.9
				: /[w%]/.test(sign)
					? 1.5
					: /\p{Lu}/u.test(sign)
						? 1.25
						: 1;
	return width;
}

/** A text that fits: whole, else up to the end of a word, with an ellipsis if there is more. */
export function fitting(text: string, width: number): string {
	if (widthOf(text) <= width) return text;
	let cut = "";
	let [room, lastWord] = [width - 1.9, 0];
	for (const sign of text) {
		room -= widthOf(sign);
		if (room < 0) break;
		if (/\s/.test(sign)) lastWord = cut.length;
		cut += sign;
	}
	// Of a text without spaces, such as Japanese, as much as there is room for.
	const whole = lastWord > cut.length / 2 ? cut.slice(0, lastWord) : cut;
	return `${withoutEnd(whole, ",;:.(–-", true)}…`;
}

/** One or two characters for a name: the first letters of its first and its last word. */
export function initials(name: string): string {
	const words = name.split(/[\s,.]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
	const first = (word: string | undefined): string => /[\p{L}\p{N}]\p{M}*/u.exec(word ?? "")?.[0] ?? "";
	const [one, other] = [first(words[0]), words.length > 1 ? first(words.at(-1)) : ""];
	// Scripts with square or joined letters get no second initial.
	return /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{N}]/u.test(one)
		? (one + other).toLocaleUpperCase()
		: one;
}

/** Words after a label, cut so that both fit. */
function labelled(label: string, words: string, width: number): string {
	return `${label}${fitting(words, width - widthOf(label))}`;
}

/** One reason in words no longer than a width. */
export function rowReasonInWords(reason: RowReason, today: Day, locale: string, width = FITS): string {
	switch (reason.id) {
		case "coming": {
			const { coming } = reason;
			if (coming.id === "birthday") return "Birthday";
			return coming.id === "yearSince" ? "A year since you met" : labelled("Promised: ", coming.promise.what, width);
		}
		case "unreadable": {
			const { property, expected } = reason.unreadable;
			if (property !== undefined && expected !== "onRecord") return labelled("Can’t read ", `“${property}”`, width);
			return property === undefined
				? "Can’t read the note’s properties"
				: labelled("Not in the log: ", `“${property}”`, width);
		}
		case "step":
			if (reason.step.overdue) return stillTime(reason.step);
			return reason.step.id === "hello" ? "Say it was nice to meet you" : "Follow up on what you talked about";
		case "asks": {
			const { gives, asks } = reason.balance;
			const often = (count: number): string => (count === 0 ? "nothing" : `${number(count, locale)}×`);
			return `You asked ${often(asks)}, gave ${often(gives)}`;
		}
		case "distance":
			return `Not met since ${since(reason.last.day, today, locale)}`;
		case "usually":
			return `Usually every ${counted(reason.days, "day", "days", locale)}`;
		case "lastWords":
			return labelled("Last: ", reason.what, width);
		case "seeks":
			return labelled("Seeks ", reason.words, width);
		case "offers":
			return labelled("Offers ", reason.words, width);
		case "common":
			return labelled("You share ", reason.words, width);
		case "metAt":
			return labelled("Met at ", reason.words, width);
		case "introducedBy":
			return labelled("Through ", reason.words, width);
		case "knows":
			return labelled("Knows ", reason.words, width);
		case "place":
			return labelled("Lives in ", reason.words, width);
		case "work":
			return fitting(reason.words, width);
		case "lastFaceToFace":
			return `Last met ${dayInWords(reason.day, today, locale)}`;
		case "lastContact":
			return `In touch ${dayInWords(reason.day, today, locale)}`;
		case "resting":
			return reason.until === undefined ? "Resting" : `Snoozed until ${formatDay(reason.until, "dayAndMonth", locale)}`;
	}
}

/** What a row says in its second line: first what is always shown, then what is shown where there is room. */
export interface RowReasons {
	readonly first: string;
	readonly more: readonly string[];
}

/** A step of an introduction with what makes it theirs: `Say hello · Harbour Fair`, `Follow up · the letterpress`. */
function stepInRow(
	reason: RowReason & { readonly id: "step" },
	next: RowReason | undefined,
	locale: string,
	today: Day,
): string {
	const { step } = reason;
	const own = next === undefined ? "" : topicOf(next);
	if (own === "") return rowReasonInWords(reason, today, locale);
	const label = step.overdue ? "Still time · " : step.id === "hello" ? "Say hello · " : "Follow up · ";
	return labelled(label, own, FITS);
}

/** A conversation topic, without its label; empty if only days are known. */
function topicOf(reason: RowReason): string {
	if (reason.id === "lastWords") return reason.what;
	return "words" in reason ? reason.words : "";
}

/** Whether a reason only repeats the days shown next to the name. */
function isOfDays({ id }: RowReason): boolean {
	return id === "lastContact" || id === "lastFaceToFace";
}

/** Label before the text that matched the search. */
const MATCHED: Readonly<Record<Searchable["id"], string>> = {
	name: "Also called ",
	circle: "Circle: ",
	metAt: "Met at ",
	tag: "#",
	common: "You share ",
	work: "Work: ",
	place: "Lives in ",
};

/** What a row says of a person; while one searches, by what they were found where that is not their name. */
export function rowReasons(entry: Entry, today: Day, locale: string, query = ""): RowReasons {
	const matched = query === "" ? undefined : whatMatched(entry.person, query);
	if (matched !== undefined) return { first: labelled(MATCHED[matched.id], matched.words, FITS), more: [] };
	const [reason, ...rest] = reasonsForRow(entry, today);
	const others = rest.filter((each) => !isOfDays(each));
	if (reason === undefined) return { first: "Nothing written down yet", more: [] };
	if (reason.id === "step") {
		const [next, ...further] = others;
		return {
			first: stepInRow({ ...reason, id: "step" }, next, locale, today),
			more: further.slice(0, 1).map((each) => rowReasonInWords(each, today, locale)),
		};
	}
	return {
		first: rowReasonInWords(reason, today, locale),
		more: others.slice(0, 1).map((each) => rowReasonInWords(each, today, locale)),
	};
}

/** When: what comes up, the next step, or the days of the rhythm. */
export function whenInWords({ standing }: Entry, today: Day, locale: string): string {
	const { coming, state, step, silence, lateness, cadence } = standing;
	if (coming !== undefined) {
		if (coming.day >= today) return dayInWords(coming.day, today, locale);
		return `since ${since(coming.day, today, locale)}`;
	}
	if (state === "new" && step !== undefined) return stepInWords(step, today, locale);
	if (silence === undefined) return "";
	if (lateness === 1) return "today";
	return `${number(silence, locale)} of ${counted(cadence.days, "day", "days", locale)}`;
}
