// What people see: dialogs and what else there is to see, in every theme and on every width.
import { afterAll, describe, it } from "vitest";
import { closeLooks, lookAt, looksAt } from "./support/looks";

afterAll(closeLooks);

describe("looks", () => {
	it.each(
		looksAt(
			"log",
			"new-person",
			"walk",
			"last-spoke",
			"check",
			"import",
			"merge",
			"ledger",
			"empty",
			"selection",
			"first-run",
			"why",
		),
	)("%s, %s", lookAt);
});
