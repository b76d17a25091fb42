// News of a note that comes too late must not undo what is known already. Each case by hand, where random events seldom
// meet so exactly.
import { dayLogged } from "../../src/domain/logged";
import { afterEach, expect, it } from "vitest";
import type { Listener } from "../preview/app/events";
import { contentsOf, VaultWorld, type Watched } from "./vault-world";

let world: VaultWorld;
let watched: Watched;

const LOG = "## Follow-ups\n\n- 2026-11-01 call\n";

afterEach(async () => {
	watched.end();
	await world.end();
});

/** An object of the app with some of its members in other hands. */
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
	const late = new Promise<void>((resolve) => { arrive = resolve; });
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
	const on = (name: string, callback: Listener): unknown => world.cache.on(name, (...data) => {
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
