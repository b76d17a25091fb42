// At 300 pixels, every open row says something of its person alone, and none of it is cut.
import { afterAll, describe, expect, it } from "vitest";
import { PEOPLE_VAULT } from "./support/people-vault";
import { closeBrowser, openStage, type Vault } from "./support/preview";

afterAll(closeBrowser);

interface Row {
	readonly name: string;
	readonly when: string;
	readonly first: string;
	readonly isCut: boolean;
	readonly height: number;
}

async function rowsOf(vault: Vault, width: number): Promise<Row[]> {
	const stage = await openStage(vault, { height: 2600 });
	try {
		const { page } = stage;
		await page.evaluate((pixels) => {
			document.querySelector<HTMLElement>(".mod-right-split")?.style.setProperty("width", `${pixels}px`);
			window.preview.runCommand?.("networking-notes:open-fading-connections");
		}, width);
		await page.waitForSelector(".networking-notes-row");
		await stage.quiet();
		return await page.evaluate(() =>
			[...document.querySelectorAll<HTMLElement>(".networking-notes-row")].map((row) => {
				const first = row.querySelector<HTMLElement>(".networking-notes-first");
				return {
					name: row.querySelector(".networking-notes-name")?.textContent ?? "",
					when: row.querySelector(".networking-notes-when")?.textContent ?? "",
					first: first?.textContent ?? "",
					isCut: first === null || first.scrollWidth > first.clientWidth,
					height: row.offsetHeight,
				};
			}),
		);
	} finally {
		await stage.close();
	}
}

describe.each([
	["the sample vault", "sample" as const],
	["the twelve people and two more", PEOPLE_VAULT],
])("the rows of %s", (_, vault) => {
	it("are of one height, and say whole in their second line what the first one does not", async () => {
		const rows = await rowsOf(vault, 300);
		expect(rows.length).toBeGreaterThan(8);
		expect(rows.filter(({ isCut }) => isCut)).toEqual([]);
		expect(new Set(rows.map(({ height }) => height)).size).toBe(1);
		for (const { name, first, when } of rows) {
			expect(first, name).not.toBe("");
			expect(first, name).not.toMatch(/of silence|rhythm/);
			if (when !== "" && when !== "today") expect(first, name).not.toContain(when);
		}
	});
});
