/** Draws what stands above the grid: search, filters, numbers. */
import { SearchComponent } from "obsidian";
import { waitingIn, type FadingList } from "../../domain/fading-list";
import type { Filters } from "../../domain/search";
import { COMMANDS } from "../../words/commands";
import { PANE } from "../../words/pane";
import { asIconButton } from "../icon-button";

/** What the head shows. */
export interface HeadModel {
	readonly list: FadingList;
	readonly goal: number;
	readonly locale: string;
	readonly filters: Filters;
	/** The circles and tags to choose from. */
	readonly circles: readonly string[];
	readonly tags: readonly string[];
	/** Whether there is anybody to be searched for. */
	readonly searchable: boolean;
}

/** What the head's controls do. */
export interface HeadHandlers {
	readonly filter: (filters: Partial<Filters>) => void;
	/** Somebody is about to search. */
	readonly beginSearch: () => void;
	/** Arrow down in the search field goes on to the list. */
	readonly leaveSearch: () => void;
	/** Enter in the search field opens the first who was found. */
	readonly openFirst: (evt: KeyboardEvent) => void;
	readonly newPerson: () => void;
	readonly reachOut: () => void;
	readonly menu: (evt: MouseEvent) => void;
}

function tool(el: HTMLElement, icon: string, label: string, run: (evt: MouseEvent) => void): HTMLElement {
	const button = asIconButton(el.createEl("button", { attr: { type: "button" } }), icon, label);
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
	private readonly searchRow: HTMLElement;
	private readonly filterRow: HTMLElement;
	private readonly searchButton: HTMLElement;
	private readonly filterButton: HTMLElement;
	/** Whether the user has opened the field, and the filters: they also show while they narrow the list. */
	private opened = { search: false, filters: false };
	private model: HeadModel | undefined;

	constructor(el: HTMLElement, on: HeadHandlers) {
		this.el = el;
		this.on = on;
		el.addClass("networking-notes-head");
		const tools = el.createDiv({ cls: "networking-notes-tools" });
		tool(tools, "user-plus", COMMANDS.newPerson, on.newPerson);
		tool(tools, "arrow-right", COMMANDS.reachOut, on.reachOut);
		this.searchButton = tool(tools, "search", PANE.search, () => this.toggleSearch());
		this.filterButton = tool(tools, "list-filter", PANE.filters, () => this.toggleFilters());
		tool(tools, "ellipsis", PANE.more, on.menu).setAttribute("aria-haspopup", "menu");
		this.numbers = el.createDiv({ cls: "networking-notes-numbers", attr: { dir: "auto" } });
		this.searchRow = el.createDiv({ cls: "networking-notes-head-row" });
		this.search = new SearchComponent(this.searchRow)
			.setPlaceholder(PANE.search)
			.onChange((query) => on.filter({ query }));
		const { inputEl } = this.search;
		inputEl.setAttribute("aria-label", PANE.search);
		inputEl.addEventListener("focus", on.beginSearch);
		inputEl.addEventListener("blur", () => {
			if (inputEl.value === "") this.open({ search: false });
		});
		inputEl.addEventListener("keydown", (evt) => {
			if (evt.isComposing) return;
			const isSearching = inputEl.value.trim() !== "";
			if (evt.key === "ArrowDown") {
				evt.preventDefault();
				on.leaveSearch();
			} else if (evt.key === "Enter" && isSearching && !evt.repeat) {
				evt.preventDefault();
				on.openFirst(evt);
			} else if (evt.key === "Escape") {
				evt.preventDefault();
				evt.stopPropagation();
				inputEl.value = "";
				on.filter({ query: "" });
				if (!isSearching) on.leaveSearch();
			}
		});
		this.filterRow = el.createDiv({ cls: "networking-notes-head-row networking-notes-filters" });
		this.selects = { circle: this.select("circle", PANE.circleFilter), tag: this.select("tag", PANE.tagFilter) };
	}

	private open(change: Partial<{ readonly search: boolean; readonly filters: boolean }>): void {
		this.opened = { ...this.opened, ...change };
		this.showRows();
	}

	private toggleSearch(): void {
		if (this.isSearchShown) {
			this.open({ search: false });
			this.on.filter({ query: "" });
		} else this.focusSearch();
	}

	private toggleFilters(): void {
		const { filters } = this.model ?? {};
		if (this.areFiltersShown) {
			this.open({ filters: false });
			if (filters?.circle !== "" || filters.tag !== "") this.on.filter({ circle: "", tag: "" });
			return;
		}
		this.open({ filters: true });
		(this.selects.circle.hidden ? this.selects.tag : this.selects.circle).focus();
	}

	private get isSearchShown(): boolean {
		return this.opened.search || this.search.getValue() !== "";
	}

	private get areFiltersShown(): boolean {
		const { filters } = this.model ?? {};
		return this.opened.filters || (filters !== undefined && (filters.circle !== "" || filters.tag !== ""));
	}

	private showRows(): void {
		const { isSearchShown, areFiltersShown } = this;
		this.searchRow.hidden = !isSearchShown;
		this.filterRow.hidden = !areFiltersShown;
		this.searchButton.setAttribute("aria-expanded", String(isSearchShown));
		this.filterButton.setAttribute("aria-expanded", String(areFiltersShown));
		this.searchButton.toggleClass("is-active", isSearchShown);
		this.filterButton.toggleClass("is-active", areFiltersShown);
	}

	private select(name: "circle" | "tag", label: string): HTMLSelectElement {
		const select = this.filterRow.createEl("select", {
			cls: "dropdown networking-notes-filter",
			attr: { "aria-label": label },
		});
		select.addEventListener("change", () => this.on.filter({ [name]: select.value }));
		return select;
	}

	/** Opens the search field, and puts the focus into it. */
	focusSearch(): void {
		this.open({ search: true });
		this.search.inputEl.focus();
		this.search.inputEl.select();
	}

	/** Gives the head an edge while rows slide under it. */
	setScrolled(isScrolled: boolean): void {
		this.el.toggleClass("is-scrolled", isScrolled);
	}

	/** Shows the head for another list or other filters. */
	update(model: HeadModel): void {
		const { list, goal, locale, filters, circles, tags, searchable } = model;
		this.model = model;
		if (this.search.getValue() !== filters.query) this.search.setValue(filters.query);
		this.fill("circle", PANE.anyCircle, circles, filters.circle);
		this.fill("tag", PANE.anyTag, tags, filters.tag);
		this.searchButton.hidden = !searchable;
		this.filterButton.hidden = list.people === 0 || circles.length + tags.length === 0;
		this.showRows();
		this.numbers.empty();
		this.numbers.hidden = list.people === 0;
		const waiting = waitingIn(list);
		const made = goal > 0 ? PANE.introductions(list.introductions, goal, locale) : "";
		if (waiting > 0) {
			this.numbers.createSpan({ cls: "networking-notes-waiting", text: PANE.waiting(waiting, locale) });
			if (made !== "") this.numbers.appendText(" · ");
		}
		if (made !== "") this.numbers.createSpan({ text: made });
	}

	private fill(name: "circle" | "tag", everything: string, options: readonly string[], value: string): void {
		const select = this.selects[name];
		// Keep showing a chosen value that nobody has any more, so that it can be cleared.
		const all = value === "" || options.includes(value) ? options : [...options, value];
		const sign = all.join("\n");
		if (select.getAttribute("data-options") !== sign) {
			select.setAttribute("data-options", sign);
			select.empty();
			select.createEl("option", { value: "", text: everything });
			for (const option of all) select.createEl("option", { value: option, text: option });
		}
		select.value = value;
		select.hidden = all.length === 0;
	}
}
