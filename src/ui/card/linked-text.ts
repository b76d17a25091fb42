/** Text of a note, shown as text: its links to notes work, and nothing else of it does anything. */
import { decodedAddress } from "../../note/markdown/link-address";

/** Follows a link to a note. */
export type OpenLink = (target: string, evt: MouseEvent) => void;

/** A link to a note, in either syntax. Web addresses and those of programs are left as text. */
const LINK = /\[\[([^[\]\n]+)\]\]|\[([^[\]\n]*)\]\(<?([^()<>\n]+?)>?\)/g;

/** What a part of a text is: words, or a link with what it shows. */
export type TextPart = { readonly text: string; readonly target?: string };

/** Takes a text apart into words and links to notes. The parts' texts, one after the other, are what is shown. */
export function textParts(text: string): TextPart[] {
	const parts: TextPart[] = [];
	let done = 0;
	for (const found of text.matchAll(LINK)) {
		const [whole, wiki, label, address] = found;
		if (address !== undefined && /^[a-z][a-z0-9+.-]*:/i.test(address)) continue;
		if (found.index > done) parts.push({ text: text.slice(done, found.index) });
		if (wiki !== undefined) {
			const [target = "", ...shown] = wiki.split("|");
			parts.push({ text: shown.join("|").trim() || target.trim(), target: target.trim() });
		} else {
			const target = decodedAddress(address ?? "");
			parts.push({ text: (label ?? "").trim() || target, target });
		}
		done = found.index + whole.length;
	}
	if (done < text.length) parts.push({ text: text.slice(done) });
	return parts;
}

/** Writes a text into an element, its links to notes as links. */
export function renderLinkedText(el: HTMLElement, text: string, open: OpenLink): void {
	for (const { text: words, target } of textParts(text)) {
		if (target === undefined) {
			el.appendText(words);
			continue;
		}
		const link = el.createEl("a", { cls: "internal-link", text: words, attr: { href: "#", "data-href": target } });
		link.addEventListener("click", (evt) => {
			evt.preventDefault();
			evt.stopPropagation();
			open(target, evt);
		});
	}
}
