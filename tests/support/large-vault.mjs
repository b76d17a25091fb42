// A large vault, made up: the same for the same seed and day. For `npm start -- --people N` and for benchmarks.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

/** Given names and family names by script. Every combination is a name; the people are invented. */
const NAMES = [
	[
		"Ada Amara Bea Callum Dara Elif Femi Greta Hanna Imre Jonas Katarína Léa Maja Nils Oona Piotr Rhys Sofía Tomás Ulla Wiebke Yusuf Zoë",
		"Abara Bright Castellanos Dvořák Eriksen Fontaine Grünwald Haddad Ibáñez Jelínek Kowalczyk Lindholm Mbeki Nørgaard O’Malley Pereira Quiroga Rossi Szabó Tamm Ünal Vogel Wójcik Zamora",
	],
	[
		"Анна Борис Вера Глеб Дарья Евгений Злата Игорь Леся Марко Оксана Тарас",
		"Белова Гончар Дорошенко Зайцева Ковач Лебедь Мороз Соколова Ткач Шевчук",
	],
	["Αλέξης Βασιλική Δήμητρα Ελένη Κώστας Νίκος Σοφία Χρήστος", "Αγγέλου Βλάχου Γεωργίου Ιωάννου Μαρκάκης Παππά"],
	["آدم بشرى جمال حنان خالد ريم سامي ليلى", "الخطيب السالم العمري النجار حداد قاسم"],
	["אורי דנה יואב מיכל נועה תמר", "ברק גולן כהן לוי שרון"],
	["अनन्या देव ईशा कबीर मीरा रोहन", "जोशी पटेल राव शर्मा"],
	["กานดา ชัยวัฒน์ ปรียา วิชัย อรุณี", "ทองดี ศรีสุข สมบูรณ์"],
	["민준 서연 지우 하은 도윤", "김 류 박 최"],
	["千夏 蓮 健太 結衣 悠真", "小野寺 中村 山口 高橋"],
	["雨桐 子轩 思远 欣怡", "陈 李 王 周"],
].map(([given = "", family = ""]) => ({ given: given.split(" "), family: family.split(" ") }));

const CHANNELS = ["in person", "video", "call", "message", "email", "social"];
const CIRCLES = ["inner", "close", "active", "wide"];
const CADENCES = ["weekly", "monthly", "quarterly", "6 weeks", "45"];
const TOPICS =
	"climbing,bread,maps,choirs,bicycles,old radios,Porto,type design,bees,ferries,chess,gardens,translation,ceramics,birds,film".split(
		",",
	);
const DOINGS =
	"talked about the move,sent the article,lunch by the water,asked for a contact,their new job,the workshop,compared notes,a long walk,helped with the poster,shared the recording".split(
		",",
	);
const QUESTIONS = [
	"Why am I making this connection?",
	"How am I going to make this connection?",
	"Why would this person want to connect with me?",
	"How am I going to keep up this connection once I've made it?",
];

/** How far back notes go, in days. */
const HISTORY = 3 * 365;

/**
 * @typedef {object} LargeVaultOptions
 * @property {number} people how many person notes
 * @property {string} today "YYYY-MM-DD": the last day on which something happened
 * @property {number} [seed] another seed, other people
 * @property {number} [linesPerDay] how many lines a daily note has at most, each about somebody; four, where not given
 * @property {number} [logLines] how many lines the log of each person has, where it is not to be by chance
 * @property {number} [prose] how many characters somebody has written about each person at least; none, where not given
 * @property {number} [unrelated] how many notes that concern nobody; as many as people, where not given
 */

/**
 * The notes of a vault, one after the other: person notes, a daily note for most days of two years with mentions, meeting
 * notes, events, and notes that concern nobody. Throws a RangeError where `today` is no day.
 * @param {LargeVaultOptions} options
 * @returns {Generator<[path: string, text: string]>}
 */
