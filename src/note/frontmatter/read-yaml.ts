/** Reads YAML as the app does. */

/** Reads the value of a text of YAML. Throws where it does not parse, as the app's `parseYaml` does. */
export type ReadYaml = (yaml: string) => unknown;

let readYaml: ReadYaml = () => {
	throw new Error("No reader of YAML was handed in");
};

/**
 * Hands in the app's own reader, once, before any note is read. What it says is by definition what the app will read, and
 * a reader of our own would be another 70 kB of what ships.
 */
export function useYaml(read: ReadYaml): void {
	readYaml = read;
}

/** The value of a text of YAML. Throws where it does not parse. */
export function yamlValue(yaml: string): unknown {
	return readYaml(yaml);
}

/** What a parser says of a text that it could not read. */
export interface YamlFault {
	/** Without the place and the text around it, which parsers add. */
	readonly detail: string;
	/** The parser's name for the kind of fault, such as `DUPLICATE_KEY`. */
	readonly code: string;
	/** Where in the text it lies, where the parser knows. */
	readonly at: number | undefined;
}

/** The fault in a thrown value. The parser's class is the app's own, so we go by its fields. */
export function faultOf(error: unknown): YamlFault {
	const fields = (typeof error === "object" && error !== null ? error : {}) as { readonly [name: string]: unknown };
	const { message, code, pos } = fields;
	const first: unknown = Array.isArray(pos) ? pos[0] : undefined;
	return {
		detail: (typeof message === "string" ? message : "").replace(/ at line \d+, column \d+[\s\S]*$/, "").slice(0, 200),
		code: typeof code === "string" ? code : "",
		at: typeof first === "number" ? first : undefined,
	};
}
