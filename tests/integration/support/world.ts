/** The built plugin over the stand-in of the app: what a user sees and does, and what is in the files then. */
import { expect, vi } from "vitest";
import type { NetworkingNotesApi } from "../../../src/api";
import { MemoryDisk } from "../../../preview/platform/memory-disk";
import { startApp, type AppHandle, type StartOptions } from "../../../preview/start-app";
import { builtPlugin } from "../../support/built-plugin";

/** Today, in these tests: a Tuesday. */
export const TODAY = "2026-11-24";

const { main, manifest } = await builtPlugin();

/** `main.js` as it ships. */
export const MAIN_JS = main;

/** The plugin's manifest as it ships. */
export const MANIFEST = manifest;

/** Where the plugin's settings lie. */
export const DATA = ".obsidian/plugins/networking-notes/data.json";

/** How a world starts. */
export interface WorldOptions extends Partial<Omit<StartOptions, "files" | "container">> {
	readonly settings?: unknown;
	/** A disk other than a plain one in memory. */
	readonly disk?: MemoryDisk;
	/** Called the moment the plugin reports ready. */
	readonly atReady?: (world: World) => void;
}

/** A running app with the plugin in it. One at a time. */
export class World {
	private constructor(
		readonly disk: MemoryDisk,
		readonly app: AppHandle,
		private readonly container: HTMLElement,
	) {}

	/** Starts the app over these files and enables the plugin; resolves when its first index is built. */
	static async start(
		files: Readonly<Record<string, string>>,
		{ settings, disk: given, atReady, ...options }: WorldOptions = {},
	): Promise<World> {
		vi.useFakeTimers({ toFake: ["Date"], now: new Date(`${TODAY}T12:00:00`) });
		const disk = given ?? new MemoryDisk(files);
		if (settings !== undefined)
			disk.changeOutside(DATA, typeof settings === "string" ? settings : JSON.stringify(settings));
		const container = document.body.appendChild(document.createElement("div"));
		const app = await startApp({ files: disk, container, ...options });
		const world = new World(disk, app, container);
		await world.enable(atReady);
		return world;
	}

	/** Enables the plugin. */
	async enable(atReady?: (world: World) => void): Promise<void> {
		await this.app.loadPlugin(MAIN_JS, MANIFEST);
		await this.api.ready;
		atReady?.(this);
		await this.settled();
	}

	/** The plugin's API, as a script finds it. */
	get api(): NetworkingNotesApi {
		const plugin = this.app.inner.plugins.plugins[MANIFEST.id] as unknown as { api: NetworkingNotesApi } | undefined;
		if (plugin === undefined) throw new Error("The plugin is not enabled");
		return plugin.api;
	}

	/** Resolves when everything written was read again and drawn, which is done once a frame. */
	async settled(): Promise<void> {
		await this.app.settled();
		await new Promise((done) => setTimeout(done, 20));
	}

	/** Resolves when the list has told of every change so far: it does so once a frame. */
	async told(): Promise<void> {
		await this.settled();
		await new Promise((done) => setTimeout(done, 50));
	}

	/** Runs a command of the plugin, such as `new-person`, and lets it work. */
	async run(command: string): Promise<void> {
		this.app.runCommand(`${MANIFEST.id}:${command}`);
		await this.settled();
	}

	/** Whether the palette would offer a command now. */
	offers(command: string): boolean {
		return this.app.inner.commands.listCommands().some(({ id }) => id === `${MANIFEST.id}:${command}`);
	}

	/** Another day, at noon. */
	setToday(day: string): void {
		vi.setSystemTime(new Date(`${day}T12:00:00`));
		window.dispatchEvent(new Event("focus"));
	}

	async stop(): Promise<void> {
		await this.app.stop();
		this.container.remove();
		for (const left of document.querySelectorAll(".modal-container, .notice-container, .menu")) left.remove();
		vi.useRealTimers();
	}

	/** The text of a note. */
	text(path: string): string {
		const text = this.disk.text(path);
		if (text === undefined) throw new Error(`There is no ${path}: ${Object.keys(this.disk.snapshot()).join(", ")}`);
		return text;
	}

