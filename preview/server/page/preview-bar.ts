import type { Device } from "../../platform/device";
import type { AppHandle } from "../../start-app";
import { THEMES, type ThemeName } from "../../screen/theme";

/** What the bar switches. */
interface Look {
	theme: ThemeName;
	device: Device;
	rtl: boolean;
}

/** The preview's own bar above the app: colours, device, direction. The address follows, so that a reload keeps them. */
export function drawPreviewBar(bar: HTMLElement, handle: AppHandle, look: Look): void {
	const now: Look = { ...look };
	const remember = (): void => {
		const query = new URLSearchParams(location.search);
		query.set("theme", now.theme);
		query.set("device", now.device);
		query.set("rtl", now.rtl ? "1" : "0");
		history.replaceState(null, "", `?${query.toString()}`);
		document.body.dataset["previewDevice"] = now.device;
	};
	const choice = <T extends string>(
		label: string,
		options: readonly T[],
		value: T,
		changed: (value: T) => void,
	): void => {
		const select = bar.createEl("label", { text: label }).createEl("select");
		for (const option of options) select.createEl("option", { value: option, text: option });
		select.value = value;
		select.addEventListener("change", () => {
			changed(select.value as T);
			remember();
		});
	};
	bar.createEl("strong", { text: "Preview" });
	choice("Theme ", THEMES, now.theme, (theme) => handle.setTheme((now.theme = theme)));
	choice("Device ", ["desktop", "tablet", "phone"], now.device, (device) => handle.setDevice((now.device = device)));
	choice("Direction ", ["ltr", "rtl"], now.rtl ? "rtl" : "ltr", (direction) =>
		handle.setRtl((now.rtl = direction === "rtl")),
	);
	bar.createSpan({ text: "Ctrl+P commands · Ctrl+O notes · Ctrl+, settings" });
	remember();
}
