import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The day on which the sample vault is written: its lanes, ladders and journal are right when this is today. */
export const REFERENCE_DAY = "2026-11-24";

const SAMPLE_VAULT = fileURLToPath(new URL("../vault/", import.meta.url));
const DAY = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g;
const MILLISECONDS_A_DAY = 86_400_000;

/**
 * Copies the sample vault into the folder `target` (made where it is missing) and moves every day in the notes, their
 * file names and the links to them, so that what happened at {@link REFERENCE_DAY} happens `today`. Every other byte
 * stays. Throws a RangeError where `today` is no real YYYY-MM-DD.
 * @param {string} target
 * @param {string} today
 * @returns {Promise<void>}
 */
export async function copySampleVault(target, today) {
	const to = dayNumber(today);
	const from = dayNumber(REFERENCE_DAY);
	if (to === undefined || from === undefined) throw new RangeError(`Not a day: ${today}`);
	const days = to - from;
	for (const path of await sampleFiles()) {
		const bytes = await readFile(join(SAMPLE_VAULT, path));
		const copy = join(target, movedBy(days, path));
		await mkdir(dirname(copy), { recursive: true });
		await writeFile(copy, path.endsWith(".md") ? movedNote(days, bytes) : bytes);
	}
}

/**
 * Paths inside the sample vault. `.gitattributes` is git's, not the vault's.
 * @returns {Promise<string[]>}
 */
async function sampleFiles() {
	const entries = await readdir(SAMPLE_VAULT, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile() && entry.name !== ".gitattributes")
		.map((entry) => relative(SAMPLE_VAULT, join(entry.parentPath, entry.name)));
}

/**
 * As Latin-1 every byte is one character, so line endings, byte-order marks and broken UTF-8 survive the round trip.
 * @param {number} days
 * @param {Buffer} bytes
 */
function movedNote(days, bytes) {
	return Buffer.from(movedBy(days, bytes.toString("latin1")), "latin1");
}

/**
 * @param {number} days
 * @param {string} text
 */
function movedBy(days, text) {
	return text.replace(DAY, (written) => {
		const number = dayNumber(written);
		return number === undefined ? written : dayOf(number + days);
	});
}

/**
 * Days since 1970 in UTC, where no day is 23 hours long; undefined for a day that is in no calendar (2026-02-30).
 * @param {string} day
 * @returns {number | undefined}
 */
function dayNumber(day) {
	const number = Date.parse(`${day}T00:00:00Z`) / MILLISECONDS_A_DAY;
	return Number.isInteger(number) && dayOf(number) === day ? number : undefined;
}

/** @param {number} number */
function dayOf(number) {
	return new Date(number * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}
