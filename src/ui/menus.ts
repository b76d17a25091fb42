import { Menu } from "obsidian";
import type { Day } from "../domain/day";
import { isAsleep, type Person } from "../domain/person";
import { KEYS } from "../words/keys";
import { PANE } from "../words/pane";
import { COMMANDS } from "../words/commands";
import type { Flows } from "./flows/flows";

/** What can be done with one person, for the app's menus on their note and for the pane's. */
export function addPersonItems(menu: Menu, person: Person, today: Day, flows: Flows): void {
	const { properties } = person;
	// The menu may stay open for a while.
	const held = flows.people.hold([person]);
	menu.addItem((item) =>
		item
			.setTitle(COMMANDS.logFollowUp)
			.setIcon("message-circle-plus")
			.onClick(() => flows.people.logFollowUp(held)),
	);
	menu.addItem((item) =>
		item
			.setTitle(PANE.inTouchToday)
			.setIcon("check")
			.onClick(() => flows.people.inTouchToday(held)),
	);
	menu.addItem((item) =>
		item
			.setTitle(COMMANDS.snooze)
			.setIcon("alarm-clock")
			.onClick(() => flows.people.snooze(held)),
	);
	if (isAsleep(person, today) && !properties.paused) {
		menu.addItem((item) =>
			item
				.setTitle(PANE.wake)
				.setIcon("sunrise")
				.onClick(() => void flows.people.wake(held)),
		);
	}
	menu.addItem((item) =>
		item
			.setTitle(COMMANDS.setCadence)
			.setIcon("repeat")
			.onClick(() => flows.people.setCadence(held)),
	);
	menu.addItem((item) =>
		item
			.setTitle(properties.paused ? PANE.resume : PANE.letRest)
			.setIcon(properties.paused ? "sunrise" : "moon")
			.onClick(() => flows.people.rest(held)),
	);
	menu.addItem((item) =>
		item
			.setTitle(COMMANDS.whyTheseDates)
			.setIcon("circle-help")
			.onClick(() => flows.people.whyTheseDates(person)),
	);
	menu.addItem((item) =>
		item
			.setTitle(PANE.notAPerson)
			.setIcon("user-x")
			.onClick(() => flows.people.leaveOut([person])),
	);
}

/** The menu of a row of the pane. */
export function rowMenu(person: Person, today: Day, flows: Flows): Menu {
	const menu = new Menu();
	menu.addItem((item) =>
		item
			.setTitle(PANE.openNote)
			.setIcon("file-text")
			.onClick((evt) => flows.people.open(person.path, evt)),
	);
	menu.addItem((item) =>
		item
			.setTitle(PANE.openInNewTab)
			.setIcon("file-plus")
			.onClick(() => flows.people.open(person.path, null, "tab")),
	);
	menu.addItem((item) =>
		item
			.setTitle(PANE.openToSide)
			.setIcon("separator-vertical")
			.onClick(() => flows.people.open(person.path, null, "split")),
	);
	menu.addSeparator();
	addPersonItems(menu, person, today, flows);
	return menu;
}

/** Adds what can be done with a file that may hold people. */
export function addImportItem(menu: Menu, path: string, flows: Flows): void {
	menu.addItem((item) =>
		item
			.setTitle(COMMANDS.importPeople)
			.setIcon("contact")
			.onClick(() => void flows.exchange.importFromVault(path)),
	);
}

/** The menu of the pane's head. */
export function paneMenu(flows: Flows, select: () => void): Menu {
	const menu = new Menu();
	menu.addItem((item) =>
		item
			.setTitle(COMMANDS.newPerson)
			.setIcon("user-plus")
			.onClick(() => flows.newPeople.newPerson()),
	);
	menu.addItem((item) =>
		item
			.setTitle(COMMANDS.logFollowUp)
			.setIcon("message-circle-plus")
			.onClick(() => flows.people.logFollowUp()),
	);
	menu.addItem((item) =>
		item
			.setTitle(COMMANDS.reachOut)
			.setIcon("hand")
			.onClick(() => flows.vault.reachOut()),
	);
	if (flows.vault.isAnybodyUndated)
		menu.addItem((item) =>
			item
				.setTitle(COMMANDS.lastSpoke)
				.setIcon("calendar-clock")
				.onClick(() => flows.vault.lastSpoke()),
		);
	menu.addItem((item) =>
		item
			.setTitle(COMMANDS.capture)
			.setIcon("ticket")
			.onClick(() => flows.events.capture()),
	);
	menu.addItem((item) =>
		item
			.setTitle(COMMANDS.debrief)
			.setIcon("moon-star")
			.onClick(() => flows.events.debrief()),
	);
	menu.addItem((item) =>
		item
			.setTitle(COMMANDS.prepare)
			.setIcon("list-todo")
			.onClick(() => flows.events.prepare()),
	);
	menu.addItem((item) => item.setTitle(PANE.selectSeveral).setIcon("list-checks").onClick(select));
	menu.addItem((item) =>
		item
			.setTitle(KEYS.title)
			.setIcon("keyboard")
			.onClick(() => flows.vault.showKeys()),
	);
	menu.addSeparator();
	menu.addItem((item) =>
		item
			.setTitle(COMMANDS.importPeople)
			.setIcon("contact")
			.onClick(() => flows.exchange.importPeople()),
	);
	menu.addItem((item) =>
		item
			.setTitle(COMMANDS.exportPeople)
			.setIcon("share")
			.onClick(() => flows.exchange.exportPeople()),
	);
	menu.addItem((item) =>
		item
			.setTitle(COMMANDS.check)
			.setIcon("clipboard-check")
			.onClick(() => flows.vault.check()),
	);
	menu.addItem((item) =>
		item
			.setTitle(COMMANDS.undo)
			.setIcon("undo-2")
			.onClick(() => void flows.vault.undo()),
	);
	menu.addItem((item) =>
		item
			.setTitle(COMMANDS.redo)
			.setIcon("redo-2")
			.onClick(() => void flows.vault.redo()),
	);
	return menu;
}
