// @vitest-environment happy-dom
// A window that nobody sees runs its timers once a second (Chromium throttles timers of background pages; nested timers of
// zero wait four milliseconds everywhere, by the HTML standard): a start in slices that waits for timers would take minutes.
import { afterEach, describe, expect, it, vi } from "vitest";
import { World } from "./support/world";

let world: World | undefined;

afterEach(async () => {
	vi.restoreAllMocks();
	await world?.stop();
});

describe("a start in a window that nobody sees", () => {
	it("yields to the app again and again, and waits for no timer between its slices", async () => {
		const people = Array.from({ length: 1500 }, (_, i): [string, string] => [
			`People/Person ${i}.md`,
			`---\ntype: person\ncadence: weekly\nlast_contact: 2026-10-0${(i % 9) + 1}\n---\n\n## Follow-ups\n\n- 2026-10-05 call: hello\n`,
		]);
		const own = (): boolean => /plugin:networking-notes/.test(new Error().stack ?? "");
		let [timers, turns] = [0, 0];
		const setTimer = window.setTimeout.bind(window);
		vi.spyOn(window, "setTimeout").mockImplementation(((run: () => void, wait = 0, ...rest: unknown[]) => {
			if (!own()) return setTimer(run, wait, ...rest);
			timers++;
			return setTimer(run, Math.max(wait, 1000), ...rest);
		}) as typeof window.setTimeout);
		const Channel = globalThis.MessageChannel;
		vi.spyOn(globalThis, "MessageChannel").mockImplementation(function () {
			if (own()) turns++;
			return new Channel();
		});
		world = await World.start(Object.fromEntries(people), {
			settings: { setUp: true },
			atReady: () => {
				expect(turns).toBeGreaterThan(3);
				expect(timers).toBeLessThanOrEqual(3);
			},
		});
		expect(world.api.fading().length).toBeGreaterThan(0);
	});
});
