/**
 * Flows: ask in a dialog, call the act, report. What an act does is decided in `acts/`. What is asked about people
 * stands in `people-gestures.ts` and `new-person-gestures.ts`; here, what is asked of the pane and of the vault as a whole.
 */
import { checkNotes } from "../../actions/check-notes";
import { hold } from "../../actions/context";
import { readCard } from "../../actions/read-card";
import { undo } from "../../actions/undo";
import { waitingEntries } from "../../domain/fading-list";
import type { Person } from "../../domain/person";
import { CheckDialog } from "../dialogs/check-dialog";
import { WalkDialog } from "../dialogs/walk-dialog";
import { NewPersonFlows, type NewPersonFlowOptions } from "./new-person-flows";
import { openNoteAtPlace } from "../host/open-note";
import { FADING_PANE, FadingPane } from "../pane/fading-pane";
import { PeopleFlows, type PeopleFlowOptions } from "./people-flows";

/** What gestures work with. */
export interface FlowOptions extends PeopleFlowOptions, NewPersonFlowOptions {
	/** The links of a person's properties that lead nowhere. */
	readonly deadLinks: (person: Person) => readonly string[];
}

/** Everything a user can ask for, from a command, a button or a menu. */
export class Flows extends PeopleFlows {
	private readonly newPeople: NewPersonFlows;
	private readonly deadLinks: (person: Person) => readonly string[];

	constructor(options: FlowOptions) {
		super(options);
		this.newPeople = new NewPersonFlows(options, this.reporter);
		this.deadLinks = options.deadLinks;
	}

	newPerson(): void {
		this.newPeople.newPerson();
	}

	/** The path of the active note where it is no person's. */
	activeOtherNote(): string | undefined {
		return this.newPeople.activeOtherNote();
	}

	/** Makes the active note a person. */
	makeActivePerson(): void {
		this.newPeople.makeActivePerson();
	}

	/** Opens the pane, or brings it to the front, with the focus on the first person. */
	async openPane(): Promise<void> {
		const { workspace } = this.options.app;
		const leaf = await workspace.ensureSideLeaf(FADING_PANE, "right", { active: true, reveal: true });
		if (leaf.view instanceof FadingPane) leaf.view.focusFirst();
	}

	/** Walks through everybody who waits. */
	reachOut(): void {
		this.onceKnown(() => this.walk());
	}

	private walk(): void {
		const { app, context, list } = this.options;
		const { moment } = context.notes;
		new WalkDialog(app, {
			entries: waitingEntries(list.current),
			today: context.today(),
			locale: context.locale(),
			act: (act, { person }, done) => {
				const people = [hold(context, person, moment)];
				if (act === "log") this.logFollowUp(people, done);
				else if (act === "snooze") this.snooze(people, done);
				else this.rest(people, done);
			},
			questions: context.settings().questions,
			people: () => context.index.people(),
			readCard: (path) => readCard(context, path, this.options.wordings()),
			card: this.cardHandlers(moment),
			setCadence: ({ person }) => this.setCadence([hold(context, person, moment)]),
			open: ({ person }, evt) => this.open(person.path, evt),
		}).open();
	}

	async undo(): Promise<void> {
		await this.reporter.report(() => undo(this.options.context));
	}

	check(): void {
		this.onceKnown(() => void this.checkNow());
	}

	private async checkNow(): Promise<void> {
		const { app, context } = this.options;
		const { moment } = context.notes;
		new CheckDialog(app, {
			findings: await checkNotes(context, this.deadLinks),
			open: (place) => void openNoteAtPlace(app, place),
			locale: context.locale(),
			bringUpToDate: (recounts) => this.bringUpToDate(recounts, moment),
			confirmDay: (person, doubt) => this.confirmDay(person, doubt, moment),
		}).open();
	}
}
