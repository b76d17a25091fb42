// @vitest-environment happy-dom
// Notes as they are read, what plugins draw in them, and suggestions while one types: one test per fact.
import { afterEach, describe, expect, it } from "vitest";
import type { AppHandle, StartOptions } from "../../start-app";
import { need, openStage, press, probe, PROBE, type Stage } from "./stage";

let stage: Stage;
let app: AppHandle;

async function start(files: Record<string, string>, options: Partial<StartOptions> = {}): Promise<void> {
	stage = await openStage(files, options);
	({ app } = stage);
}

async function rendered(markdown: string): Promise<HTMLElement> {
	const el = document.createElement("div");
	const component = new app.obsidian.Component();
	component.load();
	await app.obsidian.MarkdownRenderer.render(app.app, markdown, el, "a.md", component);
	return el;
}

/** Opens a note and shows it as it is read; resolves when the plugins have drawn what they draw. */
async function read(path: string): Promise<HTMLElement> {
	await app.openNote(path);
	app.runCommand("markdown:toggle-preview");
	await app.settled();
	return need(".markdown-preview-view");
}

afterEach(() => stage.close());

describe("MarkdownRenderer.render", () => {
	// docs.obsidian.md, MarkdownRenderer.render: "Renders Markdown string to an HTML element."
	it("appends the blocks themselves: headings, lists, code, quotations, rules", async () => {
		await start({});
		const el = await rendered("# H\n\ntext *em* **strong** `code`\n\n1. a\n2. b\n\n```js\nx\n```\n\n> q\n\n---\n");
		expect([...el.children].map(({ tagName }) => tagName)).toEqual(["H1", "P", "OL", "PRE", "BLOCKQUOTE", "HR"]);
		expect(need("p", el).innerHTML).toBe("text <em>em</em> <strong>strong</strong> <code>code</code>");
		expect(need("pre > code.language-js", el).textContent).toBe("x\n");
	});

	// help.obsidian.md, Obsidian Flavored Markdown: links, embeds, highlights, comments, tasks, callouts, tables.
	it("reads what the app adds to Markdown", async () => {
		await start({ "Ana.md": "" });
		const el = await rendered(
			"[[Ana|her]] [[Nobody]] ![[pic.png]] ==light== ~~gone~~ %%hidden%% #tag/sub `[[code]]`\n\n" +
				"- [ ] open\n- [x] done\n- plain\n\n> [!warning] Look\n> out\n\n| a | b |\n| - | -: |\n| 1 | [[Ana]] |\n",
		);
		const links = el.findAll("p a.internal-link");
		expect(links.map((link) => [link.textContent, link.dataset["href"], link.hasClass("is-unresolved")])).toEqual([
			["her", "Ana", false],
			["Nobody", "Nobody", true],
		]);
		expect(need("p .internal-embed", el).getAttribute("src")).toBe("pic.png");
		expect(
			[need("p mark", el), need("p del", el), need("p a.tag", el), need("p code", el)].map((each) => each.textContent),
		).toEqual(["light", "gone", "#tag/sub", "[[code]]"]);
		expect(el.textContent).not.toContain("hidden");
		expect(el.findAll("li").map((li) => [li.dataset["task"], li.textContent])).toEqual([
			["", "open"],
			["x", "done"],
			[undefined, "plain"],
		]);
		expect(need('.callout[data-callout="warning"] .callout-title-inner', el).textContent).toBe("Look");
		expect(need(".callout-content", el).textContent?.trim()).toBe("out");
		expect(el.findAll("td").map((cell) => cell.textContent)).toEqual(["1", "Ana"]);
	});

	it("runs nothing that stands in a text", async () => {
		await start({});
		const el = await rendered('<img src=x onerror="boom()"><script>boom()</script>\n\n[a](javascript:boom())');
		expect(el.querySelector("script, [onerror]")).toBeNull();
		expect(el.querySelector('a[href^="javascript"]')).toBeNull();
	});
});

