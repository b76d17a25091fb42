/** The Latin letter or sign of a key, also where the keyboard writes another script: then the key's place tells. */
export function letterOf({ key, code }: { readonly key: string; readonly code: string }): string {
	const lower = key.toLowerCase();
	if (/^[a-z/]$/.test(lower) || key.length !== 1) return lower;
	if (code === "Slash") return "/";
	return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? lower;
}
