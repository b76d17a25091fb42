import { expect } from "vitest";
import { applyEdit, invertEdit, type Edit } from "../../src/note/markdown/text-edit";

/** The text of a note after an edit, once it is proven that the edit can be taken back. */
export function edited(text: string, edit: Edit): string {
	const result = applyEdit(text, edit);
	expect(applyEdit(result, invertEdit(edit))).toBe(text);
	return result;
}