describe("reading view", () => {
	// docs.obsidian.md, Markdown post processing; the sections are `div.el-p` and so on.
	it("gives every block to the post processors, in the order they asked for, with its lines and its frontmatter", async () => {
		await start(
			{ "a.md": "---\ntype: x\n---\n\n# H\n\ntext\nmore\n" },
			{
				plugins: [
					probe(`seen = []; onload() {
						this.registerMarkdownPostProcessor((el, ctx) => { const { lineStart, lineEnd } = ctx.getSectionInfo(el);
							this.seen.push(["late", el.className, ctx.sourcePath, ctx.frontmatter.type, lineStart, lineEnd].join(" ")); }, 10);
						this.registerMarkdownPostProcessor((el) => { this.seen.push("early " + el.firstElementChild.tagName); }, -10); }`),
				],
			},
		);
		await read("a.md");
		const { seen } = app.inner.plugins.getPlugin("probe") as unknown as { seen: string[] };
		expect(seen).toEqual(["early H1", "late el-h1 a.md x 4 4", "early P", "late el-p a.md x 6 7"]);
	});

	it("gives a block of code to the plugin of its language, which only one can be", async () => {
		await start({ "a.md": "```people\nAna\n```\n" });
		const main = probe(`onload() { this.registerMarkdownCodeBlockProcessor("people", (source, el, ctx) => {
			const child = new o.MarkdownRenderChild(el); child.onload = () => el.setText("with " + source.trim()); child.onunload = () => { this.app.gone = true; };
			ctx.addChild(child); }); }`).main;
		await app.loadPlugin(main, PROBE);
		const view = await read("a.md");
		expect(need(".block-language-people", view).textContent).toBe("with Ana");
		await expect(app.loadPlugin(main, { ...PROBE, id: "second" })).rejects.toThrow("already registered");
		app.runCommand("markdown:toggle-preview");
		expect((app.app as unknown as { gone?: boolean }).gone).toBe(true);
		app.unloadPlugin("probe");
		await app.loadPlugin(main, { ...PROBE, id: "second" });
	});

	it("is a mode of the view, kept in its state; links are followed and asked for their preview", async () => {
		await start({ "a.md": "to [[b]]", "b.md": "B" });
		const view = await read("a.md");
		const markdown = app.app.workspace.getActiveViewOfType(app.obsidian.MarkdownView);
		expect(markdown?.getMode()).toBe("preview");
		expect(markdown?.getState()).toMatchObject({ file: "a.md", mode: "preview" });
		expect(markdown?.currentMode).toBe(markdown?.previewMode);
		const hovered: string[] = [];
		app.inner.workspace.on("hover-link", ({ source, linktext }: { source: string; linktext: string }) =>
			hovered.push(`${source} ${linktext}`),
		);
		const link = need("a.internal-link", view);
		link.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
		link.click();
		await app.settled();
		expect(hovered).toEqual(["preview b"]);
		expect(app.app.workspace.getActiveFile()?.path).toBe("b.md");
	});
});

describe("suggestions in the editor", () => {
	// docs.obsidian.md, EditorSuggest: onTrigger "Based on the editor line and cursor position, determine if this EditorSuggest should be triggered".
	it("come where a plugin's trigger says so, and put in what is chosen", async () => {
		await start(
			{ "a.md": "" },
			{
				plugins: [
					probe(`onload() { this.registerEditorSuggest(new (class extends o.EditorSuggest {
						onTrigger(cursor, editor) { const line = editor.getLine(cursor.line).slice(0, cursor.ch); const at = line.lastIndexOf("@");
							return at < 0 ? null : { start: { line: cursor.line, ch: at }, end: cursor, query: line.slice(at + 1) }; }
						getSuggestions({ query }) { return ["Ana", "Ben"].filter((name) => name.toLowerCase().startsWith(query)); }
						renderSuggestion(name, el) { el.setText(name); }
						selectSuggestion(name) { const { editor, start, end } = this.context; editor.replaceRange(name, start, end); this.close(); }
					})(this.app)); }`),
				],
			},
		);
		await app.openNote("a.md");
		const area = need("textarea.cm-content") as HTMLTextAreaElement;
		area.value = "to @b";
		area.setSelectionRange(5, 5);
		area.dispatchEvent(new Event("input", { bubbles: true }));
		await app.settled();
		expect(need(".suggestion-container .suggestion-item").textContent).toBe("Ben");
		press("Enter", area);
		expect(area.value).toBe("to Ben");
		expect(document.querySelector(".suggestion-container")).toBeNull();
	});
});

describe("the types of properties", () => {
	it("are what types.json says, and else what the values are", async () => {
		await start({
			".obsidian/types.json": '{"types":{"met":"datetime"}}',
			"a.md": "---\nmet: 2026-01-01\ngives: 2\nTags: [x]\n---\n",
		});
		const { metadataTypeManager } = app.inner;
		expect(metadataTypeManager.getAssignedType("Met")).toBe("datetime");
		expect(metadataTypeManager.getAllProperties()).toMatchObject({
			met: { type: "datetime", count: 1 },
			gives: { type: "number" },
			tags: { name: "Tags", type: "tags" },
		});
	});
});

describe("a row of settings", () => {
	it("can be hidden and shown again", async () => {
		await start({});
		const setting = new app.obsidian.Setting(document.createElement("div")) as unknown as {
			settingEl: HTMLElement;
			setVisibility(visible: boolean): unknown;
		};
		setting.setVisibility(false);
		expect(setting.settingEl.style.display).toBe("none");
		expect(setting.setVisibility(true)).toBe(setting);
		expect(setting.settingEl.style.display).toBe("");
	});
});
