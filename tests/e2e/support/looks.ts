/** What people see, scene by scene and look by look, for the browser tests that look at all of it. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { parseTheme } from "../../../preview/screen/theme";
import { violations } from "./axe";
import { PEOPLE_VAULT } from "./people-vault";
import { openStage, picture, viewportOf, type Look, type Stage, type Vault } from "./preview";

const LONG: Vault = {
	"People/Ioana Alexandra Țepeș-Brâncoveanu de la Sighișoara și Târgu Mureș a treia.md":
		"---\nlast_contact: 2026-05-01\nlast_met: 2025-03-01\ngives: 1\nasks: 9\ncircle: inner\n---\n",
	"People/مريم عبد الرحمن الحدّاد.md": "---\nlast_contact: 2026-09-01\nmet_at: مؤتمر الخرائط المفتوحة في بورتو\n---\n",
	"People/小野寺 千夏.md": "---\nlast_contact: 2026-08-01\nlast_met: soon\n---\n",
	"People/O’Dwyer.md":
		"---\nmet: 2026-11-23\nmet_at: The meeting of everybody who has ever drawn a map of a harbour by hand\n---\n",
};

/** Somebody new, somebody here, somebody who may be, a long name, and rows that are nobody. */
const PEOPLE_LIST = [
	"Name,E-mail,Company,Position,Birthday,Gender",
	"Noor Haddad,noor@haddad.example,Tidewater,Curator,1984-06-02,x",
	"Ana Díaz,ana@diaz.example,Harbour Works,Architect,,",
	"Ioana Alexandra Țepeș-Brâncoveanu de la Sighișoara,,The meeting of everybody who has ever drawn a map of a harbour,Chair,5/6/1980,",
	",,,,,",
	...Array.from({ length: 30 }, (_, at) => `Person ${String.fromCharCode(65 + (at % 26))}${at} Example,,Acme,,,`),
].join("\n");

async function openPane(stage: Stage): Promise<void> {
	await stage.page.evaluate(() => window.preview.runCommand?.("networking-notes:open-fading-connections"));
	await stage.page.waitForSelector(".networking-notes-row, .networking-notes-empty:not(.networking-notes-hidden)");
}

async function openCard(page: Page): Promise<void> {
	await page.click('[data-path="People/Ana Diaz.md"] .networking-notes-why');
	await page.waitForSelector(".networking-notes-card-acts");
	await page.waitForSelector(".networking-notes-card .networking-notes-recent");
}

const runCommand =
	(id: string) =>
	async ({ page }: Stage): Promise<void> => {
		await page.evaluate((command) => window.preview.runCommand?.(`networking-notes:${command}`), id);
		await page.waitForSelector(".modal, .prompt");
	};

/** What is looked at. */
const SCENES: Readonly<
	Record<string, { readonly vault: Vault; readonly settings?: null; readonly show: (stage: Stage) => Promise<void> }>
