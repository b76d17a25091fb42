// @vitest-environment happy-dom
// How many people wait is one number, wherever it is said; and what is said where nobody does.
import { afterEach, describe, expect, it } from "vitest";
import { World } from "./support/world";

let world: World;

afterEach(() => world.stop());

const PANE = ".workspace-leaf-content[data-type='networking-notes-fading']";

const textOf = (selector: string): string => document.querySelector(selector)?.textContent ?? "";
const statusBar = (): HTMLElement | null => document.querySelector(".status-bar-item.plugin-networking-notes");

const note = (properties: string, log = ""): string =>
	`---\ntype: person\n${properties}---\n${log === "" ? "" : `\n## Follow-ups\n\n${log}`}`;

const EVERY_LANE = {
	"People/New, due.md": note("met: 2026-11-20\n"),
	"People/New, later.md": note("met: 2026-11-23\n"),
	"People/Faded.md": note("cadence: 10\nlast_contact: 2026-01-01\n"),
	"People/Fading.md": note("cadence: 30\nlast_contact: 2026-10-01\n"),
	"People/Due.md": note("cadence: 30\nlast_contact: 2026-10-23\n"),
	"People/Slipping.md": note(
		"cadence: 365\n",
		["08-01", "08-08", "08-15", "08-22", "08-29", "09-05", "09-12", "10-20"]
			.map((day) => `- 2026-${day} call\n`)
			.join(""),
	),
	"People/Warm.md": note("last_contact: 2026-11-20\n"),
	"People/Resting.md": note("paused: true\nlast_contact: 2026-01-01\n"),
	"People/Undated.md": note(""),
};

describe("how many people wait", () => {
	it("is the same in the head, the status bar and the walk, which lists exactly them", async () => {
		world = await World.start(EVERY_LANE);
		await world.run("open-fading-connections");
		expect(textOf(`${PANE} .networking-notes-waiting`)).toBe("5 waiting");
		expect(statusBar()?.textContent).toBe("5 people waiting");
		expect(statusBar()?.getAttribute("aria-label")).toContain("5 people waiting");
		await world.run("reach-out");
		const walked: string[] = [];
		for (let at = 1; at <= 5; at++) {
			const title = world.dialog().querySelector(".networking-notes-walk-name");
			expect(title?.textContent).toContain(`${at} of 5`);
			walked.push(title?.firstElementChild?.textContent ?? "");
			await world.key("n");
		}
		expect(walked).toEqual(["New, due", "Faded", "Fading", "Due", "Slipping"]);
		expect(world.dialog().textContent).toContain("Done for now");
	});

	it("changes in head and status bar at once, and is left out where nobody waits", async () => {
		world = await World.start({
			"People/Due.md": EVERY_LANE["People/Due.md"],
			"People/New.md": EVERY_LANE["People/New, later.md"],
		});
		await world.run("open-fading-connections");
		expect(textOf(`${PANE} .networking-notes-waiting`)).toBe("1 waiting");
		await world.api.logFollowUp({ person: "Due" });
		await world.told();
		expect(document.querySelector(`${PANE} .networking-notes-waiting`)).toBeNull();
		expect(statusBar()?.hasClass("networking-notes-hidden")).toBe(true);
		await world.run("reach-out");
		expect(world.dialog().textContent).toContain("Nobody is waiting for you today.");
		await world.key("Escape");
		world.setToday("2026-11-25");
		await world.told();
		expect(textOf(`${PANE} .networking-notes-waiting`)).toBe("1 waiting");
		expect(statusBar()?.textContent).toBe("1 person waiting");
		// The API goes on telling of everybody in the open lanes.
		expect(world.api.fading().map(({ name }) => name)).toEqual(["New"]);
	});
});

describe("a pane in which nobody is late", () => {
	const message = (): string => textOf(`${PANE} .networking-notes-empty:not(.networking-notes-hidden)`);

	it.each([
		["nobody has a date", { A: "", B: "", C: "", D: "" }, /^Nobody has a date yet.*roughly/],
		["those without a date rest beside others that rest", { A: "", B: "paused: true\n" }, /^Nobody has a date yet/],
		[
			"some have a date",
			{ A: "", B: "", C: "last_contact: 2026-11-20\n" },
			/^Nobody is fading\. A good day to meet somebody new\.No date is known yet for 2 people\.When did you last speak\?$/,
		],
		["one has none", { A: "", C: "last_contact: 2026-11-20\n" }, /No date is known yet for one person/],
		["all have one", { C: "last_contact: 2026-11-20\n" }, /^Nobody is fading\. A good day to meet somebody new\.$/],
	])("says what is known where %s", async (_, people, words) => {
		world = await World.start(
			Object.fromEntries(Object.entries(people).map(([name, properties]) => [`People/${name}.md`, note(properties)])),
		);
		await world.run("open-fading-connections");
		expect(message()).toMatch(words);
	});

	it("follows the first date that comes", async () => {
		world = await World.start({ "People/A.md": note(""), "People/B.md": note("") });
		await world.run("open-fading-connections");
		await world.api.logFollowUp({ person: "A" });
		await world.told();
		expect(message()).toMatch(/^Nobody is fading.*for one person/);
	});
});

describe("Why these dates?", () => {
	it("counts days, not records", async () => {
		world = await World.start({
			"People/Ana.md": note(
				"last_contact: 2026-11-20\nlast_met: 2026-10-01\nmet: 2026-10-01\n",
				"- 2026-11-20 call\n- 2026-11-01 call\n- 2026-10-01 in person\n- 2026-11-20 message\n",
			),
		});
		await world.app.openNote("People/Ana.md");
		await world.run("why-these-dates");
		expect(world.dialog().querySelector("h3")?.textContent).toBe("On record: 3 days");
		expect(world.dialog().querySelectorAll("li")).toHaveLength(7);
	});
});
