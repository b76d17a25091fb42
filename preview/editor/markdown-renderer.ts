import type { Component } from "../core/component";
import { currentApp } from "../screen/current-app";
import type { TFile } from "../vault/files";
import { Keymap } from "../screen/keymap";
import { MarkdownHtml, type RenderedBlock } from "./markdown-html";
import { MarkdownRenderChild } from "./markdown-render-child";
import { MarkdownPreviewRenderer, type SectionInfo } from "./post-processors";

type App = ReturnType<typeof currentApp>;

let lastDocument = 0;

/** Draws the blocks of a text, and runs the post processors over each. */
export async function drawMarkdown(
	app: App,
	markdown: string,
	sourcePath: string,
	owner: Component,
	/** Puts a block where it belongs; returns the element that the post processors get. */
	place: (block: RenderedBlock) => HTMLElement,
	isWholeNote: boolean,
): Promise<void> {
	const resolves = (target: string): boolean => {
		const [path = ""] = target.split("#");
		return path === "" || app.metadataCache.getFirstLinkpathDest(path, sourcePath) !== null;
	};
	const blocks = new MarkdownHtml(markdown, resolves).blocks();
	const docId = `doc-${++lastDocument}`;
	const placed = blocks.map((block) => ({ block, el: place(block) }));
	const sectionOf = (el: HTMLElement): SectionInfo | null => {
		const found = isWholeNote ? placed.find((each) => each.el.contains(el)) : undefined;
		return found ? { text: markdown, lineStart: found.block.lineStart, lineEnd: found.block.lineEnd } : null;
	};
	for (const { el } of placed) {
		await MarkdownPreviewRenderer.process(el, {
			docId,
			sourcePath,
			frontmatter: app.metadataCache.getCache(sourcePath)?.frontmatter,
			addChild: (child) => void owner.addChild(child),
			getSectionInfo: sectionOf,
		});
	}
}

/** Makes links work in what was drawn: a press opens the note, the pointer over one asks for its preview. */
export function followLinks(app: App, el: HTMLElement, sourcePath: () => string, hoverParent: object): void {
	const linkOf = (event: Event): HTMLElement | null => {
		const link = (event.target as Element | null)?.closest<HTMLElement>("a.internal-link");
		return link && el.contains(link) ? link : null;
	};
	el.addEventListener("click", (event) => {
		const link = linkOf(event);
		if (!link || event.defaultPrevented) return;
		event.preventDefault();
		void app.workspace.openLinkText(link.dataset["href"] ?? "", sourcePath(), Keymap.isModEvent(event));
	});
	el.addEventListener("mouseover", (event) => {
		const link = linkOf(event);
		if (!link) return;
		app.workspace.trigger("hover-link", {
			event,
			source: "preview",
			hoverParent,
			targetEl: link,
			linktext: link.dataset["href"] ?? "",
			sourcePath: sourcePath(),
		});
	});
}

/** The app's renderer of Markdown. */
export abstract class MarkdownRenderer extends MarkdownRenderChild {
	hoverPopover: unknown = null;

	constructor(
		readonly app: App,
		containerEl: HTMLElement,
	) {
		super(containerEl);
	}

	abstract get file(): TFile;

	/** Appends the blocks of a text to an element. What the post processors add lives as long as `component`. */
	static async render(
		app: App,
		markdown: string,
		el: HTMLElement,
		sourcePath: string,
		component: Component,
	): Promise<void> {
		const place = (block: RenderedBlock): HTMLElement => {
			// The processors look for blocks inside of what they get.
			const holder = createDiv();
			holder.append(block.el);
			return holder;
		};
		const holders: HTMLElement[] = [];
		await drawMarkdown(
			app,
			markdown,
			sourcePath,
			component,
			(block) => holders[holders.push(place(block)) - 1] ?? block.el,
			false,
		);
		for (const holder of holders) el.append(...holder.childNodes);
	}

	/** The older form of {@link render}. */
	static renderMarkdown(markdown: string, el: HTMLElement, sourcePath: string, component: Component): Promise<void> {
		return MarkdownRenderer.render(currentApp(), markdown, el, sourcePath, component);
	}
}
