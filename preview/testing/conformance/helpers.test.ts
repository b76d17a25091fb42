// @vitest-environment happy-dom
// The helpers that the app gives to every window, and its functions over bytes: one test per fact.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStage, type Stage } from "./stage";

let stage: Stage;

beforeEach(async () => {
	stage = await openStage({});
});
afterEach(() => stage.close());

describe("helpers on elements", () => {
	it("make an element with everything its info names, and call back when it is in its place", () => {
		let seen: unknown;
		const el = document.body.createEl(
			"input",
			{
				cls: ["a", "b"],
				type: "text",
				value: "v",
				placeholder: "p",
				attr: { "data-x": 1, hidden: null },
				title: "t",
				prepend: true,
			},
			(made) => {
				seen = made.parentElement;
			},
		);
		expect(el.outerHTML).toBe('<input class="a b" title="t" type="text" placeholder="p" data-x="1">');
		expect([seen, document.body.firstChild, el.value]).toEqual([document.body, el, "v"]);
		el.detach();
		expect(el.isConnected).toBe(false);
	});

	it("make no child of an empty text, and put a fragment in the place of what was there", () => {
		const el = createDiv({ text: "old" });
		el.setText("");
		expect(el.firstChild).toBeNull();
		el.setText(createFragment((fragment) => void fragment.createSpan({ text: "new" })));
		expect(el.innerHTML).toBe("<span>new</span>");
		el.empty();
		expect(el.innerHTML).toBe("");
	});

	it("insert behind a child, and at the front where there is none", () => {
		const el = createDiv();
		const [a, b, c] = ["a", "b", "c"].map((text) => createSpan({ text }));
		if (!a || !b || !c) throw new Error("no elements");
		el.append(a);
		expect(el.insertAfter(b, a)).toBe(b);
		el.insertAfter(c, null);
		expect(el.textContent).toBe("cab");
		expect(el.indexOf(b)).toBe(2);
		expect(el.indexOf(document.body)).toBe(-1);
	});

	it("leave children in their place that stay", () => {
		const el = document.body.createDiv();
		const input = el.createEl("input");
		input.focus();
		el.setChildrenInPlace([createSpan({ text: "before" }), input, createSpan({ text: "after" })]);
		expect(el.textContent).toBe("beforeafter");
		expect(document.activeElement).toBe(input);
		el.setChildrenInPlace([]);
		expect(el.childNodes).toHaveLength(0);
		el.remove();
	});

	it("delegate to what the selector finds, and no longer after off", () => {
		const el = document.body.createDiv();
		const met: string[] = [];
		const listener = (_event: MouseEvent, target: HTMLElement): number => met.push(target.className);
		el.on("click", ".row", listener);
		const inner = el.createDiv("row").createSpan();
		el.createDiv("other").click();
		inner.click();
		el.off("click", ".other", listener);
		inner.click();
		el.off("click", ".row", listener);
		inner.click();
		expect(met).toEqual(["row", "row"]);
		el.remove();
	});

	it("make elements of SVG in their own name space", () => {
		const svg = document.body.createSvg("svg", { cls: "icon", attr: { viewBox: "0 0 1 1" } });
		expect([svg.namespaceURI, svg.getAttribute("class"), svg.parentElement]).toEqual([
			"http://www.w3.org/2000/svg",
			"icon",
			document.body,
		]);
		svg.remove();
	});

	it("do not show up in for … in", () => {
		const shown: string[] = [];
		const list: object = ["a"];
		for (const name in list) shown.push(name);
		expect(shown).toEqual(["0"]);
	});
});

describe("helpers of the language", () => {
	it("know the first and the last of an array, and nothing of an empty one", () => {
		expect([[1, 2].first(), [1, 2].last(), [].first(), [].last()]).toEqual([1, 2, undefined, undefined]);
	});

	it("take out the first that is equal, in place", () => {
		const list = ["a", "b", "a"];
		list.remove("a");
		list.remove("z");
		expect(list).toEqual(["b", "a"]);
		expect(["a", "b", "a"].unique()).toEqual(["a", "b"]);
		expect(Array.combine([[1], [2, 3]])).toEqual([1, 2, 3]);
	});

	it("shuffle in place, and lose nobody", () => {
		const list = Array.from({ length: 50 }, (_, index) => index);
		expect(list.shuffle()).toBe(list);
		expect(list.slice().sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index));
	});

	it("go through an object until the callback says false", () => {
		const seen: string[] = [];
		expect(
			Object.each({ a: 1, b: 2, c: 3 }, (value, key) => {
				seen.push(`${key ?? ""}${value}`);
				return value < 2;
			}),
		).toBe(false);
		expect(seen).toEqual(["a1", "b2"]);
		expect([Object.isEmpty({}), Object.isEmpty({ a: 1 })]).toEqual([true, false]);
	});

	it("fill in numbered places of a text", () => {
		expect("{0} and {1}, {0}".format("a", "b")).toBe("a and b, a");
	});
});

describe("global functions", () => {
	it("refuse the network by name", () => {
		expect(() => ajax({ url: "x" })).toThrow("ajax");
	});

	it("wait for a frame, and for a time", async () => {
		let frames = 0;
		requestAnimationFrame(() => frames++);
		await nextFrame();
		expect(frames).toBe(1);
		const begin = performance.now();
		await sleep(30);
		expect(performance.now() - begin).toBeGreaterThan(25);
	});
});

describe("functions over bytes", () => {
	const bytes = new Uint8Array([0, 1, 127, 128, 255]);

	it("write and read Base64 and hexadecimal digits, without Node", () => {
		const { obsidian } = stage.app;
		expect(obsidian.arrayBufferToBase64(bytes.buffer)).toBe("AAF/gP8=");
		expect(obsidian.arrayBufferToHex(bytes.buffer)).toBe("00017f80ff");
		expect([...new Uint8Array(obsidian.base64ToArrayBuffer("AAF/gP8="))]).toEqual([...bytes]);
		expect([...new Uint8Array(obsidian.hexToArrayBuffer("00017f80ff"))]).toEqual([...bytes]);
	});
});
