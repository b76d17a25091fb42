// @vitest-environment happy-dom
// While everybody is read for the first time the list changes by the thousand: it tells of that now and then, and at the end.
import { afterEach, describe, expect, it, vi } from "vitest";
import { World } from "./support/world";

let world: World | undefined;

afterEach(async () => {
	vi.restoreAllMocks();
	await world?.stop();
});

describe("a start", () => {
	it("tells of who was found so far no more often than once a second", async () => {
		const people = Array.from({ length: 600 }, (_, i): [string, string] => [
			`People/Person ${i}.md`,
			`---\ntype: person\ncadence: weekly\nlast_contact: 2026-10-0${(i % 9) + 1}\n---\n\n## Follow-ups\n\n- 2026-10-05 call: hello\n`,
		]);
		const waits: number[] = [];
		const setTimer = window.setTimeout.bind(window);
		vi.spyOn(window, "setTimeout").mockImplementation(((run: () => void, wait = 0, ...rest: unknown[]) => {
			if (/plugin:networking-notes/.test(new Error().stack ?? "")) waits.push(wait);
			return setTimer(run, wait, ...rest);
		}) as typeof window.setTimeout);
		let [told, seconds] = [NaN, NaN];
		world = await World.start(Object.fromEntries(people), {
			settings: { setUp: true },
			atReady: () => {
				// The list tells of a change before the next frame.
				told = waits.filter((wait) => wait <= 16).length;
				seconds = waits.filter((wait) => wait === 1000).length;
			},
		});
		expect(seconds).toBeGreaterThan(0);
		// Once for each second that was waited, and once at the end.
		expect(told).toBeLessThanOrEqual(seconds + 1);
		expect(world.api.fading().length).toBeGreaterThan(0);
	});
});
