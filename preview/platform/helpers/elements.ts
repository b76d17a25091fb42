import { isInstanceInAnyWindow, onMigrated } from "../windows";
import { define, defineGetters } from "./define";
import { delegate, undelegate, type Delegate } from "./delegate";
import { makeElement, makeSvg, type ElementInfo, type SvgInfo } from "./make-element";

type Attribute = string | number | boolean | null;
type Options = boolean | AddEventListenerOptions;

/** What the app adds to nodes, elements and documents. */
export function installElementHelpers(): void {
	define(Node.prototype, NODE);
	define(Node.prototype, { constructorWin: window });
	defineGetters(Node.prototype, {
		doc: (node) => node.ownerDocument ?? node,
		win: (node) => node.doc.defaultView ?? window,
	});
	define(Element.prototype, ELEMENT);
	define(HTMLElement.prototype, HTML_ELEMENT);
	defineGetters(HTMLElement.prototype, {
		innerWidth: (el) => el.scrollWidth - padding(el, "paddingLeft") - padding(el, "paddingRight"),
		innerHeight: (el) => el.scrollHeight - padding(el, "paddingTop") - padding(el, "paddingBottom"),
	});
	for (const { prototype } of [HTMLElement, SVGElement]) define(prototype, STYLED);
	for (const { prototype } of [HTMLElement, Document]) define(prototype, DELEGATING);
	for (const { prototype } of [Element, HTMLElement, DocumentFragment]) define(prototype, FINDING);
}

const NODE = {
	detach(this: Node) {
		this.parentNode?.removeChild(this);
	},
	empty(this: Node) {
		while (this.lastChild) this.removeChild(this.lastChild);
	},
	/** Puts `node` behind `child`; before everything where there is no child. */
	insertAfter<T extends Node>(this: Node, node: T, child: Node | null): T {
		return this.insertBefore(node, child === null ? this.firstChild : child.nextSibling);
	},
	indexOf(this: Node, other: Node): number {
		return [...this.childNodes].indexOf(other as ChildNode);
	},
	/** What is there already and stays is not taken out, so that it keeps its focus and its scroll. */
	setChildrenInPlace(this: Node, children: readonly Node[]) {
		const wanted = new Set(children);
		for (const child of [...this.childNodes]) if (!wanted.has(child)) child.remove();
		let at = this.firstChild;
		for (const child of children) {
			if (child === at) at = at.nextSibling;
			else this.insertBefore(child, at);
		}
	},
	appendText(this: Node, text: string) {
		this.appendChild(this.doc.createTextNode(text));
	},
	instanceOf(this: Node, type: { name: string }): boolean {
		return isInstanceInAnyWindow(this, this.win, type);
	},
	createEl(this: Node, tag: string, info?: ElementInfo, callback?: (el: HTMLElement) => void) {
		return makeElement(this.doc, tag, info, callback, this);
	},
	createDiv(this: Node, info?: ElementInfo, callback?: (el: HTMLElement) => void) {
		return makeElement(this.doc, "div", info, callback, this);
	},
	createSpan(this: Node, info?: ElementInfo, callback?: (el: HTMLElement) => void) {
		return makeElement(this.doc, "span", info, callback, this);
	},
	createSvg(this: Node, tag: string, info?: SvgInfo, callback?: (el: SVGElement) => void) {
		return makeSvg(this.doc, tag, info, callback, this);
	},
};

const ELEMENT = {
	getText(this: Element) {
		return this.textContent;
	},
	setText(this: Element, content: string | DocumentFragment) {
		if (typeof content === "string") this.textContent = content;
		else this.replaceChildren(content);
	},
	addClass(this: Element, ...classes: string[]) {
		this.classList.add(...classes);
	},
	addClasses(this: Element, classes: readonly string[]) {
		this.classList.add(...classes);
	},
	removeClass(this: Element, ...classes: string[]) {
		this.classList.remove(...classes);
	},
	removeClasses(this: Element, classes: readonly string[]) {
		this.classList.remove(...classes);
	},
	toggleClass(this: Element, classes: string | readonly string[], on: boolean) {
		for (const name of typeof classes === "string" ? [classes] : classes) this.classList.toggle(name, on);
	},
	hasClass(this: Element, name: string) {
		return this.classList.contains(name);
	},
	setAttr(this: Element, name: string, value: Attribute) {
		if (value === null) this.removeAttribute(name);
		else this.setAttribute(name, String(value));
	},
	setAttrs(this: Element, attributes: Readonly<Record<string, Attribute>>) {
		for (const [name, value] of Object.entries(attributes)) this.setAttr(name, value);
	},
	getAttr(this: Element, name: string) {
		return this.getAttribute(name);
	},
	/** The nearest element around this one that the selector finds, inside of `last`. */
	matchParent(this: Element, selector: string, last?: Element) {
		for (let el = this.parentElement; el && el !== last; el = el.parentElement) if (el.matches(selector)) return el;
		return null;
	},
	getCssPropertyValue(this: Element, property: string, pseudoElement?: string) {
		return this.win.getComputedStyle(this, pseudoElement).getPropertyValue(property);
	},
	isActiveElement(this: Element) {
		return this.doc.activeElement === this;
	},
	findAllSelf(this: Element, selector: string) {
		return [...(this.matches(selector) ? [this] : []), ...this.querySelectorAll(selector)];
	},
};

const FINDING = {
	find(this: ParentNode, selector: string) {
		return this.querySelector(selector);
	},
	findAll(this: ParentNode, selector: string) {
		return [...this.querySelectorAll(selector)];
	},
};

const STYLED = {
	setCssStyles(this: HTMLElement | SVGElement, styles: Partial<CSSStyleDeclaration>) {
		Object.assign(this.style, styles);
	},
	setCssProps(this: HTMLElement | SVGElement, properties: Readonly<Record<string, string>>) {
		for (const [name, value] of Object.entries(properties)) this.style.setProperty(name, value);
	},
};

const DELEGATING = {
	on(this: Document | HTMLElement, type: string, selector: string, listener: Delegate, options?: Options) {
		delegate(this, type, selector, listener, options);
	},
	off(this: Document | HTMLElement, type: string, selector: string, listener: Delegate, options?: Options) {
		undelegate(this, type, selector, listener, options);
	},
};

const HTML_ELEMENT = {
	show(this: HTMLElement) {
		this.style.display = "";
	},
	hide(this: HTMLElement) {
		this.style.display = "none";
	},
	toggle(this: HTMLElement, shown: boolean) {
		this.style.display = shown ? "" : "none";
	},
	toggleVisibility(this: HTMLElement, visible: boolean) {
		this.style.visibility = visible ? "" : "hidden";
	},
	isShown(this: HTMLElement) {
		return this.offsetParent !== null;
	},
	/** The middle button counts as well. */
	onClickEvent(this: HTMLElement, listener: EventListener, options?: Options) {
		this.addEventListener("click", listener, options);
		this.addEventListener("auxclick", listener, options);
	},
	onNodeInserted(this: HTMLElement, listener: () => unknown, once = false) {
		return whenInserted(this, listener, once);
	},
	onWindowMigrated(this: HTMLElement, listener: (win: Window) => unknown) {
		return onMigrated(this, listener);
	},
	trigger(this: HTMLElement, type: string) {
		this.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
	},
};

function padding(el: HTMLElement, side: "paddingTop" | "paddingRight" | "paddingBottom" | "paddingLeft"): number {
	return Number.parseFloat(el.win.getComputedStyle(el)[side]) || 0;
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