	/** All files outside the plugin's own folder. */
	files(): Record<string, string> {
		return Object.fromEntries(Object.entries(this.disk.snapshot()).filter(([path]) => !path.startsWith(".obsidian/")));
	}

	/** The texts of the notices on the screen, oldest first. */
	notices(): string[] {
		return [
			...document.querySelectorAll(".notice .notice-message > div:first-child, .notice .notice-message:not(:has(div))"),
		].map((el) => el.textContent);
	}

	/** Takes all notices off the screen. */
	clearNotices(): void {
		for (const el of document.querySelectorAll(".notice-container")) el.remove();
	}

	/** Presses a button of the newest notice. */
	async pressInNotice(label: string): Promise<void> {
		const notice = [...document.querySelectorAll(".notice")].at(-1);
		click(notice, label);
		await this.settled();
	}

	/** The open dialog on top. */
	dialog(): HTMLElement {
		const found = [...document.querySelectorAll<HTMLElement>(".modal, .prompt")].at(-1);
		if (found === undefined) throw new Error(`No dialog is open; notices: ${this.notices().join(" | ")}`);
		return found;
	}

	hasDialog(): boolean {
		return document.querySelector(".modal, .prompt") !== null;
	}

	/** Types into the field of the dialog with a label. */
	fill(label: string, value: string): HTMLInputElement {
		const field = [...this.dialog().querySelectorAll<HTMLInputElement>("input, textarea")].find(
			(el) => el.getAttribute("aria-label") === label,
		);
		if (field === undefined) throw new Error(`The dialog has no field “${label}”`);
		field.focus();
		field.value = value;
		field.dispatchEvent(new Event("input", { bubbles: true }));
		return field;
	}

	/** Types into a picker, and takes the first line. */
	async pick(query: string): Promise<void> {
		const input = this.dialog().querySelector<HTMLInputElement>("input.prompt-input");
		if (input === null) throw new Error("The dialog is no picker");
		input.value = query;
		input.dispatchEvent(new Event("input", { bubbles: true }));
		await new Promise((done) => setTimeout(done, 1));
		await this.key("Enter");
	}

	/** Presses a key where the focus is. */
	async key(key: string, more: KeyboardEventInit = {}): Promise<void> {
		// Keys come a second apart, as from somebody who looks what each of them did.
		this.keyTime = Math.max(this.keyTime, performance.now()) + 1000;
		this.keyDown(key, { ...more, at: this.keyTime });
		await this.settled();
	}

	/** Presses a key twice so quickly that the second press is at the moment at which the first has done all it does. */
	async keyTwice(key: string): Promise<void> {
		await this.key(key);
		this.keyDown(key, { at: performance.now() });
		await this.settled();
	}

	private keyTime = 0;

	private keyDown(key: string, { at, ...more }: KeyboardEventInit & { readonly at: number }): void {
		const evt = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
		Object.defineProperty(evt, "timeStamp", { value: at });
		(document.activeElement ?? document.body).dispatchEvent(evt);
	}

	/** Presses a button of the dialog. */
	async press(label: string): Promise<void> {
		click(this.dialog(), label);
		await this.settled();
	}

	/** The person of a name as the API tells of them. */
	person(name: string): ReturnType<NetworkingNotesApi["people"]>[number] {
		const found = this.api.people().find((person) => person.name === name);
		if (found === undefined) throw new Error(`There is no person ${name}`);
		return found;
	}
}

function click(where: Element | undefined, label: string): void {
	const button = [...(where?.querySelectorAll("button") ?? [])].find((el) => el.textContent === label);
	if (button === undefined) throw new Error(`There is no button “${label}” in: ${where?.textContent ?? "nothing"}`);
	button.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, detail: 1 }));
}

/** Expects an act to be refused with a message, and every file to be as it was. */
export async function expectRefused(world: World, act: () => Promise<unknown>, message: RegExp): Promise<void> {
	const before = world.files();
	const writes = world.disk.writes.length;
	await expect(act()).rejects.toThrow(message);
	await world.settled();
	expect(world.files()).toEqual(before);
	expect(world.disk.writes.length).toBe(writes);
}
