import { expect, it } from "vitest";
import { NO_PROPERTIES } from "../../domain/person";
import { PeopleIndex } from "../../index/people-index";
import { PaneSelection } from "./pane-selection";
import { selectionOf } from "./selection";

function selectionOver(...paths: readonly string[]): {
	index: PeopleIndex;
	selection: PaneSelection;
	chosen: () => string[];
	end: () => void;
} {
	const index = new PeopleIndex();
	for (const path of paths) index.setProperties(path, path, NO_PROPERTIES);
	const none = (): void => undefined;
	const selection = new PaneSelection(
		{ index, log: none, snooze: none, setCadence: none, rest: none, share: none },
		{ shown: () => [], changed: none, done: none },
	);
	const end = selection.follow();
	selection.select(selectionOf(paths));
	const [first] = index.people();
	if (first === undefined) throw new Error("nobody");
	return { index, selection, end, chosen: () => (selection.value === undefined ? [] : [...selection.value.paths]) };
}

it("somebody selected whose note left its path is not selected by another's that came there, drawn or not", () => {
	for (const leave of [
		(index: PeopleIndex) => index.move("Ana", "Ana Diaz", "Ana Diaz"),
		(index: PeopleIndex) => index.remove("Ana"),
	]) {
		const { index, chosen } = selectionOver("Ana", "Ben");
		leave(index);
		index.setProperties("Ana", "Ana", NO_PROPERTIES);
		expect(chosen()).toEqual(["Ben"]);
	}
});

it("a change of somebody selected, or of others, leaves the selection; after its end nothing is followed", () => {
	const { index, chosen, end } = selectionOver("Ana", "Ben");
	index.setProperties("Ana", "Ana", { ...NO_PROPERTIES, paused: true });
	index.setProperties("Cy", "Cy", NO_PROPERTIES);
	index.remove("Cy");
	expect(chosen()).toEqual(["Ana", "Ben"]);
	end();
	index.remove("Ana");
	expect(chosen()).toEqual(["Ana", "Ben"]);
});
