/** The list of deliberate mistakes of `npm run seeded-bugs`: each still stands for something in the sources. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { MISTAKES } from "../scripts/mistakes.mjs";

it.each(MISTAKES)("$name: can still be made, and in one place only", ({ file, from, to }) => {
	expect(to).not.toBe(from);
	expect(readFileSync(join(import.meta.dirname, "../src", file), "utf8").split(from)).toHaveLength(2);
});
