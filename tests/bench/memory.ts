/** What is held beyond what the app holds: heap before and after, several times over. */
import type { LightApp } from "./light-app";
import { inWords, spreadOf, table } from "./measure";
import { readVault, type Reader } from "./watched-world";

const collect = (globalThis as { readonly gc?: () => void }).gc;

function heap(): number {
	for (let time = 0; time < 2; time++) collect?.();
	return process.memoryUsage().heapUsed;
}

interface Round {
	readonly perPerson: number;
	readonly perContact: number;
	readonly contacts: number;
	readonly followUps: number;
}

/** What was read stays held, so that nothing of an earlier round is freed, unnoticed, in the next. */
async function round(light: LightApp, held: Reader[]): Promise<Round> {
	const empty = heap();
	const reader = readVault(light);
	held.push(reader);
	await reader.watch.ready;
	void reader.live.current;
	await new Promise((resolve) => setTimeout(resolve, 40));
	reader.slices.length = 0;
	const full = heap();
	let [contacts, followUps] = [0, 0];
	for (const { mentions = [], record } of reader.index.people()) {
		contacts += mentions.length;
		followUps += record?.followUps.length ?? 0;
	}
	reader.index.batch(() => { for (const path of [...reader.index.datedNotes()]) reader.index.removeDatedNote(path); });
	void reader.live.current;
	await new Promise((resolve) => setTimeout(resolve, 40));
	const without = heap();
	const people = reader.index.size;
	reader.end();
	return { perPerson: (without - empty) / people, perContact: (full - without) / contacts, contacts, followUps: followUps / people };
}

/** The table. Node keeps eight bytes for what the app's engine keeps in four, so this is an upper bound. */
export async function memory(vaults: ReadonlyMap<number, LightApp>): Promise<string> {
	const rows: string[][] = [];
	for (const [people, light] of vaults) {
		const rounds: Round[] = [];
		const held: Reader[] = [];
		// The first warms up what is made once.
		for (let time = 0; time < (people > 20_000 ? 2 : 4); time++) rounds.push(await round(light, held));
		const [first] = rounds.splice(0, 1);
		rows.push([
			people.toLocaleString("en-GB"), first?.followUps.toFixed(1) ?? "", inWords(spreadOf(rounds.map(({ perPerson }) => perPerson)), " B"),
			first?.contacts.toLocaleString("en-GB") ?? "", inWords(spreadOf(rounds.map(({ perContact }) => perContact)), " B"),
		]);
	}
	return table(["people", "log lines each", "per person, log and list included", "contacts in dated notes", "per contact"], rows);
}
