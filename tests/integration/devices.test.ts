// @vitest-environment happy-dom
// Two devices: what sync and git make of one person's note is read right, and never made worse.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { expectRefused, World } from "./support/world";

let world: World;

const BASE =
	"---\ntype: person\nlast_contact: 2026-11-01\ngives: 1\n---\n\nHer words.\n\n## Follow-ups\n\n- 2026-11-01 call, gave: a book\n";

afterEach(() => world.stop());

/** What a device has after logging these, offline. */
async function device(
	text: string,
	followUps: readonly Parameters<World["api"]["logFollowUp"]>[0][],
	settings: object = {},
): Promise<string> {
	world = await World.start({ "People/Ana.md": text }, { settings });
	for (const followUp of followUps) await world.api.logFollowUp(followUp);
	const after = world.text("People/Ana.md");
	await world.stop();
	return after;
}

/** What git makes of two versions: `merge-file` is what its merge does with each file. */
function gitMerge(ours: string, base: string, theirs: string, ...options: readonly string[]): string {
	const folder = mkdtempSync(join(tmpdir(), "merge-"));
	try {
		for (const [name, text] of [
			["ours", ours],
			["base", base],
			["theirs", theirs],
		] as const)
			writeFileSync(join(folder, name), text);
		try {
			execFileSync(
				"git",
				["merge-file", "-q", ...options, "-L", "HEAD", "-L", "base", "-L", "phone", "ours", "base", "theirs"],
				{ cwd: folder },
			);
		} catch (error) {
			// The number of conflicts is the exit code.
			if (((error as { status?: number }).status ?? 255) > 127) throw error;
		}
		return readFileSync(join(folder, "ours"), "utf8");
	} finally {
		rmSync(folder, { recursive: true });
	}
}

const LAPTOP = [{ person: "Ana", day: "2026-11-20", channel: "call", direction: "gave", what: "the laptop" }] as const;
const PHONE = [
	{ person: "Ana", day: "2026-11-22", channel: "in person", direction: "asked", what: "the phone" },
] as const;

describe("two logs made offline", () => {
	it("with the summary off touch no property, so that merging by lines keeps both and the counts are right", async () => {
		const plain = BASE.replace("last_contact: 2026-11-01\ngives: 1\n", "");
		const [laptop, phone] = [
			await device(plain, LAPTOP, { summary: false }),
			await device(plain, PHONE, { summary: false }),
		];
		for (const text of [laptop, phone])
			expect(text.slice(0, text.indexOf("Her words"))).toBe(plain.slice(0, plain.indexOf("Her words")));
		const merged = gitMerge(laptop, plain, phone, "--union");
		world = await World.start({ "People/Ana.md": merged }, { settings: { summary: false } });
		expect(world.person("Ana")).toMatchObject({
			gives: 2,
			asks: 1,
			lastContact: "2026-11-22",
			lastMet: "2026-11-22",
			unreadable: [],
		});
		expect(world.disk.writes).toEqual([]);
	});

	it("with the summary on: both lines, the counts shown right without a write, and Check brings the summary up to date, undoably", async () => {
		const [laptop, phone] = [await device(BASE, LAPTOP), await device(BASE, PHONE)];
		// As the app's own sync merges: the text line by line, one side's property where both changed it.
		const merged =
			laptop.replace("\n---\n\nHer", "\nlast_met: 2026-11-22\nasks: 1\n---\n\nHer") +
			(phone.split("\n").at(-2) ?? "") +
			"\n";
		expect(merged).toContain("last_contact: 2026-11-20\n");
		world = await World.start({ "People/Ana.md": merged });
		expect(world.person("Ana")).toMatchObject({
			gives: 2,
			asks: 1,
			lastContact: "2026-11-22",
			lastMet: "2026-11-22",
			unreadable: [],
		});
		expect(world.disk.writes).toEqual([]);
		await world.run("check-notes");
		expect(world.dialog().textContent).toContain("“last_contact” is 2026-11-20; the log says 2026-11-22");
		await world.press("Bring up to date");
		expect(world.text("People/Ana.md")).toBe(merged.replace("last_contact: 2026-11-20", "last_contact: 2026-11-22"));
		await world.run("undo");
		expect(world.text("People/Ana.md")).toBe(merged);
	});
});

