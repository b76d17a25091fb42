// Five thousand people: as many elements, and as much work for a letter of the search, as for fifty.
import { describe, expect, it } from "vitest";
import { openStage, picture, type Stage } from "./support/preview";

function people(count: number): Record<string, string> {
	const circles = ["inner", "close", "active", "wide"];
	return Object.fromEntries(
		Array.from({ length: count }, (_, index) => {
			const day = new Date(Date.UTC(2026, 10, 24 - ((index * 7) % 200))).toISOString().slice(0, 10);
			return [
				`People/Person ${String(index).padStart(5, "0")}.md`,
				`---\ncircle: ${circles[index % 4] ?? ""}\nlast_contact: ${day}\n---\n`,
			];
		}),
	);
}

interface Counts {
	readonly elements: number;
	readonly rows: number;
	/** Elements added while three letters were typed. */
	readonly added: number;
}

async function counted(stage: Stage): Promise<Counts> {
	const { page } = stage;
	await page.evaluate(() => window.preview.runCommand?.("networking-notes:open-fading-connections"));
	await page.waitForSelector(".networking-notes-row");
	const count = (selector: string): Promise<number> =>
		page.evaluate((wanted) => document.querySelectorAll(wanted).length, selector);
	const [elements, rows] = [await count(".networking-notes-pane *"), await count(".networking-notes-row")];
	await page.evaluate(() => {
		const seen = { added: 0 };
		new MutationObserver((changes) => {
			for (const change of changes)
				for (const node of change.addedNodes)
					if (node instanceof Element) seen.added += 1 + node.querySelectorAll("*").length;
		}).observe(document.querySelector(".networking-notes-pane") ?? document.body, { childList: true, subtree: true });
		Object.assign(window, { seen });
	});
	await page.waitForSelector(".networking-notes-row:focus");
	await page.keyboard.press("/");
	await page.keyboard.type("per");
	await page.waitForTimeout(200);
	const added = await page.evaluate(() => (window as unknown as { seen: { added: number } }).seen.added);
	return { elements, rows, added };
}

describe("size", () => {
	it("draws for 5,000 people what it draws for 50, and as much for each letter typed", async () => {
		const small = await openStage(people(50));
		const few = await counted(small);
		await small.close();
		const large = await openStage(people(5000));
		try {
			const many = await counted(large);
			expect(many.rows).toBeLessThanOrEqual(few.rows + 2);
			expect(many.elements).toBeLessThanOrEqual(few.elements * 1.1);
			expect(many.added).toBeLessThanOrEqual(few.added * 1.1 + 50);
			await picture(large, "size-5000");
			// What is far down is reached by scrolling, and only what is in view is there.
			await large.page.keyboard.press("Escape");
			await large.page.evaluate(() => {
				document.querySelector(".networking-notes-scroll")?.scrollTo(0, 60_000);
			});
			await expect
				.poll(() => large.page.evaluate(() => document.querySelectorAll(".networking-notes-row").length))
				.toBeLessThanOrEqual(few.rows + 20);
			expect(large.complaints).toEqual([]);
		} finally {
			await large.close();
		}
	});

	it("keeps all below an open card where it is when the card is scrolled out of view, and shows who is found from the top", async () => {
		const stage = await openStage(people(500));
		try {
			const { page } = stage;
			await page.evaluate(() => window.preview.runCommand?.("networking-notes:open-fading-connections"));
			await page.waitForSelector(".networking-notes-row");
			const scroll = async (top: number): Promise<void> => {
				await page.evaluate((to) => {
					document.querySelector(".networking-notes-scroll")?.scrollTo(0, to);
				}, top);
				await page.waitForTimeout(150);
			};
			const height = (): Promise<number | undefined> =>
				page.evaluate(() => document.querySelector(".networking-notes-scroll")?.scrollHeight);
			const without = (await height()) ?? 0;
			await page.keyboard.press("Space");
			await page.waitForSelector(".networking-notes-card-acts");
			await expect.poll(height).toBeGreaterThan(without + 100);
			const open = await height();
			await scroll(9000);
			expect(await page.locator(".networking-notes-card-row").count()).toBe(0);
			expect(await height()).toBe(open);
			await page.click('.networking-notes-head [aria-label="Search people"]');
			await page.keyboard.type("person 003");
			await expect
				.poll(() => page.evaluate(() => document.querySelector(".networking-notes-scroll")?.scrollTop))
				.toBe(0);
			await expect
				.poll(() =>
					page.evaluate(() => document.querySelector(".networking-notes-row .networking-notes-name")?.textContent),
				)
				.toMatch(/^Person 003/);
			expect(stage.complaints).toEqual([]);
		} finally {
			await stage.close();
		}
	});
});
