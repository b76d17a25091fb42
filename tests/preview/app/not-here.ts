/** Thrown where a plugin uses a part of the app's public API that the stand-in does not have. Silence would flatter. */
export class NotInPreview extends Error {
	constructor(what: string) {
		super(`The preview does not have ${what}`);
		this.name = "NotInPreview";
	}
}

/**
 * Stands for a public class or function that is missing: it can be named, extended and tested with `instanceof`, as
 * bundles do when they load, but calling or constructing it throws with its name.
 */
export function notHere(name: string): unknown {
	return class {
		static readonly missing = name;
		constructor() {
			throw new NotInPreview(name);
		}
	};
}

/** Like {@link notHere}, for what is called without `new`. */
export function notCallable(name: string): () => never {
	return () => {
		throw new NotInPreview(name);
	};
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

/** Gives `prototype` members which throw with `Class.member`, for the public members the stand-in does not have. */
export function refuse(prototype: object, className: string, members: readonly string[]): void {
	for (const member of members) {
		if (member in prototype) throw new Error(`${className}.${member} exists and is refused as well`);
		Object.defineProperty(prototype, member, {
			configurable: true,
			get: (): never => {
				throw new NotInPreview(`${className}.${member}`);
			},
			// A subclass may define the member for itself.
			set(this: object, value: unknown) {
				Object.defineProperty(this, member, { configurable: true, enumerable: true, writable: true, value });
			},
		});
	}
}
