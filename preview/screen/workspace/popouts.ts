import type { App } from "../../api/app";
import { adoptHelpers, tellMigrated } from "../../platform/windows";
import { WorkspaceWindow, type WorkspaceFloating } from "./workspace-items";

/** Where and how large a popped-out window is, in pixels. */
export interface PopoutOptions {
	size?: { width: number; height: number };
	x?: number;
	y?: number;
}

interface Popout {
	item: WorkspaceWindow;
	win: Window;
	finish(): void;
}

/** The windows that were popped out: real windows of the browser, each with a document and classes of its own. */
export class Popouts {
	readonly #open: Popout[] = [];

	constructor(
		private readonly app: App,
		private readonly floating: WorkspaceFloating,
	) {}

	/** Opens an empty window. Throws where the browser does not allow one. */
	open(data: PopoutOptions = {}): WorkspaceWindow {
		const main = this.app.frame.appEl.win;
		const { width, height } = data.size ?? { width: 600, height: 800 };
		const place = data.x === undefined || data.y === undefined ? "" : `,left=${data.x},top=${data.y}`;
		const win = main.open("about:blank", "_blank", `popup,width=${width},height=${height}${place}`);
		if (!win) throw new Error("The browser did not allow another window");
		adoptHelpers(main, win);
		const item = new WorkspaceWindow();
		const finish = this.#furnish(main, win, item);
		item.parent = this.floating;
		this.floating.children.push(item);
		this.#open.push({ item, win, finish });
		this.app.workspace.trigger("window-open", item, win);
		return item;
	}

	/** Calls what waits for an element inside to come into another window. */
	tellMigrated(root: HTMLElement): void {
		tellMigrated(root);
	}

	closeEmpty(): void {
		for (const popout of [...this.#open]) if (popout.item.leaves().length === 0) this.#close(popout);
	}

	closeAll(): void {
		for (const popout of [...this.#open]) this.#close(popout);
	}

	/** Styles, classes and keys of the main window; returns what undoes the listening. */
	#furnish(main: Window, win: Window, item: WorkspaceWindow): () => void {
		const { document: doc } = win;
		doc.title = main.document.title;
		doc.documentElement.dir = main.document.documentElement.dir;
		for (const style of main.document.querySelectorAll<HTMLElement>("style, link[rel=stylesheet]")) {
			const copy = doc.importNode(style, true);
			// A window without an address has nothing to resolve a relative one against.
			if ("href" in style) copy.setAttribute("href", String(style.href));
			doc.head.append(copy);
		}
		const copyClasses = (): void => void (doc.body.className = `${main.document.body.className} is-popout-window`);
		copyClasses();
		const observer = new MutationObserver(copyClasses);
		observer.observe(main.document.body, { attributes: true, attributeFilter: ["class"] });
		const app = doc.body.createDiv("app-container");
		app.createDiv("horizontal-main-container").createDiv("workspace").append(item.containerEl);
		const stopHearing = this.app.hearWindow(win);
		const onGone = (): void => this.#gone(item);
		win.addEventListener("pagehide", onGone);
		// Not every way of closing a window tells.
		const timer = main.setInterval(() => win.closed && onGone(), 500);
		return () => {
			observer.disconnect();
			main.clearInterval(timer);
			stopHearing();
			win.removeEventListener("pagehide", onGone);
		};
	}

	#close(popout: Popout): void {
		this.#gone(popout.item);
		popout.win.close();
	}

	#gone(item: WorkspaceWindow): void {
		const at = this.#open.findIndex((popout) => popout.item === item);
		const [popout] = at >= 0 ? this.#open.splice(at, 1) : [];
		if (!popout) return;
		popout.finish();
		this.floating.children = this.floating.children.filter((other) => other !== item);
		this.app.setActiveWindow(this.app.frame.appEl.win);
		for (const leaf of item.leaves()) leaf.detach();
		this.app.workspace.trigger("window-close", item, popout.win);
	}
}
