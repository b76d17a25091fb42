import { define } from "./define";
import { makeElement, makeSvg, type ElementInfo, type SvgInfo } from "./make-element";

/** Functions and variables that the app gives to every window. */
export function installGlobals(refuse: (name: string) => () => unknown): void {
	define(globalThis, {
		activeWindow: window,
		activeDocument: document,
		createEl: (tag: string, info?: ElementInfo, callback?: (el: HTMLElement) => void) =>
			makeElement(document, tag, info, callback),
		createDiv: (info?: ElementInfo, callback?: (el: HTMLElement) => void) =>
			makeElement(document, "div", info, callback),
		createSpan: (info?: ElementInfo, callback?: (el: HTMLElement) => void) =>
			makeElement(document, "span", info, callback),
		createSvg: (tag: string, info?: SvgInfo, callback?: (el: SVGElement) => void) =>
			makeSvg(document, tag, info, callback),
		createFragment(callback?: (fragment: DocumentFragment) => void) {
			const fragment = document.createDocumentFragment();
			callback?.(fragment);
			return fragment;
		},
		fish: (selector: string) => document.querySelector(selector),
		fishAll: (selector: string) => [...document.querySelectorAll(selector)],
		isBoolean: (value: unknown) => typeof value === "boolean",
		sleep: (milliseconds: number) =>
			new Promise<void>((resolve) => {
				setTimeout(resolve, milliseconds);
			}),
		nextFrame: () =>
			new Promise<void>((resolve) => {
				requestAnimationFrame(() => resolve());
			}),
		ready(callback: () => unknown) {
			if (document.readyState === "loading")
				document.addEventListener("DOMContentLoaded", () => void callback(), { once: true });
			else callback();
		},
		ajax: refuse("ajax"),
		ajaxPromise: refuse("ajaxPromise"),
	});
}
