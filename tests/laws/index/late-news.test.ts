// Late events must not overwrite newer knowledge. Hand-written cases that random event orders would rarely hit.
import { dayLogged } from "../../../src/domain/packed-follow-ups";
import { afterEach, expect, it } from "vitest";
import type { Listener } from "../../../preview/core/events";
import type { App } from "obsidian";
import { PeopleIndex } from "../../../src/index/people-index";
import { watchVault } from "../../../src/vault/read/watch-vault";
import { contentsOf, READING, VaultWorld, type Watched } from "./vault-world";

let world: VaultWorld;
let watched: Watched;

const LOG = "## Follow-ups\n\n- 2026-11-01 call\n";

afterEach(async () => {
	watched.end();
	await world.end();
});

/** An app object with some members replaced. */
function withMembers(target: object, members: Readonly<Record<string, unknown>>): object {
	return new Proxy(target, {
		get: (_, key) => {
			if (typeof key === "string" && key in members) return members[key];
			const value: unknown = Reflect.get(target, key, target);
			return typeof value === "function" ? (value.bind(target) as unknown) : value;
		},
	});
}

function lastDays(): string[] {
	return contentsOf(watched.index).people.map(({ record }) => record?.followUps.map(dayLogged).at(-1) ?? "none");
}

it("a text that was read before a change arrives after it", async () => {
	world = new VaultWorld({ "People/Ana.md": LOG });
	await world.start(false);
	let arrive = (): void => undefined;
	const late = new Promise<void>((resolve) => {
		arrive = resolve;
	});
	const cachedRead = async (file: never): Promise<string> => {
		const text = await world.vault.cachedRead(file);
		await late;
		return text;
	};
	watched = world.watch(undefined, { vault: withMembers(world.vault, { cachedRead }), metadataCache: world.cache });
	await world.settled();
	expect(lastDays()).toEqual(["none"]);
	world.disk.changeOutside("People/Ana.md", `${LOG}- 2026-11-20 email\n`);
	await world.settled();
	expect(lastDays()).toEqual(["2026-11-20"]);
	arrive();
	await watched.watch.ready;
	await world.settled();
	expect(lastDays()).toEqual(["2026-11-20"]);
});

it("two changes are told of in the wrong order", async () => {
	world = new VaultWorld({ "People/Ana.md": LOG });
	await world.start(false);
	const kept: (() => void)[] = [];
	const on = (name: string, callback: Listener): unknown =>
		world.cache.on(name, (...data) => {
			if (name === "resolve") return;
			if (name === "changed") kept.push(() => callback(...data));
			else callback(...data);
		});
	watched = world.watch(undefined, { vault: world.vault, metadataCache: withMembers(world.cache, { on }) });
	await watched.watch.ready;
	for (const day of ["2026-11-10", "2026-11-20"]) {
		world.disk.changeOutside("People/Ana.md", `---\nlast_contact: ${day}\n---\n${LOG}- ${day} email\n`);
		await world.settled();
	}
	expect(kept.length).toBe(2);
	for (const tell of kept.reverse()) tell();
	await world.settled();
	expect(lastDays()).toEqual(["2026-11-20"]);
	expect(contentsOf(watched.index).people[0]?.properties.lastContact).toBe("2026-11-20");
});

it.each([
	["a note moves and breaks", "---\ntype: person\ngives: 2\n---\n", 2],
	["a broken note moves and breaks elsewhere", "---\n{a: b\n---\n", undefined],
])("%s, and of the move is told last: the line of the fault is known all the same", async (_, before, kept) => {
	world = new VaultWorld({ "People/Ana.md": before });
	await world.start(false);
	let tellOfMove = (): void => undefined;
	const on = (name: string, callback: Listener): unknown =>
		world.vault.on(name, (...data) => {
			if (name === "rename") tellOfMove = () => callback(...data);
			else callback(...data);
		});
	watched = world.watch(undefined, { vault: withMembers(world.vault, { on }), metadataCache: world.cache });
	await watched.watch.ready;
	const [note] = world.vault.getMarkdownFiles();
	if (note === undefined) throw new Error("There is no note");
	await world.vault.rename(note, "Ben.md");
	await world.vault.process(note, () => "---\ntype: person\ngives: [\n---\n");
	await world.settled();
	tellOfMove();
	await world.settled();
	const { people, unread } = contentsOf(watched.index);
	expect(people.map(({ path, properties: { gives, unreadable } }) => [path, gives, unreadable[0]?.line])).toEqual([
		["Ben.md", kept, 4],
	]);
	expect(unread).toEqual([]);
});

it("a note becomes another kind of file between two slices of the first scan", async () => {
	world = new VaultWorld(Object.fromEntries(["Ana", "Ben"].map((name) => [`People/${name}.md`, LOG])));
	await world.start(false);
	let isMoved = false;
	watched = world.watch(undefined, undefined, undefined, async () => {
		const ben = world.vault.getFileByPath("People/Ben.md");
		if (ben !== null && !isMoved) {
			isMoved = true;
			await world.vault.rename(ben, "People/Ben.txt");
		}
	});
	await watched.watch.ready;
	expect(contentsOf(watched.index).people.map(({ path }) => path)).toEqual(["People/Ana.md"]);
});

it("a cold cache reads a note between two slices of the first scan, and is far from complete", async () => {
	world = new VaultWorld(Object.fromEntries(Array.from({ length: 6 }, (_, n) => [`Notes/N${n}.md`, "Words.\n"])));
	await world.start(false);
	const files = world.vault.getMarkdownFiles();
	const [first] = files;
	const caches = new Map<unknown, unknown>();
	const listeners: ((...data: unknown[]) => void)[] = [];
	const on = (name: string, callback: (...data: unknown[]) => void): unknown => {
		if (name === "changed") listeners.push(callback);
		return world.cache.on("none", () => undefined);
	};
	const index = new PeopleIndex();
	let [now, slices, isReady] = [0, 0, false];
	const watch = watchVault({
		app: {
			vault: world.vault,
			metadataCache: withMembers(world.cache, { getFileCache: (file: unknown) => caches.get(file) ?? null, on }),
		} as unknown as App,
		index,
		reading: () => READING,
		registerEvent: () => undefined,
		// Each look at the clock ends a slice.
		clock: () => (now += 10),
		pause: async (milliseconds) => {
			if (++slices === 1) {
				caches.set(first, {});
				for (const listener of listeners) listener(first, "Words.\n", {});
			}
			if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, 60));
			else await Promise.resolve();
		},
	});
	void watch.ready.then(() => {
		isReady = true;
	});
	await new Promise((resolve) => setTimeout(resolve, 30));
	expect([slices >= files.length, isReady]).toEqual([true, false]);
	watch.stop();
	watched = { watch, index, end: () => undefined } as unknown as Watched;
});
