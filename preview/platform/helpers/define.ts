/** Gives an object members that no `for … in` shows, as the app defines its helpers. */
export function define(target: object, members: Readonly<Record<string, unknown>>): void {
	for (const [name, value] of Object.entries(members)) {
		Object.defineProperty(target, name, { configurable: true, writable: true, enumerable: false, value });
	}
}

/** Like {@link define}, for members that are computed each time they are read. */
export function defineGetters<T extends object>(
	target: T,
	getters: Readonly<Record<string, (owner: T) => unknown>>,
): void {
	for (const [name, read] of Object.entries(getters)) {
		Object.defineProperty(target, name, {
			configurable: true,
			enumerable: false,
			get(this: T) {
				return read(this);
			},
		});
	}
}
