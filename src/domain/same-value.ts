/** Whether two plain values (scalars, arrays, objects without cycles) say the same; a missing field equals an undefined one. */
export function sameValue(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
	if (Array.isArray(a) || Array.isArray(b)) {
		return (
			Array.isArray(a) &&
			Array.isArray(b) &&
			a.length === b.length &&
			a.every((item, index) => sameValue(item, b[index]))
		);
	}
	const [left, right] = [a, b] as { readonly [key: string]: unknown }[];
	if (left === undefined || right === undefined) return false;
	// Without a list of the keys: everything that is taken in is compared with what was known.
	let more = 0;
	for (const key in left) {
		if (!sameValue(left[key], right[key])) return false;
		if (left[key] !== undefined) more--;
	}
	for (const key in right) if (right[key] !== undefined) more++;
	return more === 0;
}
