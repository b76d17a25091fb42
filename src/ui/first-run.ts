import { Notice, type App } from "obsidian";
import type { Offer, Outcome, Proposal } from "../domain/first-run";
import { FIRST_RUN } from "../words/mentions";
import { FirstRunDialog } from "./dialogs/first-run-dialog";
import type { FirstRunHandlers } from "./pane/render-first-run";

/** What the first run works with. */
export interface FirstRunOptions {
	readonly app: App;
	readonly locale: () => string;
	/** Whether nothing was ever set, so that the question may be asked unbidden. */
	readonly isFresh: () => boolean;
	/** Looks through the vault; undefined where it has nothing to offer. */
	readonly survey: () => Promise<Offer | undefined>;
	readonly outcome: (proposal: Proposal) => Promise<Outcome>;
	/** Saves settings. */
	readonly save: (answer: Partial<Proposal> & { readonly setUp: true }) => Promise<void>;
}

/** The first run: looks when it is asked to, asks once, saves settings and nothing else. */
export class FirstRun implements FirstRunHandlers {
	private readonly options: FirstRunOptions;
	private found: Promise<Offer | undefined> | undefined;

	constructor(options: FirstRunOptions) {
		this.options = options;
	}

	/** What to offer in the pane; undefined once it was answered, or where there is nothing. Looked for once. */
	async offer(): Promise<Offer | undefined> {
		if (!this.options.isFresh()) return undefined;
		this.found ??= this.options.survey();
		const offer = await this.found;
		return this.options.isFresh() ? offer : undefined;
	}

	readonly accept = ({ proposal }: Offer): void => void this.options.save({ ...proposal, setUp: true });

	readonly choose = (offer: Offer): void => {
		const { app, locale, outcome, save } = this.options;
		new FirstRunDialog(app, { offer, locale: locale(), outcome, save: (proposal) => save({ ...proposal, setUp: true }) }).open();
	};

	readonly later = (): void => void this.options.save({ setUp: true });

	/** Looks again and lets the user choose, whenever asked to. */
	async again(): Promise<void> {
		const offer = await this.options.survey();
		if (offer === undefined) new Notice(FIRST_RUN.nothing);
		else this.choose(offer);
	}
}
