import type { Device } from "../../platform/device";
import type { AppHandle } from "../../start-app";
import { THEMES, type ThemeName } from "../../screen/theme";

/** What the bar switches. */
export interface Look {
	theme: ThemeName;
	device: Device;
	rtl: boolean;
	floatingNavigation: boolean;
	insets: { top: number; bottom: number };
	/** Pixels; 0 for none. */
	keyboard: number;
}

/** What the bar offers: the height of a usual phone's keyboard. */
const KEYBOARD = 336;
/** What a usual phone's screen takes: of the status bar, and of the line at the bottom. */
export const PHONE_INSETS = { top: 47, bottom: 34 };
export const NO_INSETS = { top: 0, bottom: 0 };

/** The preview's own bar above the app. The address follows what is chosen in it, so that a reload keeps that. */
export function drawPreviewBar(bar: HTMLElement, handle: AppHandle, look: Look): void {
	const now: Look = { ...look };
	const remember = (): void => {
		const query = new URLSearchParams(location.search);
		query.set("theme", now.theme);
		query.set("device", now.device);
		query.set("rtl", now.rtl ? "1" : "0");
		query.set("nav", now.floatingNavigation ? "floating" : "fixed");
		query.set("insets", `${now.insets.top},${now.insets.bottom}`);
		query.set("keyboard", String(now.keyboard));
		history.replaceState(null, "", `?${query.toString()}`);
		document.body.dataset["previewDevice"] = now.device;
	};
	const choice = <T extends string>(
		label: string,
		options: readonly T[],
		value: T,
		changed: (value: T) => void,
	): HTMLElement => {
		const labelEl = bar.createEl("label", { text: label });
		const select = labelEl.createEl("select");
		for (const option of options) select.createEl("option", { value: option, text: option });
		select.value = value;
		select.addEventListener("change", () => {
			changed(select.value as T);
			remember();
		});
		return labelEl;
	};
	bar.createEl("strong", { text: "Preview" });
	choice("Theme ", THEMES, now.theme, (theme) => handle.setTheme((now.theme = theme)));
	choice("Device ", ["desktop", "tablet", "phone"], now.device, (device) => {
		handle.setDevice((now.device = device));
		handle.setInsets((now.insets = device === "phone" ? PHONE_INSETS : NO_INSETS));
		handle.setKeyboard((now.keyboard = device === "phone" ? KEYBOARD : 0));
		handle.setFloatingNavigation(now.floatingNavigation);
	});
	choice("Direction ", ["ltr", "rtl"], now.rtl ? "rtl" : "ltr", (direction) =>
		handle.setRtl((now.rtl = direction === "rtl")),
	);
	for (const part of [
		choice("Bar ", ["floating", "fixed"], now.floatingNavigation ? "floating" : "fixed", (bars) =>
			handle.setFloatingNavigation((now.floatingNavigation = bars === "floating")),
		),
		choice("Keyboard ", ["rises", "none"], now.keyboard > 0 ? "rises" : "none", (rises) =>
			handle.setKeyboard((now.keyboard = rises === "rises" ? KEYBOARD : 0)),
		),
	])
		part.addClass("preview-for-phones");
	bar.createSpan({ text: "Ctrl+P commands · Ctrl+O notes · Ctrl+, settings" });
	remember();
}
