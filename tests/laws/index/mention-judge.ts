/**
 * Who was met when, read slowly from the texts by other code: a CommonMark parser and another YAML parser. It shares
 * nothing with the program but the rules of the product page, section 4.
 */
import { load } from "second-yaml";
import { fromMarkdown } from "mdast-util-from-markdown";

interface Node {
	readonly type: string;
	readonly value?: string;
	readonly url?: string;
	readonly depth?: number;
	readonly children?: readonly Node[];
}

type Texts = Readonly<Record<string, string>>;

/** How the judged vault keeps its daily notes and meetings. */
export interface Journal {
	readonly dailyDay: (path: string) => string | undefined;
	readonly meetingsFolder: string;
	/** Headings under which nobody was met, in lower case. */
	readonly uncounted?: readonly string[];
	/** Whether they are looked for at the beginnings of the lines of daily notes as well, and tasks count when they were done. */
	readonly labels?: boolean;
}

function parts(text: string): { readonly head: Readonly<Record<string, unknown>>; readonly body: string } {
	const block = /^---\n([\s\S]*?)^---(?:\n|$)/m.exec(text);
	if (!text.startsWith("---\n") || block === null) return { head: {}, body: text };
	try {
		const head: unknown = load(block[1] ?? "");
		return { head: (head ?? {}) as Record<string, unknown>, body: text.slice(block[0].length) };
	} catch {
		return { head: {}, body: text.slice(block[0].length) };
	}
}

