declare module "commonmark-spec" {
	/** The specification's examples, in order. Markdown has arrows where it means tabs. */
	export const tests: readonly {
		readonly number: number;
		readonly section: string;
		readonly markdown: string;
		readonly html: string;
	}[];
}
