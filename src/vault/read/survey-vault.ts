import type { App, CachedMetadata, TFile } from "obsidian";
import type { Offer, Outcome, Proposal } from "../../domain/first-run";
import { countMentions } from "../../domain/packed-mentions";
import { slices } from "../../domain/slices";
import { PeopleIndex } from "../../index/people-index";
import { folderOfNote } from "../../note/is-person";
import { hasOwnFolder, readPersonNote } from "../../note/person-note";
import { hasAnything, VaultSurvey } from "../../note/first-run-survey";
import type { Settings } from "../../settings/settings";
import { DatedNotes } from "./dated-notes";
import type { ReadingRules } from "./reading-rules";
import { factsOf } from "./cached-note";
import { OwnFolders } from "./own-folders";

/** How long a slice of work is, in milliseconds. */
const SLICE_MS = 8;

/** What a survey works with. */
export interface SurveyOptions {
	readonly app: App;
	readonly settings: () => Settings;
	readonly rules: ReadingRules;
	readonly clock: () => number;
	readonly pause: (milliseconds: number) => Promise<void>;
}

/** Does something with every note of the vault, in slices, each of them inside `within`. */
async function everyNote(
	{ app: { vault, metadataCache }, clock, pause }: SurveyOptions,
	each: (path: string, cache: CachedMetadata, file: TFile) => void,
	within?: (work: () => void) => void,
): Promise<void> {
	const take = (file: TFile): void => {
		const cache = metadataCache.getFileCache(file);
		if (cache !== null) each(file.path, cache, file);
	};
	await slices(vault.getMarkdownFiles(), take, { slice: SLICE_MS, clock, pause, within });
}

/** How many people and contacts there would be by some settings: counted by the very code that counts them later. */
export async function outcomeOf(options: SurveyOptions, proposal: Proposal): Promise<Outcome> {
	const { reading, dating } = options.rules.rulesFor({ ...options.settings(), ...proposal });
	const index = new PeopleIndex();
	const dated = new DatedNotes(options.app, index, () => dating);
	const ownFolders = new OwnFolders();
	await everyNote(options, (path, cache, file) => {
		if (folderOfNote(path) === undefined) return;
		const facts = factsOf(file, cache);
		const isPerson = readPersonNote(facts, reading, undefined).kind === "person";
		ownFolders.set(path, isPerson && hasOwnFolder(facts, reading));
	});
	await everyNote(
		options,
		(path, cache, file) => {
			const { kind, properties } = readPersonNote(factsOf(file, cache, ownFolders.isOwned), reading, undefined);
			if (kind === "person" && properties !== undefined) index.setProperties(path, file.basename, properties);
			else dated.take(path, cache, false);
		},
		(work) => index.batch(work),
	);
	let contacts = 0;
	for (const { mentions, properties } of index.people())
		contacts += (mentions === undefined ? 0 : countMentions(mentions)) + (properties.interactions?.length ?? 0);
	return { people: index.size, contacts };
}

/** What the first run can offer, from cached metadata alone; undefined where nothing was found. Changes nothing. */
export async function surveyVault(options: SurveyOptions): Promise<Offer | undefined> {
	const { rules, settings } = options;
	const { peopleFolder, personTag, markers, mentions, meetingsFolder } = settings();
	const { dating } = rules.rulesFor({ ...settings(), mentions: true });
	const survey = new VaultSurvey(dating ?? { dailyDay: () => undefined, meetingsFolder });
	await everyNote(options, (path, cache) => survey.add({ path, cache }));
	const { found } = survey;
	if (!hasAnything(found)) return undefined;
	const proposal = survey.proposal({ peopleFolder, personTag, markers, mentions, meetingsFolder });
	return { survey: found, proposal, outcome: await outcomeOf(options, proposal) };
}
