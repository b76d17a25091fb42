import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { person } from "../../tests/support/people";
import { PeopleIndex } from "./people-index";
import { tagsIn } from "./tag-index";

function put(index: PeopleIndex, name: string, tags: readonly string[]): void {
	const { path, properties } = person(name, { tags });
	index.setProperties(path, name, properties);
}

describe("the tags of everybody", () => {
	it("come once each in alphabetical order, spelled as most people have them", () => {
		const index = new PeopleIndex();
		put(index, "Ana", ["choir", "work/design"]);
		expect(tagsIn(index).all()).toEqual(["choir", "work/design"]);
		put(index, "Ben", ["Choir", "art"]);
		expect(tagsIn(index).all()).toEqual(["art", "Choir", "work/design"]);
		put(index, "Cem", ["choir"]);
		expect(tagsIn(index).all()).toEqual(["art", "choir", "work/design"]);
	});

	it("are those of the people as they are, whatever came, changed and went", () => {
		const tags = fc.uniqueArray(fc.constantFrom("a", "A", "b", "c/d", "C/D"), { maxLength: 3 });
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.constantFrom("Ana", "Ben", "Cem"), fc.option(tags)), { maxLength: 12 }),
				(steps) => {
					const index = new PeopleIndex();
					tagsIn(index).all();
					for (const [name, now] of steps) {
						if (now === null) index.remove(`People/${name}.md`);
						else put(index, name, now);
					}
					const afresh = new PeopleIndex();
					for (const { path, name, properties } of index.people()) afresh.setProperties(path, name, properties);
					expect(tagsIn(index).all()).toEqual(tagsIn(afresh).all());
				},
			),
		);
	});

	it("are not gathered again where a change leaves them as they were", () => {
		const index = new PeopleIndex();
		put(index, "Ana", ["choir"]);
		const before = tagsIn(index).all();
		const everybody = vi.spyOn(index, "people");
		index.setProperties("People/Ana.md", "Ana", person("Ana", { tags: ["choir"], cadence: 7 }).properties);
		expect(tagsIn(index).all()).toBe(before);
		put(index, "Ben", ["art"]);
		expect(tagsIn(index).all()).toEqual(["art", "choir"]);
		expect(everybody).not.toHaveBeenCalled();
	});
});
