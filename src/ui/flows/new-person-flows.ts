/** How people come to have a note: a new one is written, or one that there is becomes theirs. */
import { Notice, type App } from "obsidian";
import { stampOf, type Context } from "../../actions/context";
import { createPerson, makePerson, nameClash, propertiesFrom } from "../../actions/create-person";
import { peopleNamed } from "../../actions/find-person";
import { inLedgers, ledgersReady, withLedger } from "../../actions/ledger";
import { eventsToday } from "../../actions/capture";
import { firstUnanswered } from "../../actions/find-place";
import { noteName } from "../../domain/note-name";
import type { LedgerPerson } from "../../exchange/ledger";
import type { Wordings } from "../../note/answers";
import { COMMANDS } from "../../words/commands";
import { DIALOG } from "../../words/dialogs";
import { NOTICE } from "../../words/notices";
import { NewPersonDialog } from "../dialogs/new-person-dialog";
import { blankDraft, filledFrom, type NewPersonDraft } from "../dialogs/new-person-form";
import { openNote, openNoteAt } from "../host/open-note";
import type { Reporter } from "../host/notices";

/** What is asked about new people works with this. */
export interface NewPersonFlowOptions {
	readonly app: App;
	readonly context: Context;
	readonly wordings: () => Wordings;
	/** Whether new notes are begun from a note, which is therefore nobody's. */
	readonly isTemplate: (path: string) => boolean;
}

/** Everything a user can ask for about people who have no note yet. */
export class NewPersonFlows {
	private readonly options: NewPersonFlowOptions;
	private readonly reporter: Reporter;
	/** What was entered for new people and not saved, by whom of a ledger it was begun. Of this session only: it is nobody's note yet. */
	private readonly drafts = new Map<string, NewPersonDraft>();

	constructor(options: NewPersonFlowOptions, reporter: Reporter) {
		this.options = options;
		this.reporter = reporter;
	}

	/** Asks for a new person: with the fields filled in, where it is somebody of a quiet ledger. */
	newPerson(ledger?: LedgerPerson): void {
		const { app, context } = this.options;
		const settings = context.settings();
		/** When the name was last looked up: what stood in its way then is what the dialog offers to make a person. */
		let shownAt = stampOf(context);
		const key = ledger === undefined ? "" : JSON.stringify([ledger.ledger, ledger.found]);
		new NewPersonDialog(app, {
			title: COMMANDS.newPerson,
			// Somebody of a ledger was not met by being looked for.
			blank: ledger === undefined ? blankDraft(context.today(), this.eventNow()) : filledFrom(ledger, blankDraft("")),
			draft: this.drafts.get(key),
			keepDraft: (draft) => {
				if (draft === undefined) this.drafts.delete(key);
				else this.drafts.set(key, draft);
			},
			inLedgers: (typed) => inLedgers(context, typed),
			ledgersReady: () => ledgersReady(context),
			today: context.today(),
			locale: context.locale(),
			circles: settings.circles,
			questions: settings.questions,
			places: () => this.places(),
			names: () => [...context.index.people()].map((person) => person.name),
			clash: (typed) => {
				shownAt = stampOf(context);
				return nameClash(context, typed);
			},
			openExisting: (path) => void openNote(app, path),
			makePerson: (path) => void this.makePerson(path, shownAt),
			onSave: async (input, fields, { last, ledger: from }) => {
				const done = await this.reporter.report(
					() => {
						const entered = propertiesFrom(context, {
							...fields,
							metAt: this.asLink(fields.metAt),
							introducedBy: this.asPersonLink(fields.introducedBy),
							knows: fields.knows?.flatMap((each) => this.asPersonLink(each) ?? []),
						});
						return from === undefined
							? createPerson(context, { ...input, properties: entered })
							: createPerson(context, { ...input, properties: withLedger(from, entered), note: from.found.note });
					},
					// Keep the current note open; the notice has a button to open theirs.
					({ path }) => (last ? [{ label: DIALOG.open, run: () => void this.openAtFirstQuestion(path) }] : []),
				);
				return done !== undefined;
			},
		}).open();
	}

	/** The path of the active note where it is no person's. */
	activeOtherNote(): string | undefined {
		const file = this.options.app.workspace.getActiveFile();
		if (file === null || file.extension !== "md") return undefined;
		const {
			context: { index },
			isTemplate,
		} = this.options;
		// If the template itself became a person, every later note would start with its properties.
		return index.get(file.path) === undefined && !isTemplate(file.path) ? file.path : undefined;
	}

	/** Makes the active note a person. */
	makeActivePerson(): void {
		const path = this.activeOtherNote();
		if (path === undefined) new Notice(NOTICE.noActiveNote);
		else void this.makePerson(path);
	}

	private async makePerson(path: string, shownAt?: number): Promise<void> {
		await this.reporter.report(() => makePerson(this.options.context, path, shownAt));
	}

	/** The event whose note is open, else the one that is on today; empty where there is none, or several. */
	private eventNow(): string {
		const { app, context } = this.options;
		const open = context.events.get(app.workspace.getActiveFile()?.path ?? "");
		const [today, ...others] = eventsToday(context);
		return open?.name ?? (others.length === 0 ? (today?.name ?? "") : "");
	}

	/** Events, and places known from other people: tonight's event first, then those of the latest introductions. */
	private places(): string[] {
		const latest = new Map<string, string>();
		const today = this.options.context.today();
		for (const {
			name,
			properties: { date },
		} of this.options.context.events.events())
			if (date !== undefined && date <= today) latest.set(name, date);
		for (const {
			properties: { metAt, met = "" },
		} of this.options.context.index.people()) {
			if (metAt !== undefined && met >= (latest.get(metAt) ?? "")) latest.set(metAt, met);
		}
		return [...latest].sort(([, a], [, b]) => (a === b ? 0 : a < b ? 1 : -1)).map(([place]) => place);
	}

	/** Words that name a note become a link to it; all others stay words. */
	private asLink(words: string | undefined): string | undefined {
		const name = words?.trim() ?? "";
		if (name === "" || /^\[\[.*\]\]$/.test(name)) return name === "" ? undefined : name;
		return this.options.app.metadataCache.getFirstLinkpathDest(name, "") === null ? name : `[[${name}]]`;
	}

	/** The same of a person, whose name on the screen may be another than their note's. */
	private asPersonLink(words: string | undefined): string | undefined {
		const link = this.asLink(words);
		if (link === undefined || link.startsWith("[[")) return link;
		const {
			app: { metadataCache },
			context: { index },
		} = this.options;
		const [person, ...others] = peopleNamed(index, link);
		if (person === undefined || others.length > 0 || /[[\]|]/.test(link)) return link;
		const name = noteName(person.path);
		const target =
			metadataCache.getFirstLinkpathDest(name, "")?.path === person.path ? name : person.path.replace(/\.md$/i, "");
		return `[[${target}|${link}]]`;
	}

	private async openAtFirstQuestion(path: string): Promise<void> {
		const { app, context, wordings } = this.options;
		await openNoteAt(app, path, await firstUnanswered(context, path, wordings()));
	}
}