export function* largeVault({ people, today, seed = 1, unrelated = people, linesPerDay = 4, logLines, prose = 0 }) {
	const end = Date.parse(`${today}T00:00:00Z`) / 86_400_000;
	if (!Number.isInteger(end)) throw new RangeError(`Not a day: ${today}`);
	const random = randomFrom(seed);
	const whole = (/** @type {number} */ below) => Math.floor(random() * below);
	/** @template T @param {readonly T[]} list @returns {T} */
	const pick = (list) => /** @type {T} */ (list[whole(list.length)]);
	const day = (/** @type {number} */ ago) => new Date((end - ago) * 86_400_000).toISOString().slice(0, 10);
	const chance = (/** @type {number} */ share) => random() < share;

	yield [".obsidian/daily-notes.json", '{ "folder": "Journal", "format": "YYYY-MM-DD" }'];
	const events = Array.from({ length: Math.max(1, Math.round(people / 40)) }, (_, n) => `Gathering ${n + 1}`);
	for (const event of events)
		yield [
			`Events/${event}.md`,
			`---\ntype: event\ndate: ${day(whole(HISTORY))}\n---\n\nPeople, coffee, a talk or two.\n`,
		];
	const names = namesOf(people, pick);
	const recentFirst = (/** @type {number} */ most) => Math.floor(most * random() ** 2);

	for (const [index, name] of names.entries()) {
		const met = whole(10) === 0 ? whole(30) : 30 + whole(HISTORY - 30);
		const silence = Math.min(met, recentFirst(400));
		const byChance = chance(0.1) ? 0 : 1 + recentFirst(24);
		const count = logLines ?? byChance;
		const days = [...new Set(Array.from({ length: count }, () => silence + whole(met - silence + 1)))].sort(
			(a, b) => b - a,
		);
		const log = days.map((ago) => {
			const channel = chance(0.9) ? ` ${pick(CHANNELS)}` : "";
			const direction = chance(0.35) ? `, ${chance(0.6) ? "gave" : "asked"}` : "";
			return `- ${day(ago)}${channel}${channel === "" ? "" : direction}: ${pick(DOINGS)}`;
		});
		const said = (/** @type {string} */ word) => log.filter((line) => line.includes(`, ${word}:`)).length;
		const inPerson = days.findLast((_ago, at) => log[at]?.includes("in person"));
		const properties = [
			"type: person",
			...(chance(0.2) ? [`aliases: [${JSON.stringify(name.split(" ")[0])}]`] : []),
			...(chance(0.6) ? [`circle: ${pick(CIRCLES)}`] : []),
			...(chance(0.2) ? [`cadence: ${pick(CADENCES)}`] : []),
			...(chance(0.9) ? [`met: ${day(met)}`] : []),
			...(chance(0.5) ? [`met_at: "[[${pick(events)}]]"`] : []),
			...(chance(0.3) && index > 0 ? [`introduced_by: "[[${names[whole(index)] ?? ""}]]"`] : []),
			...(days.length > 0 ? [`last_contact: ${day(days.at(-1) ?? 0)}`] : []),
			...(inPerson === undefined ? [] : [`last_met: ${day(inPerson)}`]),
			...(log.length > 0 ? [`gives: ${said("gave")}`, `asks: ${said("asked")}`] : []),
			...(chance(0.6) ? [`common_ground: [${pick(TOPICS)}, ${pick(TOPICS)}]`] : []),
			...(chance(0.2) ? [`offers: [${pick(TOPICS)}]`, `seeks: [${pick(TOPICS)}]`] : []),
			...(chance(0.03) ? [`snooze_until: ${day(-whole(60))}`] : []),
			...(chance(0.04) ? ["paused: true"] : []),
			...(chance(0.01) ? ["last_met: soon"] : []).filter(() => inPerson === undefined),
		];
		const answers = QUESTIONS.map(
			(question) => `## ${question}\n\n${chance(0.5) ? `Because of ${pick(TOPICS)}, and ${pick(TOPICS)}.\n\n` : ""}`,
		);
		yield [
			`People/${name}.md`,
			`---\n${properties.join("\n")}\n---\n\n${proseOf(index, prose)}${answers.join("")}## Follow-ups\n\n${log.join("\n")}${log.length > 0 ? "\n" : ""}`,
		];
	}

	for (let ago = 0; ago < 730; ago++) {
		if (chance(0.2)) continue;
		const lines = Array.from({ length: whole(linesPerDay + 1) }, () => {
			const link = `[[${pick(names)}]]`;
			return pick([
				`Coffee with ${link}.`,
				`- [x] call ${link}`,
				`- [ ] write to ${link}`,
				`${link} says ${pick(TOPICS)} are the thing.`,
				`> ${link} once said so`,
			]);
		});
		yield [
			`Journal/${day(ago)}.md`,
			`${pick(["Rain.", "Sun, at last.", "A slow day.", "Too much tea."])}\n\n${lines.join("\n")}\n`,
		];
	}
	for (let n = 0; n < Math.round(people / 4); n++) {
		const there = Array.from({ length: 1 + whole(5) }, () => `"[[${pick(names)}]]"`);
		yield [
			`Meetings/Meeting ${n + 1}.md`,
			`---\ntype: meeting\ndate: ${day(whole(HISTORY))}\npeople: [${there.join(", ")}]\n---\n\n- ${pick(DOINGS)}\n`,
		];
	}
	for (let n = 0; n < unrelated; n++) {
		const paragraphs = Array.from(
			{ length: 1 + whole(6) },
			() =>
				`On ${pick(TOPICS)} and ${pick(TOPICS)}: ${pick(DOINGS)}. See [[Note ${1 + whole(unrelated)}]]. #${pick(TOPICS).replaceAll(" ", "-")}`,
		);
		yield [`Notes/${n % 50}/Note ${n + 1}.md`, `# Note ${n + 1}\n\n${paragraphs.join("\n\n")}\n`];
	}
}

