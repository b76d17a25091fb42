/** Picks a file of another program: one of the vault, or one of this device. */
import type { App } from "obsidian";
import type { Context } from "../../actions/context";
import { listsInVault, readVaultFile } from "../../actions/read-import";
import { IMPORT } from "../../words/exchange";
import { ChoicePicker } from "../dialogs/choice-picker";

/** What was picked, and how its bytes are read. */
export type Picked = (name: string, read: () => Promise<ArrayBuffer>) => void;

/** Lets a file be picked, of the vault by its name; where the vault has none, from the device at once. `accept`: as a browser takes it. */
export function pickFile(
	app: App,
	context: Context,
	isMeant: (name: string) => boolean,
	accept: string,
	take: Picked,
): void {
	const fromDevice = (): void => {
		const input = createEl("input", { attr: { type: "file", accept } });
		input.addEventListener("change", () => {
			const [file] = input.files ?? [];
			if (file !== undefined) take(file.name, () => file.arrayBuffer());
		});
		input.click();
	};
	const lists = listsInVault(context).filter(isMeant);
	if (lists.length === 0) {
		fromDevice();
		return;
	}
	new ChoicePicker(app, IMPORT.pick, [
		{ label: IMPORT.fromDevice, run: fromDevice },
		...lists.map((path) => ({
			label: path,
			run: () => take(path.slice(path.lastIndexOf("/") + 1), () => readVaultFile(context, path)),
		})),
	]).open();
}
