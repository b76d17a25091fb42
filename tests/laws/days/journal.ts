/**
 * An invented journal of three years and 250 people, identical in every run: daily notes in year/month folders,
 * meetings, articles, tasks, quotations, aliases, and every other meaning a link can have.
 */

/** The last day of the journal, a Tuesday. */
export const JOURNAL_END = "2026-11-24";

const GIVEN =
	"Ada Amara Bea Callum Dara Elif Femi Greta Hanna Imre Jonas Katarína Léa Maja Nils Oona Piotr Rhys Sofía Tomás Ulla Wiebke Yusuf Zoë 千夏".split(
		" ",
	);
const FAMILY = "Abara Bright Dvořák Eriksen Haddad Ibáñez Lindholm Mbeki O’Malley Ünal".split(" ");

function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

function dayBefore(end: string, days: number): string {
	return new Date(Date.parse(`${end}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

const SENTENCES: readonly ((link: string, other: string) => string)[] = [
	(link) => `Lunch with ${link}.`,
	(link, other) => `Walked with ${link} and ${other} as far as the lock.`,
	(link) => `- called ${link}`,
	(link) => `- [x] returned the ladder to ${link}`,
	(link) => `- [ ] write to ${link}`,
	(link) => `- [-] invite ${link}`,
	(link, other) => `- [ ] dinner\n\t- ask ${link}\n\t- and ${other}`,
	(link) => `> ${link} says that it will rain`,
	(link) => `> [!tip] From ${link}\n> Leave early.`,
	(link) => `\`\`\`\n${link}\n\`\`\``,
	(link) => `%%\n${link} must not know\n%%`,
	(link) => `!${link}`,
	(link) => `## Evening with ${link}`,
	(link, other) => `1. ${link}\n2. ${other}`,
	(link) => `| who | what |\n| --- | --- |\n| ${link} | chess |`,
];

/** All files of the vault. The names of the people are `GIVEN FAMILY`, each once. */
export function journal(): Record<string, string> {
	const random = randomFrom(20_261_124);
	const whole = (below: number): number => Math.floor(random() * below);
	const pick = <T>(list: readonly T[]): T => list[whole(list.length)] as T;
	const people = FAMILY.flatMap((family) => GIVEN.map((given) => `${given} ${family}`));
	const files: Record<string, string> = {
		".obsidian/plugins/periodic-notes/data.json": JSON.stringify({
			daily: { enabled: true, folder: "Journal", format: "YYYY/MM/YYYY-MM-DD" },
		}),
		".obsidian/daily-notes.json": JSON.stringify({ folder: "Old journal", format: "DD-MM-YYYY" }),
	};
	people.forEach((name, index) => {
		const [given = "", family = ""] = name.split(" ");
		// A nickname of their own for some, and for some one that another has as well.
		const aliases = index % 5 === 0 ? [`${given.slice(0, 2)}${family.slice(0, 2)}`] : index % 17 === 0 ? ["Boss"] : [];
		const head = [
			"type: person",
			...(aliases.length === 0 ? [] : [`aliases: [${aliases.join(", ")}]`]),
			...(index % 7 === 0 ? [`last_contact: ${dayBefore(JOURNAL_END, whole(900))}`] : []),
			...(index % 11 === 0 ? [`met: ${dayBefore(JOURNAL_END, whole(1000))}`] : []),
			...(index % 41 === 0 ? ["ignore_mentions: true"] : []),
		];
		const log =
			index % 6 === 0
				? `\n## Follow-ups\n\n- ${dayBefore(JOURNAL_END, whole(1000))} ${pick(["call", "in person", "email"])}: with [[${pick(people)}]]\n- [ ] ${dayBefore(JOURNAL_END, 1)} call\n`
				: "";
		files[`People/${name}.md`] = `---\n${head.join("\n")}\n---\n${log}`;
	});
	// Some are friends, some are hardly ever seen.
	const somebody = (): string => people[Math.floor(people.length * random() ** 3)] ?? "";
	const link = (): string => {
		const name = somebody();
		const [given = "", family = ""] = name.split(" ");
		return pick([
			`[[${name}]]`,
			`[[${name}|${given}]]`,
			`[[People/${name}]]`,
			`[[${name}#Follow-ups]]`,
			`[${given}](${encodeURI(`People/${name}.md`)})`,
			`[[${given.slice(0, 2)}${family.slice(0, 2)}]]`,
			"[[Boss]]",
			`[[${name}]]`,
		]);
	};
	for (let ago = 3 * 365; ago >= -3; ago--) {
		const day = dayBefore(JOURNAL_END, ago);
		if (random() < 0.75) {
			const body = Array.from({ length: whole(6) }, () => pick(SENTENCES)(link(), link())).join("\n\n");
			files[
				ago > 1000
					? `Old journal/${day.split("-").reverse().join("-")}.md`
					: `Journal/${day.slice(0, 4)}/${day.slice(5, 7)}/${day}.md`
			] = `${body}\n`;
		}
		if (random() < 0.12)
			files[`Meetings/${day} ${pick(["Plans", "Posters", "Maps"])}.md`] =
				`---\n${pick(["type: meeting", "tags: [meeting]", `people: ["[[${somebody()}]]"]`])}\ndate: ${day}\n---\n\nWith ${link()}.\n`;
		if (random() < 0.1)
			files[`Articles/${day}.md`] =
				`---\ntype: article\ndate: ${day}\nauthor: "[[${somebody()}]]"\n---\n\nBy ${link()}.\n`;
	}
	return files;
}
