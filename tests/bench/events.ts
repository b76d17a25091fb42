/** Events: a note of 300 lines that changes, a capture until it is written and known, and a list of 500 names. */
import { newPeopleAt } from "../../src/domain/event";
import { NameIndex } from "../../src/domain/name-match";
import { addMetLine } from "../../src/note/event/event-edits";
import { NoteWriter } from "../../src/vault/write/note-writer";
import { byTurns, inWords, spreadOf, table } from "./measure";
import type { LightApp } from "./light-app";
import { lightMetadata } from "./light-metadata";
import { readVault, TODAY } from "./watched-world";

const LINES = 300;

/** The table for vaults of several sizes. */
export async function events(vaults: ReadonlyMap<number, LightApp>): Promise<string> {
	const rows: string[][] = [];
	for (const [people, light] of vaults) {
		const reader = readVault(light);
		await reader.watch.ready;
		const path = [...light.files.keys()].find((each) => each.startsWith("Events/")) ?? "";
		const names = [...reader.index.people()].map(({ name }) => name);
		const met = Array.from({ length: LINES }, (_, at) =>
			at % 3 === 0
				? `- Somebody New ${at}, Firm ${at}: a topic; seeks something`
				: `- [[${names[at % names.length] ?? ""}]]: a topic`,
		).join("\n");
		const text = `---\ntype: event\ndate: ${TODAY}\ngoal: 5\n---\n\n## Met\n\n${met}\n`;
		light.change(path, text);
		const versions = [text, `${text}- One More, Acme: a topic\n`].map((each) => ({
			text: each,
			cache: lightMetadata(each),
		}));
		const writer = new NoteWriter({
			app: light.app,
			saveOpenEditors: () => Promise.resolve(),
			clock: () => performance.now(),
			reading: () => ({}),
		});
		let turn = 0;
		const asked = Array.from({ length: 500 }, (_, at) => {
			const [given = "", family = ""] = (names[(at * 97) % names.length] ?? "").split(" ");
			return at % 3 === 0
				? `${given} ${family}`
				: at % 3 === 1
					? `${family}, ${given}`
					: `${given.charAt(0)}. ${family}`;
		});
		const times = await byTurns(
			{
				changed: () => {
					const version = versions[turn++ % 2];
					if (version !== undefined) light.change(path, version.text, version.cache);
					const event = reader.events.get(path);
					return event === undefined
						? undefined
						: newPeopleAt(event, (target) => reader.index.get(light.leadsTo(target, path)?.path ?? ""));
				},
				captured: async () => {
					await writer.edit(path, (note) => addMetLine(note, "Tom Reyes, Acme: climbing").edit);
					return reader.events.get(path)?.text?.met.length;
				},
				again: () => light.change(path, text, versions[0]?.cache),
				names: () => {
					const index = new NameIndex(reader.index.people());
					return asked.filter((name) => index.find({ name }).length > 0).length;
				},
			},
			12,
		);
		for (const [name, words] of [
			["changed", `an event's note of ${LINES} lines changed, and tonight's count`],
			["captured", "a line captured, until it is written and known"],
			["names", "500 names matched with everybody"],
		] as const)
			rows.push([people.toLocaleString("en-GB"), words, inWords(spreadOf(times[name]), " ms")]);
		reader.end();
	}
	return table(["people", "what", "time"], rows);
}
