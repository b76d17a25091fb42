import type { Command } from "obsidian";
import { FIRST_RUN, WHY } from "../words/contact-sources";
import { COMMANDS } from "../words/screen";
import type { FirstRun } from "./flows/first-run";
import type { Flows } from "./flows/flows";

/** The commands, each with what it calls. Ids never change once released: product page, section 9. */
export function commandTable(flows: Flows, firstRun: FirstRun): readonly Command[] {
	return [
		{ id: "new-person", name: COMMANDS.newPerson, icon: "user-plus", callback: () => flows.newPerson() },
		{
			id: "make-person",
			name: COMMANDS.makePerson,
			icon: "user-check",
			checkCallback: (checking) => {
				if (flows.activeOtherNote() === undefined) return false;
				if (!checking) flows.makeActivePerson();
				return true;
			},
		},
		{
			id: "log-follow-up",
			name: COMMANDS.logFollowUp,
			icon: "message-circle-plus",
			callback: () => flows.logFollowUp(),
		},
		{ id: "open-fading-connections", name: COMMANDS.openPane, icon: "users", callback: () => void flows.openPane() },
		{ id: "reach-out", name: COMMANDS.reachOut, icon: "hand", callback: () => flows.reachOut() },
		{ id: "snooze", name: COMMANDS.snooze, icon: "alarm-clock", callback: () => flows.snooze() },
		{ id: "set-cadence", name: COMMANDS.setCadence, icon: "repeat", callback: () => flows.setCadence() },
		{ id: "rest-or-resume", name: COMMANDS.rest, icon: "moon", callback: () => flows.rest() },
		{ id: "undo", name: COMMANDS.undo, icon: "undo-2", callback: () => void flows.undo() },
		{ id: "check-notes", name: COMMANDS.check, icon: "clipboard-check", callback: () => flows.check() },
		{ id: "why-these-dates", name: WHY.command, icon: "circle-help", callback: () => flows.whyTheseDates() },
		{ id: "set-up", name: FIRST_RUN.command, icon: "wand-sparkles", callback: () => void firstRun.again() },
	];
}
