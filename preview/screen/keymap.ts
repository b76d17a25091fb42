import { Platform } from "../platform/device";

/** A modifier as plugins name it; `Mod` is Ctrl, on a Mac Cmd. */
export type Modifier = "Mod" | "Ctrl" | "Meta" | "Shift" | "Alt";
/** Where a link opens. */
export type PaneType = "tab" | "split" | "window";

/** What a key handler is told. */
export interface KeymapContext {
	modifiers: string | null;
	key: string | null;
	vkey: string;
}

/** A handler of one key; `false` keeps the event from going on. */
export type KeymapEventListener = (event: KeyboardEvent, context: KeymapContext) => unknown;

/** What {@link Scope.register} returns. */
export interface KeymapEventHandler {
	scope: Scope;
	modifiers: string | null;
	key: string | null;
	func: KeymapEventListener;
}

/** Keys that hold while something is open. Where this scope has no handler for a key, its parent is asked. */
export class Scope {
	readonly #parent: Scope | undefined;
	readonly #handlers: KeymapEventHandler[] = [];

	constructor(parent?: Scope) {
		this.#parent = parent;
	}

	register(modifiers: Modifier[] | null, key: string | null, func: KeymapEventListener): KeymapEventHandler {
		const handler: KeymapEventHandler = { scope: this, modifiers: modifiers && compile(modifiers), key, func };
		this.#handlers.push(handler);
		return handler;
	}

	unregister(handler: KeymapEventHandler): void {
		const at = this.#handlers.indexOf(handler);
		if (at >= 0) this.#handlers.splice(at, 1);
	}

	/** Asks the handlers in the order of registration; the first that answers decides. Not public. */
	handleKey(event: KeyboardEvent, context: KeymapContext): unknown {
		for (const handler of this.#handlers.slice()) {
			if (handler.key !== null && !isKey(handler.key, event)) continue;
			if (handler.modifiers !== null && handler.modifiers !== context.modifiers) continue;
			const answer = handler.func(event, context);
			if (answer !== undefined) return answer;
		}
		return this.#parent?.handleKey(event, context);
	}
}

/** The stack of scopes: only the topmost hears the keys, so an open dialog keeps them from the rest of the app. */
export class Keymap {
	readonly #stack: Scope[] = [];

	constructor(private readonly rootScope: Scope) {}

	static isModifier(event: MouseEvent | TouchEvent | KeyboardEvent, modifier: Modifier): boolean {
		switch (modifier) {
			case "Mod":
				return Platform.isMacOS ? event.metaKey : event.ctrlKey;
			case "Ctrl":
				return event.ctrlKey;
			case "Meta":
				return event.metaKey;
			case "Shift":
				return event.shiftKey;
			case "Alt":
				return event.altKey;
		}
	}

	static isModEvent(event?: UIEvent | null): PaneType | boolean {
		if (!event) return false;
		const e = event as MouseEvent;
		if (e.type !== "keydown" && e.button === 1) return "tab";
		if (!Keymap.isModifier(e, "Mod")) return false;
		if (!e.altKey) return "tab";
		return e.shiftKey ? "window" : "split";
	}

	pushScope(scope: Scope): void {
		this.#stack.push(scope);
	}

	popScope(scope: Scope): void {
		const at = this.#stack.lastIndexOf(scope);
		if (at >= 0) this.#stack.splice(at, 1);
	}

	/** Hands a key to the topmost scope. Not public. */
	onKeyEvent(event: KeyboardEvent): void {
		const scope = this.#stack.at(-1) ?? this.rootScope;
		const context: KeymapContext = { modifiers: modifiersOf(event), key: event.key, vkey: virtualKey(event) };
		if (scope.handleKey(event, context) !== false) return;
		event.preventDefault();
		event.stopPropagation();
	}
}

/** Names of keys that are not letters or digits, by where they are. */
const BY_CODE: Readonly<Record<string, string>> = {
	Backquote: "`",
	Backslash: "\\",
	BracketLeft: "[",
	BracketRight: "]",
	Comma: ",",
	Equal: "=",
	Minus: "-",
	Period: ".",
	Quote: "'",
	Semicolon: ";",
	Slash: "/",
	Space: " ",
};

/**
 * The key by where it is on the keyboard: the letter or sign that a Latin layout has there, whatever Shift, Alt or another
 * alphabet makes of it. Keys that make no sign are called as the event calls them.
 */
export function virtualKey({ code, key }: KeyboardEvent): string {
	const [, letterOrDigit] = /^(?:Key|Digit)([A-Z0-9])$/.exec(code) ?? [];
	return letterOrDigit ?? BY_CODE[code] ?? key;
}

/** Whether an event is of this key: by what it makes, or by where it is. */
export function isKey(key: string, event: KeyboardEvent): boolean {
	const wanted = key.toLowerCase();
	return wanted === event.key.toLowerCase() || wanted === virtualKey(event).toLowerCase();
}

function compile(modifiers: readonly Modifier[]): string {
	const names = modifiers.map((m) => (m === "Mod" ? (Platform.isMacOS ? "Meta" : "Ctrl") : m));
	return names.sort().join(",");
}

function modifiersOf(event: KeyboardEvent): string {
	const held: [boolean, Modifier][] = [
		[event.altKey, "Alt"],
		[event.ctrlKey, "Ctrl"],
		[event.metaKey, "Meta"],
		[event.shiftKey, "Shift"],
	];
	return held.flatMap(([on, name]) => (on ? [name] : [])).join(",");
}
