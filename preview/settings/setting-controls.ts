import type { SettingControl } from "obsidian";
import { TFile, TFolder, type TAbstractFile } from "../vault/files";
import { prepareFuzzySearch } from "../core/fuzzy-search";
import { AbstractInputSuggest } from "../screen/dialogs/popover-suggest";
import type { Setting } from "./setting";
import type { SettingTab } from "./setting-tab";

/** Adds what a `control` definition asks for to a row, bound to the tab's `getControlValue` and `setControlValue`. */
export function addControl(tab: SettingTab, setting: Setting, control: SettingControl, changed: () => void): void {
	const stored: unknown = tab.getControlValue(control.key) ?? control.defaultValue;
	const validate = control.validate as ((value: unknown) => string | void | Promise<string | void>) | undefined;
	let run = 0;
	const check = async (value: unknown): Promise<boolean> => {
		const mine = ++run;
		const message = (await validate?.(value)) ?? "";
		// A newer value is being checked: its answer counts.
		if (mine !== run) return false;
		setting.setErrorMessage(message === "" ? null : message);
		return message === "";
	};
	const change = async (value: unknown): Promise<void> => {
		if (!(await check(value))) return;
		await tab.setControlValue(control.key, value);
		changed();
	};
	const text = typeof stored === "string" || typeof stored === "number" ? String(stored) : "";

	switch (control.type) {
		case "toggle":
			setting.addToggle((toggle) => void toggle.setValue(stored === true).onChange((value) => void change(value)));
			break;
		case "dropdown":
			setting.addDropdown(
				(list) =>
					void list
						.addOptions(control.options)
						.setValue(text)
						.onChange((value) => void change(value)),
			);
			break;
		case "text":
			setting.addText(
				(field) =>
					void field
						.setPlaceholder(control.placeholder ?? "")
						.setValue(text)
						.onChange((value) => void change(value)),
			);
			break;
		case "textarea":
			setting.addTextArea((field) => {
				field
					.setPlaceholder(control.placeholder ?? "")
					.setValue(text)
					.onChange((value) => void change(value));
				if (control.rows !== undefined) field.inputEl.rows = control.rows;
			});
			break;
		case "number":
			setting.addText((field) => {
				field.inputEl.type = "number";
				for (const name of ["min", "max", "step"] as const)
					if (control[name] !== undefined) field.inputEl.setAttribute(name, String(control[name]));
				field.setPlaceholder(control.placeholder ?? "").setValue(text);
				field.onChange((value) => {
					const number = value.trim() === "" ? Number.NaN : Number(value);
					void change(Number.isNaN(number) ? (control.defaultValue ?? 0) : number);
				});
			});
			break;
		case "slider":
			setting.addSlider((slider) => {
				slider.setLimits(control.min, control.max, control.step).setValue(Number(stored ?? control.min));
				if (control.displayFormat) slider.setDisplayFormat(control.displayFormat);
				slider.onChange((value) => void change(value));
			});
			break;
		case "color":
			setting.addColorPicker((picker) => void picker.setValue(text).onChange((value) => void change(value)));
			break;
		case "file":
		case "folder": {
			const wanted = (file: TAbstractFile): boolean => {
				if (control.type === "file") return file instanceof TFile && (control.filter?.(file as never) ?? true);
				return (
					file instanceof TFolder &&
					(control.includeRoot === true || !file.isRoot()) &&
					(control.filter?.(file as never) ?? true)
				);
			};
			setting.addSearch((field) => {
				field
					.setPlaceholder(control.placeholder ?? "")
					.setValue(text)
					.onChange((value) => void change(value));
				new PathSuggest(tab, field.inputEl, wanted).onSelect((path) => {
					field.setValue(path);
					field.onChanged();
				});
			});
			break;
		}
	}
	if (validate && stored !== undefined) void check(stored);
}

class PathSuggest extends AbstractInputSuggest<string> {
	constructor(
		tab: SettingTab,
		inputEl: HTMLInputElement,
		private readonly wanted: (file: TAbstractFile) => boolean,
	) {
		super(tab.app, inputEl);
	}

	protected getSuggestions(query: string): string[] {
		const search = prepareFuzzySearch(query);
		return this.app.vault
			.getAllLoadedFiles()
			.filter(this.wanted)
			.map((file) => file.path)
			.filter((path) => search(path));
	}

	renderSuggestion(path: string, el: HTMLElement): void {
		el.setText(path);
	}

	override selectSuggestion(path: string, event: MouseEvent | KeyboardEvent): void {
		super.selectSuggestion(path, event);
		this.close();
	}
}