function wikiLinks(text: string): string[] {
	return [...text.matchAll(/(!?)\[\[([^[\]|#]*)[^[\]]*\]\]/g)]
		.filter(([, bang]) => bang === "")
		.map(([, , target]) => (target ?? "").trim())
		.filter((target) => target !== "");
}

function plain(node: Node): string {
	return node.value ?? (node.children ?? []).map(plain).join("");
}

function isIntention(item: Node): boolean {
	const [first] = item.children ?? [];
	const box = first?.type === "paragraph" ? /^\[(.)\](?:\s|$)/.exec(plain(first))?.[1] : undefined;
	return box !== undefined && box.toLowerCase() !== "x";
}

interface Found {
	readonly link: string;
	/** The day on which the task that holds it was done. */
	readonly day?: string;
}

/** The links that count below a node; of a daily note none in a paragraph that begins with words that do not count and a colon. */
function linksUnder(node: Node, labels: readonly string[], done?: string): Found[] {
	if (node.type === "paragraph" && labels.some((label) => plain(node).toLowerCase().startsWith(`${label}:`))) return [];
	if (node.type === "listItem") {
		const [first, ...rest] = node.children ?? [];
		const words = first?.type === "paragraph" ? plain(first) : "";
		const said = /^\[x\]/i.test(words) ? /✅ (\d{4}-\d\d-\d\d)/.exec(words)?.[1] : undefined;
		// A day that does not exist is another when it is printed, or none.
		const day =
			said !== undefined && new Date(`${said}T00:00:00Z`).getUTCDate() === Number(said.slice(8)) ? said : undefined;
		if (isIntention(node) || labels.some((label) => words.toLowerCase().startsWith(`${label}:`))) return [];
		return [
			...(first === undefined ? [] : linksUnder(first, labels, day)),
			...rest.flatMap((each) => linksUnder(each, labels)),
		];
	}
	if (node.type === "blockquote" || node.type === "code" || node.type === "inlineCode" || node.type === "html")
		return [];
	if (node.type === "paragraph" && plain(node).startsWith("%%")) return [];
	if (node.type === "link")
		return /^[a-z]+:/.test(node.url ?? "") ? [] : [found(decodeURIComponent(node.url ?? "").replace(/#.*$/, ""), done)];
	if (node.type === "text") return wikiLinks(node.value ?? "").map((link) => found(link, done));
	return (node.children ?? []).flatMap((each) => linksUnder(each, labels, done));
}

/** The blocks of a note without those under a heading that does not count, down to the next of its level or above. */
function counted(root: Node, uncounted: readonly string[]): Node {
	let level = Infinity;
	return {
		...root,
		children: (root.children ?? []).filter((node) => {
			if (node.type === "heading" && (node.depth ?? 0) <= level)
				level = uncounted.includes(plain(node).toLowerCase()) ? (node.depth ?? 0) : Infinity;
			return level === Infinity;
		}),
	};
}

function asList(value: unknown): string[] {
	return [value]
		.flat(9)
		.filter((each) => typeof each === "string" || typeof each === "number")
		.map(String);
}

function found(link: string, day: string | undefined): Found {
	return day === undefined ? { link } : { link, day };
}

function linksInHead(head: Readonly<Record<string, unknown>>): string[] {
	return Object.values(head)
		.flatMap(asList)
		.flatMap((text) => (/^\[\[[^[\]]*\]\]$/.test(text) ? wikiLinks(text) : []));
}

function words(value: unknown): string[] {
	return asList(value).map((text) => text.replace(/^\[\[|\]\]$/g, "").toLowerCase());
}

function dayOf(
	path: string,
	text: string,
	{ head }: ReturnType<typeof parts>,
	{ dailyDay, meetingsFolder }: Journal,
): { readonly day: string; readonly meeting: boolean } | undefined {
	const daily = dailyDay(path);
	if (daily !== undefined) return { day: daily, meeting: false };
	const raw = head["date"];
	const inName = /(?:^|\/)(\d{4}-\d\d-\d\d)(?!\d)[^/]*$/.exec(path)?.[1];
	const day =
		raw === undefined || raw === null || raw === ""
			? inName
			: raw instanceof Date
				? raw.toISOString().slice(0, 10)
				: typeof raw === "string"
					? /^(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d)?)?$/.exec(raw)?.[1]
					: undefined;
	if (day === undefined) return undefined;
	const tags = [...asList(head["tags"]), ...[...text.matchAll(/(?:^|\s)#([\w/]+)/g)].map(([, tag]) => tag ?? "")];
	const meeting =
		words(head["type"]).some((word) => ["meeting", "meeting-note", "event"].includes(word)) ||
		words(head["categories"]).includes("meetings") ||
		["people", "attendees", "participants"].some((key) => asList(head[key]).length > 0) ||
		tags.some((tag) => /^meetings?(\/|$)/i.test(tag)) ||
		(meetingsFolder !== "" && path.startsWith(`${meetingsFolder}/`));
	return meeting ? { day, meeting } : undefined;
}

/** The file that a link means: one of this very path, else one that ends so, near before far, short before long. */
function fileOf(link: string, from: string, byName: ReadonlyMap<string, readonly string[]>): string | undefined {
	const folder = from.split("/").slice(0, -1);
	let wanted = link.toLowerCase();
	let exact = false;
	if (/^\.\.?\//.test(wanted)) {
		const steps = folder.map((each) => each.toLowerCase());
		for (const step of wanted.split("/")) {
			if (step === "..") steps.pop();
			else if (step !== ".") steps.push(step);
		}
		wanted = steps.join("/");
		exact = true;
	}
	for (const name of [`${wanted}.md`, wanted]) {
		const paths = byName.get(name.split("/").at(-1) ?? "") ?? [];
		const same = paths.find((path) => path.toLowerCase() === name);
		if (same !== undefined) return same;
		if (exact) continue;
		const below = `${folder.join("/").toLowerCase()}/`;
		const near = (path: string): number => (folder.length > 0 && path.toLowerCase().startsWith(below) ? 0 : 1);
		const [best] = paths
			.filter((path) => path.toLowerCase().endsWith(`/${name}`))
			.sort((a, b) => near(a) - near(b) || a.length - b.length || (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
		if (best !== undefined) return best;
	}
	return undefined;
}

/** Of each person the days of contact in dated notes, as `YYYY-MM-DD`, with a `*` behind those face to face. */
export function judgedMentions(texts: Texts, people: readonly string[], journal: Journal): Record<string, string[]> {
	const paths = Object.keys(texts).filter((path) => !path.startsWith("."));
	const heads = new Map(people.map((path) => [path, parts(texts[path] ?? "").head]));
	const aliases = new Map<string, string[]>();
	for (const [path, head] of heads) {
		for (const alias of new Set(
			[...asList(head["aliases"]), ...asList(head["Name"])].map((each) => each.toLowerCase()),
		))
			aliases.set(alias, [...(aliases.get(alias) ?? []), path]);
	}
	const met = new Map<string, Map<string, boolean>>();
	const byName = new Map<string, string[]>();
	for (const path of paths) {
		const name = path.split("/").at(-1)?.toLowerCase() ?? "";
		byName.set(name, [...(byName.get(name) ?? []), path]);
	}
	for (const path of paths.filter((each) => each.endsWith(".md") && !people.includes(each))) {
		const text = texts[path] ?? "";
		const note = parts(text);
		const dated = dayOf(path, text, note, journal);
		if (dated === undefined) continue;
		const labels = journal.labels === true && !dated.meeting ? (journal.uncounted ?? []) : [];
		const inBody = linksUnder(counted(fromMarkdown(note.body), journal.uncounted ?? []), labels);
		for (const { link, day = dated.day } of [
			...linksInHead(note.head).map((each) => found(each, undefined)),
			...inBody,
		]) {
			const file = fileOf(link, path, byName);
			const meant =
				file ??
				(aliases.get(link.replace(/\.md$/i, "").toLowerCase())?.length === 1
					? aliases.get(link.replace(/\.md$/i, "").toLowerCase())?.[0]
					: undefined);
			if (meant === undefined || !heads.has(meant) || heads.get(meant)?.["ignore_mentions"] === true) continue;
			const isMet = dated.meeting && day === dated.day;
			const days = met.get(meant) ?? new Map<string, boolean>();
			days.set(day, (days.get(day) ?? false) || isMet);
			met.set(meant, days);
		}
	}
	return Object.fromEntries(
		[...met].map(([person, days]) => [person, [...days].map(([day, isMet]) => (isMet ? `${day}*` : day)).sort()]),
	);
}
