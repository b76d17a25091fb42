import { Parser, type Node } from "commonmark";
import { sanitizeHTMLToDom } from "../core/sanitize";
import { setAside, SIGN, type SetAside } from "./markdown-text";

/** One block of a rendered text, and the lines it is from; they count from 0. */
export interface RenderedBlock {
	readonly el: HTMLElement;
	readonly lineStart: number;
	readonly lineEnd: number;
}

/** Where the links of a text lead. */
export type ResolvesLink = (target: string) => boolean;

/** Text of a line: what the app reads in it besides CommonMark. */
const INLINE = new RegExp(
	String.raw`(?<sign>${SIGN.source})|==(?<mark>[^=\n]+)==|~~(?<del>[^~\n]+)~~|(?<tag>(?<=^|\s)#[\p{L}\p{N}_/-]*[\p{L}_/-][\p{L}\p{N}_/-]*)`,
	"gu",
);

/** Draws Markdown as the app's reading view does: CommonMark, and what the app adds to it. */
export class MarkdownHtml {
	readonly #aside: SetAside;
	readonly #lines: readonly string[];

	constructor(
		markdown: string,
		private readonly resolves: ResolvesLink,
	) {
		this.#aside = setAside(markdown);
		this.#lines = this.#aside.text.split("\n");
	}

	blocks(): RenderedBlock[] {
		const blocks: RenderedBlock[] = [];
		const document = new Parser().parse(this.#aside.text);
		for (const node of children(document)) {
			const el = this.#block(node);
			const [[from], [to]] = node.sourcepos;
			if (el) blocks.push({ el, lineStart: from - 1, lineEnd: to - 1 });
		}
		return blocks;
	}

	#block(node: Node): HTMLElement | undefined {
		switch (node.type) {
			case "paragraph":
				return this.#table(node) ?? this.#filled(createEl("p", { attr: { dir: "auto" } }), node);
			case "heading": {
				const el = this.#filled(createEl(`h${node.level as 1 | 2 | 3 | 4 | 5 | 6}`, { attr: { dir: "auto" } }), node);
				el.dataset["heading"] = el.textContent ?? "";
				return el;
			}
			case "list":
				return this.#list(node);
			case "block_quote":
				return this.#quote(node);
			case "code_block": {
				const [language = ""] = (node.info ?? "").split(/\s/);
				const pre = createEl("pre", { cls: language === "" ? "" : `language-${language}` });
				pre.createEl("code", {
					cls: language === "" ? "" : `language-${language}`,
					text: this.#aside.restore(node.literal ?? ""),
				});
				return pre;
			}
			case "html_block": {
				const el = createDiv();
				el.append(sanitizeHTMLToDom(this.#aside.restore(node.literal ?? "")));
				return el;
			}
			case "thematic_break":
				return createEl("hr");
			default:
				return undefined;
		}
	}

	#list(node: Node): HTMLElement {
		const isOrdered = node.listType === "ordered";
		const el = createEl(isOrdered ? "ol" : "ul", { cls: "has-list-bullet", attr: { dir: "auto" } });
		if (isOrdered && node.listStart !== 1) el.setAttribute("start", String(node.listStart));
		for (const item of children(node)) {
			const li = el.createEl("li", { attr: { "data-line": String(item.sourcepos[0][0] - 1), dir: "auto" } });
			const [first] = children(item);
			const status = /^\s*(?:[-*+]|\d+[.)])\s+\[(.)\]\s/u.exec(this.#lines[item.sourcepos[0][0] - 1] ?? "")?.[1];
			for (const child of children(item)) {
				// A tight list has no paragraphs.
				if (child.type === "paragraph" && node.listTight) this.#filled(li, child);
				else li.append(this.#block(child) ?? "");
			}
			if (status === undefined || first?.type !== "paragraph") continue;
			const words = li.firstChild?.nodeName === "P" ? li.firstChild : li;
			const text = words.firstChild;
			if (text) text.textContent = (text.textContent ?? "").replace(/^\[.\]\s*/u, "");
			el.addClass("contains-task-list");
			li.addClass("task-list-item");
			li.dataset["task"] = status === " " ? "" : status;
			li.toggleClass("is-checked", status !== " ");
			const box = createEl("input", { cls: "task-list-item-checkbox", type: "checkbox" });
			box.checked = status !== " ";
			box.dataset["line"] = String(item.sourcepos[0][0] - 1);
			words.insertBefore(box, words.firstChild);
		}
		return el;
	}

	/** A quotation, or with `[!type]` at its start a callout. */
	#quote(node: Node): HTMLElement {
		const quote = createEl("blockquote", { attr: { dir: "auto" } });
		for (const child of children(node)) quote.append(this.#block(child) ?? "");
		const first = quote.firstElementChild;
		const inFirstLine = firstLine(first);
		const head = inFirstLine.map(({ textContent }) => textContent ?? "").join("");
		const [, type, fold = "", title = ""] = /^\[!([^\]\n]+)\]([+-]?)[ \t]*(.*)$/.exec(head) ?? [];
		if (type === undefined || first === null) return quote;
		const callout = createDiv({
			cls: "callout",
			attr: { "data-callout": type.toLowerCase(), "data-callout-fold": fold, "data-callout-metadata": "" },
		});
		const words = title.trim() || type.slice(0, 1).toUpperCase() + type.slice(1).toLowerCase();
		callout.createDiv("callout-title").createDiv({ cls: "callout-title-inner", text: words });
		const content = callout.createDiv("callout-content");
		for (const node of inFirstLine) first.removeChild(node);
		first.querySelector(":scope > br")?.remove();
		if (!first.hasChildNodes()) first.remove();
		content.append(...quote.childNodes);
		return callout;
	}

	/** A table, where the second line of a paragraph says that it is one. */
	#table(node: Node): HTMLElement | undefined {
		const [[from], [to]] = node.sourcepos;
		const [head, rule, ...rows] = this.#lines.slice(from - 1, to).map(cells);
		if (!head || !rule?.every((cell) => /^:?-+:?$/.test(cell)) || rule.length !== head.length) return undefined;
		const table = createEl("table");
		const line = (parent: HTMLElement, tag: "th" | "td", texts: readonly string[]): void => {
			const row = parent.createEl("tr");
			head.forEach((_, column) => {
				const cell = row.createEl(tag, { attr: { dir: "auto" } });
				const align = /^:-+:$/.test(rule[column] ?? "") ? "center" : /^-+:$/.test(rule[column] ?? "") ? "right" : "";
				if (align !== "") cell.style.textAlign = align;
				const [paragraph] = children(new Parser().parse(texts[column] ?? ""));
				if (paragraph) this.#filled(cell, paragraph);
			});
		};
		line(table.createEl("thead"), "th", head);
		const body = table.createEl("tbody");
		for (const row of rows) line(body, "td", row);
		return table;
	}

