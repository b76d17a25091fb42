/** The keys, as the overview tells of them: what to press, and what it does. */
import { CHANNELS } from "../domain/channel";
import { CHANNEL_NAMES } from "./dialogs";

/** A part of the overview. */
export interface KeyPart {
	readonly title: string;
	readonly keys: readonly (readonly [keys: string, does: string])[];
}

/** Every part. */
export const KEYS: { readonly title: string; readonly parts: readonly KeyPart[] } = {
	title: "Keys",
	parts: [
		{
			title: "In the pane",
			keys: [
				["↑ ↓", "the row above, below"],
				["Space, →", "open the card, move into it"],
				["Enter", "open the note"],
				["L", "log a follow-up"],
				["T", "in touch today, without words"],
				["S", "snooze"],
				["/", "search; Enter opens the first"],
				["X, Shift+↑↓", "select several"],
				["Shift+F10", "everything else"],
				["?", "this overview"],
			],
		},
		{
			title: "In the log dialog",
			keys: [
				[
					CHANNELS.map(({ key }) => key.toUpperCase()).join(" "),
					`how: ${CHANNELS.map(({ id }) => CHANNEL_NAMES[id].toLowerCase()).join(", ")}`,
				],
				["Alt+G, A, N", "gave, asked, neither"],
				["Enter", "log"],
			],
		},
		{
			title: "In the walk",
			keys: [
				["L, R", "log, reach out"],
				["S, P", "snooze, let rest"],
				["→ or N, ←", "the next person, the one before"],
				["O", "open the note"],
			],
		},
		{
			title: "When did you last speak?",
			keys: [
				["W, M, Q, L", "this week, this month, this quarter, longer ago"],
				["N, X", "never, not a person"],
				["→ or Enter, ←", "the next person, the one before"],
			],
		},
		{
			title: "For a new person",
			keys: [
				["Enter", "save"],
				["Shift+Enter", "save and add another"],
				["Alt+Enter", "use the rhythm that answer 4 proposes"],
			],
		},
	],
};