describe("git's default driver", () => {
	it("leaves markers: the person stays listed from the log, marked, and every write is refused with the line", async () => {
		const [laptop, phone] = [await device(BASE, LAPTOP), await device(BASE, PHONE)];
		const merged = gitMerge(laptop, BASE, phone);
		expect(merged).toContain("<<<<<<< HEAD\n");
		const line = merged.split("\n").indexOf("<<<<<<< HEAD") + 1;
		world = await World.start({ "People/Ana.md": merged, "People/Ben.md": BASE });
		const ana = world.person("Ana");
		expect(ana).toMatchObject({ lastContact: "2026-11-22", lastMet: "2026-11-22", gives: 2, asks: 1 });
		expect(ana.unreadable).toEqual([
			`Git left both sides of a merge in this note (line ${line}). Keep one there; until then nothing is written in it.`,
		]);
		const refusal = new RegExp(`Nothing was changed in “Ana”, line ${line}`);
		await expectRefused(world, () => world.api.logFollowUp({ person: "Ana" }), refusal);
		await expectRefused(world, () => world.api.snooze({ person: "Ana", until: "2027-01-01" }), refusal);
		await expectRefused(world, () => world.api.setCadence({ person: "Ana", cadence: "monthly" }), refusal);
		await expectRefused(world, () => world.api.setPaused({ person: "Ana", paused: true }), refusal);
		await world.run("check-notes");
		expect(world.dialog().textContent).toContain(`Git left both sides of a merge in this note (line ${line})`);
		await world.key("Escape");
		// Mended by hand, the mark is gone and the note can be written again.
		world.disk.changeOutside(
			"People/Ana.md",
			merged
				.replace(/^(<{7}|={7}|>{7}).*\n/gm, "")
				.replace("last_contact: 2026-11-20\n", "")
				.replace("gives: 2\n", "")
				.replace(/^gives: 1\n/m, ""),
		);
		await world.settled();
		expect(world.person("Ana").unreadable).toEqual([]);
		await world.api.logFollowUp({ person: "Ana" });
	});

	it("counts what either side says, and not what both began from", async () => {
		const base = BASE.replace("last_contact: 2026-11-01\ngives: 1\n", "");
		const [ours, theirs] = [
			base.replace("a book", "a book on Porto"),
			base.replace("call, gave: a book", "email: the address of a shop"),
		];
		world = await World.start({ "People/Ana.md": gitMerge(ours, base, theirs, "--diff3") });
		expect(world.text("People/Ana.md")).toContain("||||||| base\n- 2026-11-01 call, gave: a book\n");
		expect(world.person("Ana")).toMatchObject({ gives: 1, lastContact: "2026-11-01" });
	});

	it("marks a person whose log alone has markers, in every style of them", async () => {
		const plain = BASE.replace("last_contact: 2026-11-01\ngives: 1\n", "");
		const [laptop, phone] = [
			await device(plain, LAPTOP, { summary: false }),
			await device(plain, PHONE, { summary: false }),
		];
		for (const style of [[], ["--diff3"], ["--zdiff3"]]) {
			world = await World.start(
				{ "People/Ana.md": gitMerge(laptop, plain, phone, ...style) },
				{ settings: { summary: false } },
			);
			expect(world.person("Ana")).toMatchObject({ lastContact: "2026-11-22", gives: 2, asks: 1 });
			expect(world.person("Ana").unreadable[0]).toMatch(/Git left both sides/);
			await expectRefused(
				world,
				() => world.api.setPaused({ person: "Ana", paused: true }),
				/Nothing was changed in “Ana”, line \d+/,
			);
			if (style[0] !== "--zdiff3") await world.stop();
		}
	});
});

describe("conflict copies", () => {
	it("are named in the check, and never hidden; a numbered name alone is a second person", async () => {
		const copy = BASE.replace("gives: 1", "gives: 2").concat("- 2026-11-20 call, gave: the laptop\n");
		const files = {
			"People/Ana.md": BASE,
			"People/Ana (Jim's conflicted copy 2026-11-20).md": copy,
			"People/Ana.sync-conflict-20261120-101010-ABCDEFG.md": copy,
			"People/Ana (Case Conflict).md": BASE.replace("Her words.", "Others."),
			"People/Ana 2.md": BASE,
		};
		world = await World.start(files);
		expect(world.api.people().length).toBe(5);
		await world.run("check-notes");
		const findings = [...world.dialog().querySelectorAll(".networking-notes-finding-group")]
			.map((el) => el.textContent)
			.filter((text) => text.includes("sync tool"));
		expect(findings).toEqual([
			expect.stringMatching(
				/People\/Ana \(Jim's conflicted copy 2026-11-20\)\.md.*This is a copy of People\/Ana\.md that a sync tool made/,
			) as string,
			expect.stringMatching(
				/People\/Ana\.sync-conflict-20261120-101010-ABCDEFG\.md.*This is a copy of People\/Ana\.md that a sync tool made/,
			) as string,
		]);
		expect(world.files()).toEqual(files);
	});
});
