/** What is asked before two people are merged: who stays, who is the same, and what stays where they disagree. */
import { hold, stampOf } from "../../actions/context";
import { mergePeople, planMerge } from "../../actions/merge-people";
import { everyEntry } from "../../domain/fading-list";
import type { Person } from "../../domain/person";
import { identitiesIn, identityOfPerson } from "../../index/identity-index";
import { MERGE } from "../../words/merge";
import { MergeDialog } from "../dialogs/merge-dialog";
import { PersonPicker } from "../dialogs/person-picker";
import type { Reporter } from "../host/notices";
import type { ExchangeFlowOptions } from "./exchange-flows";
import { onceKnown } from "./once-known";

/** Everything a user can ask for about two notes of one person. */
export class MergeFlows {
	private readonly options: ExchangeFlowOptions;
	private readonly reporter: Reporter;

	constructor(options: ExchangeFlowOptions, reporter: Reporter) {
		this.options = options;
		this.reporter = reporter;
	}

	/** Merges two who are picked; the first is the person whose note is active, where there is one. */
	pickTwo(): void {
		const { app, context } = this.options;
		onceKnown(this.options, () => {
			const file = app.workspace.getActiveFile();
			const active = file === null ? undefined : context.index.get(file.path);
			if (active === undefined) this.pick(MERGE.first, undefined, (person) => this.pickSecond(person));
			else this.pickSecond(hold(context, active));
		});
	}

	private pickSecond(first: Person): void {
		this.pick(MERGE.second(first.name), first, (second) => this.ask(first, second));
	}

	/** Those who are like the first come first. */
	private pick(placeholder: string, first: Person | undefined, onPick: (person: Person) => void): void {
		const { app, context, list } = this.options;
		const shownAt = stampOf(context);
		const identities = identitiesIn(context.index);
		const steps = identities.prepare();
		while (steps.next().done !== true);
		const alike = first === undefined ? [] : identities.alike(identityOfPerson(first)).map(({ person }) => person.path);
		const others = everyEntry(list.current()).filter(({ person }) => person.path !== first?.path);
		new PersonPicker(app, {
			placeholder,
			several: false,
			entries: [
				...others.filter(({ person }) => alike.includes(person.path)),
				...others.filter(({ person }) => !alike.includes(person.path)),
			],
			today: context.today(),
			locale: context.locale(),
			onPick: ([entry]) => {
				if (entry !== undefined) onPick(hold(context, entry.person, shownAt));
			},
		}).open();
	}

	/** Shows what a merge of two would do, who were shown at a stamp, and does it when told. */
	ask(first: Person, second: Person, stamp?: number): void {
		const { app, context } = this.options;
		new MergeDialog(app, {
			people: [hold(context, first, stamp), hold(context, second, stamp)],
			locale: context.locale(),
			plan: (keep, from) => planMerge(context, keep, from),
			merge: async (keep, from, choice) =>
				(await this.reporter.report(() => mergePeople(context, keep, from, choice))) !== undefined,
		}).open();
	}
}
