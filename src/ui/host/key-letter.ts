/** The Latin letter or character of a key, also where the keyboard writes another script: then the key's place tells. */
export function letterOf({ key, code }: { readonly key: string; readonly code: string }): string {
	const lower = key.toLowerCase();
	if (/^[a-z/]$/.test(lower) || key.length !== 1) return lower;
	if (code === "Slash") return "/";
	return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? lower;
}

/** What is asked about a key that is pressed. */
export type PressedKey = Pick<KeyboardEvent, "key" | "code" | "altKey" | "ctrlKey" | "metaKey" | "isComposing">;

/**
 * The letter that is pressed together with Alt and nothing else; undefined for every other key. AltGr, which writes characters,
 * is told as Ctrl and Alt together or as neither of them. On a Mac, Alt and a letter write a character of their own (`å`), or
 * begin an accent (`Dead`): then the key's place tells.
 */
export function letterWithAlt({ key, code, altKey, ctrlKey, metaKey, isComposing }: PressedKey): string | undefined {
	if (!altKey || ctrlKey || metaKey || isComposing) return undefined;
	const lower = key.toLowerCase();
	return /^[a-z]$/.test(lower) ? lower : /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase();
}

/** The names of keys that do something (`Enter`, `F1`); all others are what they type. */
const NAMED = /^[A-Z][A-Za-z0-9]+$/;

/** Whether a key types something, or begins to: an accent, or the first key of an input method. */
export function isTyping(evt: PressedKey): boolean {
	const { key, altKey, ctrlKey, metaKey } = evt;
	if (metaKey || (ctrlKey && !altKey)) return false;
	return key === "Dead" || key === "Process" || (key !== "" && !NAMED.test(key));
}
