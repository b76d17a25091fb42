/** A list of thirty thousand people: read, compared with as many here, and printed. */
import { everyNameOf, NO_PROPERTIES, type Person } from "../../src/domain/person";
import { review } from "../../src/exchange/review";
import { printList, printVcards } from "../../src/exchange/print-people";
import { allAtOnce, readPeople } from "../../src/exchange/read-people";
import { factsOf } from "../../src/exchange/person-facts";
import { IdentityIndex } from "../../src/index/identity-index";
import { PeopleIndex } from "../../src/index/people-index";

const ROWS = 30_000;

/** Everybody with a name, a company and a profile of their own; every third with a mail. */
function person(at: number): Person {
	const name = `Given${at % 997} Family${at}`;
	return {
		path: `People/${name}.md`,
		name,
		properties: {
			...NO_PROPERTIES,
			company: `Company ${at % 800}, Inc.`,
			role: `Head of things ${at % 50}`,
			links: [`https://www.linkedin.com/in/given-family-${at}`],
			...(at % 3 === 0 ? { email: [`given.family.${at}@example.com`] } : {}),
		},
	};
}

/** Takes the steps of some work, and tells how long it and the longest of them took, in milliseconds. */
function taken<T>(steps: Generator<unknown, T>): {
	readonly result: T;
	readonly all: number;
	readonly longest: number;
} {
	const begun = performance.now();
	let longest = 0;
	for (;;) {
		const from = performance.now();
		const step = steps.next();
		longest = Math.max(longest, performance.now() - from);
		if (step.done === true) return { result: step.value, all: performance.now() - begun, longest };
	}
}

/** Measures an import and an export of thirty thousand rows. */
export function exchange(): Promise<string> {
	const people = Array.from({ length: ROWS }, (_, at) => person(at));
	const index = new PeopleIndex();
	index.batch(() => {
		for (const { path, name, properties } of people) index.setProperties(path, name, properties);
	});
	const bytes = (text: string): ArrayBuffer => new Uint8Array(new TextEncoder().encode(text)).buffer;
	const facts = people.map(factsOf);
	const list = bytes(printList(facts));
	const cards = bytes(allAtOnce(printVcards(facts)));
	// Once to be compiled.
	allAtOnce(readPeople({ name: "", data: list }));
	const read = taken(readPeople({ name: "", data: list }));
	const readCards = taken(readPeople({ name: "", data: cards }));
	const identities = new IdentityIndex(index);
	const prepared = taken(identities.prepare());
	const reviewed = taken(review(read.result.people, (identity) => identities.alike(identity), everyNameOf));
	const printed = taken(printVcards(facts));
	const rows = [
		["a list (CSV), read", read],
		["contact cards, read", readCards],
		["everybody here, made ready to be compared", prepared],
		["everybody of the file, compared with them", reviewed],
		["contact cards, printed", printed],
	] as const;
	if (reviewed.result.some(({ here }) => here?.sure !== true)) throw new Error("Somebody was not found again");
	return Promise.resolve(
		[
			`| of ${ROWS.toLocaleString("en")} people | in all | longest step |`,
			"| --- | ---: | ---: |",
			...rows.map(([what, { all, longest }]) => `| ${what} | ${Math.round(all)} ms | ${longest.toFixed(1)} ms |`),
		].join("\n"),
	);
}
