// @vitest-environment happy-dom
// Bases, as far as a plugin's kind of view meets them: one test per fact.
import { afterEach, describe, expect, it } from "vitest";
import type { AppHandle } from "../../start-app";
import { need, openStage, probe, PROBE, type Stage } from "./stage";

let stage: Stage;
let app: AppHandle;

const BASE = `filters:
  and:
    - file.inFolder("People")
    - circle != "wide"
views:
  - type: people
    name: Everybody
    order: [file.name, circle]
    sort: [{ property: last, direction: DESC }]
    groupBy: { property: circle }
`;

const NOTES = {
	"People/Ana.md": "---\ncircle: close\nlast: 2026-11-01\n---\n",
	"People/Ben.md": "---\ncircle: wide\n---\n",
	"People/Cy.md": "---\ncircle: close\nlast: 2026-11-09\n---\n",
	"Other.md": "---\ncircle: close\n---\n",
	"b.base": BASE,
};

/** A plugin with a kind of view that writes down what it is given; `extra` are further members of the view. */
const viewer = (extra: string): string =>
	probe(`onload() { this.bases = this.registerBasesView("people", { name: "People", icon: "users", factory: (controller, el) => new (class extends o.BasesView {
		type = "people"; constructor() { super(controller); } onDataUpdated() {
			el.setText(this.data.groupedData.map((group) => (group.key ?? "") + ": " + group.entries.map((e) => e.file.basename + " " + e.getValue("note.last")).join(", ")).join(";")); }
		${extra} })() }); }`).main;

const WHOLE = "focus() {} setEphemeralState() {} getEphemeralState() { return { at: 3 }; }";

async function open(): Promise<void> {
	const file = app.inner.vault.getFileByPath("b.base");
	if (!file) throw new Error("No base");
	await app.inner.workspace.getLeaf().openFile(file);
	await app.settled();
}

afterEach(() => stage.close());

describe("a kind of view of Bases", () => {
	// docs.obsidian.md, Build a Bases view: registerBasesView, a factory, onDataUpdated.
	it("shows what the base finds, sorted and in groups, and is told when notes change", async () => {
		stage = await openStage(NOTES);
		({ app } = stage);
		const plugin = await app.loadPlugin<{ bases: boolean }>(viewer(WHOLE), PROBE);
		expect(plugin.bases).toBe(true);
		await open();
		expect(need(".bases-view").textContent).toBe("close: Cy 2026-11-09, Ana 2026-11-01");
		stage.disk.changeOutside("People/Ben.md", "---\ncircle: close\nlast: 2026-11-20\n---\n");
		await app.settled();
		await new Promise((resolve) => setTimeout(resolve, 80));
		expect(need(".bases-view").textContent).toBe("close: Ben 2026-11-20, Cy 2026-11-09, Ana 2026-11-01");
	});

	// callumalpass/tasknotes#840 for the app's words; the plugin tells by "already exists" that its views are there.
	it("is refused by name where there is one of that name", async () => {
		stage = await openStage(NOTES);
		({ app } = stage);
		const plugin = await app.loadPlugin<{ registerBasesView(id: string, registration: object): boolean }>(
			viewer(WHOLE),
			PROBE,
		);
		expect(() => plugin.registerBasesView("people", { name: "P", icon: "users", factory: () => null })).toThrow(
			'Unable to add new Bases view "people". A view with this ID already exists.',
		);
	});

	// callumalpass/tasknotes, src/bases/KanbanView.ts: what a view is grouped by is nowhere public, so it is read off the controller.
	it("finds in its controller which view it is, and by what it is grouped, which the type definitions do not name", async () => {
		stage = await openStage(NOTES);
		({ app } = stage);
		const plugin = await app.loadPlugin<{ controller?: { viewName: string; query: { views: object[] } } }>(
			viewer(`${WHOLE} onload() { app.plugins.plugins.probe.controller = this.controller; }`),
			PROBE,
		);
		await open();
		expect(plugin.controller?.viewName).toBe("Everybody");
		expect(plugin.controller?.query.views).toMatchObject([{ name: "Everybody", groupBy: { property: "circle" } }]);
	});

	// obsidian.d.ts 1.10: App.renderContext is what Value.renderTo wants.
	it("has values draw themselves with the app's render context", async () => {
		stage = await openStage(NOTES);
		({ app } = stage);
		expect(app.app.renderContext).toBeInstanceOf(app.obsidian.RenderContext);
		expect(app.app.renderContext.hoverPopover).toBeNull();
		const el = createDiv();
		new app.obsidian.StringValue("close").renderTo(el, app.app.renderContext);
		expect(el.textContent).toBe("close");
	});

	// callumalpass/tasknotes#806: the app calls them, though the type definitions do not name them.
	it("needs focus and the ephemeral state, which the type definitions do not name", async () => {
		stage = await openStage(NOTES);
		({ app } = stage);
		await app.loadPlugin(viewer(WHOLE), PROBE);
		await open();
		expect(app.inner.workspace.activeLeaf?.getEphemeralState()).toEqual({ at: 3 });
		app.unloadPlugin("probe");
		expect(need(".bases-error").textContent).toContain("people");
		const heard: string[] = [];
		const onError = (error: Error): void => void heard.push(error.message);
		process.on("uncaughtException", onError);
		await app.loadPlugin(viewer(""), PROBE);
		app.inner.workspace.activeLeaf?.setEphemeralState({ focus: true });
		await new Promise((resolve) => setTimeout(resolve, 5));
		process.off("uncaughtException", onError);
		expect(heard.join()).toContain("setEphemeralState is not a function");
	});
});
