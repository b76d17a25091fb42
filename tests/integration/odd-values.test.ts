// @vitest-environment happy-dom
// Values as people and systems have them, and as nobody means them: the built plugin over small vaults.
import { afterEach, describe, expect, it } from "vitest";
import { MemoryDisk } from "../../preview/platform/memory-disk";
import { World } from "./support/world";

/** Every name that an object without a value of its own answers to, but for the one that is a channel. */
const INHERITED = [
	...new Set([
		...Object.getOwnPropertyNames(Object.prototype),
		...Object.getOwnPropertyNames(Function.prototype),
		"then",
		"prototype",
	]),
].filter((name) => name !== "call");

const SETTINGS = { setUp: true };
let world: World | undefined;

afterEach(async () => {
	await world?.stop();
	world = undefined;
});

const person = (lines: string, body = ""): string => `---\ntype: person\n${lines}\n---\n${body}`;

describe("a word that every object has", () => {
	it.each([
		"frequency",
		"contact_frequency",
		"cadence",
		"prm-tier",
		"prm-cadence",
		"circle",
		"last_contact",
		"met",
		"date",
		"gives",
		"snooze_until",
		"paused",
		"keep_in_touch",
	])("as the value of “%s” is a word like any other", async (key) => {
		const files = Object.fromEntries(
			INHERITED.map((word, at) => [
				`People/P${at}.md`,
				person(`${key}: ${word}${key === "last_contact" ? "" : "\nlast_contact: 2026-01-01"}`),
			]),
		);
		world = await World.start(files, { settings: SETTINGS });
		const people = world.api.people();
		expect(people).toHaveLength(INHERITED.length);
		for (const each of people) {
			expect([each.name, typeof each.cadence, Number.isFinite(each.lateness), each.cadence]).toEqual([
				each.name,
				"number",
				true,
				90,
			]);
			expect([each.name, each.state, each.gives, each.met]).toEqual([
				each.name,
				key === "last_contact" ? "undated" : "faded",
				0,
				null,
			]);
		}
	});

	it("as a key, a tag, a heading, a channel, a rhythm and a day is a word like any other", async () => {
		const files = Object.fromEntries(
			INHERITED.map((word, at) => [
				`People/P${at}.md`,
				person(
					`${word}: 2026-11-20\ntags: [${word}]\naliases: [${word}]\nlast_contact: 2026-11-01`,
					`\n## ${word}\n\n- 2026-11-23 call\n\n## Follow-ups\n\n- 2026-11-02 ${word}\n- 2026-11-03 ${word}, ${word}: ${word}\n`,
				),
			]),
		);
		world = await World.start(files, {
			settings: { ...SETTINGS, circles: [{ name: "close", days: 30 }], ownNames: { circle: ["constructor"] } },
		});
		const { api } = world;
		expect(api.people().map(({ lastContact }) => lastContact)).toEqual(INHERITED.map(() => "2026-11-03"));
		for (const word of INHERITED) {
			const person = "People/P0.md";
			const direction = word as "gave";
			const acts = {
				until: () => api.snooze({ person, until: word }),
				cadence: () => api.setCadence({ person, cadence: word }),
				day: () => api.logFollowUp({ person, day: word }),
				channel: () => api.logFollowUp({ person, channel: word }),
				direction: () => api.logFollowUp({ person, direction }),
			};
			for (const [act, run] of Object.entries(acts))
				expect([act, word, await run().then(() => "was done", String)]).toEqual([
					act,
					word,
					expect.stringContaining(`“${word}”`),
				]);
		}
		expect(world.text("People/P0.md")).toBe(files["People/P0.md"]);
	});
});

