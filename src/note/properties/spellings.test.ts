import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ourKey } from "../../domain/property-names";
import { isNameKey } from "./names";
import { inOwnersForm, PROPERTY_KEYS, vocabularyOf } from "./spellings";
import { KNOWN_MARKERS } from "../people-marks";
import { keyFor, readProperties } from "./read-properties";

const DOCS = readFileSync(new URL("../../../docs/data.md", import.meta.url), "utf8");

/** The keys in the table of `docs/data.md`, by the property in whose rows they stand. */
function documented(): Map<string, string[]> {
	const rows = DOCS.slice(DOCS.indexOf("| property | also read as"), DOCS.indexOf("- **A note is written"))
		.split("\n")
		.slice(2);
	const found = new Map<string, string[]>();
	let keys: string[] = [];
	for (const row of rows.filter((line) => line.startsWith("|"))) {
		const [, own = "", others = ""] = row.split("|");
		const named = [...own.matchAll(/`([^`]+)`/g)].map(([, key]) => key ?? "");
		if (named.length > 0) keys = named;
		const [first = ""] = keys;
		for (const key of keys) found.set(key, found.get(key) ?? []);
		found.get(first)?.push(...[...others.matchAll(/`([^`]+)`/g)].map(([, key]) => key ?? ""));
	}
	return found;
}

describe("the table of spellings", () => {
	it("spells each property as the sentences about it do", () => {
		for (const [name, key] of Object.entries(PROPERTY_KEYS)) expect(ourKey(name)).toBe(key);
	});

	it("is what the documentation says, property by property", () => {
		const table = documented();
		expect([...table.keys()].sort()).toEqual(Object.values(PROPERTY_KEYS).sort());
		const vocabulary = vocabularyOf();
		for (const [name, key] of Object.entries(PROPERTY_KEYS)) {
			const spelled = [key, ...(table.get(key) ?? []).filter((each) => !isNameKey(each))];
			const known = [...vocabulary].filter(([, meaning]) => meaning.name === name).map(([key]) => key);
			expect(spelled.map((each) => each.replace(/[_-]/g, "")).sort(), key).toEqual(known.sort());
		}
		for (const marker of KNOWN_MARKERS) expect(DOCS).toContain(`| \`${marker}\` |`);
	});

	it.each(["lastContact", "last contact", "Last Contact", "LAST-CONTACT", "last_contact", "lastcontact"])(
		"takes %s for last_contact",
		(key) => {
			expect(readProperties({ [key]: "2026-11-20" }).lastContact).toBe("2026-11-20");
			expect(keyFor({ [key]: "2026-11-20" }, "lastContact")).toBe(key);
		},
	);

	it("lets names of the user's own win over those of others, and never over ours", () => {
		const vocabulary = vocabularyOf({ lastMet: ["last_chat", "met"] });
		expect(readProperties({ last_chat: "2026-11-20", met: "2026-11-01" }, vocabulary)).toMatchObject({
			lastMet: "2026-11-20",
			met: "2026-11-01",
		});
	});

	it("reads the later of two days, the first of two cadences, and names what was spelled otherwise", () => {
		expect(readProperties({ "prm-last-contacted": "2026-11-22", last_contact: "2026-11-20" })).toMatchObject({
			lastContact: "2026-11-22",
		});
		expect(readProperties({ frequency: "Monthly", cadence: "weekly" }).cadence).toBe(7);
		expect(readProperties({ "prm-last-contacted": "2026-11-22", "prm-tier": "casual" })).toMatchObject({
			spelled: { lastContact: "prm-last-contacted", circle: "prm-tier" },
			circle: "casual",
			circleDays: 90,
		});
	});

	it.each([
		["frequency", "often", []],
		["frequency", 101.5, []],
		["contact_frequency", "never", []],
		["cadence", "often", ["cadence"]],
		["prm-cadence", "often", ["prm-cadence"]],
		["prm-last-contacted", "soon", ["prm-last-contacted"]],
		["interactions", "many", []],
		["interactions", [{ date: "soon" }, "x"], []],
	])("names %s: %s where it is certainly meant for us", (key, value, unreadable) => {
		expect(readProperties({ [key]: value }).unreadable.map(({ property }) => property)).toEqual(unreadable);
	});

	it("writes values as the plugin of the key understands them", () => {
		const vocabulary = vocabularyOf();
		expect([
			inOwnersForm("monthly", "prm-cadence", vocabulary),
			inOwnersForm("monthly", "Frequency", vocabulary),
			inOwnersForm(182, "frequency", vocabulary),
			inOwnersForm(45, "frequency", vocabulary),
		]).toEqual([30, "Monthly", "Bi-Annually", 45]);
		expect([
			inOwnersForm("monthly", "cadence", vocabulary),
			inOwnersForm("2026-11-20", "last_chat", vocabulary),
		]).toEqual(["monthly", "2026-11-20"]);
	});
});
