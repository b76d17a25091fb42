const WORDS: ReadonlySet<string> = new Set([
	"n/a",
	"n.a.",
	"na",
	"none",
	"nil",
	"null",
	"never",
	"no",
	"not yet",
	"unknown",
	"undefined",
	"tbd",
	"tba",
	"todo",
	"?",
	"??",
	"-",
	"--",
	"–",
	"—",
	"…",
	"...",
	"/",
	"x",
]);

/** Whether a text means “nothing”: `n/a`, `never`, or a placeholder never filled in (`{{date}}`). */
export function saysNothing(text: string): boolean {
	const said = text.slice(0, 200).trim().toLowerCase();
	return (
		WORDS.has(said) || (said.startsWith("{{") && said.endsWith("}}")) || (said.startsWith("<%") && said.endsWith("%>"))
	);
}
