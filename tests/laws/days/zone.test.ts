import { expect, it } from "vitest";

it("runs in the time zone it was asked to", () => {
	expect(process.env["TZ"]).toBeTruthy();
	expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(process.env["TZ"]);
	// Midday in UTC is the next day already where clocks are furthest ahead.
	const local = new Date(Date.UTC(2026, 10, 24, 12)).getDate();
	expect(local).toBe(process.env["TZ"] === "Pacific/Kiritimati" || process.env["TZ"] === "Pacific/Auckland" ? 25 : 24);
});
