import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startVirtualTime, type VirtualTime } from "./virtual-time";

let time: VirtualTime;

beforeEach(() => {
	time = startVirtualTime();
});

afterEach(() => time.end());

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("virtual time", () => {
	it("lets a day of waiting take no time", async () => {
		const began = performance.now();
		await wait(86_400_000);
		expect(time.now()).toBe(86_400_000);
		expect(performance.now() - began).toBeLessThan(5000);
	});

	it("runs timers by when they are due, and those of one moment in their order", async () => {
		const ran: string[] = [];
		setTimeout((name: string) => ran.push(name), 20, "late");
		setTimeout(() => ran.push("soon"), 5);
		setTimeout(() => ran.push("soon, too"), 5);
		clearTimeout(setTimeout(() => ran.push("never"), 1));
		await wait(10);
		expect(ran).toEqual(["soon", "soon, too"]);
		await wait(10);
		expect(ran).toEqual(["soon", "soon, too", "late"]);
	});

	it("stands still until promises have gone as far as they can", async () => {
		let isDue = false;
		setTimeout(() => {
			isDue = true;
		}, 1);
		for (let turn = 0; turn < 1000; turn++) await Promise.resolve();
		expect(isDue).toBe(false);
		expect(time.now()).toBe(0);
	});

	it("gives the machine's timers back", () => {
		const virtual = setTimeout;
		time.end();
		expect(setTimeout).not.toBe(virtual);
	});
});
