import type { App } from "../api/app";

let current: App | undefined;

/** Some public classes (`Menu`, `SettingPage`) are constructed without the app; they belong to the running one. */
export function currentApp(): App {
	if (!current) throw new Error("No app has been started");
	return current;
}

/** Called where an app starts; with undefined where it stops. */
export function setCurrentApp(app: App | undefined): void {
	current = app;
}
