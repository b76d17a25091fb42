/** What is held beyond what the app holds: heap before and after, several times over. */
import type { LightApp } from "./light-app";
import { inWords, spreadOf, table } from "./measure";
import { readVault } from "./watched-world";

const collect = (globalThis as { readonly gc?: () => void }).gc;

function heap(): number {
	for (let time = 0; time < 4; time++) collect?.();
	return process.memoryUsage().heapUsed;
}

/** The table. Node keeps eight bytes for what the app's engine keeps in four, so this is an upper bound. */
export async function memory(vaults: ReadonlyMap<number, LightApp>): Promise<string> {
	const rows: string[][] = [];
	for (const [people, light] of vaults) {
		const perPerson: number[] = [];
		const perContact: number[] = [];
		let [contacts, followUps] = [0, 0];
		for (let round = 0; round < (people > 20_000 ? 3 : 5); round++) {
			const empty = heap();
			const reader = readVault(light);
			await reader.watch.ready;
			void reader.live.current;
			await new Promise((resolve) => setTimeout(resolve, 40));
			reader.slices.length = 0;
			const full = heap();
			const known = [...reader.index.people()];
			contacts = known.reduce((sum, { mentions = [] }) => sum + mentions.length, 0);
			followUps = known.reduce((sum, { record }) => sum + (record?.followUps.length ?? 0), 0);
			known.length = 0;
			for (const path of [...reader.index.datedNotes()]) reader.index.removeDatedNote(path);
			void reader.live.current;
			await new Promise((resolve) => setTimeout(resolve, 40));
			const without = heap();
			perPerson.push((without - empty) / people);
			perContact.push((full - without) / contacts);
			reader.end();
		}
		rows.push([people.toLocaleString("en-GB"), (followUps / people).toFixed(1), inWords(spreadOf(perPerson), " B"), contacts.toLocaleString("en-GB"), inWords(spreadOf(perContact), " B")]);
	}
	return table(["people", "log lines each", "per person, log and list included", "contacts in dated notes", "per contact"], rows);
}
