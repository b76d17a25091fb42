/** What `memory.ts` runs in a page of Chromium: a light app, and the plugin's reading side over it. */
import { countMentions } from "../../src/domain/packed-mentions";
import { useYaml } from "../../src/note/frontmatter/read-yaml";
import { parseYaml } from "../../preview/vault/yaml";
import type { LightApp } from "./light-app";
import { lightVault, readVault, type Reader } from "./watched-world";

useYaml(parseYaml);

/** What is known of a vault that was read. */
export interface Counts {
	readonly people: number;
	readonly contacts: number;
	readonly followUps: number;
}

/** By turns called from outside, which counts the heap in between. */
export interface MemoryPage {
	/** Makes a vault, the app's part of the memory. */
	make(people: number, linesPerDay: number): void;
	/** Reads it, and keeps what was read. */
	read(): Promise<Counts>;
	/** Takes the contacts of dated notes out of what was read last. */
	forgetDated(): Promise<void>;
	end(): void;
}

declare global {
	interface Window {
		memoryPage: MemoryPage;
	}
}

// A page has none, and its timers wait for four milliseconds each.
const turns: (() => void)[] = [];
const channel = new MessageChannel();
channel.port1.onmessage = () => turns.shift()?.();
(window as unknown as { setImmediate: (run: () => void) => void }).setImmediate = (run) => {
	turns.push(run);
	channel.port2.postMessage(null);
};

const settle = (): Promise<void> => new Promise((resolve) => window.setTimeout(resolve, 60));

let light: LightApp | undefined;
let reader: Reader | undefined;
/** What was read before stays held, so that nothing of it is freed, unnoticed, in the next round. */
const held: Reader[] = [];

window.memoryPage = {
	make(people, linesPerDay) {
		light = lightVault(people, linesPerDay);
	},
	async read() {
		if (light === undefined) throw new Error("There is no vault");
		reader = readVault(light);
		held.push(reader);
		await reader.watch.ready;
		reader.live.current();
		await settle();
		reader.slices.length = 0;
		let [contacts, followUps] = [0, 0];
		for (const { mentions = [], record } of reader.index.people()) {
			contacts += countMentions(mentions);
			followUps += record?.followUps.length ?? 0;
		}
		return { people: reader.index.size, contacts, followUps };
	},
	async forgetDated() {
		const index = reader?.index;
		index?.batch(() => {
			for (const path of [...index.datedNotes()]) index.removeDatedNote(path);
		});
		reader?.live.current();
		await settle();
	},
	end() {
		reader?.end();
	},
};
