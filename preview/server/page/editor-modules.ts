/** The editor's modules which the app hands to plugins: the real ones, loaded only for a plugin that asks for them. */
import * as state from "@codemirror/state";
import * as view from "@codemirror/view";

/** By the name under which plugins require them. */
export const editorModules: Record<string, object> = { "@codemirror/state": state, "@codemirror/view": view };
