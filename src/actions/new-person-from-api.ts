import type { PropertyValue } from "../note/frontmatter/frontmatter";
import { REFUSED } from "../words/actions";
import { ActionRefused } from "./context";
import type { NewPersonInput } from "./create-person";
import { fieldsOf } from "./checked-input";

function isValue(value: unknown): value is PropertyValue {
	return (
		typeof value === "string" ||
		typeof value === "boolean" ||
		(typeof value === "number" && Number.isFinite(value)) ||
		(Array.isArray(value) && value.every((item) => typeof item === "string"))
	);
}

/** Validates and copies a new person from an untrusted caller. Throws ActionRefused. */
export function newPersonFromApi(input: unknown): NewPersonInput {
	const { name, answers = [], properties = {}, another } = fieldsOf(input);
	if (typeof name !== "string") throw new ActionRefused(REFUSED.noName);
	if (!Array.isArray(answers) || answers.length > 4 || !answers.every((answer) => typeof answer === "string")) {
		throw new ActionRefused(REFUSED.notAnAnswer);
	}
	if (typeof properties !== "object" || properties === null || Array.isArray(properties))
		throw new ActionRefused(REFUSED.notAProperty(String(properties)));
	const checked = new Map<string, PropertyValue | undefined>();
	for (const [key, value] of Object.entries(properties)) {
		if (key.trim() === "" || /[\r\n]/.test(key) || !isValue(value)) throw new ActionRefused(REFUSED.notAProperty(key));
		checked.set(key, Array.isArray(value) ? [...(value as readonly string[])] : value);
	}
	return { name, answers: [...answers], properties: checked, another: another === true };
}
