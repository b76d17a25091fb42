/** A list of thirty thousand people: read, compared with as many here, and printed. */
import { NO_PROPERTIES, type Person } from "../../src/domain/person";
import { everyNameOf } from "../../src/domain/person-names";
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

/** So often each is done. */
const ROUNDS = 5;

/**
 * Takes the steps of some work several times, and tells how long all of it took at best, and which of its steps is the longest in
 * milliseconds: each is counted as it was at its fastest, without what the machine did between.
 */
function taken<T>(work: () => Generator<unknown, T>): {
	readonly result: T;
	readonly all: number;
	readonly longest: number;
} {
	const steps: number[] = [];
	let all = Infinity;
	for (let round = 1; ; round++) {
		const begun = performance.now();
		const running = work();
		for (let at = 0; ; at++) {
			const from = performance.now();
			const step = running.next();
			steps[at] = Math.min(steps[at] ?? Infinity, performance.now() - from);
			if (step.done !== true) continue;
			all = Math.min(all, performance.now() - begun);
			if (round === ROUNDS) return { result: step.value, all, longest: Math.max(...steps) };
			break;
		}
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
	const list = bytes(allAtOnce(printList(facts)));
	const cards = bytes(allAtOnce(printVcards(facts)));
	const read = taken(() => readPeople({ name: "", data: list }));
	const readCards = taken(() => readPeople({ name: "", data: cards }));
	let identities = new IdentityIndex(index);
	const prepared = taken(() => {
		identities = new IdentityIndex(index);
		return identities.prepare();
	});
	const reviewed = taken(() => review(read.result.people, (identity) => identities.alike(identity), everyNameOf));
	const printed = taken(() => printVcards(facts));
	const printedList = taken(() => printList(facts));
	const rows = [
		["a list (CSV), read", read],
		["contact cards, read", readCards],
		["everybody here, made ready to be compared", prepared],
		["everybody of the file, compared with them", reviewed],
		["contact cards, printed", printed],
		["a list (CSV), printed", printedList],
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