describe("a language that is no valid tag", () => {
	it.each(["en-US@posix", "zh_TW", "C", "", "en_US.UTF-8"])(
		"%j does not keep the plugin from starting",
		async (language) => {
			const was = Object.getOwnPropertyDescriptor(window.navigator, "language");
			Object.defineProperty(window.navigator, "language", { configurable: true, get: () => language });
			try {
				world = await World.start({ "People/Ana.md": person("last_contact: 2026-01-01") }, { settings: SETTINGS });
				await world.run("open-fading-connections");
				expect(world.api.people().map(({ reason }) => reason)).toEqual([
					expect.stringMatching(/^\d+ days of silence, \d+ past/),
				]);
			} finally {
				if (was === undefined) Reflect.deleteProperty(window.navigator, "language");
				else Object.defineProperty(window.navigator, "language", was);
			}
		},
	);
});

describe("values with one meaning", () => {
	it("are read in people's notes, in meetings and in the log, by the formats of the vault", async () => {
		const disk = new MemoryDisk({
			".obsidian/daily-notes.json": '{"format": "DD.MM.YYYY"}',
			"05.10.2026.md": "x\n",
			"People/Ana.md": person('last_contact: "[[05.10.2026]]"\ncadence: every other week'),
			"People/Bo.md": person("LastChatted: 2026-10-05T14:30+02:00\ncontact_frequency: 3m\ncircle: [close, family]"),
			"People/Cleo.md": person("met: 2019-05\ncircle: [[Close]]", "## Follow-ups\n\n- [[05.10.2026]] call: hi\n"),
			"People/Dag.md": person("frequency: twice a year"),
			"Meetings/One.md": "---\ntype: meeting\ndate: 2026-10-05T09:00:00+01:00\n---\n[[Dag]]\n",
		});
		world = await World.start({}, { disk, settings: SETTINGS });
		const told = (): readonly unknown[] =>
			world?.api
				.people()
				.map(({ name, lastContact, cadence, circle, unreadable }) => [
					name,
					lastContact,
					cadence,
					circle,
					unreadable.length,
				])
				.sort() ?? [];
		expect(told()).toEqual([
			["Ana", "2026-10-05", 14, null, 0],
			["Bo", "2026-10-05", 90, "close", 0],
			["Cleo", "2026-10-05", 30, "Close", 0],
			["Dag", "2026-10-05", 183, null, 0],
		]);
		for (const name of ["Ana", "Bo", "Cleo", "Dag"])
			await world.api.logFollowUp({ person: name, channel: "call", day: "2026-11-23" });
		await world.api.setCadence({ person: "Bo", cadence: "inner" });
		await world.api.setCadence({ person: "Ana", cadence: "every two weeks" });
		await world.settled();
		expect(world.text("People/Ana.md")).toContain('last_contact: "[[23.11.2026]]"\ncadence: every two weeks\n');
		expect(world.text("People/Bo.md")).toContain("LastChatted: 2026-11-23\ncircle: [inner, family]\n---\n");
		expect(world.text("People/Cleo.md")).toContain("met: 2019-05\ncircle: [[Close]]\nlast_contact: 2026-11-23\n");
		await world.api.undo();
		await world.api.undo();
		await world.settled();
		expect(world.text("People/Bo.md")).toContain(
			"LastChatted: 2026-11-23\ncontact_frequency: 3m\ncircle: [close, family]\n",
		);
	});

	it("are said to be left alone once, in the check", async () => {
		world = await World.start(
			{
				"People/Ana.md": person("met: at the climbing gym\nlast_contact: never\nfrequency: 101.5 MHz\ncircle: n/a"),
				"People/Bo.md": person("circle: [close, inner]\nlast_contact: 05/10/2026"),
			},
			{ settings: SETTINGS },
		);
		expect(world.api.people().map(({ name, unreadable }) => [name, unreadable.length])).toEqual([
			["Ana", 0],
			["Bo", 2],
		]);
		await world.run("check-notes");
		const said = [...document.querySelectorAll(".networking-notes-finding")].map(
			({ textContent }) => textContent ?? "",
		);
		for (const value of ["met: at the climbing gym", "last_contact: never", "frequency: 101.5 MHz", "circle: n/a"]) {
			expect(said.filter((each) => each.includes(`“${value}” is left as it is`))).toHaveLength(1);
		}
		expect(said.filter((each) => each.includes("circle: close, inner"))).toHaveLength(1);
	});
});
