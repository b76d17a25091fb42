// What people see: the pane, in every theme and on every width.
import { afterAll, describe, it } from "vitest";
import { closeLooks, lookAt, looksAt } from "./support/looks";

afterAll(closeLooks);

describe("looks", () => {
	it.each(looksAt("pane", "card", "long"))("%s, %s", lookAt);
});
