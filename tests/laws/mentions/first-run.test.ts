// @vitest-environment happy-dom
// The first run: it looks, shows what it found in counts, asks once, and saves nothing but settings.
import { afterEach, describe, expect, it } from "vitest";
import type { Offer } from "../../../src/domain/first-run";
import { renderFirstRun } from "../../../src/ui/pane/render-first-run";
import { offerInWords } from "../../../src/words/first-run";
import { DATA, World } from "../../integration/support/world";

let world: World;

const PLAIN = Object.fromEntries(
	Array.from({ length: 12 }, (_, n) => [`Contacts/P${n}.md`, "---\ntype: contact\nlast_chat: 2026-10-01\n---\n"]),
);

const FILES: Record<string, string> = {
	".obsidian/daily-notes.json": '{"folder": "Journal"}',
	".obsidian/templates.json": '{"folder": "Templates"}',
	"Templates/Contact.md": "---\ntype: contact\n---\n",
	...PLAIN,
	"Journal/2026-11-20.md": "[[P1]], [[P2]]\n",
	"Journal/2026-11-21.md": "[[P1]], and nobody else\n- [ ] [[P3]]\n",
	"Meetings/Plans.md": "---\ndate: 2026-11-19\n---\n[[P4]]\n",
	"Talks/Maps.md": "---\ndate: 2026-11-18\ntype: meeting\n---\n[[P5]]\n",
	"Articles/Bees.md": "---\ndate: 2026-11-17\ntags: [people]\n---\n[[P6]]\n",
	"Articles/Wasps.md": "---\ntags: [people]\n---\n",
};

afterEach(() => world.stop());

function dialogText(): string {
	return world.dialog().textContent;
}

describe("the first run", () => {
	it("uses nothing of other plugins before it is told to, and says nothing at the start", async () => {
		world = await World.start(FILES);
		expect(world.api.people()).toEqual([]);
		expect(world.notices()).toEqual([]);
		expect(world.disk.text(DATA)).toBeUndefined();
		expect(world.disk.writes).toEqual([]);
	});

	it("makes room in the pane while somebody searches, and is asked again afterwards", async () => {
		world = await World.start(FILES);
		await world.run("open-fading-connections");
		await world.settled();
		await world.settled();
		const pane = document.querySelector<HTMLElement>(".networking-notes-pane");
		const question = pane?.querySelector<HTMLElement>(".networking-notes-first-run");
		const field = pane?.querySelector("input");
		if (!question || !field) throw new Error("There is no pane with a question and a search");
		const search = async (words: string): Promise<void> => {
			field.value = words;
			field.dispatchEvent(new Event("input", { bubbles: true }));
			await world.settled();
		};
		expect(question.textContent).toContain("Use what was found?");
		await search("ana");
		expect(question.textContent).toBe("");
		await search("");
		expect(question.textContent).toContain("Use what was found?");
	});

	it("shows what it found, and uses it once that is saved; no note is written", async () => {
		world = await World.start(FILES);
		const before = world.files();
		await world.run("set-up");
		await world.settled();
		expect(dialogText()).toContain("12 people, 5 contacts in notes");
		expect(dialogText()).toContain("type: contact (12)");
		expect(dialogText()).toContain("2 daily notes, 1 meeting note");
		await world.press("Save");
		await world.settled();
		expect(world.api.people()).toHaveLength(12);
		expect([
			world.person("P1").lastContact,
			world.person("P4").lastContact,
			world.person("P4").lastMet,
			world.person("P3").lastContact,
		]).toEqual(["2026-11-21", "2026-11-19", "2026-11-19", "2026-10-01"]);
		expect(world.files()).toEqual(before);
		expect(JSON.parse(world.disk.text(DATA) ?? "null")).toEqual({
			peopleFolder: "Contacts",
			personTag: "",
			markers: ["type: contact"],
			mentions: true,
			meetingsFolder: "Meetings",
			setUp: true,
		});
	});

	it("counts again as one chooses, and saves what was chosen", async () => {
		world = await World.start(FILES);
		await world.run("set-up");
		await world.settled();
		const boxes = [...world.dialog().querySelectorAll<HTMLElement>(".checkbox-container")];
		boxes[1]?.click();
		await world.settled();
		expect(dialogText()).toContain("12 people, 0 contacts in notes");
		boxes[0]?.click();
		await world.settled();
		expect(dialogText()).toContain("0 people, 0 contacts in notes");
		await world.press("Cancel");
		expect(world.disk.text(DATA)).toBeUndefined();
		expect(world.api.people()).toEqual([]);
	});

	it("says of notes named after days that the app does not hold them for daily notes", async () => {
		world = await World.start({
			...FILES,
			"Diary/2026-11-19.md": "[[P7]]\n",
			"Diary/2026-02-30.md": "[[P7]]\n",
			"Diary/Plans.md": "[[P7]]\n",
		});
		await world.run("set-up");
		await world.settled();
		expect(dialogText()).toContain("1 note in Diary named after days, which don’t count");
		expect(dialogText()).toContain("2 daily notes, 1 meeting note");
	});

	it("has nothing to offer in an empty vault", async () => {
		world = await World.start({ "Note.md": "words" });
		await world.run("set-up");
		await world.settled();
		expect(world.hasDialog()).toBe(false);
		expect(world.notices()).toEqual([
			"Found nothing that looks like people, daily notes or meetings. You can set everything yourself in the settings.",
		]);
	});
});

const OFFER: Offer = {
	survey: {
		folders: [{ what: "People", notes: 43 }],
		markers: [],
		tags: [],
		daily: [{ what: "Journal", notes: 1204 }],
		meetings: 30,
		elsewhere: [{ what: "Diary", notes: 2 }],
		meetingFolders: [{ what: "Meetings", notes: 1 }],
		keys: [{ what: "prm-tier", notes: 41 }],
	},
	proposal: { peopleFolder: "People", personTag: "", markers: [], mentions: true, meetingsFolder: "Meetings" },
	outcome: { people: 43, contacts: 2310 },
};

describe("what is offered", () => {
	it("is told in counts, and asked for once", async () => {
		world = await World.start({});
		expect(offerInWords(OFFER, "en-GB")).toEqual([
			"43 people in People",
			"1,204 daily notes in Journal",
			"2 notes in Diary named after days, which don’t count: the app’s daily notes are set to be elsewhere",
			"31 meeting notes",
			"2,310 contacts found in them",
			"Properties of other plugins that are read and written in place: prm-tier (41)",
		]);
		const pressed: string[] = [];
		const el = document.body.createDiv();
		renderFirstRun(
			el,
			{ offer: OFFER, locale: "en-GB" },
			{
				accept: ({ proposal }) => pressed.push(`accept ${proposal.peopleFolder}`),
				choose: () => pressed.push("choose"),
				later: () => pressed.push("later"),
			},
		);
		for (const button of el.querySelectorAll("button")) button.click();
		expect(pressed).toEqual(["accept People", "choose", "later"]);
		expect(el.textContent).toContain("1,204 daily notes in Journal");
		el.remove();
	});
});
