import { describe, expect, it } from "vitest";
import { endsInComment } from "./obsidian-syntax";

describe("endsInComment", () => {
	it.each([
		"%%",
		"a %% b",
		"%% a %% b %% c",
		"%%%%%%",
		"`a` %%",
		"`%% a",
		"\\\\%% a",
		"``%%` %% %%",
		"<!-- a --> %%",
		"<!-- %%",
		"%% `a %%` %%",
	])("%j leaves a comment open", (text) => expect(endsInComment(text)).toBe(true));
	it.each(["", "%", "50 %", "%% a %%", "%%%%", "`%%`", "``a ` %%``", "\\%% a", "<!-- %% -->", "%% ` %% `a`"])(
		"%j leaves none open",
		(text) => expect(endsInComment(text)).toBe(false),
	);
	it("takes linear time", () => {
		for (const text of [
			"`".repeat(400_000) + "%%",
			"` `` ``` ".repeat(50_000) + "%%",
			"<!--".repeat(200_000) + "%%",
			"%%".repeat(400_001),
			"\\".repeat(400_000) + "%%",
		])
			endsInComment(text);
	}, 20_000);
});
