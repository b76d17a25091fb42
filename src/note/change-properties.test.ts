import { describe, expect, it } from "vitest";
import { edited } from "../../tests/support/edited";
import { changeProperties } from "./change-properties";
import type { PropertyValue } from "./frontmatter/frontmatter";
import type { PropertyName } from "./properties/spellings";

const NOTE = "---\ntype: person\ncircle: close # ours\n---\n\n## Follow-ups\n\n- 2026-11-20 in person: met\n";

describe("changeProperties", () => {
	const changed = (text: string, ...changes: readonly (readonly [PropertyName, PropertyValue | undefined])[]): string =>
		edited(text, changeProperties(text, new Map(changes)));

	it("snoozes, wakes, sets cadence and circle, pauses and resumes", () => {
		const snoozed = changed(NOTE, ["snoozeUntil", "2026-12-24"]);
		expect(snoozed).toContain("circle: close # ours\nsnooze_until: 2026-12-24\n---");
		expect(changed(snoozed, ["snoozeUntil", undefined])).toBe(NOTE);
		expect(changed(NOTE, ["cadence", "6 weeks"])).toContain("close # ours\ncadence: 6 weeks\n---");
		expect(changed("---\ncadence: 30\ncircle: wide\n---\n", ["circle", "inner"], ["cadence", undefined])).toBe(
			"---\ncircle: inner\n---\n",
		);
		expect(changed("---\npaused: true\n---\n", ["paused", false])).toBe("---\npaused: false\n---\n");
		expect(changed("---\nPaused: yes # for now\n---\n", ["paused", false])).toBe("---\nPaused: false # for now\n---\n");
	});
});
