import type { App } from "../api/app";
import { Events, type EventRef } from "../core/events";
import { isTransient } from "../screen/notice";
import { DeferredView } from "../screen/workspace/placeholder-views";

/** What of a plugin is still there, each thing named; all lists are empty after a clean unload. */
export interface Leftovers {
	/** Listeners on the app's emitters, and on windows, documents and elements that are still in the page. */
	listeners: string[];
	/** Intervals and timeouts that are still to come. */
	timers: string[];
	/** Elements in the page made by the plugin, except notices that disappear by themselves. */
	elements: string[];
	commands: string[];
	/** View types, and views in leaves. */
	views: string[];
	/** Setting tabs, hover sources, handlers of addresses and of the command line. */
	registrations: string[];
}

const { addEventListener: addToAny } = EventTarget.prototype;

interface DomListener {
	plugin: string;
	target: EventTarget;
	type: string;
	callback: unknown;
	capture: boolean;
}

/**
 * Tracks what plugins start, for tests of unloading. The call stack tells which plugin it was: each plugin's script has
 * its own URL. Slows down every listener, so it is opt-in.
 */
export class LeftoverAccount {
	readonly #dom: DomListener[] = [];
	readonly #refs: { plugin: string; ref: EventRef }[] = [];
	readonly #timers = new Map<number, { plugin: string; kind: string }>();
	readonly #elements: { plugin: string; el: WeakRef<Element> }[] = [];
	readonly #undo: (() => void)[] = [];

	constructor(private readonly app: App) {
		this.#watchListeners(EventTarget.prototype);
		// A simulated window has functions of its own, bound to it.
		if (Object.hasOwn(window, "addEventListener")) this.#watchListeners(window);
		this.#watchTimers(window, "setTimeout", "clearTimeout", true);
		this.#watchTimers(window, "setInterval", "clearInterval", false);
		this.#watchElements();
		Events.heard = (ref) => {
			const plugin = pluginOnStack();
			if (plugin !== undefined) this.#refs.push({ plugin, ref });
		};
		this.#undo.push(() => (Events.heard = undefined));
	}

