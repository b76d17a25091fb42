/**
 * Thrown when a plugin uses a public API the preview lacks: silently ignoring it would make the plugin look better than
 * it is.
 */
export class NotInPreview extends Error {
	constructor(what: string) {
		super(`The preview does not have ${what}`);
		this.name = "NotInPreview";
	}
}

const standIns = new WeakSet<object>();
let tolerated: readonly string[] = [];

/**
 * Placeholder for a missing public class: it can be named, extended and used with `instanceof` (bundles do so on load),
 * but constructing or calling it or a static member throws with its name.
 */
export function notHere(name: string): unknown {
	const standIn = new Proxy(
		class {
			constructor() {
				refuseUse(name);
			}
		},
		{
			get(target, key, receiver): unknown {
				if (typeof key === "symbol" || key in target) return Reflect.get(target, key, receiver);
				return notCallable(`${name}.${key}`);
			},
			apply(): void {
				refuseUse(name);
			},
		},
	);
	standIns.add(standIn);
	return standIn;
}

/** Throws for a missing member, or only warns if it was declared tolerable. */
function refuseUse(name: string): void {
	if (!isTolerated(name)) throw new NotInPreview(name);
	console.warn(`The preview does without ${name}`);
}

/** Whether a member, or the class it is of, was named as one the plugin can do without. */
function isTolerated(name: string): boolean {
	return tolerated.includes(name) || tolerated.includes(name.replace(/\.[^.]*$/, ""));
}

/** Whether a class was made by {@link notHere}. */
export function isNotHere(found: object): boolean {
	return standIns.has(found);
}

/** Like {@link notHere}, for what is called without `new`. */
export function notCallable(name: string): () => void {
	return () => refuseUse(name);
}

/** Like {@link notHere}, for a public value: naming it is allowed, reading anything of it throws. */
export function notReadable(name: string): object {
	return new Proxy(
		{},
		{
			get(): never {
				throw new NotInPreview(name);
			},
		},
	);
}

/**
 * Names what does nothing but warn where it would throw: a class ("HoverPopover") with all of its own, one member or static of it
 * ("MarkdownRenderer.render"), a function ("requestUrl"). Replaces what was named before.
 */
export function tolerate(members: readonly string[]): void {
	tolerated = members;
}

/** Gives `prototype` members which throw with `Class.member`, for the public members the stand-in does not have. */
export function refuse(prototype: object, className: string, members: readonly string[]): void {
	for (const member of members) {
		if (member in prototype) throw new Error(`${className}.${member} exists and is refused as well`);
		Object.defineProperty(prototype, member, {
			configurable: true,
			get: (): unknown => {
				const name = `${className}.${member}`;
				if (!isTolerated(name)) throw new NotInPreview(name);
				return () => console.warn(`The preview does without ${name}`);
			},
			// A subclass may define the member for itself.
			set(this: object, value: unknown) {
				Object.defineProperty(this, member, { configurable: true, enumerable: true, writable: true, value });
			},
		});
	}
}
