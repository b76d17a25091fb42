import type { MarkdownRenderChild } from "./markdown-render-child";

/** The lines of a note from which an element was drawn. */
export interface SectionInfo {
	text: string;
	lineStart: number;
	lineEnd: number;
}

/** What a post processor is told of where it works. */
export interface PostProcessorContext {
	docId: string;
	sourcePath: string;
	frontmatter: unknown;
	addChild(child: MarkdownRenderChild): void;
	getSectionInfo(el: HTMLElement): SectionInfo | null;
}

/** Changes what was drawn of a text, block by block. */
export interface PostProcessor {
	(el: HTMLElement, context: PostProcessorContext): unknown;
	/** Lower ones come first; 0 where none is given. */
	sortOrder?: number;
}

/** Draws a block of code of one language. */
export type CodeBlockHandler = (source: string, el: HTMLElement, context: PostProcessorContext) => unknown;

/** The post processors of all plugins, which the app's `MarkdownPreviewRenderer` holds. */
export class MarkdownPreviewRenderer {
	static readonly #processors: PostProcessor[] = [];
	static readonly #languages = new Set<string>();

	static registerPostProcessor(processor: PostProcessor, sortOrder?: number): void {
		if (sortOrder !== undefined) processor.sortOrder = sortOrder;
		this.#processors.push(processor);
		this.#processors.sort((a, b) => (a.sortOrder ?? 0) - (b.sortOrder ?? 0));
	}

	static unregisterPostProcessor(processor: PostProcessor): void {
		const at = this.#processors.indexOf(processor);
		if (at >= 0) this.#processors.splice(at, 1);
	}

	static createCodeBlockPostProcessor(language: string, handler: CodeBlockHandler): PostProcessor {
		return async (el, context) => {
			for (const code of el.findAll(`pre > code.language-${CSS.escape(language)}`)) {
				const block = createDiv(`block-language-${language}`);
				code.parentElement?.replaceWith(block);
				await handler(code.textContent ?? "", block, context);
			}
		};
	}

	/** Keeps a language for one plugin: a second one that wants it is refused. Returns what gives it back. Not public. */
	static claimLanguage(language: string): () => void {
		if (this.#languages.has(language))
			throw new Error(`Code block postprocessor for language ${language} is already registered`);
		this.#languages.add(language);
		return () => this.#languages.delete(language);
	}

	/** Runs all of them over a block. What one throws is shown by the console, and the others run. Not public. */
	static async process(el: HTMLElement, context: PostProcessorContext): Promise<void> {
		for (const processor of [...this.#processors]) {
			try {
				await processor(el, context);
			} catch (error) {
				console.error(error);
			}
		}
	}
}
