import type { Command } from "obsidian";
import { COMMANDS } from "../words/commands";
import type { Flows } from "./flows/flows";

/** The commands, each with what it calls. Ids never change once released: product page, section 9. */
export function commandTable({
	people,
	newPeople,
	vault,
	events,
	exchange,
	merge,
	firstRun,
}: Flows): readonly Command[] {
	return [
		{ id: "new-person", name: COMMANDS.newPerson, icon: "user-plus", callback: () => newPeople.newPerson() },
		{
			id: "make-person",
			name: COMMANDS.makePerson,
			icon: "user-check",
			checkCallback: (checking) => {
				if (newPeople.activeOtherNote() === undefined) return false;
				if (!checking) newPeople.makeActivePerson();
				return true;
			},
		},
		{
			id: "log-follow-up",
			name: COMMANDS.logFollowUp,
			icon: "message-circle-plus",
			callback: () => people.logFollowUp(),
		},
		{ id: "open-fading-connections", name: COMMANDS.openPane, icon: "users", callback: () => void vault.openPane() },
		{ id: "reach-out", name: COMMANDS.reachOut, icon: "hand", callback: () => vault.reachOut() },
		{ id: "snooze", name: COMMANDS.snooze, icon: "alarm-clock", callback: () => people.snooze() },
		{ id: "set-cadence", name: COMMANDS.setCadence, icon: "repeat", callback: () => people.setCadence() },
		{ id: "rest-or-resume", name: COMMANDS.rest, icon: "moon", callback: () => people.rest() },
		{ id: "capture", name: COMMANDS.capture, icon: "ticket", callback: () => events.capture() },
		{ id: "debrief", name: COMMANDS.debrief, icon: "moon-star", callback: () => events.debrief() },
		{ id: "prepare", name: COMMANDS.prepare, icon: "list-todo", callback: () => events.prepare() },
		{ id: "undo", name: COMMANDS.undo, icon: "undo-2", callback: () => void vault.undo() },
		{ id: "redo", name: COMMANDS.redo, icon: "redo-2", callback: () => void vault.redo() },
		{ id: "check-notes", name: COMMANDS.check, icon: "clipboard-check", callback: () => vault.check() },
		{ id: "import-people", name: COMMANDS.importPeople, icon: "contact", callback: () => exchange.importPeople() },
		{ id: "export-people", name: COMMANDS.exportPeople, icon: "share", callback: () => exchange.exportPeople() },
		{ id: "last-spoke", name: COMMANDS.lastSpoke, icon: "calendar-clock", callback: () => vault.lastSpoke() },
		{ id: "merge-people", name: COMMANDS.mergePeople, icon: "merge", callback: () => merge.pickTwo() },
		{
			id: "why-these-dates",
			name: COMMANDS.whyTheseDates,
			icon: "circle-help",
			callback: () => people.whyTheseDates(),
		},
		{ id: "forget-remembered", name: COMMANDS.forget, icon: "eraser", callback: () => void vault.forgetRemembered() },
		{ id: "set-up", name: COMMANDS.setUp, icon: "wand-sparkles", callback: () => void firstRun.again() },
	];
}
