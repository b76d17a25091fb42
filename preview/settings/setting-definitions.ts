import type {
	SettingDefinition,
	SettingDefinitionGroup,
	SettingDefinitionItem,
	SettingDefinitionList,
	SettingDefinitionPage,
	SettingGroupItem,
} from "obsidian";
import { addControl } from "./setting-controls";
import { Setting } from "./setting";
import { SettingGroup } from "./setting-group";
import type { SettingPage, SettingTab } from "./setting-tab";
import { setIcon } from "../screen/icons";

type Predicate = boolean | (() => boolean) | undefined;

/** Evaluates a `visible` or `disabled` of a definition. */
export function holds(predicate: Predicate, otherwise: boolean): boolean {
	return typeof predicate === "function" ? predicate() : (predicate ?? otherwise);
}

/** Draws the declarative settings of a tab: groups, lists, pages, controls, actions and rows that draw themselves. */
export class DefinitionsView {
	readonly #refreshers: (() => void)[] = [];
	readonly #cleanups: (() => void)[] = [];
	readonly #queries = new Map<string, string>();
	/** The names of the open pages, from the tab inwards: a redraw stays on the page. */
	readonly #trail: string[] = [];
	#items: SettingDefinitionItem[] = [];
	/** What the definitions have drawn: the rows of each list, and what stands in the tab. */
	readonly #rows = new Map<HTMLElement, HTMLElement[]>();
	readonly #parts: HTMLElement[] = [];
	#page: SettingPage | undefined;

	constructor(
		private readonly tab: SettingTab,
		private readonly containerEl: HTMLElement,
	) {}

	/** Draws these definitions in place of what was there. */
	draw(items: SettingDefinitionItem[]): void {
		this.close();
		this.#items = items;
		this.containerEl.empty();
		let shown = items;
		let page: SettingDefinitionPage | undefined;
		for (const name of this.#trail) {
			page = allItems(shown).find(
				(item): item is SettingDefinitionPage => "type" in item && item.type === "page" && item.name === name,
			);
			if (!page) break;
			shown = page.items ?? [];
		}
		if (page) this.#drawTitle(page);
		if (page?.page) this.#drawCustom(page.page());
		else this.#drawItems(shown);
		this.#dropStrangers();
		this.refresh();
	}

	/** Applies every `visible` and `disabled` to what is drawn. */
	refresh(): void {
		for (const refresh of this.#refreshers) refresh();
	}

	/** Runs the cleanups of the rows. */
	close(): void {
		for (const cleanup of this.#cleanups.splice(0)) cleanup();
		this.#refreshers.length = 0;
		this.#rows.clear();
		this.#parts.length = 0;
		this.#page?.hide();
		this.#page = undefined;
	}

	/**
	 * As in the app, only what the definitions made stays: what a `render` drew beside its row goes, and a row which it took
	 * away comes back. Its own `settingEl` is where it may draw.
	 */
	#dropStrangers(): void {
		for (const [listEl, rows] of this.#rows) listEl.setChildrenInPlace(rows);
		this.containerEl.setChildrenInPlace(this.#parts);
	}

	#track<T extends HTMLElement>(listEl: HTMLElement, row: T): T {
		this.#rows.set(listEl, [...(this.#rows.get(listEl) ?? []), row]);
		return row;
	}

	#newGroup(): SettingGroup {
		const group = new SettingGroup(this.containerEl);
		this.#parts.push(group.groupEl);
		this.#rows.set(group.listEl, []);
		return group;
	}

	#drawItems(items: SettingDefinitionItem[]): void {
		let loose: SettingGroup | undefined;
		for (const item of items) {
			if ("type" in item && item.type !== "page") {
				loose = undefined;
				this.#drawGroup(item);
			} else {
				loose ??= this.#newGroup();
				this.#drawItem(item, loose, 0);
			}
		}
	}

