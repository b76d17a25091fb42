// @vitest-environment happy-dom
// Quiet ledgers in the built plugin: a file is kept as it is, its people are found, and get a note only when told.
import { afterEach, describe, expect, it } from "vitest";
import { expectRefused, World } from "./support/world";

let world: World;

afterEach(() => world.stop());

const CSV = [
	"First Name,Last Name,URL,Email Address,Company,Position,Connected On",
	"Ana,Díaz,https://www.linkedin.com/in/ana-diaz,ana@x.example,Tide,Architect,05 Nov 2024",
	"Ben,Ito,https://www.linkedin.com/in/ben-ito,,Acme,Baker,06 Nov 2024",
	"Anders,Fox,https://www.linkedin.com/in/fox,,Tide,Sailor,07 Nov 2024",
	"",
].join("\n");

function bytes(text: string): ArrayBuffer {
	return new Uint8Array(new TextEncoder().encode(text)).buffer;
}

async function openPane(): Promise<void> {
	await world.run("open-fading-connections");
	await world.told();
}

function pane(): HTMLElement {
	const found = document.querySelector<HTMLElement>(".networking-notes-pane");
	if (found === null) throw new Error("The pane is not open");
	return found;
}

async function search(query: string): Promise<void> {
	const field = pane().querySelector<HTMLInputElement>("input[type=search]");
	if (field === null) throw new Error("There is no search");
	field.value = query;
	field.dispatchEvent(new Event("input", { bubbles: true }));
	await world.told();
}

/** Whom the section shows, once it has told. */
function shown(): string[] {
	return [...pane().querySelectorAll(".networking-notes-ledger-row")].map(
		(row) => row.getAttribute("aria-label") ?? "",
	);
}

const notes = (): string[] => Object.keys(world.files()).filter((path) => path.startsWith("People/"));

