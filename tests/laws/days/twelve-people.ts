/** Twelve people on one day: every lane, factor, step of the ladder and state of a requirement, with what must be said of each. */
import type { State } from "../../../src/domain/standing";

/** The day of the fixture: a Tuesday. */
export const FIXED_TODAY = "2026-11-24";

/** A person's note, and what is expected of it, written by hand. */
export interface Expectation {
	readonly name: string;
	readonly note: string;
	readonly state: State;
	readonly lateness: number;
	readonly reason: string;
	/** Attraction, common ground, giving, face to face: `●` met, `○` unmet, `–` unknown. */
	readonly marks: string;
}

const weekly = ["2026-09-29", "2026-10-06", "2026-10-13", "2026-10-20", "2026-10-27", "2026-11-03"]
	.map((day) => `- ${day} call`)
	.join("\n");

/** In the order of the lanes, and in each lane in the pane's order. The first nine are the open lanes. */
export const TWELVE: readonly Expectation[] = [
	{
		name: "Cy Moreau",
		note: "---\nmet: 2026-11-10\n---\n",
		state: "new",
		lateness: 0.466667,
		reason: "Still time to say hello; the day for it was November 12. Met November 10.",
		marks: "–––●",
	},
	{
		name: "Ada Verne",
		note: '---\nmet: 2026-11-23\nmet_at: "[[Events/Harbour Meetup|the meetup]]"\n---\n\n## Why am I making this connection?\n\nTides.\n',
		state: "new",
		lateness: 0.033333,
		reason: "Say it was nice to meet you, by tomorrow. Met yesterday at the meetup.",
		marks: "●––●",
	},
	{
		name: "Bo Lind",
		note: "---\nmet: 2026-11-18\ncommon_ground: [chess]\n---\n\n## Follow-ups\n\n- [[2026-11-19]] message, gave: a book\n",
		state: "new",
		lateness: 0.055556,
		reason: "Follow up on something you talked about, by tomorrow. Met Wednesday.",
		marks: "–●–●",
	},
	{
		name: "Dee Park",
		note: "---\ncircle: close\nlast_contact: 2026-08-16\n---\n",
		state: "faded",
		lateness: 3.333333,
		reason: "100 days of silence, 70 past your monthly rhythm.",
		marks: "––––",
	},
	{
		name: "Eli Sato",
		note: "---\ncadence: 60\nlast_contact: 2026-07-07\nlast_met: 2025-03-10\ngives: 2\nasks: 5\n---\n",
		state: "faded",
		lateness: 3.208333,
		reason:
			"140 days of silence, 80 past your 60-day rhythm. You asked 5 times and gave twice. Not face to face since March 2025.",
		marks: "––○○",
	},
	{
		name: "Fay Osei",
		note: "---\ncadence: monthly\nlastContact: 2026-10-13\ngives: 2\nasks: 5\n---\n",
		state: "fading",
		lateness: 1.75,
		reason: "42 days of silence, 12 past your monthly rhythm. You asked 5 times and gave twice.",
		marks: "––○–",
	},
	{
		name: "Hana Ito",
		note: "---\ncircle: wide\nmet: 2026-10-20\n---\n",
		state: "due",
		lateness: 1.166667,
		reason: "35 days since you met and no follow-up yet, 5 past the first 30.",
		marks: "–––●",
	},
	{
		name: "Gus Reyes",
		note: "---\ncircle: Inner\nlast_contact: 2026-11-10\n---\n",
		state: "due",
		lateness: 1,
		reason: "Today: 14 days of silence in your fortnightly rhythm.",
		marks: "––––",
	},
	{
		name: "Ivo Novak",
		note: `---\ncircle: wide\n---\n\n## Follow-ups\n\n${weekly}\n`,
		state: "slipping",
		lateness: 0.116667,
		reason: "21 days of silence; you are usually in touch every 7 days.",
		marks: "––––",
	},
	{
		name: "Jo Quill",
		note: "---\ncircle: active\ncommon_ground:\n  - climbing\ngives: 3\nasks: 1\n---\n\n## Why would this person want to connect with me?\n\nI run the wall.\n\n## Follow-ups\n\n- 2026-11-14 in person: the wall\n",
		state: "warm",
		lateness: 0.111111,
		reason: "10 days of silence, 80 left in your quarterly rhythm.",
		marks: "●●●●",
	},
	{
		name: "Kit Dunn",
		note: "---\nsnooze_until: 2026-12-24\nlast_contact: 2026-01-01\n---\n",
		state: "resting",
		lateness: 3.633333,
		reason: "Snoozed until December 24.",
		marks: "––––",
	},
	{
		name: "Lu Marsh",
		note: "---\nlast_contact: soon\n---\n",
		state: "undated",
		lateness: 0,
		reason: "No contact on record yet.",
		marks: "––––",
	},
];
