// @vitest-environment happy-dom
// A follow-up is logged, a formatter goes over the note, and the follow-up is taken back.
import { afterEach, expect, it } from "vitest";
import { World } from "./support/world";

let world: World;

const NOTE = "---\ntype: person\nlast_contact: 2026-10-01\n---\n\n## Follow-ups\n\n- 2026-10-01 call\n";

afterEach(() => world.stop());

it.each<[string, (text: string) => string]>([
	[
		"sorted properties",
		(text) => text.replace("type: person\nlast_contact: 2026-11-22\n", "last_contact: 2026-11-22\ntype: person\n"),
	],
	["quoted days", (text) => text.replace("last_contact: 2026-11-22", 'last_contact: "2026-11-22"')],
	["other bullets", (text) => text.replaceAll("\n- ", "\n* ")],
	["a heading in title case", (text) => text.replace("Follow-ups", "Follow-Ups")],
	["no last line break", (text) => text.trimEnd()],
	["no empty line below the heading", (text) => text.replace("ups\n\n", "ups\n")],
	[
		"all of it at once, and other line ends",
		(text) =>
			text
				.replace("type: person\nlast_contact: 2026-11-22\n", "last_contact: '2026-11-22'\ntype: person\n")
				.replaceAll("\n- ", "\n+ ")
				.replace("Follow-ups\n\n", "Follow-Ups\n")
				.trimEnd()
				.replaceAll("\n", "\r\n"),
	],
])("undo takes out the line and the day, after a formatter left %s", async (_, format) => {
	for (const before of [NOTE, "---\ntype: person\n---\n\nHer words.\n"]) {
		world = await World.start({ "People/Ana Diaz.md": before }, { settings: { setUp: true } });
		await world.api.logFollowUp({ person: "Ana Diaz", day: "2026-11-22", channel: "call" });
		const formatted = format(world.text("People/Ana Diaz.md"));
		world.disk.changeOutside("People/Ana Diaz.md", formatted);
		await world.settled();
		await expect(world.api.undo()).resolves.toBe("Undone: the follow-up with Ana Diaz.");
		const text = world.text("People/Ana Diaz.md");
		expect(text).not.toContain("2026-11-22");
		// The day that was there, with the log that was there; or neither of them, and no heading of ours.
		if (before === NOTE)
			expect([text.includes("2026-10-01"), /^[-*+] 2026-10-01 call$/m.test(text)]).toEqual([true, true]);
		else
			expect([text.includes("last_contact"), /follow-ups/i.test(text), text.includes("Her words.")]).toEqual([
				false,
				false,
				true,
			]);
		await world.settled();
		expect(world.person("Ana Diaz").lastContact).toBe(before === NOTE ? "2026-10-01" : null);
		if (before === NOTE) await world.stop();
	}
});
