/** What a value is told of the place where it draws itself. */
export class RenderContext {
	hoverPopover: unknown = null;
}

/** The values of properties as Bases hand them to views. Dates come as text: the app has a class of their own for them. */
export abstract class Value {
	static type = "value";

	static equals(a: Value | null, b: Value | null): boolean {
		return a === b || (a !== null && b !== null && a.equals(b));
	}

	static looseEquals(a: Value | null, b: Value | null): boolean {
		return a === b || (a !== null && b !== null && a.looseEquals(b));
	}

	abstract toString(): string;
	abstract isTruthy(): boolean;

	equals(other: Value): boolean {
		return this.constructor === other.constructor && this.toString() === other.toString();
	}

	looseEquals(other: Value): boolean {
		return this.toString() === other.toString();
	}

	renderTo(el: HTMLElement, _context: RenderContext): void {
		el.appendText(this.toString());
	}
}

/** Nothing. */
export class NullValue extends Value {
	static override type = "null";
	static value: NullValue = new NullValue();

	toString(): string {
		return "";
	}

	isTruthy(): boolean {
		return false;
	}
}

/** Something. */
export abstract class NotNullValue extends Value {}

/** A value of the language's own. */
export abstract class PrimitiveValue<T> extends NotNullValue {
	constructor(protected readonly data: T) {
		super();
	}

	toString(): string {
		return String(this.data);
	}

	isTruthy(): boolean {
		return Boolean(this.data);
	}
}

/** Text. */
export class StringValue extends PrimitiveValue<string> {
	static override type = "string";
}

/** A number. */
export class NumberValue extends PrimitiveValue<number> {
	static override type = "number";
}

/** Yes or no. */
export class BooleanValue extends PrimitiveValue<boolean> {
	static override type = "boolean";
}

/** Several values. */
export class ListValue extends NotNullValue {
	static override type = "list";
	readonly #items: Value[];

	constructor(items: unknown[]) {
		super();
		this.#items = items.map(valueOf);
	}

	toString(): string {
		return this.#items.join(", ");
	}

	isTruthy(): boolean {
		return this.#items.length > 0;
	}

	includes(value: Value): boolean {
		return this.#items.some((item) => item.looseEquals(value));
	}

	length(): number {
		return this.#items.length;
	}

	get(index: number): Value {
		return this.#items[index] ?? NullValue.value;
	}

	concat(other: ListValue): ListValue {
		return new ListValue([...this.#items, ...other.#items]);
	}
}

/** What a property holds, as a value. */
export function valueOf(data: unknown): Value {
	if (data instanceof Value) return data;
	if (data === null || data === undefined) return NullValue.value;
	if (Array.isArray(data)) return new ListValue(data);
	if (typeof data === "number") return new NumberValue(data);
	if (typeof data === "boolean") return new BooleanValue(data);
	return new StringValue(typeof data === "string" ? data : JSON.stringify(data));
}
