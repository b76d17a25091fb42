// @vitest-environment happy-dom
// Before an event: who of one's own is likely to come, whom to meet, and what is written when told.
import { afterEach, describe, expect, it } from "vitest";
import { TODAY, World } from "./support/world";

let world: World;

afterEach(() => world.stop());

const person = (head = ""): string => `---\ntype: person\n${head}---\n`;
const MEETUP = "Events/Makers Meetup 13.md";
const VAULT = {
	[MEETUP]: "---\ntype: event\ndate: 2026-11-26\nplace: Porto\n---\n\n## Met\n",
	"Events/Makers Meetup 12.md":
		"---\ntype: event\ndate: 2026-10-26\n---\n\n## Met\n\n- [[Bo Lind]]: bread\n\n## Promised\n\n- [ ] [[Bo Lind]]: the sourdough 📅 2026-11-01\n- [x] [[Cy Young]]: done\n",
	"People/Bo Lind.md": person("company: Acme\n"),
	"People/Cy Young.md": person("place: Porto\ncommon_ground: [tiles]\n"),
	"People/Ana Díaz.md": person("gives: 1\nasks: 4\n"),
	"People/Dee Park.md": person('met_at: "[[Makers Meetup 12]]"\nseeks: [a printer]\n'),
	"People/Ana.md": person(),
	"People/Eve Moss.md": person(),
};

function rows(): string[][] {
	return [...world.dialog().querySelectorAll(".networking-notes-prepare-row")].map((row) => [
		(row.querySelector("input")?.checked === true ? "x " : "  ") + (row.querySelector("div > div")?.textContent ?? ""),
		...[...row.querySelectorAll("div > div")].slice(1).map((el) => el.textContent ?? ""),
	]);
}

async function paste(list: string): Promise<void> {
	world.fill("Who comes", list);
	await new Promise((done) => setTimeout(done, 420));
	await world.settled();
}

describe("Prepare an event", () => {
	it("says who is likely to come, why, and what to say to them", async () => {
		world = await World.start(VAULT);
		await world.run("prepare");
		expect(rows()).toEqual([
			["  Bo Lind", "was at Makers Meetup 12", "you promised the sourdough, by November 1"],
			["  Dee Park", "was at Makers Meetup 12", "seeks a printer"],
			["  Cy Young", "lives in Porto", "tiles"],
		]);
	});

	it("matches a pasted list, and writes what is chosen as tasks, which are no contact", async () => {
		world = await World.start(VAULT);
		await world.run("prepare");
		await paste("Name\tCompany\nDIAZ, Ana\tElsewhere\nTom Reyes\tAcme\nAna\tNowhere\nB. Lind\t\n123\t\n");
		expect(world.dialog().textContent).toContain("2 in your notes, 2 new to you. No name in line 6.");
		expect(rows()).toEqual([
			["x Ana Díaz", "the family name first", "give something first"],
			[
				"  Bo Lind",
				"perhaps B. Lind · Bo Lind with an initial and was at Makers Meetup 12",
				"you promised the sourdough, by November 1",
			],
			["  Dee Park", "was at Makers Meetup 12", "seeks a printer"],
			["  Cy Young", "lives in Porto", "tiles"],
			["  Tom Reyes, Acme", "Bo Lind could introduce you"],
			["  Ana, Nowhere"],
		]);
		const boxes = [...world.dialog().querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
		for (const box of [boxes[1], boxes[4]]) box?.click();
		await world.press("Write under To meet");
		expect(world.text(MEETUP)).toBe(
			VAULT[MEETUP].replace(
				"## Met\n",
				"## To meet\n\n- [ ] [[Ana Díaz]]: give something first\n- [ ] [[Bo Lind]]: promised the sourdough\n- [ ] Tom Reyes, Acme: Bo Lind could introduce you\n\n## Met\n",
			),
		);
		world.setToday("2026-11-27");
		await world.told();
		expect(world.person("Ana Díaz").lastContact).toBeNull();
		await world.run("prepare");
		await world.pick("Meetup 13");
		await paste("Diaz, Ana\n");
		expect(rows()[0]?.[1]).toContain("under “To meet” already");
		await world.key("Escape");
		await world.run("undo");
		expect(world.text(MEETUP)).toBe(VAULT[MEETUP]);
	});

	it.each([
		["list.csv", "Company,Full name\nAcme,Tom Reyes\nElsewhere,Ana Diaz\n"],
		["list.txt", "Ana Diaz\nTom Reyes, Acme\n"],
		["list.tsv", "Ana Diaz\t\nTom Reyes\tAcme\n"],
		[
			"list.vcf",
			"BEGIN:VCARD\nVERSION:3.0\nFN:Ana Diaz\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Tom Reyes\nORG:Acme\nEND:VCARD\n",
		],
	])("takes the list from a file of the vault: %s", async (name, text) => {
		world = await World.start({ ...VAULT, [`Files/${name}`]: text, "Files/no.png": "x" });
		await world.run("prepare");
		const before = rows().length;
		await world.press("From a file…");
		await world.pick(name);
		await world.settled();
		expect(world.dialog().textContent).toContain(`${name}: 2 people.`);
		expect(rows()[0]).toEqual(["x Ana Díaz", "spelled Ana Díaz", "give something first"]);
		await paste("Tom Reyes, Acme\n");
		expect(rows().filter(([who]) => who === "  Tom Reyes, Acme")).toHaveLength(1);
		await paste("");
		// Closed and opened again it is still there, and goes when told.
		await world.key("Escape");
		await world.run("prepare");
		await world.press("Leave it out");
		expect(rows().length).toBe(before);
		expect(world.text(MEETUP)).toBe(VAULT[MEETUP]);
	});

	it("names a file that is no list, and changes nothing", async () => {
		world = await World.start({ ...VAULT, "Files/numbers.csv": "1,2\n3,4\n" });
		await world.run("prepare");
		await world.press("From a file…");
		await world.pick("numbers");
		await world.settled();
		expect(world.notices().at(-1)).toContain("numbers.csv");
		expect(world.dialog().textContent).toContain("From a file…");
	});

	it("writes nothing unasked, and names an event without a day", async () => {
		world = await World.start({ "Events/Soon.md": `---\ntype: event\ndate: soon\n---\n`, "People/Ana.md": person() });
		await world.run("prepare");
		await world.pick("Soon");
		expect(world.notices().at(-1)).toMatch(/“date: soon” in “Soon” is not a day/);
		expect(world.hasDialog()).toBe(false);
		expect(TODAY).toBe("2026-11-24");
	});
});
