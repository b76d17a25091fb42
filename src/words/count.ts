/**
 * Normalises a locale name from any system (`en_US.UTF-8`, `en-US@posix`, `zh_TW`) for `Intl`; undefined if the
 * platform does not know it (`C`, empty).
 */
export function languageTag(name: unknown): string | undefined {
	if (typeof name !== "string") return undefined;
	try {
		const tag = Intl.getCanonicalLocales(
			name
				.trim()
				.replace(/[.@][^]*$/, "")
				.replaceAll("_", "-"),
		)[0];
		return tag === undefined ? undefined : Intl.DateTimeFormat.supportedLocalesOf(tag)[0];
	} catch {
		return undefined;
	}
}

/**
 * The BCP 47 locale for numbers and days: the app's language. If that is plain English or unknown, the device's variety
 * of English, because date order differs.
 */
export function localeFor(language: unknown, device: unknown): string {
	const tag = languageTag(language) ?? "en";
	if (tag !== "en") return tag;
	const ofDevice = languageTag(device);
	return ofDevice !== undefined && /^en(?:-|$)/i.test(ofDevice) ? ofDevice : "en-GB";
}

/** Made once each: a formatter costs more to make than all the numbers of a pane cost to write. */
const formatters = new Map<string, Intl.NumberFormat>();

/** A number in the user's digits and grouping. */
export function number(value: number, locale: string): string {
	const formatter = formatters.get(locale) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
	formatters.set(locale, formatter);
	return formatter.format(value);
}

/** A counted noun: `1 day`, `42 days`. */
export function counted(value: number, one: string, other: string, locale: string): string {
	return `${number(value, locale)} ${Math.abs(value) === 1 ? one : other}`;
}

/** How often, in words: `never`, `once`, `twice`, `5 times`. */
export function times(value: number, locale: string): string {
	return value === 0 ? "never" : value === 1 ? "once" : value === 2 ? "twice" : `${number(value, locale)} times`;
}

let lists: Intl.ListFormat | undefined;

/** Several names in one phrase: `Ana, Ben and Chidi`. */
export function listed(items: readonly string[]): string {
	lists ??= new Intl.ListFormat("en-GB", { type: "conjunction" });
	return lists.format(items);
}
