import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPerson, TODAY } from "../../../../tests/support/people";
import { fadingList } from "../../../domain/fading-list";
import { LANES, type PaneLane } from "../../../domain/standing";
import { DEFAULT_RULES } from "../../../domain/rules";
import { RowLayout, type GridRow } from "./row-layout";

const HEIGHTS = { lane: 32, row: 50, card: 333 };

const anyArrangement = fc.record({
	people: fc.array(anyPerson, { maxLength: 40 }),
	folded: fc.subarray([...LANES]),
	open: fc.nat(45),
});

/** The same lines, written down one by one. */
function slowly({
	people,
	folded,
	open,
}: {
	people: Parameters<typeof fadingList>[0];
	folded: readonly PaneLane[];
	open: number;
}) {
	const list = fadingList(people, TODAY, DEFAULT_RULES);
	const path = [...people][open]?.path;
	const lanes = list.lanes.filter(({ entries }) => entries.length > 0);
	const lines: { item: GridRow; top: number; height: number }[] = [];
	let top = 0;
	const add = (item: GridRow): void => {
		const height = HEIGHTS[item.kind];
		lines.push({ item, top, height });
		top += height;
	};
	for (const { state, entries } of lanes) {
		add({ kind: "lane", key: `lane ${state}`, state, count: entries.length, folded: folded.includes(state) });
		if (folded.includes(state)) continue;
		for (const entry of entries) {
			add({ kind: "row", key: `row ${entry.person.path}`, entry });
			if (entry.person.path === path) add({ kind: "card", key: `card ${entry.person.path}`, entry });
		}
	}
	return {
		items: new RowLayout({ lanes, isFolded: (state) => folded.includes(state), open: path }),
		lines,
		total: top,
	};
}

describe("the lines of the pane", () => {
	it("are what writing them down one by one gives", () => {
		fc.assert(
			fc.property(anyArrangement, (arrangement) => {
				const { items, lines, total } = slowly(arrangement);
				expect(items.count).toBe(lines.length);
				expect(items.height(HEIGHTS)).toBe(total);
				lines.forEach(({ item, top }, index) => {
					expect(items.at(index)).toEqual(item);
					expect(items.top(index, HEIGHTS)).toBe(top);
					if (item.kind !== "card") expect(items.indexOf(item.key)).toBe(index);
					const above = items.at(items.laneAbove(index));
					expect(above).toEqual(
						lines
							.slice(0, index + 1)
							.reverse()
							.find((line) => line.item.kind === "lane")?.item,
					);
				});
				expect(items.at(-1)).toBeUndefined();
				expect(items.at(lines.length)).toBeUndefined();
				expect(items.shown()).toEqual(lines.flatMap(({ item }) => (item.kind === "row" ? [item.entry] : [])));
			}),
		);
	});

	it("are found by height: every line of which something shows, and no other", () => {
		fc.assert(
			fc.property(anyArrangement, fc.nat(3000), fc.nat(900), (arrangement, from, length) => {
				const { items, lines } = slowly(arrangement);
				if (lines.length === 0) return;
				const { first, last } = items.between(from, from + length, HEIGHTS);
				const showing = lines.flatMap(({ top, height }, index) =>
					top + height > from && top <= from + length ? [index] : [],
				);
				if (showing.length > 0) expect([first, last]).toEqual([showing[0], showing.at(-1)]);
				else expect([first, last]).toEqual([lines.length - 1, lines.length - 1]);
			}),
		);
	});
});
