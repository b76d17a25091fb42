/** A listener that is told which element below it the event met. */
export type Delegate = (this: unknown, event: Event, target: HTMLElement) => unknown;

interface Delegation {
	readonly type: string;
	readonly selector: string;
	readonly listener: Delegate;
	readonly callback: EventListener;
}

const delegations = new WeakMap<EventTarget, Delegation[]>();

/** The app's `on`: listens for events that come from elements inside of `root` which the selector finds. */
export function delegate(
	root: Document | HTMLElement,
	type: string,
	selector: string,
	listener: Delegate,
	options?: boolean | AddEventListenerOptions,
): void {
	const callback = (event: Event): void => {
		const { target } = event;
		const from = target !== null && "closest" in target ? (target as Element).closest<HTMLElement>(selector) : null;
		if (from && root.contains(from)) listener.call(root, event, from);
	};
	const all = delegations.get(root) ?? [];
	all.push({ type, selector, listener, callback });
	delegations.set(root, all);
	root.addEventListener(type, callback, options);
}

/** The app's `off`: ends what {@link delegate} began with the same type, selector and listener. */
export function undelegate(
	root: EventTarget,
	type: string,
	selector: string,
	listener: Delegate,
	options?: boolean | AddEventListenerOptions,
): void {
	const all = delegations.get(root) ?? [];
	const at = all.findIndex((d) => d.type === type && d.selector === selector && d.listener === listener);
	const [found] = at >= 0 ? all.splice(at, 1) : [];
	if (found) root.removeEventListener(type, found.callback, options);
}
