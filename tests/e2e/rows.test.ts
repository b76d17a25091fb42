// At 300 pixels, every open row says something of its person alone, and none of it is cut; with signs twice as large, all of it holds.
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { PEOPLE_VAULT } from "./support/people-vault";
import { openStage, type Vault } from "./support/preview";

/** What the twelve and the two do not show: what comes up, what can't be read, and everything at its longest. */
const EVERYTHING_ELSE: Vault = {
	"People/Birthday Wiśniewska-Montgomery.md": "---\nbirthday: 1980-11-26\nlast_contact: 2026-11-20\n---\n",
	"People/Year Since.md": "---\nmet: 2025-11-26\nlast_contact: 2026-11-20\nmet_at: WWW Meeting of Makers\n---\n",
	"People/Promise Made.md":
		"---\nlast_contact: 2026-11-20\n---\n\n- [ ] send her all of the MAMMOTH WALKING MAPS by post 📅 2026-11-20\n",
	"People/Not Read.md": "---\nlast_met: soon\nlast_contact: 2026-08-01\n---\n",
	"People/Nothing Given.md":
		"---\ncadence: monthly\nlast_contact: 2026-10-10\nasks: 1234\ncommon_ground: [whales]\n---\n",
	"People/Long Words.md":
		"---\ncadence: monthly\nlast_contact: 2026-10-10\n---\n\n## Follow-ups\n\n- 2026-10-10 call: WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW MMMMMMMMMMMMMMMMMMMM\n",
	"People/Seeking Work.md":
		"---\ncadence: monthly\nlast_contact: 2026-10-10\nseeks: [an unusually experienced typesetter for Mongolian, rooms]\n---\n",
	"People/Common Ground.md":
		"---\ncadence: monthly\nlast_contact: 2026-10-10\ncommon_ground: [墨と紙, harbours, walking without maps, Wien]\n---\n",
	"People/Met Somewhere.md":
		"---\nmet: 2026-11-23\nmet_at: The meeting of everybody who has ever drawn a map of a harbour by hand\n---\n",
	"People/Followed Up.md":
		"---\nmet: 2026-11-16\ncommon_ground: [the history of letterpress in Massachusetts]\n---\n\n## Follow-ups\n\n- 2026-11-18 email\n",
	"People/Well Connected.md":
		'---\ncadence: monthly\nlast_contact: 2026-10-10\nknows: ["[[Ioana Țepeș-Brâncoveanu]]", "[[Montgomery Wiśniewski]]"]\n---\n',
	"People/Days Only.md": "---\ncadence: monthly\nlast_contact: 2026-10-10\n---\n",
};

interface Row {
	readonly name: string;
	readonly when: string;
	readonly first: string;
	readonly isCut: boolean;
	/** Whether a line of it is higher than there is room. */
	readonly isSquashed: boolean;
	readonly height: number;
	readonly top: number;
}

function rowsIn(page: Page): Promise<Row[]> {
	return page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>(".networking-notes-row")]
			.filter((row) => row.closest(".networking-notes-probe") === null)
			.map((row) => {
				const part = (name: string): HTMLElement | null => row.querySelector(`.networking-notes-${name}`);
				const [name, when, first, main] = [part("name"), part("when"), part("first"), part("main")];
				const box = row.getBoundingClientRect();
				const parts = [name, when, part("why"), part("face")].map((el) => el?.getBoundingClientRect());
				return {
					name: name?.textContent ?? "",
					when: when?.textContent ?? "",
					first: first?.textContent ?? "",
					isCut: first === null || first.scrollWidth > first.clientWidth,
					isSquashed:
						main === null ||
						main.scrollHeight > main.clientHeight + 1 ||
						parts.some((each) => each === undefined || each.top < box.top - 0.5 || each.bottom > box.bottom + 0.5),
					height: row.offsetHeight,
					top: box.top,
				};
			}),
	);
}

describe.each([
	["the sample vault", "sample" as const],
	["the twelve people, two more, and every other reason", { ...PEOPLE_VAULT, ...EVERYTHING_ELSE }],
])("the rows of %s", (_, vault) => {
	it("are of one height, and say whole in their second line what is theirs alone; also with signs twice as large", async () => {
		const stage = await openStage(vault, { height: 2600 });
		const { page } = stage;
		await page.evaluate(() => {
			document.querySelector<HTMLElement>(".mod-right-split")?.style.setProperty("width", "300px");
			window.preview.runCommand?.("networking-notes:open-fading-connections");
		});
		await page.waitForSelector(".networking-notes-row");
		await stage.quiet();
		const rows = await rowsIn(page);
		expect(rows.length).toBeGreaterThan(8);
		expect(rows.filter(({ isCut, isSquashed }) => isCut || isSquashed)).toEqual([]);
		expect(new Set(rows.map(({ height }) => height)).size).toBe(1);
		// Nobody's is another's; three of the twelve have equal counts, which are their own all the same.
		const told = rows.map(({ first }) => first).filter((first) => first !== "You asked 5×, gave 2×");
		expect(told.filter((first, at) => told.indexOf(first) !== at)).toEqual([]);
		for (const { name, first, when } of rows) {
			expect(first, name).not.toBe("");
			expect(first, name).not.toMatch(/of silence|rhythm/);
			if (when !== "" && when !== "today") expect(first, name).not.toContain(when);
		}
		await page.evaluate(() => {
			const { style } = document.body;
			const sizes = getComputedStyle(document.body);
			for (const name of ["smaller", "small", "medium", "large"].map((size) => `--font-ui-${size}`))
				style.setProperty(name, `${2 * parseFloat(sizes.getPropertyValue(name))}px`);
			// The app tells of it as of a theme.
			window.preview.setTheme?.("light");
		});
		await expect.poll(async () => (await rowsIn(page))[0]?.height).toBeGreaterThan(80);
		await stage.quiet();
		const large = await rowsIn(page);
		expect(large.filter(({ isSquashed }) => isSquashed)).toEqual([]);
		expect(new Set(large.map(({ height }) => height)).size).toBe(1);
		const tops = large.map(({ top }) => top).sort((a, b) => a - b);
		expect(tops.filter((top, at) => top < (tops[at - 1] ?? -Infinity) + (large[0]?.height ?? 0) - 0.5)).toEqual([]);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
		await stage.close();
	});
});
