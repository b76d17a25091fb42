// @vitest-environment happy-dom
// What the pane says of events: two quiet lines at the most.
import { afterEach, describe, expect, it } from "vitest";
import { TODAY, World } from "./support/world";

let world: World;

afterEach(() => world.stop());

const event = (date: string, lines = "", more = ""): string =>
	`---\ntype: event\ndate: ${date}\n${more}---\n\n## Met\n\n${lines}`;
const lines = (): string[] =>
	[...document.querySelectorAll(".networking-notes-event-line")].map((el) => el.textContent ?? "");

describe("the pane", () => {
	it("says how far tonight's goal is, and whose debrief waits", async () => {
		world = await World.start({
			"Events/Fair.md": event(TODAY, "- Tom Reyes\n- [[Ana]]\n- [[Bo]]\n", "goal: 5\n"),
			"Events/Meetup.md": event("2026-11-23", "- Cy Young\n- Dee Park\n"),
			"Events/Long Ago.md": event("2026-09-01", "- Nobody Knows\n"),
			"People/Ana.md": `---\ntype: person\nmet: ${TODAY}\n---\n`,
			"People/Bo.md": "---\ntype: person\nmet: 2026-01-01\n---\n",
		});
		await world.run("open-fading-connections");
		expect(lines()).toEqual(["Fair: 2 of 5 new people", "Debrief Meetup: 2 people, by tomorrow"]);
		await world.api.capture({ text: "Eve Moss" });
		await world.settled();
		expect(lines()[0]).toBe("Fair: 3 of 5 new people");
		world.setToday("2026-11-28");
		await world.told();
		expect(lines()).toEqual(["Debrief Meetup: 2 people, still time"]);
		document.querySelector<HTMLButtonElement>(".networking-notes-event-line")?.click();
		await world.settled();
		expect(world.dialog().textContent).toContain("Debrief Meetup");
	});

	it("has tonight's event offered first as the place where somebody new was met", async () => {
		world = await World.start({
			"Events/Fair.md": event(TODAY),
			"Events/Later.md": event("2026-12-24"),
			"People/Bo.md": "---\ntype: person\nmet: 2026-11-23\nmet_at: the mill\n---\n",
		});
		await world.run("new-person");
		world.fill("Where", "i");
		await world.settled();
		expect([...document.querySelectorAll(".suggestion-item")].map((el) => el.textContent)).toEqual([
			"Fair",
			"the mill",
		]);
	});

	it("says a week after an event with how many new people it held, until thirty days are over", async () => {
		const log = "\n## Follow-ups\n\n- 2026-11-22 call\n- 2026-11-13 message\n";
		const files = {
			"Events/Fair.md": event("2026-11-12", "- [[Ana]]\n- [[Bo]] and [[Ana]]\n- [[Old]]\n- It was loud %%nobody%%\n"),
			"Events/Before.md": event("2026-11-01", "- [[Cy]]\n"),
			"People/Ana.md": `---\ntype: person\nmet: 2026-11-12\n---\n${log}`,
			"People/Bo.md": `---\ntype: person\nmet: 2026-11-12\n---\n\n## Follow-ups\n\n- 2026-11-13 message\n`,
			"People/Old.md": `---\ntype: person\nmet: 2020-01-01\n---\n${log}`,
			"People/Cy.md": "---\ntype: person\nmet: 2026-11-01\n---\n",
		};
		world = await World.start(files);
		await world.run("open-fading-connections");
		expect(lines()).toEqual(["Fair: kept up with 1 of 2 new people"]);
		document.querySelector<HTMLButtonElement>(".networking-notes-event-line")?.click();
		await world.settled();
		expect(world.app.app.workspace.getActiveFile()?.path).toBe("Events/Fair.md");
		world.setToday("2026-11-18");
		await world.told();
		expect(lines()).toEqual(["Before: 1 new person, still time"]);
		world.setToday("2026-12-24");
		await world.told();
		expect(lines()).toEqual([]);
	});

	it("names on a card the event, its community and who else was there, also where only the event's note tells", async () => {
		world = await World.start({
			"Events/Fair.md": event("2026-11-12", "- [[Ana]]\n", 'community: "[[Harbour Makers]]"\n'),
			"People/Ana.md": "---\ntype: person\nmet: 2026-11-12\n---\n",
			"People/Bo.md": '---\ntype: person\nmet: 2026-11-12\nmet_at: "[[Fair]]"\n---\n',
		});
		await world.run("open-fading-connections");
		const card = async (name: string): Promise<string> => {
			for (const title of document.querySelectorAll<HTMLElement>(".networking-notes-row"))
				if (title.textContent?.includes(name) === true && !title.classList.contains("is-open")) title.click();
			await world.settled();
			return document.querySelector(".networking-notes-card")?.textContent ?? "";
		};
		expect(await card("Ana")).toContain("at Fair (Harbour Makers), with Bo");
		expect(await card("Bo")).toContain("at Fair (Harbour Makers)");
	});

	it("says nothing where nothing is on and nobody waits", async () => {
		world = await World.start({ "Events/Fair.md": event("2026-11-20", "- [[Ana]]\n") });
		await world.run("open-fading-connections");
		expect(lines()).toEqual([]);
	});
});