> = {
	pane: { vault: PEOPLE_VAULT, show: openPane },
	card: {
		vault: PEOPLE_VAULT,
		show: async (stage) => {
			await openPane(stage);
			await openCard(stage.page);
		},
	},
	log: {
		vault: PEOPLE_VAULT,
		show: async (stage) => {
			await openPane(stage);
			await stage.page.focus('[data-path="People/Ana Diaz.md"]');
			await stage.page.keyboard.press("l");
			await stage.page.waitForSelector(".networking-notes-dialog");
			await stage.page.keyboard.press("c");
			await stage.page.keyboard.press("Alt+a");
			await stage.page.waitForSelector(".networking-notes-give-first p");
		},
	},
	"new-person": {
		vault: PEOPLE_VAULT,
		show: async (stage) => {
			await runCommand("new-person")(stage);
			await stage.page.keyboard.type("Ana Diaz");
			await stage.page.waitForSelector(".networking-notes-clash p");
		},
	},
	walk: {
		vault: PEOPLE_VAULT,
		show: async (stage) => {
			await runCommand("reach-out")(stage);
			await stage.page.waitForSelector(".networking-notes-walk .networking-notes-months");
		},
	},
	"last-spoke": {
		vault: {
			"People/Ioana Alexandra Țepeș-Brâncoveanu de la Sighișoara și Târgu Mureș a treia.md":
				"---\ncompany: Harbour Works\n---\nShe wanted the old maps, and a hand with the catalogue.\n",
			"People/小野寺 千夏.md": "",
		},
		show: async (stage) => {
			await openPane(stage);
			await stage.page.click(".networking-notes-empty button");
			await stage.page.waitForSelector(".networking-notes-opening p");
		},
	},
	check: { vault: PEOPLE_VAULT, show: runCommand("check-notes") },
	import: {
		vault: { ...PEOPLE_VAULT, "Lists/people.csv": PEOPLE_LIST },
		show: async (stage) => {
			await runCommand("import-people")(stage);
			await stage.page.keyboard.type("people.csv");
			await stage.page.keyboard.press("Enter");
			await stage.page.waitForSelector(".networking-notes-import .networking-notes-row-of-list");
			await stage.page.click(".networking-notes-import-unread summary");
		},
	},
	merge: {
		vault: {
			...PEOPLE_VAULT,
			"Contacts/Ana Díaz-Țepeș.md":
				"---\ntype: person\naliases: [Ana Diaz]\ncircle: wide\ncompany: The meeting of everybody who ever drew a harbour\nemail: ana@diaz.example\nphone: +351 21 555 0100\nmet: 2026-03-02\n---\n\nMet at [[Harbour Fair]].\n\n## Follow-ups\n\n- 2026-03-02 in person\n- 2026-04-01 call\n",
		},
		show: async (stage) => {
			await stage.page.evaluate(() => window.preview.openNote?.("People/Ana Diaz.md"));
			await runCommand("merge-people")(stage);
			await stage.page.keyboard.press("Enter");
			await stage.page.waitForSelector(".networking-notes-merge fieldset");
		},
	},
	ledger: {
		vault: { ...PEOPLE_VAULT, "Ledgers/Connections.csv": PEOPLE_LIST },
		show: async (stage) => {
			await openPane(stage);
			await stage.page.click(".networking-notes-tools [aria-label^='Search']");
			await stage.page.keyboard.type("a");
			await stage.page.waitForSelector(".networking-notes-ledger-row");
			await stage.page.keyboard.press("ArrowDown");
		},
	},
	empty: { vault: {}, show: openPane },
	"first-run": {
		vault: {
			...PEOPLE_VAULT,
			".obsidian/daily-notes.json": '{"folder":"Journal"}',
			"Journal/2026-11-20.md": "Lunch with [[Dee Park]]\n",
		},
		settings: null,
		show: async (stage) => {
			await openPane(stage);
			await stage.page.waitForSelector(".networking-notes-first-run button");
		},
	},
	why: {
		vault: PEOPLE_VAULT,
		show: async (stage) => {
			await stage.page.evaluate(() => window.preview.openNote?.("People/Ana Diaz.md"));
			await runCommand("why-these-dates")(stage);
		},
	},
	long: { vault: LONG, show: openPane },
	selection: {
		vault: PEOPLE_VAULT,
		show: async (stage) => {
			await openPane(stage);
			await stage.page.click('[data-path="People/Ana Diaz.md"]', { button: "right" });
			await stage.page.keyboard.press("Escape");
			await stage.page.focus('[data-path="People/Ana Diaz.md"]');
			await stage.page.keyboard.press("x");
			await stage.page.waitForSelector(".networking-notes-selection:not(.networking-notes-hidden)");
		},
	},
};

/** Every way to look at it. */
const LOOKS: Readonly<Record<string, Look & { readonly paneWidth?: number }>> = {
	light: {},
	narrow: { paneWidth: 320 },
	dark: { theme: "dark" },
	dense: { theme: "dense" },
	contrast: { theme: "contrast" },
	rtl: { rtl: true },
	phone: { device: "phone" },
	"phone-dark": { device: "phone", theme: "dark" },
	small: { device: "phone", width: 320, height: 568 },
	"phone-rtl": { device: "phone", rtl: true },
	tablet: { device: "tablet", width: 820, height: 1180 },
};

/** The scenes of the pane in every look; the others in those in which they could differ. */
function looksOf(scene: string): readonly string[] {
	if (["pane", "card", "long"].includes(scene)) return Object.keys(LOOKS);
	const looks = [
		"light",
		"dark",
		"phone",
		"small",
		...(["log", "merge", "import"].includes(scene) ? ["phone-rtl"] : []),
	];
	return Object.keys(LOOKS).filter((look) => looks.includes(look));
}

/** Each of some scenes with each of its looks. */
export function looksAt(...scenes: readonly string[]): (readonly [scene: string, look: string])[] {
	return scenes.flatMap((scene) => looksOf(scene).map((look) => [scene, look] as const));
}

