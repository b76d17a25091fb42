import { Component } from "../core/component";
import { currentApp } from "./current-app";
import { setIcon } from "./icons";
import { Scope } from "./keymap";

/** One entry of a {@link Menu}. */
export class MenuItem {
	readonly dom: HTMLElement;
	readonly iconEl: HTMLElement;
	readonly titleEl: HTMLElement;
	section = "";
	disabled = false;
	isLabel = false;
	#callback: ((event: MouseEvent | KeyboardEvent) => unknown) | undefined;

	constructor(readonly menu: Menu) {
		this.dom = createDiv({ cls: "menu-item tappable", attr: { role: "menuitem" } });
		this.iconEl = this.dom.createDiv("menu-item-icon");
		this.titleEl = this.dom.createDiv("menu-item-title");
		this.dom.addEventListener("click", (event) => this.choose(event));
		this.dom.addEventListener("mouseenter", () => this.menu.select(this));
	}

	setTitle(title: string | DocumentFragment): this {
		this.titleEl.setText(title);
		return this;
	}

	setIcon(icon: string | null): this {
		setIcon(this.iconEl, icon ?? "");
		return this;
	}

	setChecked(checked: boolean | null): this {
		this.dom.toggleClass("mod-checked", checked === true);
		if (checked !== null) this.dom.setAttribute("aria-checked", String(checked));
		if (checked === true) this.dom.createDiv("menu-item-icon mod-checked", (el) => setIcon(el, "check"));
		return this;
	}

	setDisabled(disabled: boolean): this {
		this.disabled = disabled;
		this.dom.toggleClass("is-disabled", disabled);
		return this;
	}

	setWarning(isWarning: boolean): this {
		this.dom.toggleClass("is-warning", isWarning);
		return this;
	}

	setIsLabel(isLabel: boolean): this {
		this.isLabel = isLabel;
		this.dom.toggleClass("is-label", isLabel);
		return this;
	}

	setSection(section: string): this {
		this.section = section;
		this.dom.setAttribute("data-section", section);
		return this;
	}

	onClick(callback: (event: MouseEvent | KeyboardEvent) => unknown): this {
		this.#callback = callback;
		return this;
	}

	/** Closes the menu and does what the entry says. Not public. */
	choose(event: MouseEvent | KeyboardEvent): void {
		if (this.disabled || this.isLabel) return;
		this.menu.hide();
		this.#callback?.(event);
	}
}

/** A line between entries. */
export class MenuSeparator {
	readonly dom = createDiv("menu-separator");
	section = "";
}

const forEvents = new WeakMap<Event, Menu>();

/** The app's context menu, drawn in the page: arrows, Enter and Escape work, a click elsewhere closes it. */
export class Menu extends Component {
	dom: HTMLElement = createDiv({ cls: "menu", attr: { role: "menu" } });
	readonly #items: (MenuItem | MenuSeparator)[] = [];
	readonly #scope = new Scope();
	#onHide: (() => unknown) | undefined;
	#selected: MenuItem | undefined;
	#shown = false;

	constructor() {
		super();
		this.#scope.register([], "ArrowDown", () => this.#move(1));
		this.#scope.register([], "ArrowUp", () => this.#move(-1));
		this.#scope.register([], "Home", () => this.#move(1, true));
		this.#scope.register([], "End", () => this.#move(-1, true));
		this.#scope.register([], "Enter", (event) => {
			this.#selected?.choose(event);
			return false;
		});
		this.#scope.register([], "Escape", () => {
			this.hide();
			return false;
		});
	}

	/** One menu for one event: every listener adds to it. */
	static forEvent(event: MouseEvent): Menu {
		const known = forEvents.get(event);
		if (known) return known;
		const menu = new Menu();
		forEvents.set(event, menu);
		event.preventDefault();
		setTimeout(() => menu.showAtMouseEvent(event), 0);
		return menu;
	}

	setNoIcon(): this {
		this.dom.addClass("mod-no-icon");
		return this;
	}

	/** The stand-in always draws its menus. */
	setUseNativeMenu(_native: boolean): this {
		return this;
	}

	addItem(callback: (item: MenuItem) => unknown): this {
		const item = new MenuItem(this);
		this.#items.push(item);
		callback(item);
		return this;
	}

	addSeparator(): this {
		this.#items.push(new MenuSeparator());
		return this;
	}

	setParentElement(_el: HTMLElement): this {
		return this;
	}

	showAtMouseEvent(event: MouseEvent): this {
		return this.showAtPosition({ x: event.clientX, y: event.clientY }, event.doc);
	}

	showAtPosition(
		position: { x: number; y: number; width?: number; left?: boolean },
		doc: Document = activeDocument,
	): this {
		if (this.#shown) return this;
		this.#shown = true;
		void this.load();
		this.#draw();
		doc.body.append(this.dom);
		const box = this.dom.getBoundingClientRect();
		const x = Math.min(
			position.left ? position.x - box.width : position.x,
			doc.documentElement.clientWidth - box.width - 4,
		);
		const y = Math.min(position.y, doc.documentElement.clientHeight - box.height - 4);
		this.dom.setCssStyles({ left: `${Math.max(0, x)}px`, top: `${Math.max(0, y)}px` });
		currentApp().keymap.pushScope(this.#scope);
		const outside = (event: Event): void => {
			if (!this.dom.contains(event.target as Node | null)) this.hide();
		};
		doc.addEventListener("mousedown", outside, true);
		this.register(() => doc.removeEventListener("mousedown", outside, true));
		return this;
	}

	hide(): this {
		if (!this.#shown) return this;
		this.#shown = false;
		currentApp().keymap.popScope(this.#scope);
		this.dom.remove();
		this.unload();
		this.#onHide?.();
		return this;
	}

	close(): void {
		this.hide();
	}

	onHide(callback: () => unknown): void {
		this.#onHide = callback;
	}

	/** Marks one entry as the one which Enter chooses. Not public. */
	select(item: MenuItem): void {
		this.#selected?.dom.removeClass("selected");
		this.#selected = item;
		item.dom.addClass("selected");
		item.dom.scrollIntoView?.({ block: "nearest" });
	}

	/** Entries of one section stand together, sections in the order in which they first appeared. */
	#draw(): void {
		const sections = new Map<string, (MenuItem | MenuSeparator)[]>();
		for (const item of this.#items) sections.set(item.section, [...(sections.get(item.section) ?? []), item]);
		const groups = [...sections.values()];
		this.dom.empty();
		groups.forEach((group, index) => {
			if (index > 0) this.dom.append(new MenuSeparator().dom);
			for (const item of group) this.dom.append(item.dom);
		});
	}

	#move(step: 1 | -1, fromEnd = false): false {
		const items = [...this.#items].filter(
			(item): item is MenuItem => item instanceof MenuItem && !item.disabled && !item.isLabel,
		);
		items.sort((a, b) => (a.dom.compareDocumentPosition(b.dom) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
		const at = this.#selected && !fromEnd ? items.indexOf(this.#selected) : step > 0 ? -1 : items.length;
		const next = items[(at + step + items.length) % items.length];
		if (next) this.select(next);
		return false;
	}
}
