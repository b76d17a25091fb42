const SVG = "http://www.w3.org/2000/svg";

/** What the app's `createEl` takes: everything about the element, or its classes. */
export type ElementInfo = DomElementInfo | string | undefined;
/** What the app's `createSvg` takes. */
export type SvgInfo = SvgElementInfo | string | undefined;

function asInfo<T extends { cls?: string | string[] }>(info: T | string | undefined): T {
	return (typeof info === "string" ? { cls: info } : (info ?? {})) as T;
}

/** The app takes several classes in one string. */
function classesOf(cls: string | readonly string[]): string {
	return typeof cls === "string" ? cls : cls.join(" ");
}

function setAttributes(
	el: Element,
	attributes: Readonly<Record<string, string | number | boolean | null | undefined>>,
): void {
	for (const [name, content] of Object.entries(attributes)) {
		if (content !== undefined && content !== null) el.setAttribute(name, String(content));
	}
}

function place(el: Element, parent: Node | undefined, prepend: boolean | undefined): void {
	if (prepend === true) parent?.insertBefore(el, parent.firstChild);
	else parent?.appendChild(el);
}

/**
 * Makes an element in this document and puts it into `parent`, where one is given; else into the one its info names.
 * The callback comes last: it sees the element in its place.
 */
export function makeElement(
	doc: Document,
	tag: string,
	given: ElementInfo,
	callback?: (el: HTMLElement) => void,
	parent?: Node,
): HTMLElement {
	const info = asInfo<DomElementInfo>(given);
	const el = doc.createElement(tag);
	const { cls, text, attr, title, value, type, placeholder, href } = info;
	if (cls) el.className = classesOf(cls);
	if (text !== undefined) el.append(text);
	if (title !== undefined) el.title = title;
	setAttributes(el, { type, href, placeholder, ...attr });
	if (value !== undefined) (el as HTMLInputElement).value = value;
	place(el, parent ?? info.parent, info.prepend);
	callback?.(el);
	return el;
}

/** Like {@link makeElement}, for an element of SVG. */
export function makeSvg(
	doc: Document,
	tag: string,
	given: SvgInfo,
	callback?: (el: SVGElement) => void,
	parent?: Node,
): SVGElement {
	const info = asInfo<SvgElementInfo>(given);
	const el: SVGElement = doc.createElementNS(SVG, tag as "svg");
	if (info.cls) el.setAttribute("class", classesOf(info.cls));
	setAttributes(el, info.attr ?? {});
	place(el, parent ?? info.parent, info.prepend);
	callback?.(el);
	return el;
}
