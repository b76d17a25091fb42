/** Draws what stands above the grid: search, filters, numbers. */
import { SearchComponent, setIcon, setTooltip } from "obsidian";
import { waitingIn, type FadingList } from "../../domain/fading-list";
import type { Filters } from "../../domain/search";
import { COMMANDS, PANE } from "../../words/screen";

/** What the head shows. */
export interface HeadModel {
	readonly list: FadingList;
	readonly goal: number;
	readonly locale: string;
	readonly filters: Filters;
	/** The circles and tags to choose from. */
	readonly circles: readonly string[];
	readonly tags: readonly string[];
}

/** What the head's controls do. */
export interface HeadHandlers {
	readonly filter: (filters: Partial<Filters>) => void;
	/** Somebody is about to search. */
	readonly beginSearch: () => void;
	/** Arrow down in the search field goes on to the list. */
	readonly leaveSearch: () => void;
	readonly newPerson: () => void;
	readonly menu: (evt: MouseEvent) => void;
}

function iconButton(el: HTMLElement, icon: string, label: string, run: (evt: MouseEvent) => void): HTMLElement {
	const button = el.createEl("button", {
		cls: "clickable-icon networking-notes-icon",
		attr: { type: "button", "aria-label": label },
	});
	setIcon(button, icon);
	setTooltip(button, label);
	button.addEventListener("click", run);
	return button;
}

/** The head, drawn once; `update` changes what it says and leaves the fields that somebody types into alone. */
export class PaneHead {
	private readonly el: HTMLElement;
	private readonly on: HeadHandlers;
	private readonly search: SearchComponent;
	private readonly selects: Readonly<Record<"circle" | "tag", HTMLSelectElement>>;
	private readonly numbers: HTMLElement;
	private readonly row: HTMLElement;

	constructor(el: HTMLElement, on: HeadHandlers) {
		this.el = el;
		this.on = on;
		el.addClass("networking-notes-head");
		const first = el.createDiv({ cls: "networking-notes-head-row" });
		this.search = new SearchComponent(first).setPlaceholder(PANE.search).onChange((query) => on.filter({ query }));
		const { inputEl } = this.search;
		inputEl.setAttribute("aria-label", PANE.search);
		inputEl.addEventListener("focus", on.beginSearch);
		inputEl.addEventListener("keydown", (evt) => {
			if (evt.isComposing) return;
			if (evt.key === "ArrowDown" || (evt.key === "Enter" && inputEl.value.trim() !== "")) {
				evt.preventDefault();
				on.leaveSearch();
			} else if (evt.key === "Escape" && inputEl.value !== "") {
				evt.preventDefault();
				evt.stopPropagation();
				inputEl.value = "";
				on.filter({ query: "" });
			}
		});
		iconButton(first, "user-plus", COMMANDS.newPerson, on.newPerson);
		iconButton(first, "ellipsis", PANE.more, on.menu).setAttribute("aria-haspopup", "menu");
		this.row = el.createDiv({ cls: "networking-notes-head-row networking-notes-filters" });
		this.selects = { circle: this.select("circle", PANE.circleFilter), tag: this.select("tag", PANE.tagFilter) };
		this.numbers = el.createDiv({ cls: "networking-notes-numbers" });
	}

	private select(name: "circle" | "tag", label: string): HTMLSelectElement {
		const select = this.row.createEl("select", {
			cls: "dropdown networking-notes-filter",
			attr: { "aria-label": label },
		});
		select.addEventListener("change", () => this.on.filter({ [name]: select.value }));
		return select;
	}

	/** Puts the focus into the search field. */
	focusSearch(): void {
		this.search.inputEl.focus();
		this.search.inputEl.select();
	}

	/** Shows the head for another list or other filters. */
	update({ list, goal, locale, filters, circles, tags }: HeadModel): void {
		this.el.toggleClass("networking-notes-hidden-parts", list.people === 0);
		if (this.search.getValue() !== filters.query) this.search.setValue(filters.query);
		this.fill("circle", PANE.anyCircle, circles, filters.circle);
		this.fill("tag", PANE.anyTag, tags, filters.tag);
		this.row.toggleClass("networking-notes-hidden", circles.length + tags.length === 0);
		this.numbers.empty();
		const waiting = waitingIn(list);
		if (waiting > 0)
			this.numbers.createSpan({
				cls: "networking-notes-waiting",
				text: PANE.waiting(waiting, locale),
				attr: { dir: "auto" },
			});
		if (goal > 0)
			this.numbers.createSpan({
				text: PANE.introductions(list.introductions, goal, list.today, locale),
				attr: { dir: "auto" },
			});
		if (list.quarter.gives + list.quarter.asks > 0)
			this.numbers.createSpan({ text: PANE.quarter(list.quarter, locale), attr: { dir: "auto" } });
	}

	private fill(name: "circle" | "tag", everything: string, options: readonly string[], value: string): void {
		const select = this.selects[name];
		// One that was chosen and is nobody's any more is still shown, so that it can be taken back.
		const all = value === "" || options.includes(value) ? options : [...options, value];
		const sign = all.join("\n");
		if (select.getAttribute("data-options") !== sign) {
			select.setAttribute("data-options", sign);
			select.empty();
			select.createEl("option", { value: "", text: everything });
			for (const option of all) select.createEl("option", { value: option, text: option });
		}
		select.value = value;
		select.toggleClass("networking-notes-hidden", all.length === 0);
	}
}
