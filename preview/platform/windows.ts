/** The classes and namespaces to which the app adds helpers, in every one of its windows. */
const HELPED = [
	"Array",
	"String",
	"Number",
	"Math",
	"Object",
	"Node",
	"Element",
	"HTMLElement",
	"SVGElement",
	"Document",
	"DocumentFragment",
	"UIEvent",
] as const;
const GLOBALS = [
	"createEl",
	"createDiv",
	"createSpan",
	"createSvg",
	"createFragment",
	"fish",
	"fishAll",
	"isBoolean",
	"sleep",
	"nextFrame",
	"ready",
	"ajax",
	"ajaxPromise",
];

/** Gives a new window the helpers which the main window's elements, arrays and strings have. */
export function adoptHelpers(main: Window, win: Window): void {
	const [from, to] = [main, win] as unknown as Record<string, object>[];
	for (const name of HELPED) {
		copyMissing(from?.[name], to?.[name]);
		copyMissing(
			(from?.[name] as { prototype?: object } | undefined)?.prototype,
			(to?.[name] as { prototype?: object } | undefined)?.prototype,
		);
	}
	for (const name of GLOBALS)
		if (from?.[name] !== undefined)
			Object.defineProperty(to, name, { configurable: true, writable: true, value: from[name] });
}

function copyMissing(from: object | undefined, to: object | undefined): void {
	if (!from || !to) return;
	for (const name of Object.getOwnPropertyNames(from)) {
		if (Object.hasOwn(to, name)) continue;
		const descriptor = Object.getOwnPropertyDescriptor(from, name);
		if (descriptor) Object.defineProperty(to, name, descriptor);
	}
}

type MigrationListener = (win: Window) => unknown;

const waiting = new Set<{ el: HTMLElement; listener: MigrationListener }>();

/** Calls `listener` each time the element comes into another window. Returns what stops that. */
export function onMigrated(el: HTMLElement, listener: MigrationListener): () => void {
	const entry = { el, listener };
	waiting.add(entry);
	return () => waiting.delete(entry);
}

/** Tells the listeners of `root` and of everything in it that they are in another window now. */
export function tellMigrated(root: HTMLElement): void {
	for (const { el, listener } of [...waiting]) if (root.contains(el)) listener(el.win);
}

/** What `instanceOf` answers: whether a thing is of this class, in whichever window it was made. */
export function isInstanceInAnyWindow(thing: object, win: Window | null | undefined, type: { name: string }): boolean {
	const own = (win as unknown as Record<string, unknown> | null | undefined)?.[type.name];
	return thing instanceof (type as unknown as typeof Node) || (typeof own === "function" && thing instanceof own);
}
