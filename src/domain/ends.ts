/** Trims given characters in linear time. A regular expression such as `/x+$/` is quadratic on long runs of `x`. */

function keptEnd(text: string, isSign: (sign: string) => boolean): number {
	let end = text.length;
	while (end > 0 && isSign(text.charAt(end - 1))) end--;
	return end;
}

/** A text without the given characters at its end; with `spaces`, without white space of any kind there, too. */
export function withoutEnd(text: string, signs: string, spaces = false): string {
	return text.slice(
		0,
		keptEnd(text, (sign) => signs.includes(sign) || (spaces && /\s/.test(sign))),
	);
}

/** A text without the given characters at both of its ends. */
export function withoutEnds(text: string, signs: string): string {
	const end = keptEnd(text, (sign) => signs.includes(sign));
	let start = 0;
	while (start < end && signs.includes(text.charAt(start))) start++;
	return text.slice(start, end);
}
