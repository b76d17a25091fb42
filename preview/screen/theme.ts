/** What the stand-in can look like: the app's own theme, a dense one and one of high contrast, each light and dark. */
export const THEMES = ["light", "dark", "dense", "dense-dark", "contrast", "contrast-dark"] as const;

/** One of {@link THEMES}. */
export type ThemeName = (typeof THEMES)[number];

/** A theme by its name; "light" for a name that there is not. */
export function parseTheme(name: string | null): ThemeName {
	return THEMES.find((theme) => theme === name) ?? "light";
}

/** Whether a theme is dark. */
export function isDark(theme: ThemeName): boolean {
	return theme.endsWith("dark");
}

/**
 * Sets the body's classes: the app's `theme-light` or `theme-dark`, and a class of the preview's own which stands for the
 * style sheet that the app loads for a community theme.
 */
export function applyTheme(body: HTMLElement, theme: ThemeName): void {
	body.classList.toggle("theme-dark", isDark(theme));
	body.classList.toggle("theme-light", !isDark(theme));
	for (const skin of ["dense", "contrast"]) body.classList.toggle(`preview-theme-${skin}`, theme.startsWith(skin));
}
