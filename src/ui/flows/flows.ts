/** Flows ask in a dialog, call the action, and report. What an action does is decided in `actions/`. */
import { Reporter } from "../host/notices";
import { EventFlows } from "./event-flows";
import { ExchangeFlows } from "./exchange-flows";
import { FirstRun, type FirstRunOptions } from "./first-run";
import { MergeFlows } from "./merge-flows";
import { NewPersonFlows, type NewPersonFlowOptions } from "./new-person-flows";
import { PeopleFlows } from "./people-flows";
import { VaultFlows, type VaultFlowOptions } from "./vault-flows";

/** What flows work with. */
export interface FlowOptions extends VaultFlowOptions, NewPersonFlowOptions {
	readonly firstRun: Omit<FirstRunOptions, "app" | "locale" | "settings">;
}

/** Everything a user can ask for, from a command, a button or a menu. */
export interface Flows {
	readonly people: PeopleFlows;
	readonly newPeople: NewPersonFlows;
	readonly vault: VaultFlows;
	readonly events: EventFlows;
	readonly exchange: ExchangeFlows;
	readonly merge: MergeFlows;
	readonly firstRun: FirstRun;
}

/** Builds the flows. They share one reporter, so that each notice takes the place of the one before. */
export function createFlows(options: FlowOptions): Flows {
	const { app, context } = options;
	const { locale, settings } = context;
	const reporter = new Reporter(app, context);
	const people = new PeopleFlows(options, reporter);
	const merge = new MergeFlows(options, reporter);
	return {
		people,
		newPeople: new NewPersonFlows(options, reporter),
		vault: new VaultFlows(options, reporter, people, merge),
		events: new EventFlows(options, reporter),
		exchange: new ExchangeFlows(options, reporter),
		merge,
		firstRun: new FirstRun({ app, locale, settings, ...options.firstRun }),
	};
}