async function tooWide(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const found: string[] = [];
		for (const el of document.querySelectorAll<HTMLElement>(
			".networking-notes-pane, .networking-notes-scroll, .networking-notes-card, .networking-notes-dialog .modal-content",
		)) {
			if (el.scrollWidth > el.clientWidth + 1) found.push(`${el.className}: ${el.scrollWidth} > ${el.clientWidth}`);
		}
		if (document.documentElement.scrollWidth > window.innerWidth)
			found.push(`page: ${document.documentElement.scrollWidth}`);
		return found;
	});
}

/** What is cut off of the words that a dialog says, or lies below what closes it. */
async function hiddenWords(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const found: string[] = [];
		const close = document.querySelector(".networking-notes-dialog .modal-close-button")?.getBoundingClientRect();
		const title = document.querySelector(".networking-notes-dialog .modal-title");
		if (close !== undefined && title !== null) {
			const words = document.createRange();
			words.selectNodeContents(title);
			for (const line of words.getClientRects())
				if (line.left < close.right && line.right > close.left && line.top < close.bottom && line.bottom > close.top)
					found.push(`the title lies below the button that closes it: ${title.textContent}`);
		}
		for (const said of document.querySelectorAll(".networking-notes-import-said"))
			if (said.scrollHeight > said.clientHeight + 1) found.push(`cut: ${said.textContent}`);
		return found;
	});
}

async function tooSmallToTouch(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const parts =
			".networking-notes-pane button, .networking-notes-pane select, .networking-notes-pane input, .networking-notes-dialog button, .networking-notes-row, .networking-notes-lane";
		return [...document.querySelectorAll<HTMLElement>(parts)]
			.filter(
				(el) =>
					el.offsetParent !== null &&
					!el.closest(".networking-notes-probe, .networking-notes-sheet-when") &&
					!el.matches(".modal-close-button, [type=checkbox]"),
			)
			.map((el) => ({ el, box: el.getBoundingClientRect() }))
			.filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
			.map(
				({ el, box }) =>
					`${el.className || el.tagName} “${el.textContent?.slice(0, 20)}” ${Math.round(box.width)}×${Math.round(box.height)}`,
			);
	});
}

/** What is on the screen now, for looks that differ from it in nothing but their colours and widths. */
let shown: { readonly key: string; readonly stage: Stage } | undefined;

/** Ends the last look. */
export async function closeLooks(): Promise<void> {
	const { stage } = shown ?? {};
	shown = undefined;
	await stage?.close();
}

async function show(
	sceneName: string,
	{ theme = "light", paneWidth, ...look }: Look & { readonly paneWidth?: number },
): Promise<Stage> {
	const scene = SCENES[sceneName];
	if (scene === undefined) throw new Error("no such scene");
	const key = JSON.stringify([sceneName, look.device, look.rtl]);
	if (shown?.key !== key) {
		await closeLooks();
		shown = {
			key,
			stage: await openStage(scene.vault, {
				theme,
				...look,
				...(scene.settings === undefined ? {} : { settings: scene.settings }),
			}),
		};
		await scene.show(shown.stage);
	}
	const { stage } = shown;
	// As a phone that is turned, or a window that is drawn smaller.
	await stage.page.setViewportSize(viewportOf(look));
	await stage.page.evaluate(
		([name, width]) => {
			window.preview.setTheme?.(name);
			document.querySelector<HTMLElement>(".mod-right-split")?.style.setProperty("width", width);
		},
		[parseTheme(theme), paneWidth === undefined ? "" : `${paneWidth}px`] as const,
	);
	await stage.quiet();
	return stage;
}

/**
 * Shows a scene in a look, keeps its picture, and holds it to what everybody needs: axe-core finds nothing wrong, nothing
 * is wider than the screen, no title is below a button, and on a phone nothing is too small to touch.
 * The last look stays open until {@link closeLooks}.
 */
export async function lookAt(sceneName: string, lookName: string): Promise<void> {
	const look = LOOKS[lookName];
	if (look === undefined) throw new Error("no such look");
	const stage = await show(sceneName, look);
	await picture(stage, `${sceneName}-${lookName}`);
	expect(await violations(stage.page)).toEqual([]);
	expect(await tooWide(stage.page)).toEqual([]);
	expect(await hiddenWords(stage.page)).toEqual([]);
	if (look.device === "phone") expect(await tooSmallToTouch(stage.page)).toEqual([]);
	expect(stage.complaints).toEqual([]);
}