describe("a quiet ledger", () => {
	it("is the file as it is in the folder of the settings, writes no note, and one undo removes it", async () => {
		world = await World.start({}, { settings: { ledgerFolder: "Lists/Quiet" } });
		const given = { name: "Connections.csv", data: bytes(CSV), as: "ledger" } as const;
		expect(await world.api.importPeople(given)).toEqual({ created: 0, filled: 0, ledger: 3, skipped: 0 });
		expect(world.text("Lists/Quiet/Connections.csv")).toBe(CSV);
		await world.settled();
		expect(world.api.people()).toEqual([]);
		expect(await world.api.importPeople(given)).toEqual({ created: 0, filled: 0, ledger: 0, skipped: 3 });
		expect(await world.api.importPeople({ ...given, data: bytes(`${CSV}Cleo,Vance,,,,,\n`) })).toMatchObject({
			ledger: 4,
		});
		expect(
			Object.keys(world.files())
				.filter((path) => path.startsWith("Lists/"))
				.sort(),
		).toEqual(["Lists/Quiet/Connections 2.csv", "Lists/Quiet/Connections.csv"]);
		expect(await world.api.undo()).toContain("Connections 2.csv");
		await world.api.undo();
		expect(Object.keys(world.files()).filter((path) => path.startsWith("Lists/"))).toEqual([]);
	});

	it("is refused where no folder is set, and for what is no list of people", async () => {
		world = await World.start({}, { settings: { ledgerFolder: "" } });
		const given = { name: "x.csv", data: bytes(CSV), as: "ledger" } as const;
		await expectRefused(world, () => world.api.importPeople(given), /No folder is set for quiet ledgers/);
		await expectRefused(world, () => world.api.importPeople({ ...given, data: bytes("a\n1") }), /names its columns/);
		await expectRefused(
			world,
			() => world.api.importPeople({ ...given, as: "cards" as never }),
			/Use “notes” or “ledger”/,
		);
	});

	it("is what the review proposes for two hundred people, and not for fewer", async () => {
		const many = (count: number): string =>
			`Name\n${Array.from({ length: count }, (_, at) => `Given${at} Family`).join("\n")}\n`;
		world = await World.start({ "Lists/few.csv": many(199), "Lists/many.csv": many(200) });
		await world.run("import-people");
		await world.pick("few.csv");
		const as = (): string | undefined =>
			document.querySelector<HTMLSelectElement>("select[aria-label='Keep as']")?.value;
		await expect.poll(as).toBe("notes");
		await world.press("Close");
		await world.run("import-people");
		await world.pick("many.csv");
		await expect.poll(as).toBe("ledger");
		expect(world.dialog().textContent).toContain("200 people in “Ledgers”. No note is written.");
		expect(world.dialog().querySelectorAll(".networking-notes-row-of-list select").length).toBe(0);
		await world.press("Keep the file");
		await world.settled();
		expect(world.text("Ledgers/many.csv")).toBe(many(200));
		expect(notes()).toEqual([]);
		expect(world.notices()).toEqual(["200 people are in a quiet ledger now: Ledgers/many.csv. Search finds them."]);
		await world.pressInNotice("Undo");
		expect(world.files()["Ledgers/many.csv"]).toBeUndefined();
	});

	it("has its people found by the pane's search, each once, and nobody of them who has a note", async () => {
		world = await World.start({
			"Ledgers/a.csv": CSV,
			"Ledgers/b.csv": "Name,Company,E-mail\nAna Diaz,Tide,ana@x.example\nAnton Berg,,\n",
			"People/Anders Fox.md": "---\ntype: person\nlinks: https://linkedin.com/in/fox\n---\n",
		});
		await openPane();
		await search("an");
		await expect
			.poll(shown)
			.toEqual(["Make a note for Ana Díaz, Architect · Tide · ana@x.example", "Make a note for Anton Berg"]);
		await search("tide");
		await expect.poll(shown).toEqual(["Make a note for Ana Díaz, Architect · Tide · ana@x.example"]);
		expect(pane().textContent).not.toContain("Nobody matches");
		await search("");
		await expect.poll(shown).toEqual([]);
		expect(world.api.people().map(({ name }) => name)).toEqual(["Anders Fox"]);
		world.disk.changeOutside("Ledgers/b.csv", "Name,Company\nAnna New,Tide\n");
		await world.settled();
		await search("an");
		await expect.poll(() => shown()[1]).toBe("Make a note for Anna New, Tide");
	});

	it("makes a note of somebody when told, with all that the file tells, and shows them no more", async () => {
		world = await World.start({ "Ledgers/a.csv": CSV });
		await openPane();
		await search("ana");
		await expect.poll(shown).toHaveLength(1);
		pane().querySelector<HTMLButtonElement>(".networking-notes-ledger-row")?.click();
		await world.settled();
		expect(notes()).toEqual([]);
		const value = (label: string): string | undefined =>
			world.dialog().querySelector<HTMLInputElement>(`input[aria-label="${label}"]`)?.value;
		expect([value("Name"), value("Company"), value("Role"), value("Email"), value("Met on")]).toEqual([
			"Ana Díaz",
			"Tide",
			"Architect",
			"ana@x.example",
			"",
		]);
		expect(world.dialog().textContent).toContain(
			"Filled in from Ledgers/a.csv. Saved with it: links and connected since.",
		);
		await world.press("Save");
		await world.told();
		const text = world.text("People/Ana Díaz.md");
		for (const line of [
			"company: Tide",
			"role: Architect",
			"email: ana@x.example",
			'links: "https://www.linkedin.com/in/ana-diaz"',
			"connected: 2024-11-05",
		])
			expect(text).toContain(`${line}\n`);
		expect(text).not.toMatch(/^met:|last_contact|paused/m);
		await world.told();
		await expect.poll(shown).toEqual([]);
		await world.api.undo();
		await world.told();
		await world.told();
		await expect.poll(shown).toHaveLength(1);
	});

	it("offers to fill in a new person of that name, and takes it out again", async () => {
		world = await World.start({ "Ledgers/a.csv": CSV });
		await world.run("new-person");
		await world.told();
		world.fill("Name", "diaz ana");
		await expect
			.poll(() => world.dialog().textContent)
			.toContain("Architect · Tide · ana@x.example: in Ledgers/a.csv.");
		await world.press("Fill in Ana Díaz");
		const value = (label: string): string | undefined =>
			world.dialog().querySelector<HTMLInputElement>(`input[aria-label="${label}"]`)?.value;
		expect([value("Name"), value("Company"), value("Met on")]).toEqual(["Ana Díaz", "Tide", "2026-11-24"]);
		world.fill("Role", "Sailor");
		world.fill("Why am I making this connection?", "She knows the harbour.");
		await world.press("Take it out");
		expect([value("Role"), world.dialog().querySelector("textarea")?.value]).toEqual([
			"Sailor",
			"She knows the harbour.",
		]);
		expect([value("Name"), value("Company")]).toEqual(["diaz ana", ""]);
		await world.press("Fill in Ana Díaz");
		world.fill("Company", "Harbour");
		await world.press("Save");
		await world.settled();
		const text = world.text("People/Ana Díaz.md");
		expect(text).toContain("company: Harbour\n");
		expect(text).toContain("connected: 2024-11-05\n");
		expect(text).toContain("met: 2026-11-24\n");
	});

	it("says on a list of attendees who of them is in it", async () => {
		world = await World.start({
			"Ledgers/a.csv": CSV,
			"Events/Tonight.md": "---\ntype: event\ndate: 2026-11-24\n---\n",
		});
		await world.run("prepare");
		await expect.poll(() => world.hasDialog()).toBe(true);
		const area = world.dialog().querySelector("textarea");
		if (area === null) throw new Error("There is no list");
		area.value = "Díaz, Ana\nBen Ito, Acme\nNobody Known";
		area.dispatchEvent(new Event("input", { bubbles: true }));
		await expect.poll(() => world.dialog().textContent).toContain("Nobody Known");
		expect(world.dialog().textContent).toContain("Architect · Tide · ana@x.example (in Ledgers/a.csv)");
		expect(world.dialog().textContent).toContain("Baker · Acme (in Ledgers/a.csv)");
	});

	it("follows its file where that is renamed, moved away and deleted", async () => {
		world = await World.start({ "Ledgers/a.csv": CSV, "Other/b.csv": "Name\nAnn Late\n" });
		await openPane();
		await search("ann");
		await expect.poll(shown).toEqual([]);
		const { vault } = world.app.inner;
		const move = async (from: string, to: string): Promise<void> => {
			const file = vault.getFileByPath(from);
			if (file !== null) await vault.rename(file, to);
			await world.settled();
		};
		await move("Other/b.csv", "Ledgers/b.csv");
		await search("an");
		await expect.poll(shown).toHaveLength(3);
		await move("Ledgers/a.csv", "Other/a.csv");
		await search("ann");
		await search("an");
		await expect.poll(shown).toEqual(["Make a note for Ann Late"]);
		world.disk.changeOutside("Ledgers/b.csv", null);
		await world.settled();
		await search("ann");
		await expect.poll(shown).toEqual([]);
	});

	it("that can't be read is named by the check of the notes", async () => {
		world = await World.start({ "Ledgers/a.csv": CSV, "Ledgers/b.csv": "1,2\n", "Other/c.csv": "1,2\n" });
		await world.run("check-notes");
		await expect.poll(() => world.hasDialog()).toBe(true);
		expect(world.dialog().textContent).toContain("Ledgers/b.csv");
		expect(world.dialog().textContent).toContain(
			"Nobody in this file is searched. No line of this file names its columns.",
		);
		expect(world.dialog().textContent).not.toContain("a.csv");
		expect(world.dialog().textContent).not.toContain("c.csv");
	});
});
