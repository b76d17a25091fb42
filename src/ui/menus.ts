import { Menu } from "obsidian";
import type { Day } from "../domain/day";
import type { Person } from "../domain/person";
import { WHY } from "../words/contact-sources";
import { COMMANDS, PANE } from "../words/screen";
import type { Gestures } from "./flows/flows";

function isResting({ properties }: Person, today: Day): boolean {
	return properties.paused || (properties.snoozeUntil !== undefined && properties.snoozeUntil > today);
}

/** What can be done with one person, for the app's menus on their note and for the pane's. */
export function addPersonItems(menu: Menu, person: Person, today: Day, gestures: Gestures): void {
	const { properties } = person;
	// The menu may stand for a while.
	const held = gestures.hold([person]);
	menu.addItem((item) => item.setTitle(COMMANDS.logFollowUp).setIcon("message-circle-plus").onClick(() => gestures.logFollowUp(held)));
	menu.addItem((item) => item.setTitle(COMMANDS.snooze).setIcon("alarm-clock").onClick(() => gestures.snooze(held)));
	if (isResting(person, today) && !properties.paused) {
		menu.addItem((item) => item.setTitle(PANE.wake).setIcon("sunrise").onClick(() => void gestures.wake(held)));
	}
	menu.addItem((item) => item.setTitle(COMMANDS.setCadence).setIcon("repeat").onClick(() => gestures.setCadence(held)));
	menu.addItem((item) =>
		item.setTitle(properties.paused ? PANE.resume : PANE.letRest).setIcon(properties.paused ? "sunrise" : "moon").onClick(() => gestures.rest(held)));
	menu.addItem((item) => item.setTitle(WHY.command).setIcon("circle-help").onClick(() => gestures.whyTheseDates(person)));
	menu.addItem((item) => item.setTitle(PANE.notAPerson).setIcon("user-x").onClick(() => gestures.leaveOut([person])));
}

/** The menu of a row of the pane. */
export function rowMenu(person: Person, today: Day, gestures: Gestures): Menu {
	const menu = new Menu();
	menu.addItem((item) => item.setTitle(PANE.openNote).setIcon("file-text").onClick((evt) => gestures.open(person.path, evt)));
	menu.addItem((item) => item.setTitle(PANE.openInNewTab).setIcon("file-plus").onClick(() => gestures.open(person.path, null, "tab")));
	menu.addItem((item) => item.setTitle(PANE.openToSide).setIcon("separator-vertical").onClick(() => gestures.open(person.path, null, "split")));
	menu.addSeparator();
	addPersonItems(menu, person, today, gestures);
	return menu;
}

/** The menu of the pane's head. */
export function paneMenu(gestures: Gestures, select: () => void): Menu {
	const menu = new Menu();
	menu.addItem((item) => item.setTitle(COMMANDS.newPerson).setIcon("user-plus").onClick(() => gestures.newPerson()));
	menu.addItem((item) => item.setTitle(COMMANDS.logFollowUp).setIcon("message-circle-plus").onClick(() => gestures.logFollowUp()));
	menu.addItem((item) => item.setTitle(COMMANDS.reachOut).setIcon("hand").onClick(() => gestures.reachOut()));
	menu.addItem((item) => item.setTitle(PANE.selectSeveral).setIcon("list-checks").onClick(select));
	menu.addSeparator();
	menu.addItem((item) => item.setTitle(COMMANDS.check).setIcon("clipboard-check").onClick(() => gestures.check()));
	menu.addItem((item) => item.setTitle(COMMANDS.undo).setIcon("undo-2").onClick(() => void gestures.undo()));
	return menu;
}
