import { isInstanceInAnyWindow } from "../windows";
import { define, defineGetters } from "./define";

/** What the app adds to events of its windows: where they happened, which may be a popped-out one. */
export function installEventHelpers(): void {
	defineGetters(UIEvent.prototype, {
		win: windowOf,
		doc: (event) => windowOf(event).document,
		targetNode: (event) => (event.target !== null && "nodeType" in event.target ? event.target : null),
	});
	define(UIEvent.prototype, {
		instanceOf(this: UIEvent, type: { name: string }) {
			return isInstanceInAnyWindow(this, windowOf(this), type);
		},
	});
}

function windowOf(event: UIEvent): Window {
	const { target } = event;
	return event.view ?? (target !== null && "ownerDocument" in target ? (target as Node).win : window);
}
