/** Adversarial inputs for a regular expression, generated from the expression itself. */
import type { AST } from "@eslint-community/regexpp";
import type { Steps } from "./steps";

/** An attack of any length: prefix, repeated part, and a suffix that may spoil the match. */
export interface Attack {
	readonly before: string;
	readonly over: string;
	readonly behind: string;
}

/** A text of an attack with so many repetitions. */
export function textOf({ before, over, behind }: Attack, count: number): string {
	return before + over.repeat(count) + behind;
}

const COMMON = [
	" ",
	"a",
	"0",
	"-",
	"\n",
	"\t",
	":",
	'"',
	"[",
	"]",
	"(",
	")",
	"é",
	"\\",
	"%",
	"#",
	"=",
	"<",
	">",
	"`",
	",",
	".",
	"/",
	"_",
	"{",
	"}",
	"|",
	"?",
	"+",
	"'",
];

/** A shortest text that an element matches, each repeated part being there once. */
function sample(node: AST.Element | AST.Alternative, steps: Steps): string {
	switch (node.type) {
		case "Alternative":
			return node.elements.map((each) => sample(each, steps)).join("");
		case "Group":
		case "CapturingGroup":
			return node.alternatives[0] === undefined ? "" : sample(node.alternatives[0], steps);
		case "Quantifier":
			return node.max === 0 ? "" : sample(node.element, steps).repeat(Math.max(1, Math.min(node.min, 10)));
		case "Character":
			return String.fromCodePoint(node.value);
		case "CharacterSet":
		case "CharacterClass":
		case "ExpressionCharacterClass":
			return (
				COMMON.find((sign) => steps.accepts(node, sign)) ??
				Array.from({ length: 0x3100 }, (_, code) => String.fromCodePoint(code)).find((sign) =>
					steps.accepts(node, sign),
				) ??
				""
			);
		default:
			return "";
	}
}

/** A character that no expression mentions. */
const STRANGER = "\u0001";

/** What may spoil a match: a sign that nothing names, also behind the end of the line, which ends what a dot stands for. */
const SPOILERS = ["", STRANGER, `\n${STRANGER}`];

/** Whatever can be repeated in an expression: each part that it repeats itself, each run of parts, and each sign of either. */
export function attacksOn(steps: Steps): readonly Attack[] {
	const befores = new Set<string>(["", STRANGER]);
	const overs = new Set<string>();
	const literals = new Set<string>();
	const visit = (node: AST.Element | AST.Alternative, before: string): void => {
		switch (node.type) {
			case "Alternative": {
				let here = before;
				/** The parts, words in one piece. */
				const parts: string[] = [];
				node.elements.forEach((element, at) => {
					visit(element, here);
					const each = sample(element, steps);
					here += each;
					if (element.type === "Character" && node.elements[at - 1]?.type === "Character")
						parts.push(`${parts.pop() ?? ""}${each}`);
					else parts.push(each);
				});
				for (let from = 0; from < parts.length; from++) {
					for (let to = from + 1; to <= Math.min(parts.length, from + 6); to++)
						overs.add(parts.slice(from, to).join(""));
				}
				overs.add(parts.join(""));
				return;
			}
			case "Group":
			case "CapturingGroup":
				for (const each of node.alternatives) visit(each, before);
				return;
			case "Assertion":
				if (node.kind === "lookahead" || node.kind === "lookbehind")
					for (const each of node.alternatives) visit(each, before);
				return;
			case "Quantifier":
				befores.add(before);
				overs.add(sample(node.element, steps));
				if (node.max > 1 && node.element.type !== "Group" && node.element.type !== "CapturingGroup") {
					for (const sign of [...COMMON, ...literals]) if (steps.accepts(node.element, sign)) overs.add(sign);
				}
				visit(node.element, before);
				return;
			case "Character":
				literals.add(String.fromCodePoint(node.value));
		}
	};
	for (const each of steps.pattern.alternatives) visit(each, "");
	overs.delete("");
	return [...befores].flatMap((before) =>
		[...overs].flatMap((over) => SPOILERS.map((behind) => ({ before, over, behind }))),
	);
}

const [FEW, MANY] = [16, 64];

/**
 * The first attack by which an expression makes more than eight times the work of four times the text; undefined where there
 * is none. Four times the work is linear, sixteen times is quadratic.
 */
export function growthOf(steps: Steps): (Attack & { readonly few: number; readonly many: number }) | undefined {
	for (const attack of attacksOn(steps)) {
		const few = steps.of(textOf(attack, FEW), 20_000);
		// Work that is quadratic comes to half the square at least.
		if (few < (FEW * FEW) / 2) continue;
		const many = steps.of(textOf(attack, MANY), few * 40);
		if (many > few * 8) return { ...attack, few, many };
	}
	return undefined;
}
