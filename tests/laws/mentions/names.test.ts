// @vitest-environment happy-dom
// People whose file is called otherwise than they are: by properties, or with a sign before the name.
import { afterEach, describe, expect, it } from "vitest";
import { World } from "../../integration/support/world";

let world: World | undefined;
afterEach(async () => {
	await world?.stop();
	world = undefined;
});

const VAULT = {
	"People/john-doe.md": "---\ntype: person\nname: John Doe\n---\n",
	"People/li-wei.md": "---\ntype: person\nfull_name: 李伟\n---\n",
	"People/Contact 1.md": "---\ntype: person\nName:\n  First: Grace\n  Last: Hall\n---\n",
	"People/@Ben Okafor.md": "---\ntype: person\n---\n",
	"People/Zoë.md": "---\ntype: person\nfirst name: Zoë\nlast name: Brandt\n---\n",
};

const start = async (files: Record<string, string>): Promise<World> =>
	(world = await World.start(files, { settings: { setUp: true } }));

describe("a name that the file does not have", () => {
	it("is shown, and finds the person for the API", async () => {
		const { api, text } = await start(VAULT).then((w) => ({ api: w.api, text: (path: string) => w.text(path) }));
		expect(
			api
				.people()
				.map(({ name }) => name)
				.sort(),
		).toEqual(["@Ben Okafor", "Grace Hall", "John Doe", "Zoë Brandt", "李伟"]);
		for (const [person, path] of [
			["john doe", "john-doe"],
			["李伟", "li-wei"],
			["GRACE HALL", "Contact 1"],
			["Ben Okafor", "@Ben Okafor"],
			["Zoe\u0308 Brandt", "Zoë"],
		] as const) {
			await api.logFollowUp({ person, what: "hello" });
			expect(text(`People/${path}.md`)).toContain("- 2026-11-24: hello");
		}
	});

	it("leaves the file's own name findable", async () => {
		const w = await start(VAULT);
		for (const person of ["john-doe", "Contact 1", "@Ben Okafor", "li-wei"])
			await w.api.logFollowUp({ person, what: "again" });
		expect(Object.values(w.files()).filter((text) => text.includes("again"))).toHaveLength(4);
	});

	it("counts links without a note for them", async () => {
		const w = await start({
			...VAULT,
			"2026-11-20.md": "[[John Doe]] [[grace hall]] [[Ben Okafor]] [[李伟]] [[Nobody]]\n",
		});
		expect(
			w.api
				.people()
				.map(({ name, lastContact }) => [name, lastContact])
				.sort(),
		).toEqual([
			["@Ben Okafor", "2026-11-20"],
			["Grace Hall", "2026-11-20"],
			["John Doe", "2026-11-20"],
			["Zoë Brandt", null],
			["李伟", "2026-11-20"],
		]);
	});

	it("takes the place of another's name in the list as soon as it is typed, and leaves it when it goes", async () => {
		const w = await start({ "People/jd.md": "---\ntype: person\n---\n", "2026-11-20.md": "[[John Doe]]\n" });
		const shown = (): unknown => w.api.people().map(({ name, lastContact }) => [name, lastContact]);
		expect(shown()).toEqual([["jd", null]]);
		w.disk.changeOutside("People/jd.md", "---\ntype: person\nName: John Doe\n---\n");
		await w.told();
		expect(shown()).toEqual([["John Doe", "2026-11-20"]]);
		w.disk.changeOutside("People/jd.md", "---\ntype: person\n---\n");
		await w.told();
		expect(shown()).toEqual([["jd", null]]);
	});

	it("that two people have is refused for a write, and a link of its words counts for nobody", async () => {
		const w = await start({
			"People/a.md": "---\ntype: person\nname: John Doe\n---\n",
			"People/b.md": "---\ntype: person\nfull_name: john doe\n---\n",
			"2026-11-20.md": "[[John Doe]]\n",
		});
		await expect(w.api.logFollowUp({ person: "John Doe" })).rejects.toThrow(/People\/a\.md[\s\S]*People\/b\.md/);
		expect(w.api.people().every(({ lastContact }) => lastContact === null)).toBe(true);
		await expect(w.api.createPerson({ name: "John Doe" })).rejects.toThrow();
	});

	it("is not shown where the file says it and more", async () => {
		const w = await start({
			"People/John Doe 2.md": "---\ntype: person\nname: John Doe\n---\n",
			"People/Ana Diaz.md": "---\ntype: person\nname: Ana\n---\n",
		});
		expect(
			w.api
				.people()
				.map(({ name }) => name)
				.sort(),
		).toEqual(["Ana Diaz", "John Doe 2"]);
	});
});