/**
 * Paragraphs about somebody, of so many characters at least, by no chance: the rest of a vault is the same with them.
 * @param {number} index
 * @param {number} length
 */
function proseOf(index, length) {
	let text = "";
	for (let at = index; text.length < length; at++) {
		const [topic, doing, other] = [at, at * 3, at * 5].map((n, list) => (list === 1 ? DOINGS : TOPICS).at(n % 10));
		text += `Knows a lot about ${topic}, and about ${other} even more. ${doing}, on a day in spring.\n${at % 2 === 0 ? "\n" : ""}`;
	}
	return text === "" ? "" : `${text.trimEnd()}\n\n`;
}

/**
 * Writes a large vault into a folder, which is made where it is missing.
 * @param {string} folder
 * @param {LargeVaultOptions} options
 * @returns {Promise<number>} how many notes
 */
export async function writeLargeVault(folder, options) {
	/** @type {Set<string>} */
	const made = new Set();
	let count = 0;
	/** @type {Promise<void>[]} */
	let writing = [];
	for (const [name, text] of largeVault(options)) {
		const target = path.join(folder, name);
		const parent = path.dirname(target);
		if (!made.has(parent)) await mkdir(parent, { recursive: true });
		made.add(parent);
		writing.push(writeFile(target, text));
		count++;
		// In slices: thousands of files must not all be open at once.
		if (writing.length >= 200) await Promise.all(writing.splice(0));
	}
	await Promise.all(writing);
	return count;
}

/**
 * So many different names.
 * @param {number} count
 * @param {<T>(list: readonly T[]) => T} pick
 */
function namesOf(count, pick) {
	/** @type {Map<string, number>} */
	const taken = new Map();
	return Array.from({ length: count }, (_, index) => {
		// Half of the people have names in Latin letters, the rest are of all the other scripts in turn.
		const script = (index % 2 === 0 ? NAMES[0] : NAMES[1 + ((index >> 1) % (NAMES.length - 1))]) ?? NAMES[0];
		const name = `${pick(script?.given ?? [])} ${pick(script?.family ?? [])}`;
		const times = (taken.get(name) ?? 0) + 1;
		taken.set(name, times);
		return times === 1 ? name : `${name} ${times}`;
	});
}

/** A small generator of numbers from 0 to below 1 (mulberry32): the same numbers on every machine. @param {number} seed */
function randomFrom(seed) {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}