	/** What is left of a plugin now. */
	of(plugin: string): Leftovers {
		const own = <T extends { plugin: string }>(entries: readonly T[]): T[] =>
			entries.filter((entry) => entry.plugin === plugin);
		const { commands, setting, viewRegistry, workspace, hoverLinkSources, protocolHandlers, cliHandlers } = this.app;
		const views: string[] = viewRegistry.typesOf(plugin).map((type) => `type ${type}`);
		workspace.iterateAllLeaves(({ view }) => {
			if (viewRegistry.madeBy(view) === plugin && !(view instanceof DeferredView))
				views.push(`view ${view.getViewType()}`);
		});
		const handlers = [...hoverLinkSources.entries(), ...protocolHandlers.entries(), ...cliHandlers.entries()];
		return {
			listeners: [
				...own(this.#dom)
					.filter(({ target }) => isAlive(target) && !isFurniture(target))
					.map(({ target, type }) => `${type} on ${describe(target)}`),
				...own(this.#refs)
					.filter(({ ref }) => ref.source.has(ref))
					.map(({ ref }) => `${ref.name} of ${ref.source.constructor.name}`),
			],
			timers: own([...this.#timers.values()]).map(({ kind }) => kind),
			elements: own(this.#elements)
				.map(({ el }) => el.deref())
				.filter((el) => el?.isConnected === true && !isTransient(el) && !isFurniture(el))
				.map((el) => describe(el)),
			commands: Object.keys(commands.commands).filter((id) => id.startsWith(`${plugin}:`)),
			views,
			registrations: [
				...setting.pluginTabs.filter((tab) => tab.id === plugin).map((tab) => `setting tab ${tab.name}`),
				...handlers.filter(([, handler]) => this.app.ownerOf(handler) === plugin).map(([name]) => name),
			],
		};
	}

	/** Gives the page its own functions back. */
	stop(): void {
		for (const undo of this.#undo.splice(0)) undo();
	}

	/** @param owner where the functions are: the prototype of all targets, or a window that has them for itself */
	#watchListeners(owner: EventTarget): void {
		const { addEventListener, removeEventListener } = owner;
		const account = this.#dom;
		const forget = (target: EventTarget, type: string, callback: unknown, capture: boolean): void => {
			const at = account.findIndex(
				(l) => l.target === target && l.type === type && l.callback === callback && l.capture === capture,
			);
			if (at >= 0) account.splice(at, 1);
		};
		const add: typeof addEventListener = function (this: EventTarget, type, callback, options) {
			addEventListener.call(this, type, callback, options);
			const plugin = callback === null ? undefined : pluginOnStack();
			if (plugin === undefined) return;
			const { capture = false, once = false, signal } = typeof options === "object" ? options : { capture: options };
			const over = (): void => forget(this, type, callback, capture);
			over();
			account.push({ plugin, target: this, type, callback, capture });
			if (once) addEventListener.call(this, type, over, { once: true, capture });
			if (signal) addToAny.call(signal, "abort", over, { once: true });
		};
		const remove: typeof removeEventListener = function (this: EventTarget, type, callback, options) {
			removeEventListener.call(this, type, callback, options);
			forget(this, type, callback, typeof options === "object" ? (options.capture ?? false) : (options ?? false));
		};
		Object.assign(owner, { addEventListener: add, removeEventListener: remove });
		this.#undo.push(() => Object.assign(owner, { addEventListener, removeEventListener }));
	}

	#watchTimers(
		win: Window,
		start: "setTimeout" | "setInterval",
		end: "clearTimeout" | "clearInterval",
		once: boolean,
	): void {
		const [startReal, endReal] = [win[start], win[end]] as const;
		const timers = this.#timers;
		const watched = (handler: TimerHandler, timeout?: number, ...rest: unknown[]): number => {
			const plugin = pluginOnStack(/\bnew Notice\b/);
			if (plugin === undefined || typeof handler !== "function") return startReal.call(win, handler, timeout, ...rest);
			const id = startReal.call(
				win,
				(...args: unknown[]) => {
					if (once) timers.delete(id);
					(handler as (...args: unknown[]) => void)(...args);
				},
				timeout,
				...rest,
			);
			timers.set(id, { plugin, kind: `${start} ${timeout ?? 0} ms` });
			return id;
		};
		const forget = (id?: number): void => {
			if (id !== undefined) timers.delete(id);
			endReal.call(win, id);
		};
		Object.assign(win, { [start]: watched, [end]: forget });
		this.#undo.push(() => Object.assign(win, { [start]: startReal, [end]: endReal }));
	}

	#watchElements(): void {
		const elements = this.#elements;
		let owner: object = document;
		while (!Object.hasOwn(owner, "createElement")) owner = Object.getPrototypeOf(owner) as object;
		const { createElement } = owner as Document;
		const watched = function (this: Document, ...args: Parameters<typeof createElement>): HTMLElement {
			const el = createElement.apply(this, args);
			const plugin = pluginOnStack();
			if (plugin !== undefined) elements.push({ plugin, el: new WeakRef(el) });
			return el;
		};
		Object.assign(owner, { createElement: watched });
		this.#undo.push(() => Object.assign(owner, { createElement }));
	}
}

/** The plugin nearest on the call stack; none if `except` (work the app does on its own behalf) is on it, too. */
function pluginOnStack(except?: RegExp): string | undefined {
	const { stackTraceLimit } = Error;
	Error.stackTraceLimit = 60;
	const { stack } = new Error();
	Error.stackTraceLimit = stackTraceLimit;
	if (stack === undefined || except?.test(stack) === true) return undefined;
	return /plugin:([\w-]+)\/main\.js/.exec(stack)?.[1];
}

function isAlive(target: EventTarget): boolean {
	return !("isConnected" in target) || target.isConnected === true;
}

/** Leaves, tabs and docks are the app's, also where a plugin asked for them: the user may keep the place of a view that is gone. */
function isFurniture(target: EventTarget): boolean {
	return (
		"classList" in target &&
		[...(target as Element).classList].some((name) => /^workspace-(?:leaf|tab|split)/.test(name))
	);
}

function describe(target: EventTarget | undefined): string {
	if (target === window) return "window";
	if (!target || !("className" in target)) return target?.constructor.name ?? "nothing";
	const el = target as Element;
	return `${el.tagName.toLowerCase()}${el.getAttribute("class") ? `.${el.getAttribute("class")?.trim().replaceAll(/\s+/g, ".")}` : ""}`;
}
