/** Which headings are a log's: our own, the user's, and those of other plugins. */
import { memoize } from "../../domain/memoize";

/**
 * Whose log a heading begins. `own`: it says follow-ups. `named`: it is among the user's. Both are read and grow. `other`:
 * another plugin's, which is read and never written.
 */
export type LogKind = "own" | "named" | "other";

/** Longer ones are not looked at. */
const LONGEST_HEADING = 200;

const OWN = /^follow[\s\p{Pd}]*ups?(?: log)?$/u;

/** The logs of Personal CRM and of Orbit, by the headings that their settings begin with. */
const OTHERS: ReadonlySet<string> = new Set(["contact log", "interaction log"]);

/**
 * The words of a heading as two people would call the same, without the markers, numbers, tags and comments around them:
 * `📞 Follow-ups (3) #crm` is `follow-ups`.
 */
const words = memoize(500, (heading) =>
	heading
		// Before compatible forms are taken: some pictures are letters in those.
		.replace(/\p{Extended_Pictographic}/gu, " ")
		.normalize("NFKC")
		.toLowerCase()
		.replace(/%%[^%]*%%/g, " ")
		.replace(/(?:^|\s)#[^\s#]+/gu, " ")
		.replace(/\s\^[\w-]+$/, " ")
		.replace(/[*_=`~]/g, "")
		.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "")
		.replace(/\s+/g, " "),
);

/** Cached per headings array: settings hand out a new array whenever it changes. */
const known = new WeakMap<readonly string[], ReadonlySet<string>>();

function named(headings: readonly string[]): ReadonlySet<string> {
	const found = known.get(headings) ?? new Set(headings.map(words).filter((each) => each !== ""));
	known.set(headings, found);
	return found;
}

/** Whose log a heading begins, by its words and the headings that the user has named; undefined for every other heading. */
export function logKind(heading: string, headings: readonly string[]): LogKind | undefined {
	if (heading.length > LONGEST_HEADING) return undefined;
	const said = words(heading);
	if (OWN.test(said)) return "own";
	if (headings.length > 0 && named(headings).has(said)) return "named";
	return OTHERS.has(said) ? "other" : undefined;
}
