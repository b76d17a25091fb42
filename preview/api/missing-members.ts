import { BasesQueryResult, BasesViewConfig } from "../bases/bases-view";
import { ColorComponent } from "../screen/controls/choice-components";
import { Editor } from "../editor/editor";
import { MarkdownView } from "../editor/markdown-view";
import { refuse } from "./not-here";

let done = false;

/** Makes the public members which the stand-in does not have throw with their names. */
export function refuseMissingMembers(): void {
	if (done) return;
	done = true;
	refuse(BasesQueryResult.prototype, "BasesQueryResult", ["getSummaryValue"]);
	refuse(BasesViewConfig.prototype, "BasesViewConfig", ["getEvaluatedFormula"]);
	refuse(ColorComponent.prototype, "ColorComponent", ["getValueHsl", "setValueHsl"]);
	refuse(Editor.prototype, "Editor", ["exec", "processLines", "redo", "undo"]);
	refuse(MarkdownView.prototype, "MarkdownView", ["showSearch"]);
}