	#drawGroup(definition: SettingDefinitionGroup | SettingDefinitionList): void {
		const group = this.#newGroup();
		if (definition.type === "list") group.addClass("mod-list");
		if (definition.heading !== undefined) group.setHeading(definition.heading);
		if (definition.cls !== undefined) group.addClass(...definition.cls.split(" "));
		for (const button of definition.extraButtons ?? []) group.addExtraButton(button);
		const rows = (definition.items ?? []).map((item, index) => ({ item, el: this.#drawItem(item, group, index) }));
		if (definition.type === "list")
			this.#drawListTools(
				definition as SettingDefinitionList,
				group,
				rows.map((row) => row.el),
			);
		const { search } = definition;
		if (search) {
			const key = definition.heading ?? "";
			const filter = (query: string): void => {
				this.#queries.set(key, query);
				for (const { item, el } of rows) {
					if ("type" in item || holds(item.searchable, true) === false) continue;
					el.toggleClass("is-filtered", query !== "" && !search.match(item, query));
				}
			};
			group.addSearch((component) => {
				component
					.setPlaceholder(search.placeholder ?? "")
					.setValue(this.#queries.get(key) ?? "")
					.onChange(filter);
			});
			filter(this.#queries.get(key) ?? "");
		}
		this.#refreshers.push(() => group.groupEl.toggle(holds(definition.visible, true)));
	}

	#drawListTools(list: SettingDefinitionList, group: SettingGroup, rows: HTMLElement[]): void {
		const { addItem, onDelete, onReorder } = list;
		if (addItem)
			group.addExtraButton(
				(button) =>
					void button
						.setIcon("plus")
						.setTooltip(addItem.name)
						.onClick(() => addItem.action(button.extraSettingsEl)),
			);
		if (rows.length === 0 && list.emptyState)
			this.#track(group.listEl, group.listEl.createDiv("setting-list-empty")).append(list.emptyState);
		rows.forEach((row, index) => {
			const tools = row.querySelector<HTMLElement>(".setting-item-control") ?? row;
			if (onDelete) {
				const button = tools.createDiv({
					cls: "clickable-icon extra-setting-button mod-delete",
					attr: { role: "button", tabindex: 0, "aria-label": "Delete" },
				});
				setIcon(button, "trash-2");
				button.addEventListener("click", () => onDelete(index));
				row.addEventListener("keydown", (event) => {
					const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
					if (!typing && (event.key === "Delete" || event.key === "Backspace")) onDelete(index);
					else if (event.target === button && (event.key === "Enter" || event.key === " ")) onDelete(index);
				});
			}
			if (!onReorder) return;
			const handle = tools.createDiv({
				cls: "clickable-icon extra-setting-button mod-drag-handle",
				attr: { draggable: "true", "aria-label": "Drag to rearrange" },
			});
			setIcon(handle, "menu");
			handle.addEventListener("dragstart", (event) => event.dataTransfer?.setData("text/plain", String(index)));
			row.addEventListener("dragover", (event) => event.preventDefault());
			row.addEventListener("drop", (event) => {
				const from = Number(event.dataTransfer?.getData("text/plain"));
				if (Number.isInteger(from) && from !== index) onReorder(from, index);
			});
		});
	}

	#drawItem(item: SettingGroupItem, group: SettingGroup, index: number): HTMLElement {
		const setting = new Setting(group.listEl);
		this.#track(group.listEl, setting.settingEl);
		if ("type" in item) this.#drawPageLink(item, setting);
		else this.#drawSetting(item, setting, group, index);
		this.#refreshers.push(() => setting.settingEl.toggle(holds(item.visible, true)));
		return setting.settingEl;
	}

	#drawSetting(item: SettingDefinition, setting: Setting, group: SettingGroup, index: number): void {
		setting.setName(item.name);
		if (item.desc !== undefined)
			setting.setDesc(typeof item.desc === "string" ? item.desc : (item.desc.cloneNode(true) as DocumentFragment));
		if (item.control) {
			const { control } = item;
			addControl(this.tab, setting, control, () => this.refresh());
			this.#refreshers.push(() => void setting.setDisabled(holds(control.disabled, false)));
		} else if (item.action) {
			const { action, disabled } = item;
			const el = setting.settingEl;
			makePressable(el, () => {
				if (!holds(disabled, false)) action(el, index);
			});
			this.#refreshers.push(() => void setting.setDisabled(holds(disabled, false)));
		} else if (item.render) {
			const cleanup = item.render(setting as never, group as never);
			if (typeof cleanup === "function") this.#cleanups.push(cleanup);
		}
	}

	#drawPageLink(page: SettingDefinitionPage, setting: Setting): void {
		setting.setName(page.name);
		if (page.desc !== undefined)
			setting.setDesc(typeof page.desc === "string" ? page.desc : (page.desc.cloneNode(true) as DocumentFragment));
		const value = typeof page.displayValue === "function" ? page.displayValue() : page.displayValue;
		const status = typeof page.status === "function" ? page.status() : page.status;
		if (value !== undefined || status)
			setting.addDisplayValue((display) => void display.setValue(value ?? "").setStatus(status ?? null));
		setting.controlEl.createDiv("setting-item-chevron", (el) => setIcon(el, "chevron-right"));
		makePressable(setting.settingEl, () => {
			this.#trail.push(page.name);
			this.draw(this.#items);
		});
	}

	#drawTitle(page: SettingDefinitionPage): void {
		const bar = this.containerEl.createDiv("setting-page-titlebar");
		this.#parts.push(bar);
		const back = bar.createDiv({ cls: "clickable-icon", attr: { role: "button", tabindex: 0, "aria-label": "Back" } });
		setIcon(back, "chevron-left");
		makePressable(back, () => {
			this.#trail.pop();
			this.draw(this.#items);
		});
		bar.createDiv({ cls: "setting-page-title", text: page.name });
	}

	#drawCustom(page: SettingPage | { rootEl: HTMLElement; display(): void; hide(): void }): void {
		this.#page = page as SettingPage;
		this.containerEl.append(page.rootEl);
		this.#parts.push(page.rootEl);
		page.display();
	}
}

function allItems(items: SettingDefinitionItem[]): SettingDefinitionItem[] {
	return items.flatMap((item) => ("type" in item && item.type !== "page" ? [item, ...(item.items ?? [])] : [item]));
}

function makePressable(el: HTMLElement, press: () => void): void {
	el.addClass("is-clickable");
	el.setAttribute("role", "button");
	el.tabIndex = 0;
	el.addEventListener("click", press);
	el.addEventListener("keydown", (event) => {
		if (event.target !== el || (event.key !== "Enter" && event.key !== " ")) return;
		event.preventDefault();
		press();
	});
}
