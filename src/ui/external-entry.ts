/** Entry points from outside the app: the `obsidian://` link (for phone shortcuts) and the CLI command. */
import type { Plugin } from "obsidian";
import type { NetworkingNotesApi } from "../api";
import { CAPTURE_CLI } from "../words/events";
import type { EventFlows } from "./flows/event-flows";

/**
 * `obsidian://networking-notes-capture?text=…&event=…` opens the dialog, filled in, and writes nothing itself.
 * `obsidian networking-notes:capture text=…` on the command line writes the line directly.
 */
export function registerExternalEntry(plugin: Plugin, flows: EventFlows, api: NetworkingNotesApi): void {
	plugin.registerObsidianProtocolHandler(`${plugin.manifest.id}-capture`, ({ text, event }) =>
		flows.capture({ text, event }),
	);
	plugin.registerCliHandler(
		`${plugin.manifest.id}:capture`,
		CAPTURE_CLI.description,
		{
			text: { value: "<line>", description: CAPTURE_CLI.text, required: true },
			event: { value: "<name>", description: CAPTURE_CLI.event },
			json: { description: CAPTURE_CLI.json },
		},
		async ({ text, event, json }) => {
			const { path, line } = await api.capture({ text: text ?? "", ...(event === undefined ? {} : { event }) });
			return json === undefined ? `${path}:${line}` : JSON.stringify({ path, line });
		},
	);
}
