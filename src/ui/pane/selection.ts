/** Which people are selected, as a value: one, a range, all shown. */

/** Undefined while nobody is being selected. */
export type Selection =
	| {
			readonly paths: ReadonlySet<string>;
			/** Where a range begins. */
			readonly anchor: string | undefined;
			/** Who was selected when the range was begun. */
			readonly base: ReadonlySet<string>;
	  }
	| undefined;

/** Nobody yet, but boxes are shown. */
export const EMPTY_SELECTION: NonNullable<Selection> = { paths: new Set(), anchor: undefined, base: new Set() };

/** The selection after one box was ticked or unticked. */
export function withToggled(selection: Selection, path: string): NonNullable<Selection> {
	const paths = new Set(selection?.paths);
	if (!paths.delete(path)) paths.add(path);
	return { paths, anchor: path, base: paths };
}

/** Everybody given, such as all that are shown. */
export function selectionOf(paths: readonly string[]): NonNullable<Selection> {
	const all = new Set(paths);
	return { paths: all, anchor: undefined, base: all };
}

/** The selection with everybody between the last one ticked and another, in the order shown; the last range is let go of. */
export function withRange(selection: Selection, path: string, shown: readonly string[]): NonNullable<Selection> {
	const [from, to] = [shown.indexOf(selection?.anchor ?? path), shown.indexOf(path)];
	if (to < 0) return selection ?? EMPTY_SELECTION;
	const start = from < 0 ? to : from;
	const range = shown.slice(Math.min(start, to), Math.max(start, to) + 1);
	const base = selection?.base ?? new Set<string>();
	return { paths: new Set([...base, ...range]), anchor: selection?.anchor ?? path, base };
}

/** The selection without those who are not there any more; undefined stays undefined. */
export function withoutGone(selection: Selection, isThere: (path: string) => boolean): Selection {
	if (selection === undefined || [...selection.paths].every(isThere)) return selection;
	return { ...selection, paths: new Set([...selection.paths].filter(isThere)) };
}
