import type { EventRef } from "./events";

/** The app's lifecycle unit: what is registered here is undone when the component unloads. */
export class Component {
	#loaded = false;
	readonly #children: Component[] = [];
	readonly #undo: (() => unknown)[] = [];

	/** Loads this and then its children; waits for an asynchronous `onload`, as the app does. */
	load(): void | Promise<void> {
		if (this.#loaded) return;
		this.#loaded = true;
		const result: unknown = this.onload();
		const loadChildren = (): void => {
			for (const child of this.#children.slice()) void child.load();
		};
		if (result instanceof Promise) return result.then(loadChildren);
		loadChildren();
	}

	onload(): void | Promise<void> {}

	unload(): void {
		if (!this.#loaded) return;
		this.#loaded = false;
		for (let child = this.#children.pop(); child; child = this.#children.pop()) child.unload();
		for (let undo = this.#undo.pop(); undo; undo = this.#undo.pop()) undo();
		this.onunload();
	}

	onunload(): void {}

	addChild<T extends Component>(component: T): T {
		this.#children.push(component);
		if (this.#loaded) void component.load();
		return component;
	}

	removeChild<T extends Component>(component: T): T {
		const at = this.#children.indexOf(component);
		if (at >= 0) this.#children.splice(at, 1);
		component.unload();
		return component;
	}

	register(callback: () => unknown): void {
		this.#undo.push(callback);
	}

	registerEvent(ref: EventRef): void {
		this.register(() => ref.source.offref(ref));
	}

	registerDomEvent(
		target: EventTarget,
		type: string,
		callback: EventListener,
		options?: boolean | AddEventListenerOptions,
	): void {
		target.addEventListener(type, callback, options);
		this.register(() => target.removeEventListener(type, callback, options));
	}

	registerInterval(id: number): number {
		this.register(() => window.clearInterval(id));
		return id;
	}
}
