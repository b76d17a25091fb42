// When the first run looks, and what becomes of an answer that cannot be saved.
import type { App } from "obsidian";
import { describe, expect, it, vi } from "vitest";
import type { Offer } from "../../../src/domain/first-run";
import type { FirstRunModel } from "../../../src/ui/dialogs/first-run-dialog";
import { FirstRun, type FirstRunOptions } from "../../../src/ui/flows/first-run";

const shown: unknown[] = [];

// What shows it needs the app; here it is enough that it is told.
vi.mock("../../../src/ui/host/notices", () => ({
	showFailure: (_: App, error: unknown) => shown.push(error),
	showNotice: () => undefined,
}));
const opened: FirstRunModel[] = [];
vi.mock("../../../src/ui/dialogs/first-run-dialog", () => ({
	FirstRunDialog: class {
		constructor(_: App, model: FirstRunModel) {
			opened.push(model);
		}
		open(): void {
			/* Nothing is drawn here. */
		}
	},
}));

const OFFER: Offer = {
	survey: {
		folders: [{ what: "Contacts", notes: 2 }],
		markers: [],
		tags: [],
		daily: [],
		elsewhere: [],
		meetings: 0,
		meetingFolders: [],
		keys: [],
	},
	proposal: { peopleFolder: "Contacts", personTag: "", markers: [], mentions: true, meetingsFolder: "" },
	outcome: { people: 2, contacts: 0 },
};

function firstRun(given: Partial<FirstRunOptions>): FirstRun {
	const unused = (): never => {
		throw new Error("not used here");
	};
	return new FirstRun({
		app: {} as App,
		locale: () => "en-GB",
		ready: Promise.resolve(),
		isFresh: () => true,
		survey: unused,
		outcome: unused,
		save: unused,
		...given,
	});
}

describe("the first run", () => {
	it("looks only once the notes are known", async () => {
		let known = (): void => undefined;
		const ready = new Promise<void>((resolve) => {
			known = resolve;
		});
		let isKnown = false;
		const run = firstRun({ ready, survey: () => Promise.resolve(isKnown ? OFFER : undefined) });
		const offer = run.offer();
		await Promise.resolve();
		isKnown = true;
		known();
		expect(await offer).toBe(OFFER);
	});

	it("does not ask about people who stand where new ones are saved, until there is more to ask about", async () => {
		const asSet: Offer = { ...OFFER, proposal: { ...OFFER.proposal, peopleFolder: "People" } };
		const withDays: Offer = { ...asSet, survey: { ...asSet.survey, daily: [{ what: "Journal", notes: 3 }] } };
		const answers = [asSet, withDays];
		const run = firstRun({ survey: () => Promise.resolve(answers.shift()) });
		expect([await run.offer(), await run.offer()]).toEqual([undefined, withDays]);
	});

	it("looks again where there was nothing or the look went wrong, and no more once it has found something", async () => {
		const answers: (() => Offer | undefined)[] = [
			() => undefined,
			() => {
				throw new Error("no disk");
			},
			() => OFFER,
		];
		let looks = 0;
		const run = firstRun({ survey: () => Promise.resolve().then(() => answers[looks++]?.()) });
		expect(await run.offer()).toBeUndefined();
		await expect(run.offer()).rejects.toThrow("no disk");
		expect([await run.offer(), await run.offer()]).toEqual([OFFER, OFFER]);
		expect(looks).toBe(3);
	});

	it("tells that an answer could not be saved", async () => {
		const full = new Error("the disk is full");
		const run = firstRun({ save: () => Promise.reject(full) });
		run.later();
		run.accept(OFFER);
		await vi.waitFor(() => {
			expect(shown).toEqual([full, full]);
		});
	});

	it("lets the dialog know whether its choices were saved, so that they are not lost", async () => {
		const answers = [
			(): Promise<void> => Promise.reject(new Error("the disk is full")),
			(): Promise<void> => Promise.resolve(),
		];
		firstRun({ save: () => answers.shift()?.() ?? Promise.resolve() }).choose(OFFER);
		const save = opened.at(-1)?.save;
		expect([await save?.(OFFER.proposal), await save?.(OFFER.proposal)]).toEqual([false, true]);
	});
});
