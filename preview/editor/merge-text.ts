/**
 * Merges typing with a write to the file: `mine` and `theirs` both come from `base`. Where they changed different
 * places both changes are kept; where they changed the same place the typing wins, and what was written there is lost.
 * The app's merge loses text in such cases too: save open editors before writing.
 */
export function mergeText(base: string, mine: string, theirs: string): string {
	if (mine === base) return theirs;
	if (theirs === base || theirs === mine) return mine;
	const a = change(base, mine);
	const b = change(base, theirs);
	const [first, second, firstText, secondText] = a.from <= b.from ? [a, b, mine, theirs] : [b, a, theirs, mine];
	if (first.to > second.from || (first.from === second.from && first.to === second.to)) return mine;
	const inserted = (text: string, part: Change): string => text.slice(part.from, text.length - (base.length - part.to));
	return (
		base.slice(0, first.from) +
		inserted(firstText, first) +
		base.slice(first.to, second.from) +
		inserted(secondText, second) +
		base.slice(second.to)
	);
}

interface Change {
	/** The range of the base that was replaced. */
	from: number;
	to: number;
}

function change(base: string, text: string): Change {
	const shorter = Math.min(base.length, text.length);
	let from = 0;
	while (from < shorter && base[from] === text[from]) from++;
	let end = 0;
	while (end < shorter - from && base[base.length - 1 - end] === text[text.length - 1 - end]) end++;
	return { from, to: base.length - end };
}
