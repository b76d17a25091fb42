// @vitest-environment happy-dom
// The API of the built plugin: what it promises, and that it refuses with a reason and without a trace.
import { afterEach, describe, expect, it } from "vitest";
import { expectRefused, World } from "./support/world";

let world: World;

const ANA =
	"---\ntype: person\naliases: [Annie]\nlast_contact: 2026-09-01\ncadence: 30\n---\n\n## Follow-ups\n\n- 2026-09-01 call\n";

afterEach(() => world.stop());

describe("the API", () => {
	it("tells of everybody as plain data that can be kept and changed without effect", async () => {
		world = await World.start({ "People/Ana.md": ANA, "Notes/x.md": "" });
		const [ana] = world.api.people();
		expect(ana).toEqual({
			path: "People/Ana.md",
			name: "Ana",
			state: "fading",
			silence: 84,
			lateness: 2.8,
			cadence: 30,
			lastContact: "2026-09-01",
			lastMet: null,
			met: null,
			gives: 0,
			asks: 0,
			company: null,
			role: null,
			place: null,
			email: [],
			phone: [],
			links: [],
			birthday: null,
			circle: null,
			unreadable: [],
			requirements: expect.arrayContaining([
				{ id: "attraction", state: "unknown", reason: expect.any(String) as string },
			]) as unknown,
			reason: expect.stringContaining("84 days") as string,
		});
		expect(JSON.parse(JSON.stringify(ana))).toEqual(ana);
		if (ana !== undefined) ana.name = "changed";
		expect(world.api.people()[0]?.name).toBe("Ana");
		expect(world.api.fading({ limit: 0 })).toEqual([]);
		expect(world.api.fading().map(({ name }) => name)).toEqual(["Ana"]);
		expect(world.api.version).toBe(1);
	});

	it.each<[unknown, string]>([
		["project", "type:\n  - project\n  - person\n"],
		[["project", "lead"], "type:\n  - project\n  - lead\n  - person\n"],
		["Person", "type: person\n"],
		[["x", "person"], "type:\n  - x\n  - person\n"],
		["", "type: person\n"],
	])("saves a person whatever type is given: %j", async (type, written) => {
		world = await World.start({});
		for (const [name, key] of [
			["Ben", "type"],
			["Cyd", "Type"],
		] as const) {
			const { path } = await world.api.createPerson({ name, properties: { [key]: type, met: "2026-11-01" } });
			expect(world.text(path)).toContain(`---\n${written}met: 2026-11-01\n---\n`);
			await world.settled();
			expect(world.person(name).path).toBe(path);
		}
	});

	it("creates, logs, snoozes, sets and takes back, by path or name, and tells of each change", async () => {
		world = await World.start({ "People/Ana.md": ANA });
		const { api } = world;
		await world.told();
		let told = 0;
		const heard: string[][] = [];
		const stop = api.onChange(() => {
			told++;
			heard.push(api.people().map(({ name }) => name));
		});
		const { path } = await api.createPerson({
			name: "Ben Okafor",
			answers: ["why"],
			properties: { met: "2026-11-01", seeks: ["a designer"] },
		});
		expect(path).toBe("People/Ben Okafor.md");
		expect(world.text(path)).toMatch(/^---\ntype: person\nmet: 2026-11-01\nseeks:\n {2}- a designer\n---\n/);
		expect(world.text(path)).toContain("why");
		await world.told();
		expect(told).toBeGreaterThan(0);
		expect(heard.at(-1)).toContain("Ben Okafor");
		// And silence where nothing changes.
		const afterBen = told;
		await world.told();
		expect(told).toBe(afterBen);
		await api.logFollowUp({
			person: "annie",
			day: "2026-11-20",
			channel: "call",
			direction: "asked",
			what: "a\nfavour",
		});
		await api.snooze({ person: "People/Ana.md", until: "2027-01-01" });
		await api.setCadence({ person: "ana", cadence: "wide" });
		await api.setPaused({ person: "Ana", paused: true });
		await world.told();
		expect(world.text("People/Ana.md")).toBe(
			"---\ntype: person\naliases: [Annie]\nlast_contact: 2026-11-20\nasks: 1\nsnooze_until: 2027-01-01\ncircle: wide\npaused: true\n---\n\n" +
				"## Follow-ups\n\n- 2026-09-01 call\n- 2026-11-20 call, asked: a favour\n",
		);
		const before = told;
		await expect(api.undo()).resolves.toBe("Undone: the rest of Ana.");
		await api.undo();
		await api.undo();
		await api.undo();
		expect(world.text("People/Ana.md")).toBe(ANA);
		await api.undo();
		expect(world.disk.text(path)).toBeUndefined();
		await world.told();
		expect(told).toBeGreaterThan(before);
		stop();
		const after = told;
		world.disk.changeOutside("People/Ana.md", ANA.replace("30", "31"));
		await world.told();
		expect(told).toBe(after);
		await expect(api.undo()).rejects.toThrow("There’s nothing to undo.");
	});

	it("refuses with a clear message, and no file is touched", async () => {
		world = await World.start({
			"People/Ana.md": ANA,
			"Notes/Ana.md": "---\ntype: person\n---\n",
			"People/Zed.md": "---\ntype: person\na: [\n---\n",
			"People/idea.md": "---\ntype: idea\n---\n",
		});
		const { api } = world;
		const bad = (value: unknown): never => value as never;
		const cases: readonly [() => Promise<unknown>, RegExp][] = [
			[() => api.createPerson({ name: "" }), /Please enter a name/],
			[() => api.createPerson({ name: " \u200b " }), /enter a name|no character that a file name can have/],
			[() => api.createPerson({ name: "../.." }), /no character that a file name can have/],
			[() => api.createPerson({ name: "??*" }), /no character that a file name can have/],
			[() => api.createPerson({ name: "annie" }), /already a person called annie \(People\/Ana\.md\)/],
			[
				() => api.createPerson({ name: "Idea" }),
				/already a note at People\/Idea\.md|already a note at People\/idea\.md/,
			],
			[() => api.createPerson({ name: bad(7) }), /Please enter a name/],
			[() => api.createPerson({ name: "X", answers: bad(["a", "b", "c", "d", "e"]) }), /up to four texts/],
			[() => api.createPerson({ name: "X", properties: { a: {} } }), /“a” can’t be set as a property/],
			[() => api.createPerson({ name: "X", properties: { "a\nb": "c" } }), /can’t be set as a property/],
			[() => api.createPerson(bad(undefined)), /Please enter a name/],
			[() => api.logFollowUp({ person: "Ana" }), /“Ana” could be Notes\/Ana\.md or People\/Ana\.md/],
			[() => api.logFollowUp({ person: "Nobody" }), /There’s no person called “Nobody”/],
			[() => api.logFollowUp({ person: bad({}) }), /There’s no person called/],
			[() => api.logFollowUp(bad(undefined)), /There’s no person called/],
			[() => api.logFollowUp({ person: "annie", day: "2026-02-30" }), /“2026-02-30” is not a day/],
			[() => api.logFollowUp({ person: "annie", day: "24/11/2026" }), /is not a day/],
			[() => api.logFollowUp({ person: "annie", day: "2026-11-25" }), /2026-11-25 is in the future/],
			[() => api.logFollowUp({ person: "annie", day: bad(20261120) }), /is not a day/],
			[() => api.logFollowUp({ person: "annie", channel: "pigeon" }), /“pigeon” isn’t a channel/],
			[() => api.logFollowUp({ person: "annie", direction: bad("took") }), /“took” is neither/],
			[() => api.logFollowUp({ person: "annie", what: bad(5) }), /“5” isn’t text/],
			[() => api.logFollowUp({ person: "annie", what: "50%% off" }), /Nothing was changed in “Ana”.*%%/],
			[() => api.logFollowUp({ person: "Zed" }), /Nothing was changed in “Zed”, line \d/],
			[() => api.snooze({ person: "annie", until: "2026-11-24" }), /isn’t in the future/],
			[() => api.snooze({ person: "annie", until: "soon" }), /“soon” is not a day/],
			[() => api.snooze({ person: "Zed", until: "2027-01-01" }), /Nothing was changed in “Zed”/],
			[() => api.setCadence({ person: "annie", cadence: "now and then" }), /“now and then” isn’t a rhythm/],
			[() => api.setCadence({ person: "annie", cadence: 0 }), /“0” isn’t a rhythm/],
			[() => api.setCadence({ person: "annie", cadence: bad({}) }), /isn’t a rhythm/],
			[() => api.setPaused({ person: "annie", paused: bad("maybe") }), /“maybe” is neither true nor false/],
			[() => api.undo(), /nothing to undo/],
		];
		for (const [act, message] of cases) await expectRefused(world, act, message);
	});

	it("keeps nothing that it was handed", async () => {
		world = await World.start({});
		const input = { name: "Ana", answers: ["why"], properties: { seeks: ["a"] } };
		const made = world.api.createPerson(input);
		input.name = "Ben";
		input.answers[0] = "other";
		input.properties.seeks.push("b");
		await expect(made).resolves.toEqual({ path: "People/Ana.md" });
		expect(world.text("People/Ana.md")).toContain("why");
		expect(world.text("People/Ana.md")).not.toContain("- b");
	});

	it("is ready with the first index, from a cold cache too, and from notes outside of the people folder", async () => {
		const others = Object.fromEntries(
			Array.from({ length: 400 }, (_, index) => [`Notes/${index}.md`, index % 100 === 0 ? ANA : "Words.\n"]),
		);
		let people: string[][] = [];
		world = await World.start(
			{ ...others, "People/Ben.md": ANA },
			{
				coldCache: true,
				atReady: ({ api }) => {
					people = api.people().map(({ path, lastContact }) => [path, lastContact ?? ""]);
				},
			},
		);
		expect(people.sort()).toEqual(
			["Notes/0.md", "Notes/100.md", "Notes/200.md", "Notes/300.md", "People/Ben.md"].map((path) => [
				path,
				"2026-09-01",
			]),
		);
	});

	it("makes two people of different names at once, and of one name only one", async () => {
		world = await World.start({});
		const made = await Promise.allSettled(["Ana", "Ben", "ana", "ANA"].map((name) => world.api.createPerson({ name })));
		expect(made.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "rejected"]);
		expect(Object.keys(world.files()).sort()).toEqual(["People/Ana.md", "People/Ben.md"]);
	});
});