	#filled<T extends HTMLElement>(el: T, node: Node): T {
		let words = "";
		const flush = (): void => {
			this.#text(el, words);
			words = "";
		};
		// The parser cuts text where a link might have begun.
		for (const child of children(node)) {
			if (child.type === "text") words += child.literal ?? "";
			else {
				flush();
				el.append(this.#inline(child));
			}
		}
		flush();
		return el;
	}

	#inline(node: Node): globalThis.Node {
		switch (node.type) {
			case "softbreak":
			case "linebreak":
				return createEl("br");
			case "emph":
				return this.#filled(createEl("em"), node);
			case "strong":
				return this.#filled(createEl("strong"), node);
			case "code":
				return createEl("code", { text: this.#aside.restore(node.literal ?? "") });
			case "image":
				return createEl("img", { attr: { src: node.destination ?? "", alt: wordsOf(node) } });
			case "link": {
				const address = node.destination ?? "";
				if (!/^[a-z][a-z0-9+.-]*:/i.test(address)) return this.#filled(this.#noteLink(decoded(address)), node);
				return this.#filled(
					createEl("a", {
						cls: "external-link",
						href: /^\s*javascript:/i.test(address) ? "" : address,
						attr: { target: "_blank", rel: "noopener nofollow" },
					}),
					node,
				);
			}
			case "html_inline":
				return document.createTextNode("");
			default:
				return document.createTextNode(node.literal ?? "");
		}
	}

	#text(el: HTMLElement, words: string): void {
		let done = 0;
		for (const found of words.matchAll(INLINE)) {
			const { sign, mark, del, tag } = found.groups ?? {};
			el.appendText(words.slice(done, found.index));
			done = found.index + found[0].length;
			const link = sign === undefined ? undefined : this.#aside.linkFor(sign);
			if (link?.isEmbed === true) el.createSpan({ cls: "internal-embed", attr: { src: link.target, alt: link.shown } });
			else if (link) el.append(this.#noteLink(link.target, link.shown));
			else if (mark !== undefined) this.#text(el.createEl("mark"), mark);
			else if (del !== undefined) this.#text(el.createEl("del"), del);
			else if (tag !== undefined) el.createEl("a", { cls: "tag", href: tag, text: tag });
		}
		el.appendText(words.slice(done));
	}

	#noteLink(target: string, text = ""): HTMLAnchorElement {
		const link = createEl("a", {
			cls: "internal-link",
			href: target,
			text,
			attr: { "data-href": target, target: "_blank", rel: "noopener nofollow" },
		});
		link.toggleClass("is-unresolved", !this.resolves(target));
		return link;
	}
}

function children(node: Node): Node[] {
	const found: Node[] = [];
	for (let child = node.firstChild; child; child = child.next) found.push(child);
	return found;
}

/** What stands in an element before its first break of a line. */
function firstLine(el: Element | null): ChildNode[] {
	const nodes = [...(el?.childNodes ?? [])];
	const at = nodes.findIndex(({ nodeName }) => nodeName === "BR");
	return at < 0 ? nodes : nodes.slice(0, at);
}

function wordsOf(node: Node): string {
	return children(node)
		.map((child) => child.literal ?? "")
		.join("");
}

function cells(line: string): string[] {
	return line
		.trim()
		.replace(/^\||\|$/g, "")
		.split(/(?<!\\)\|/)
		.map((cell) => cell.trim().replaceAll("\\|", "|"));
}

function decoded(address: string): string {
	try {
		return decodeURIComponent(address);
	} catch {
		return address;
	}
}
