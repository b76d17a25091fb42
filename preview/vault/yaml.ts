import { parse, stringify } from "yaml";

/** The app's `parseYaml`: YAML 1.2 core, so dates, `yes` and `no` stay strings. Throws where it does not parse. */
export function parseYaml(text: string): unknown {
	return parse(text, { version: "1.2", schema: "core", logLevel: "error" }) as unknown;
}

/** The app's `stringifyYaml`. */
export function stringifyYaml(value: unknown): string {
	return stringify(value, { lineWidth: 0 });
}
