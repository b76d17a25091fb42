/** What is asked of the pane and of the vault as a whole. */
import { dateRoughly, doneInPass, type RoughPass } from "../../actions/date-roughly";
import { checkNotes } from "../../actions/check-notes";
import { hold, stampOf } from "../../actions/context";
import { readCard } from "../../actions/read-card";
import { redo, undo } from "../../actions/undo";
import { waitingEntries, type Ranked } from "../../domain/fading-list";
import type { Person } from "../../domain/person";
import { CheckDialog } from "../dialogs/check-dialog";
import { LastSpokeDialog } from "../dialogs/last-spoke-dialog";
import { KeysDialog } from "../dialogs/keys-dialog";
import { WalkDialog } from "../dialogs/walk-dialog";
import { matchesIn } from "../../index/match-index";
import { LAST_SPOKE } from "../../words/last-spoke";
import { NOTICE } from "../../words/notices";
import { showFailure, showNotice, type Reporter } from "../host/notices";
import { FADING_PANE, FadingPane } from "../pane/fading-pane";
import type { MergeFlows } from "./merge-flows";
import { onceKnown } from "./once-known";
import type { PeopleFlowOptions, PeopleFlows } from "./people-flows";
import { forgetWalks, readWalks, rememberInWalks } from "./walk-memory";

/** What is asked of the vault works with this. */
export interface VaultFlowOptions extends PeopleFlowOptions {
	/** The links of a person's properties that lead nowhere. */
	readonly deadLinks: (person: Person) => readonly string[];
	/** Removes what this device remembers of the texts of notes. */
	readonly forgetRemembered: () => Promise<void>;
}

/** Everything a user can ask for without naming anybody. */
export class VaultFlows {
	private readonly options: VaultFlowOptions;
	private readonly reporter: Reporter;
	private readonly people: PeopleFlows;
	private readonly merge: MergeFlows;

	constructor(options: VaultFlowOptions, reporter: Reporter, people: PeopleFlows, merge: MergeFlows) {
		this.options = options;
		this.reporter = reporter;
		this.people = people;
		this.merge = merge;
	}

	/** Opens the pane, or brings it to the front, with the focus on the first person. */
	async openPane(): Promise<void> {
		const { workspace } = this.options.app;
		const leaf = await workspace.ensureSideLeaf(FADING_PANE, "right", { active: true, reveal: true });
		if (leaf.view instanceof FadingPane) leaf.view.focusFirst();
	}

	/** Walks through those who wait, a few at a time. */
	reachOut(): void {
		onceKnown(this.options, () => this.walk());
	}

	private walk(): void {
		const { people } = this;
		const { app, context, list, wordings } = this.options;
		const shownAt = stampOf(context);
		const today = context.today();
		const waiting = waitingEntries(list.current());
		const { seen } = readWalks(app, today);
		const unseen = waiting.filter(({ person: { path } }) => !seen.includes(path));
		new WalkDialog(app, {
			// Who was seen today comes again only where nobody else is left.
			entries: unseen.length > 0 ? unseen : waiting,
			waiting: waiting.length,
			seen: seen.length,
			atATime: context.settings().walkLength,
			passed: ({ person }) => rememberInWalks(app, today, "seen", person.path),
			today,
			locale: context.locale(),
			act: (act, { person }, done) => {
				const held = [hold(context, person, shownAt)];
				if (act === "log") people.logFollowUp(held, done);
				else if (act === "snooze") people.snooze(held, done);
				else people.rest(held, done);
			},
			questions: context.settings().questions,
			people: () => context.index.people(),
			matches: (person) => matchesIn(context.index).matchesFor(person),
			readCard: (path) => readCard(context, path, wordings()),
			card: people.cardLinks(shownAt),
			reachOut: ({ person }, evt, done) => people.reachPerson(hold(context, person, shownAt), evt, done),
			open: ({ person }, evt) => people.open(person.path, evt),
		}).open();
	}

	/** The people without a date, in their order. */
	private undated(): Iterable<Ranked> & { readonly length: number } {
		return this.options.list.shown().lanes.find(({ state }) => state === "undated")?.entries ?? [];
	}

	/** Whether there is anybody to ask {@link lastSpoke} about. */
	get isAnybodyUndated(): boolean {
		return this.undated().length > 0;
	}

	/** Asks of everybody without a date when one last spoke, a key each. */
	lastSpoke(): void {
		onceKnown(this.options, () => this.askLastSpoke());
	}

	private askLastSpoke(): void {
		const { app, context, list, wordings } = this.options;
		const shownAt = stampOf(context);
		const today = context.today();
		list.current();
		const undated = [...this.undated()];
		const { never } = readWalks(app, today);
		const others = undated.filter(({ person: { path } }) => !never.includes(path));
		// Of whom “never” was said is asked again only where nobody else is left.
		const entries = others.length > 0 ? others : undated;
		if (entries.length === 0) {
			showNotice(LAST_SPOKE.nobody);
			return;
		}
		const pass: RoughPass = { step: undefined, written: new Map() };
		new LastSpokeDialog(app, {
			entries,
			today,
			locale: context.locale(),
			readCard: (path) => readCard(context, path, wordings()),
			answer: async ({ person }, answer) => {
				const held = hold(context, person, shownAt);
				try {
					await dateRoughly(context, pass, held, answer);
				} catch (error) {
					showFailure(app, error);
					return false;
				}
				rememberInWalks(app, today, "never", person.path, answer === "never");
				return true;
			},
			written: () => doneInPass(context, pass)?.message ?? "",
			undo: () => {
				const { step } = pass;
				if (step !== undefined) void this.reporter.report(() => undo(context, step));
			},
			closed: () => {
				const done = doneInPass(context, pass);
				if (done !== undefined && context.steps.has(done.step)) void this.reporter.report(() => Promise.resolve(done));
			},
		}).open();
	}

	/** Shows every key there is. */
	showKeys(): void {
		new KeysDialog(this.options.app).open();
	}

	/** Takes back the last step. */
	async undo(): Promise<void> {
		await this.reporter.undo();
	}

	/** Does again what was taken back last. */
	async redo(): Promise<void> {
		await this.reporter.report(() => redo(this.options.context));
	}

	/** Removes what this device remembers of notes, and says that the notes are as they were. */
	async forgetRemembered(): Promise<void> {
		forgetWalks(this.options.app);
		await this.options.forgetRemembered();
		showNotice(NOTICE.forgotten);
	}

	/** Lists what is wrong with the notes. */
	check(): void {
		onceKnown(this.options, () => void this.checkNow());
	}

	private async checkNow(): Promise<void> {
		const { people, merge } = this;
		const { app, context, deadLinks } = this.options;
		const shownAt = stampOf(context);
		new CheckDialog(app, {
			findings: await checkNotes(context, deadLinks),
			open: (place) => void people.openAt(place),
			locale: context.locale(),
			bringUpToDate: (recounts) => people.bringUpToDate(recounts, shownAt),
			confirmDay: (person, doubt) => people.confirmDay(person, doubt, shownAt),
			merge: ({ person, other }) => merge.ask(person, other, shownAt),
		}).open();
	}
}
