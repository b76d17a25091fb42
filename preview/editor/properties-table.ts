import { setIcon } from "../screen/icons";
import { getFrontMatterInfo, parseFrontmatter } from "../vault/frontmatter";

/** What a property's icon is, by the type of its value. The app lets the user choose the type. */
function iconOf(key: string, value: unknown): string {
	if (key === "tags") return "lucide-tags";
	if (key === "aliases") return "lucide-forward";
	if (Array.isArray(value)) return "lucide-list";
	if (typeof value === "boolean") return "lucide-check-square";
	if (typeof value === "number") return "lucide-binary";
	if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return "lucide-calendar";
	return "lucide-text";
}

/** The properties of a note, drawn above its text with the app's structure; they are changed in the source. */
export class PropertiesTable {
	readonly containerEl: HTMLElement;
	readonly #listEl: HTMLElement;
	#drawn: string | undefined;

	/** @param openLink is called with the target of a link that is pressed */
	constructor(
		parent: HTMLElement,
		private readonly openLink: (target: string, event: MouseEvent) => void,
	) {
		this.containerEl = parent.createDiv("metadata-container");
		this.containerEl.createDiv({ cls: "metadata-properties-heading", text: "Properties" });
		this.#listEl = this.containerEl.createDiv("metadata-content").createDiv("metadata-properties");
		this.containerEl.hide();
	}

	/** Draws the properties of this text; nothing where it has none, a line where they cannot be read. */
	show(text: string): void {
		const { exists, frontmatter } = getFrontMatterInfo(text);
		const wanted = exists ? frontmatter : undefined;
		if (wanted === this.#drawn) return;
		this.#drawn = wanted;
		this.#listEl.empty();
		this.containerEl.toggle(exists);
		if (wanted === undefined) return;
		const properties = parseFrontmatter(wanted);
		if (!properties) {
			this.#listEl.createDiv({ cls: "metadata-error-container", text: "Invalid properties" });
			return;
		}
		for (const [key, value] of Object.entries(properties)) this.#row(key, value);
	}

	#row(key: string, value: unknown): void {
		const row = this.#listEl.createDiv({ cls: "metadata-property", attr: { "data-property-key": key } });
		const keyEl = row.createDiv("metadata-property-key");
		setIcon(keyEl.createSpan("metadata-property-icon"), iconOf(key, value));
		keyEl.createSpan({ cls: "metadata-property-key-input", text: key });
		const valueEl = row.createDiv("metadata-property-value");
		if (Array.isArray(value)) {
			const list = valueEl.createDiv("multi-select-container");
			for (const entry of value)
				this.#text(list.createDiv("multi-select-pill").createDiv("multi-select-pill-content"), entry);
		} else if (typeof value === "boolean") {
			const box = valueEl.createEl("input", {
				cls: "metadata-input-checkbox",
				type: "checkbox",
				attr: { disabled: "" },
			});
			box.checked = value;
		} else this.#text(valueEl.createDiv("metadata-input-longtext"), value);
	}

	#text(el: HTMLElement, value: unknown): void {
		const text =
			typeof value === "string" || typeof value === "number"
				? String(value)
				: value === null
					? ""
					: JSON.stringify(value);
		const link = /^\s*\[\[([^[\]|]+)(?:\|([^[\]]*))?\]\]\s*$/.exec(text);
		if (!link) return void el.setText(text);
		const target = link[1] ?? "";
		const a = el.createEl("a", {
			cls: "internal-link",
			text: link[2] ?? target,
			attr: { "data-href": target, href: target },
		});
		a.addEventListener("click", (event) => {
			event.preventDefault();
			this.openLink(target, event);
		});
	}
}
