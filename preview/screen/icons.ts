import { icons } from "lucide";

type IconNode = readonly [tag: string, attributes: Record<string, string | number>, children?: readonly IconNode[]];

const SVG = "http://www.w3.org/2000/svg";
const added = new Map<string, string>();

/** Lucide names its icons in capitals ("a-arrow-down" is AArrowDown); this is its own rule. */
function pascalCase(name: string): string {
	return name.replace(
		/(\w)(\w*)(-|\s*)/g,
		(_all, first: string, rest: string) => first.toUpperCase() + rest.toLowerCase(),
	);
}

function lucideIcon(name: string): IconNode | undefined {
	return (icons as unknown as Record<string, IconNode | undefined>)[pascalCase(name)];
}

/** The app's `getIcon`: a fresh svg, or null where the app has no icon of that name. */
export function getIcon(iconId: string): SVGSVGElement | null {
	const own = added.get(iconId);
	if (own !== undefined) return svgElement(iconId, "0 0 100 100", own);
	const name = iconId.replace(/^lucide-/, "");
	const node = lucideIcon(name);
	if (!node) return null;
	const svg = svgElement(`lucide-${name}`, "0 0 24 24", "");
	for (const child of node[2] ?? []) appendNode(svg, child);
	return svg;
}

/** The app's `setIcon`: replaces what is in the element; an unknown name draws nothing. */
export function setIcon(parent: HTMLElement, iconId: string): void {
	const icon = getIcon(iconId);
	parent.replaceChildren();
	if (icon) parent.append(icon);
}

/** The app's `addIcon`: the content of an svg of 100 by 100. */
export function addIcon(iconId: string, svgContent: string): void {
	added.set(iconId, svgContent);
}

/** The app's `removeIcon`. */
export function removeIcon(iconId: string): void {
	added.delete(iconId);
}

/** The app's `getIconIds`. */
export function getIconIds(): string[] {
	const lucide = Object.keys(icons).map(
		(name) => `lucide-${name.replace(/([a-z0-9])(?=[A-Z])|(\D)(?=\d)/g, "$1$2-").toLowerCase()}`,
	);
	return [...lucide, ...added.keys()];
}

function svgElement(cls: string, viewBox: string, content: string): SVGSVGElement {
	const svg = document.createElementNS(SVG, "svg");
	const stroke = {
		fill: "none",
		stroke: "currentColor",
		"stroke-width": "2",
		"stroke-linecap": "round",
		"stroke-linejoin": "round",
	};
	const attributes = {
		viewBox,
		width: "24",
		height: "24",
		...(content === "" ? stroke : {}),
		class: `svg-icon ${cls}`,
	};
	for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
	if (content !== "") {
		const parsed = new DOMParser().parseFromString(`<svg xmlns="${SVG}">${content}</svg>`, "image/svg+xml");
		for (const child of [...parsed.documentElement.childNodes]) svg.append(document.importNode(child, true));
	}
	return svg;
}

function appendNode(parent: Element, [tag, attributes, children]: IconNode): void {
	const el = document.createElementNS(SVG, tag);
	for (const [name, value] of Object.entries(attributes)) if (name !== "key") el.setAttribute(name, String(value));
	for (const child of children ?? []) appendNode(el, child);
	parent.append(el);
}
