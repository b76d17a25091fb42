/** What is asked of the pane and of the vault as a whole. */
import { checkNotes } from "../../actions/check-notes";
import { hold, momentOf } from "../../actions/context";
import { readCard } from "../../actions/read-card";
import { redo, undo } from "../../actions/undo";
import { waitingEntries } from "../../domain/fading-list";
import type { Person } from "../../domain/person";
import { CheckDialog } from "../dialogs/check-dialog";
import { KeysDialog } from "../dialogs/keys-dialog";
import { WalkDialog } from "../dialogs/walk-dialog";
import { NOTICE } from "../../words/screen";
import { showNotice, type Reporter } from "../host/notices";
import { FADING_PANE, FadingPane } from "../pane/fading-pane";
import { onceKnown } from "./once-known";
import type { PeopleFlowOptions, PeopleFlows } from "./people-flows";

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

	constructor(options: VaultFlowOptions, reporter: Reporter, people: PeopleFlows) {
		this.options = options;
		this.reporter = reporter;
		this.people = people;
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
		const shownAt = momentOf(context);
		new WalkDialog(app, {
			entries: waitingEntries(list.current()),
			atATime: context.settings().walkLength,
			today: context.today(),
			locale: context.locale(),
			act: (act, { person }, done) => {
				const held = [hold(context, person, shownAt)];
				if (act === "log") people.logFollowUp(held, done);
				else if (act === "snooze") people.snooze(held, done);
				else people.rest(held, done);
			},
			questions: context.settings().questions,
			people: () => context.index.people(),
			readCard: (path) => readCard(context, path, wordings()),
			card: people.cardLinks(shownAt),
			reachOut: ({ person }, evt, done) => people.reachPerson(hold(context, person, shownAt), evt, done),
			open: ({ person }, evt) => people.open(person.path, evt),
		}).open();
	}

	/** Shows every key there is. */
	showKeys(): void {
		new KeysDialog(this.options.app).open();
	}

	/** Takes back the last step. */
	async undo(): Promise<void> {
		await this.reporter.report(() => undo(this.options.context));
	}

	/** Does again what was taken back last. */
	async redo(): Promise<void> {
		await this.reporter.report(() => redo(this.options.context));
	}

	/** Removes what this device remembers of notes, and says that the notes are as they were. */
	async forgetRemembered(): Promise<void> {
		await this.options.forgetRemembered();
		showNotice(NOTICE.forgotten);
	}

	/** Lists what is wrong with the notes. */
	check(): void {
		onceKnown(this.options, () => void this.checkNow());
	}

	private async checkNow(): Promise<void> {
		const { people } = this;
		const { app, context, deadLinks } = this.options;
		const shownAt = momentOf(context);
		new CheckDialog(app, {
			findings: await checkNotes(context, deadLinks),
			open: (place) => void people.openAt(place),
			locale: context.locale(),
			bringUpToDate: (recounts) => people.bringUpToDate(recounts, shownAt),
			confirmDay: (person, doubt) => people.confirmDay(person, doubt, shownAt),
		}).open();
	}
}
