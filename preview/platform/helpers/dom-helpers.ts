import { setup } from "obsidian-test-mocks/setup";
import { isInstanceInAnyWindow, onMigrated } from "../windows";

type ElementInfo = DomElementInfo | string | undefined;
type Delegate = (this: unknown, event: Event, target: HTMLElement) => unknown;

let installed = false;

/**
 * Gives the page the global helpers which the app adds to elements, arrays and strings. The mocks' helpers are the base;
 * replaced are those that flatter: elements made in the wrong document, events that always come from the main window,
 * delegation that ignores its selector, a `find` that throws, callbacks that run at once or never.
 */
export function installDomHelpers(): void {
	if (installed) return;
	installed = true;
	setup();
	hideFromLoops();
	define(Node.prototype, {
		createEl(this: Node, tag: string, info?: ElementInfo, callback?: (el: HTMLElement) => void) {
			return makeElement(this.doc, tag, { ...asInfo(info), parent: this }, callback);
		},
		createDiv(this: Node, info?: ElementInfo, callback?: (el: HTMLElement) => void) {
			return makeElement(this.doc, "div", { ...asInfo(info), parent: this }, callback);
		},
		createSpan(this: Node, info?: ElementInfo, callback?: (el: HTMLElement) => void) {
			return makeElement(this.doc, "span", { ...asInfo(info), parent: this }, callback);
		},
		instanceOf(this: Node, type: { name: string }) {
			return isInstanceInAnyWindow(this, this.win, type);
		},
	});
	define(HTMLElement.prototype, {
		find(this: HTMLElement, selector: string) {
			return this.querySelector(selector);
		},
		on(this: HTMLElement, type: string, selector: string, listener: Delegate, options?: boolean | AddEventListenerOptions) {
			delegate(this, type, selector, listener, options);
		},
		off(this: HTMLElement, type: string, selector: string, listener: Delegate, options?: boolean | AddEventListenerOptions) {
			undelegate(this, type, selector, listener, options);
		},
		onClickEvent(this: HTMLElement, listener: EventListener, options?: boolean | AddEventListenerOptions) {
			this.addEventListener("click", listener, options);
			this.addEventListener("auxclick", listener, options);
		},
		onWindowMigrated(this: HTMLElement, listener: (win: Window) => unknown) {
			return onMigrated(this, listener);
		},
		onNodeInserted(this: HTMLElement, listener: () => unknown, once = false) {
			return whenInserted(this, listener, once);
		},
	});
	define(Document.prototype, {
		on(this: Document, type: string, selector: string, listener: Delegate, options?: boolean | AddEventListenerOptions) {
			delegate(this, type, selector, listener, options);
		},
		off(this: Document, type: string, selector: string, listener: Delegate, options?: boolean | AddEventListenerOptions) {
			undelegate(this, type, selector, listener, options);
		},
	});
	defineGetters(UIEvent.prototype, {
		win: (event) => windowOf(event),
		doc: (event) => windowOf(event).document,
		targetNode: (event) => (event.target !== null && "nodeType" in event.target ? event.target : null),
	});
	define(UIEvent.prototype, {
		instanceOf(this: UIEvent, type: { name: string }) {
			return isInstanceInAnyWindow(this, windowOf(this), type);
		},
	});
	define(globalThis, {
		createEl: (tag: string, info?: ElementInfo, callback?: (el: HTMLElement) => void) => makeElement(document, tag, asInfo(info), callback),
		createDiv: (info?: ElementInfo, callback?: (el: HTMLElement) => void) => makeElement(document, "div", asInfo(info), callback),
		createSpan: (info?: ElementInfo, callback?: (el: HTMLElement) => void) => makeElement(document, "span", asInfo(info), callback),
	});
}

function define(target: object, members: Record<string, unknown>): void {
	for (const [name, value] of Object.entries(members)) {
		Object.defineProperty(target, name, { configurable: true, writable: true, enumerable: false, value });
	}
}

function defineGetters(target: object, getters: Record<string, (event: UIEvent) => unknown>): void {
	for (const [name, read] of Object.entries(getters)) {
		Object.defineProperty(target, name, {
			configurable: true,
			enumerable: false,
			get(this: UIEvent) {
				return read(this);
			},
		});
	}
}

/** The window an event happened in, which may be a popped-out one. */
function windowOf(event: UIEvent): Window {
	const { target } = event;
	return event.view ?? (target !== null && "ownerDocument" in target ? (target as Node).win : window);
}

/** The mocks assign to the prototypes, which puts the helpers into every `for … in`; the app defines them hidden. */
function hideFromLoops(): void {
	const prototypes = [Array, String, Number, Math, Object, Node, Element, HTMLElement, SVGElement, Document, DocumentFragment];
	for (const owner of prototypes) {
		for (const target of [owner, "prototype" in owner ? (owner.prototype as object) : undefined]) {
			if (!target) continue;
			for (const name of Object.keys(target)) {
				const descriptor = Object.getOwnPropertyDescriptor(target, name);
				if (descriptor?.configurable && typeof descriptor.value === "function") Object.defineProperty(target, name, { ...descriptor, enumerable: false });
			}
		}
	}
}

function asInfo(info: ElementInfo): DomElementInfo {
	return typeof info === "string" ? { cls: info } : (info ?? {});
}

function makeElement(doc: Document, tag: string, info: DomElementInfo, callback?: (el: HTMLElement) => void): HTMLElement {
	const el = doc.createElement(tag);
	const { cls, text, attr, title, parent, value, type, prepend, placeholder, href } = info;
	// The app takes several classes in one string.
	if (cls) el.className = Array.isArray(cls) ? cls.join(" ") : cls;
	if (text !== undefined) el.append(text);
	if (title !== undefined) el.title = title;
	for (const [name, content] of Object.entries({ type, href, placeholder, ...attr })) {
		if (content !== undefined && content !== null) el.setAttribute(name, String(content));
	}
	if (value !== undefined) (el as HTMLInputElement).value = value;
	if (parent && prepend) parent.insertBefore(el, parent.firstChild);
	else parent?.appendChild(el);
	callback?.(el);
	return el;
}

interface Delegation {
	type: string;
	selector: string;
	listener: Delegate;
	callback: EventListener;
}

const delegations = new WeakMap<EventTarget, Delegation[]>();

function delegate(root: Document | HTMLElement, type: string, selector: string, listener: Delegate, options?: boolean | AddEventListenerOptions): void {
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

function undelegate(root: EventTarget, type: string, selector: string, listener: Delegate, options?: boolean | AddEventListenerOptions): void {
	const all = delegations.get(root) ?? [];
	const at = all.findIndex((d) => d.type === type && d.selector === selector && d.listener === listener);
	const [found] = at >= 0 ? all.splice(at, 1) : [];
	if (found) root.removeEventListener(type, found.callback, options);
}

function whenInserted(el: HTMLElement, listener: () => unknown, once: boolean): () => void {
	let attached = el.isConnected;
	const observer = new MutationObserver(() => {
		if (el.isConnected === attached) return;
		attached = el.isConnected;
		if (!attached) return;
		if (once) observer.disconnect();
		listener();
	});
	observer.observe(el.doc, { childList: true, subtree: true });
	return () => observer.disconnect();
}
