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

/** Whether a text says that there is nothing to say: `n/a`, `never`, or a template's own sign that was never filled (`{{date}}`). */
export function saysNothing(text: string): boolean {
	const said = text.slice(0, 200).trim().toLowerCase();
	return (
		WORDS.has(said) || (said.startsWith("{{") && said.endsWith("}}")) || (said.startsWith("<%") && said.endsWith("%>"))
	);
}
