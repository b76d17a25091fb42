import { describe, expect, it } from "vitest";
import { NO_PROPERTIES } from "../domain/person";
import { PeopleIndex } from "./people-index";

function listened(): { index: PeopleIndex; told: string[][] } {
	const index = new PeopleIndex();
	const told: string[][] = [];
	index.onChange((changed) => told.push([...changed].sort()));
	return { index, told };
}

describe("PeopleIndex", () => {
	it("tells once of several changes, with the paths at which something is different", () => {
		const { index, told } = listened();
		index.batch(() => {
			index.setProperties("a.md", "a", NO_PROPERTIES);
			index.setProperties("b.md", "b", NO_PROPERTIES);
			index.setUnread("c.md", true);
		});
		expect(told).toEqual([["a.md", "b.md", "c.md"]]);
	});

	it("is silent where what it is told says nothing new, and where a batch takes back what it did", () => {
		const { index, told } = listened();
		index.setProperties("a.md", "a", { ...NO_PROPERTIES, aliases: ["x"] });
		told.length = 0;
		index.setProperties("a.md", "a", { ...NO_PROPERTIES, aliases: ["x"] });
		index.remove("b.md");
		index.setUnread("b.md", false);
		index.batch(() => {
			index.remove("a.md");
			index.setProperties("a.md", "a", { ...NO_PROPERTIES, aliases: ["x"] });
			index.setUnread("c.md", true);
			index.setUnread("c.md", false);
		});
		expect(told).toEqual([]);
	});

	it("moves what is known, and nothing where nothing is", () => {
		const { index, told } = listened();
		index.setProperties("a.md", "a", { ...NO_PROPERTIES, paused: true });
		index.setUnread("u.md", true);
		told.length = 0;
		index.move("none.md", "u.md", "u");
		expect([told, [...index.unreadNotes]]).toEqual([[], ["u.md"]]);
		index.move("a.md", "b.md", "b");
		expect(index.get("b.md")).toMatchObject({ path: "b.md", name: "b", properties: { paused: true } });
		expect(told).toEqual([["a.md", "b.md"]]);
	});

	it("counts for whoever is moved where somebody was what counts there", () => {
		const { index } = listened();
		for (const path of ["a.md", "b.md"]) index.setProperties(path, path, NO_PROPERTIES);
		index.setDatedNote("day.md", 41_516, [{ path: "b.md" }]);
		index.move("a.md", "b.md", "b");
		expect(index.get("b.md")?.mentions).toEqual([41_516]);
	});
});
