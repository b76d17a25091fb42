/**
 * How much work a regular expression makes of a text, counted: every look of an engine that goes back, as V8's does, in the
 * order in which it looks. No clock is asked, so the count is the same on every machine.
 */
import { parseRegExpLiteral, type AST } from "@eslint-community/regexpp";

type Next = (at: number) => boolean;
type Node = AST.Element | AST.Alternative | AST.Pattern;

/** Thrown where a match costs more looks than it may. */
class TooMany extends Error {}

/** Counts the looks of one expression. */
export class Steps {
	readonly pattern: AST.Pattern;
	private readonly flags: AST.Flags;
	private readonly tests = new Map<AST.Node, RegExp>();
	private signs: readonly string[] = [];
	private groups = new Map<AST.Node, readonly [number, number]>();
	private count = 0;
	private most = Infinity;

	constructor(expression: RegExp) {
		const { pattern, flags } = parseRegExpLiteral(expression);
		this.pattern = pattern;
		this.flags = flags;
	}

	/** The looks for all matches in a text (with the flag `g`) or for the first; `most` where it would be more. */
	of(text: string, most = 1_000_000): number {
		this.signs = Array.from(text);
		this.count = 0;
		this.most = most;
		try {
			for (let start = 0; start <= this.signs.length;) {
				let end: number | undefined;
				this.groups = new Map();
				if (
					this.match(this.pattern, start, (at) => {
						end = at;
						return true;
					}) &&
					!this.flags.global
				)
					break;
				if (this.flags.sticky) break;
				start = end === undefined || end === start ? start + 1 : end;
			}
		} catch (error) {
			if (!(error instanceof TooMany)) throw error;
		}
		return this.count;
	}

	/** Whether a sign is one that an element of one sign stands for. */
	accepts(node: AST.Element | AST.CharacterClassElement, sign: string): boolean {
		let test = this.tests.get(node);
		if (test === undefined) {
			test = new RegExp(
				`^(?:${node.raw})$`,
				`${this.flags.ignoreCase ? "i" : ""}${this.flags.unicode ? "u" : ""}${this.flags.dotAll ? "s" : ""}`,
			);
			this.tests.set(node, test);
		}
		return test.test(sign);
	}

	private look(): void {
		if (++this.count >= this.most) throw new TooMany();
	}

	private match(node: Node, at: number, next: Next): boolean {
		switch (node.type) {
			case "Pattern":
			case "Group":
				return node.alternatives.some((each) => this.match(each, at, next));
			case "Alternative":
				return this.sequence(node.elements, 0, at, next);
			case "CapturingGroup":
				return node.alternatives.some((each) =>
					this.match(each, at, (end) => {
						const before = this.groups.get(node);
						this.groups.set(node, [at, end]);
						if (next(end)) return true;
						if (before === undefined) this.groups.delete(node);
						else this.groups.set(node, before);
						return false;
					}),
				);
			case "Quantifier":
				return this.repeated(node, 0, at, next);
			case "Assertion":
				return this.holds(node, at) && next(at);
			case "Backreference": {
				const [from, to] = this.groups.get([node.resolved].flat()[0] as AST.Node) ?? [0, 0];
				for (let index = from; index < to; index++) {
					this.look();
					if (this.signs[at + index - from] !== this.signs[index]) return false;
				}
				return next(at + to - from);
			}
			default: {
				this.look();
				const sign = this.signs[at];
				return sign !== undefined && this.accepts(node, sign) && next(at + 1);
			}
		}
	}

	private sequence(elements: readonly AST.Element[], index: number, at: number, next: Next): boolean {
		const element = elements[index];
		return element === undefined
			? next(at)
			: this.match(element, at, (end) => this.sequence(elements, index + 1, end, next));
	}

	private repeated(node: AST.Quantifier, done: number, at: number, next: Next): boolean {
		this.look();
		const more = (): boolean =>
			done < node.max &&
			this.match(node.element, at, (end) => (end > at || done < node.min) && this.repeated(node, done + 1, end, next));
		if (done < node.min) return more();
		return node.greedy ? more() || next(at) : next(at) || more();
	}

	private holds(node: AST.Assertion, at: number): boolean {
		this.look();
		const isBreak = (sign: string | undefined): boolean => sign !== undefined && /[\n\r\u2028\u2029]/.test(sign);
		const isWord = (sign: string | undefined): boolean => sign !== undefined && /\w/.test(sign);
		switch (node.kind) {
			case "start":
				return at === 0 || (this.flags.multiline && isBreak(this.signs[at - 1]));
			case "end":
				return at === this.signs.length || (this.flags.multiline && isBreak(this.signs[at]));
			case "word":
				return (isWord(this.signs[at - 1]) !== isWord(this.signs[at])) !== node.negate;
			case "lookahead":
				return node.alternatives.some((each) => this.match(each, at, () => true)) !== node.negate;
			case "lookbehind":
				throw new Error("Not known here: a look behind");
		}
	}
}
