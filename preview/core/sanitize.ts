/** The app's `sanitizeHTMLToDom`: HTML without what could run. */
export function sanitizeHTMLToDom(html: string): DocumentFragment {
	const parsed = new DOMParser().parseFromString(html, "text/html");
	for (const el of [...parsed.body.querySelectorAll("*")]) {
		if (/^(script|iframe|object|embed|style|link|meta|base)$/i.test(el.tagName)) el.remove();
		for (const { name, value } of [...el.attributes]) {
			if (name.startsWith("on") || /^\s*javascript:/i.test(value)) el.removeAttribute(name);
		}
	}
	const fragment = document.createDocumentFragment();
	for (const child of [...parsed.body.childNodes]) fragment.append(document.importNode(child, true));
	return fragment;
}
