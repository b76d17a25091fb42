// @vitest-environment happy-dom
// The debrief: the lines of an event become people, one after the other, and all of it one step of undo.
import { afterEach, describe, expect, it } from "vitest";
import { TODAY, World } from "./support/world";

let world: World;

afterEach(() => world.stop());

const FAIR = "Events/Fair.md";
const HEAD = `---\ntype: event\ndate: ${TODAY}\nplace: Porto\n---\n`;
const Q3 = "Why would this person want to connect with me?";
const question = (): HTMLTextAreaElement | null => world.dialog().querySelector<HTMLTextAreaElement>("textarea");
const person = (head = "", body = ""): string => `---\ntype: person\n${head}---\n${body}`;

describe("Debrief an event", () => {
	it("makes twenty people of twenty lines, one by hand and one by another program, and is one undo", async () => {
		world = await World.start({ [FAIR]: `${HEAD}\n## Met\n`, "Notes/Else.md": "else\r\n" });
		const before = world.files();
		await world.run("capture");
		for (let at = 0; at < 18; at++) {
			if (at === 6) {
				const file = world.app.app.vault.getFileByPath(FAIR);
				if (file !== null)
					await world.app.app.vault.process(file, (text) => `${text}* By Hand, Typed: in the editor\n`);
			}
			if (at === 12) world.disk.changeOutside(FAIR, `${world.text(FAIR)}- From Outside\n`);
			await world.settled();
			world.fill("Somebody you met", `Person N${at}, Firm ${at}: topic ${at}; seeks thing ${at}; offers help ${at}`);
			await world.key("Enter");
		}
		await world.press("Done");
		const captured = world.text(FAIR);
		expect(captured.match(/^[-*] /gm)).toHaveLength(20);
		await world.run("debrief");
		for (let at = 0; at < 11; at++) {
			expect(document.activeElement?.getAttribute("aria-label")).toBe(Q3);
			await world.key("Enter", { ctrlKey: true });
		}
		// Left half-way, and resumed.
		await world.key("Escape");
		await world.run("debrief");
		expect(world.dialog().textContent).toContain("1 of 9");
		for (let at = 0; at < 9; at++) await world.press("Save and next");
		expect(world.dialog().textContent).toContain("Everybody is taken care of.");
		await world.press("Close");
		expect(world.api.people()).toHaveLength(20);
		expect(world.text(FAIR)).not.toMatch(/^[-*] [^[]/m);
		expect(world.text(FAIR).replace(/\[\[|\]\]/g, "")).toBe(captured);
		expect(world.text("People/Person N3.md")).toMatch(
			/^---\ntype: person\nmet: 2026-11-24\nmet_at: "\[\[Fair\]\]"\ncompany: Firm 3\nseeks:\n {2}- thing 3\noffers:\n {2}- help 3\n---\n/,
		);
		await world.run("undo");
		expect(world.text(FAIR)).toBe(captured);
		expect(world.api.people()).toEqual([]);
		for (let at = 0; at < 18; at++) await world.run("undo");
		const after = Object.fromEntries(Object.entries(world.files()).filter(([path]) => !path.startsWith(".trash/")));
		expect(after).toEqual({
			...before,
			[FAIR]: `${before[FAIR]}* By Hand, Typed: in the editor\n- From Outside\n`,
		});
	}, 60_000);

	it("asks answer 3 first, and writes what was entered", async () => {
		world = await World.start({ [FAIR]: `${HEAD}\n## Met\n\n- Tom Reyes, Acme: climbing; promised the gym list\n` });
		await world.run("debrief");
		const labels = [...world.dialog().querySelectorAll("textarea")].map((el) => el.getAttribute("aria-label"));
		expect(labels).toEqual([
			Q3,
			"Why am I making this connection?",
			"How am I going to make this connection?",
			"How am I going to keep up this connection once I've made it?",
		]);
		world.fill(Q3, "I know the gyms.");
		await world.press("“climbing” is common ground");
		world.fill("By", "2026-11-26");
		await world.press("Save and next");
		expect(world.text("People/Tom Reyes.md")).toContain(`## ${Q3}\n\nI know the gyms.\n`);
		expect(world.text("People/Tom Reyes.md")).toContain("common_ground:\n  - climbing\n");
		expect(world.text(FAIR)).toBe(`${HEAD}\n## Met\n\n- [[Tom Reyes]], Acme: climbing; promised the gym list\n`);
		expect(world.person("Tom Reyes")).toMatchObject({ met: TODAY, lastMet: TODAY });
	});

	it("writes a promise into the note of the person, with a day or without, and takes it back with the rest", async () => {
		const files = {
			[FAIR]: `${HEAD}\n## Met\n\n- Tom Reyes: promised the gym list\n- Ana Díaz: promised a key\n- Bo Lind: promised a map\n`,
			"People/Ana Díaz.md": person("last_met: 2026-01-01\n", "\n## Promises\n\n- [ ] the old one\n"),
			"People/Bo Lind.md": person("", `\n## Follow-ups\n\n- ${TODAY} in person: by hand\n`),
		};
		world = await World.start(files);
		await world.run("debrief");
		await world.press("Save and next");
		expect(world.text("People/Tom Reyes.md")).toMatch(/\n\n## Promises\n\n- \[ \] the gym list 📅 2026-11-26\n$/);
		// Left half-way, and resumed.
		await world.key("Escape");
		await world.run("debrief");
		world.dialog().querySelector<HTMLButtonElement>(".networking-notes-candidates button")?.click();
		world.fill("By", "");
		await world.press("Save and next");
		const ana = world.text("People/Ana Díaz.md");
		expect(ana).toContain("- [ ] the old one\n- [ ] a key\n");
		expect(ana).toContain(`- ${TODAY} in person: promised a key\n`);
		world.dialog().querySelector<HTMLButtonElement>(".networking-notes-candidates button")?.click();
		await world.press("Save and next");
		expect(world.text("People/Bo Lind.md")).toBe(
			`${files["People/Bo Lind.md"]}\n## Promises\n\n- [ ] a map 📅 2026-11-26\n`,
		);
		await world.press("Close");
		expect(world.text(FAIR)).not.toContain("## Promised");
		await world.run("undo");
		expect(Object.entries(world.files()).filter(([path]) => !path.startsWith(".trash/"))).toEqual(
			Object.entries(files),
		);
	});

	it("dismisses lines about nobody for good, with every word of theirs, and takes that back with the rest", async () => {
		const lines = "- Nice evening\n- Nice evening ^b1\n- Nice evening\n- [[Ana]] and the foghorn: loud\n- Tom Reyes\n";
		const files = { [FAIR]: `${HEAD}\n## Met\n\n${lines}`, "People/Ana.md": person("met: 2026-11-24\n") };
		world = await World.start(files);
		await world.run("debrief");
		for (let at = 0; at < 4; at++) await world.press("Not a person");
		expect(document.activeElement?.getAttribute("aria-label")).toBe(Q3);
		expect(world.text(FAIR)).toBe(`${HEAD}\n## Met\n\n${lines.replace(/evening|loud/g, "$& %%nobody%%")}`);
		await world.press("Save and next");
		expect(world.dialog().textContent).toContain("Saved 1 person. Everybody is taken care of.");
		await world.press("Close");
		await world.run("debrief");
		await world.pick("");
		expect(world.dialog().textContent).toContain("Everybody is taken care of.");
		await world.press("Close");
		await world.run("undo");
		expect(world.text(FAIR)).toBe(files[FAIR]);
	});

	it("shows with reasons who it may be already, and merges nobody silently", async () => {
		const files = {
			[FAIR]: `${HEAD}\n## Met\n\n- ana diaz: the Porto house\n- Ana, Acme: again\n- Bo Lind\n`,
			"People/Ana Díaz.md": person("company: Acme\nplace: Porto\n", "\n## Follow-ups\n\n- 2026-01-01 call\n"),
			"People/Bo Lind.md": person(),
		};
		world = await World.start(files);
		await world.run("debrief");
		expect(world.dialog().textContent).toContain("Ana Díazspelled Ana Díaz and lives in Porto");
		world.dialog().querySelector<HTMLButtonElement>(".networking-notes-candidates button")?.click();
		expect(question()).toBeNull();
		await world.press("Save and next");
		expect(world.text(FAIR)).toContain("- [[Ana Díaz|ana diaz]]: the Porto house\n");
		expect(world.text("People/Ana Díaz.md")).toContain("- 2026-01-01 call\n- 2026-11-24 in person: the Porto house\n");
		expect(world.dialog().textContent).toContain("shares a part of the name, works at Acme and lives in Porto");
		await world.press("Skip");
		// The same name is no proof: another is made where nobody was chosen.
		await world.press("Save and next");
		expect(world.text(FAIR)).toContain("- [[Bo Lind 2|Bo Lind]]\n");
		expect(world.dialog().textContent).toContain("Saved 2 people. 1 line waits.");
		await world.press("Close");
		await world.run("undo");
		expect(world.text(FAIR)).toBe(files[FAIR]);
		expect(world.text("People/Ana Díaz.md")).toBe(files["People/Ana Díaz.md"]);
	});

	it("logs the meeting with people whose lines are links already, where that is wanted", async () => {
		world = await World.start({
			[FAIR]: `${HEAD}\n## Met\n\n- [[Ana]]: the house\n- [[Bo]]\n- [[Cy]]: logged\n- [[Nobody]]\n`,
			"People/Ana.md": person(),
			"People/Bo.md": person(),
			"People/Cy.md": person("", `\n## Follow-ups\n\n- ${TODAY} in person: at the fair\n`),
		});
		await world.run("debrief");
		await world.pick("");
		const names = [...world.dialog().querySelectorAll(".setting-item-name")].map((el) => el.textContent);
		expect(names).toEqual(["Ana", "Bo"]);
		await world.press("Log");
		expect(world.text("People/Ana.md")).toContain(`- ${TODAY} in person: the house\n`);
		expect(world.text("People/Bo.md")).toContain(`- ${TODAY} in person: at [[Fair]]\n`);
		await world.run("undo");
		expect(world.text("People/Ana.md")).toBe(person());
		expect(world.text("People/Bo.md")).toBe(person());
	});

	it("changes nothing where the line or the event is gone, and keeps what was entered", async () => {
		world = await World.start({ [FAIR]: `${HEAD}\n## Met\n\n- Tom Reyes\n- Ana Diaz\n` });
		await world.run("debrief");
		world.fill(Q3, "He seeks a gym.");
		world.disk.changeOutside(FAIR, `${HEAD}\n## Met\n\n- Tom R.\n- Ana Diaz\n`);
		await world.settled();
		await world.press("Save and next");
		expect(world.notices().at(-1)).toBe(
			"The line about Tom Reyes in “Fair” has been changed since. Nothing was changed.",
		);
		expect(question()?.value).toBe("He seeks a gym.");
		await world.press("Skip");
		world.disk.changeOutside(FAIR, null);
		await world.settled();
		await world.press("Save and next");
		expect(world.notices().at(-1)).toBe(`The note ${FAIR} is gone. Nothing was changed.`);
		expect(world.files()).toEqual({});
	});

	it("follows a rename, and says which day of several it was", async () => {
		world = await World.start({
			[FAIR]: `---\ntype: event\ndate: 2026-11-22\nuntil: ${TODAY}\n---\n\n## Met\n\n- Tom Reyes\n\n### 2026-11-23\n\n- Ana Diaz and Bo Lind\n- Tom Reyes\n`,
		});
		// What is captured today counts for today.
		await world.api.capture({ text: "Cy Young" });
		await world.settled();
		expect(world.text(FAIR)).toContain(`- Tom Reyes\n\n### ${TODAY}\n\n- Cy Young\n`);
		await world.run("debrief");
		const choice = world.dialog().querySelector("select");
		expect([...(choice?.options ?? [])].map(({ value }) => value)).toEqual(["2026-11-22", "2026-11-23", TODAY]);
		expect(choice?.value).toBe("2026-11-22");
		const file = world.app.app.vault.getFileByPath(FAIR);
		if (file !== null) await world.app.app.vault.rename(file, "Events/Book Fair.md");
		await world.press("Save and next");
		const second = world.dialog().querySelector("select");
		expect(second?.value).toBe("2026-11-23");
		if (second !== null) second.value = TODAY;
		second?.dispatchEvent(new Event("change"));
		for (let at = 0; at < 4; at++) await world.press("Save and next");
		expect(world.text("People/Ana Diaz.md")).toContain(`met: ${TODAY}\n`);
		expect(world.text("People/Cy Young.md")).toContain(`met: ${TODAY}\n`);
		expect(world.text("People/Tom Reyes.md")).toContain('met: 2026-11-22\nmet_at: "[[Book Fair]]"\n');
		expect(world.text("People/Bo Lind.md")).toContain("met: 2026-11-23\n");
		expect(world.text("Events/Book Fair.md")).toContain(
			"- [[Ana Diaz]] and [[Bo Lind]]\n- [[Tom Reyes 2|Tom Reyes]]\n",
		);
	});

	it.each([
		["no date", "---\ntype: event\n---\n", /nothing|Which event/i],
		["a date to come", "---\ntype: event\ndate: 2026-12-24\n---\n", /Which event/i],
	])("offers no event with %s", async (_, head) => {
		world = await World.start({ [FAIR]: `${head}\n## Met\n\n- Tom\n` });
		await world.run("debrief");
		expect(world.dialog().querySelectorAll(".suggestion-item").length).toBe(0);
	});
});
