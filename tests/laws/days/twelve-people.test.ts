// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { NetworkingNotesApi } from "../../../src/api";
import { MemoryDisk } from "../../../preview/platform/memory-disk";
import { startApp, type AppHandle } from "../../../preview/start-app";
import { builtPlugin } from "../../support/built-plugin";
import { FIXED_TODAY, TWELVE } from "./twelve-people";

const OPEN = 9;
const SIGNS = { met: "●", unmet: "○", unknown: "–" } as const;

let app: AppHandle;
let disk: MemoryDisk;
let api: NetworkingNotesApi;

beforeEach(async () => {
	vi.useFakeTimers({ toFake: ["Date"], now: new Date(2026, 10, 24, 0, 5) });
	// Written in an order that has nothing to do with the list's.
	disk = new MemoryDisk(
		Object.fromEntries(
			[...TWELVE].sort((a, b) => (a.note < b.note ? -1 : 1)).map(({ name, note }) => [`People/${name}.md`, note]),
		),
	);
	const plugin = await builtPlugin();
	app = await startApp({ files: disk, container: document.body.appendChild(document.createElement("div")) });
	({ api } = await app.loadPlugin<{ api: NetworkingNotesApi } & import("obsidian").Plugin>(
		plugin.main,
		plugin.manifest,
	));
	await api.ready;
});

afterEach(async () => {
	await app.stop();
	vi.useRealTimers();
});

/** What each row of an open lane says, written by hand: who, when, and what is theirs alone. */
const ROWS = [
	["Cy Moreau", "since November 12", "Still time to say hello"],
	["Ada Verne", "by tomorrow", "Say hello · the meetup"],
	["Bo Lind", "by tomorrow", "Follow up · a book"],
	["Dee Park", "100 of 30 days", "In touch August 16"],
	["Eli Sato", "140 of 60 days", "You asked 5×, gave 2×"],
	["Fay Osei", "42 of 30 days", "You asked 5×, gave 2×"],
	["Hana Ito", "35 of 30 days", "Last met October 20"],
	["Gus Reyes", "today", "In touch November 10"],
	["Ivo Novak", "21 of 180 days", "Usually every 7 days"],
];

async function paneRows(): Promise<(string | undefined)[][]> {
	app.runCommand("networking-notes:open-fading-connections");
	await app.settled();
	return [...document.querySelectorAll(".networking-notes-row")].map((row) =>
		[".networking-notes-name", ".networking-notes-when", ".networking-notes-first"].map((part) =>
			row.querySelector(part)?.textContent?.trim(),
		),
	);
}

describe(`twelve people on ${FIXED_TODAY}`, () => {
	it("are listed by fading() as the list written by hand says, sentences included", () => {
		expect(api.fading().map(({ name, state, lateness, reason }) => ({ name, state, lateness, reason }))).toEqual(
			TWELVE.slice(0, OPEN).map(({ name, state, lateness, reason }) => ({ name, state, lateness, reason })),
		);
	});

	it("are all people, with their requirements", () => {
		expect(
			api
				.people()
				.map(({ name, state, lateness, reason, requirements }) => [
					name,
					state,
					lateness,
					reason,
					requirements.map((each) => SIGNS[each.state]).join(""),
				]),
		).toEqual(TWELVE.map(({ name, state, lateness, reason, marks }) => [name, state, lateness, reason, marks]));
	});

	it("stand so in the pane", async () => {
		expect(await paneRows()).toEqual(ROWS);
	});

	it("change lanes past midnight, and no file does", async () => {
		const before = disk.snapshot();
		const heard = vi.fn();
		api.onChange(heard);
		vi.setSystemTime(new Date(2026, 10, 25, 0, 1));
		window.dispatchEvent(new Event("focus"));
		await app.settled();
		// The new day is worked out in slices, each before a frame.
		await vi.waitFor(() => expect(heard).toHaveBeenCalled(), 10_000);
		expect(api.people().find(({ name }) => name === "Gus Reyes")?.reason).toBe(
			"15 days of silence, 1 past your fortnightly rhythm.",
		);
		expect(api.people().find(({ name }) => name === "Ada Verne")?.reason).toBe(
			"Say it was nice to meet you, today. Met Monday at the meetup.",
		);
		expect(disk.snapshot()).toEqual(before);
	});

	it("names what could not be read, and keeps it", () => {
		const lu = api.people().find(({ name }) => name === "Lu Marsh");
		expect(lu?.unreadable).toEqual(["“last_contact: soon” can’t be used; it needs a day such as 2026-11-20."]);
	});
});
