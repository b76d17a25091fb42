import type { App } from "obsidian";
import { isInForce, type Offer, type Outcome, type Proposal } from "../../domain/first-run";
import { DEFAULT_SETTINGS, type Settings } from "../../settings/settings";
import { FIRST_RUN } from "../../words/first-run";
import { FirstRunDialog } from "../dialogs/first-run-dialog";
import type { FirstRunHandlers } from "../pane/render-first-run";
import { showFailure, showNotice } from "../host/notices";

/** What the first run works with. */
export interface FirstRunOptions {
	readonly app: App;
	readonly locale: () => string;
	/** Resolves when the vault's notes are known: what is looked for earlier is not found. */
	readonly ready: Promise<void>;
	/** Whether nothing was ever set, so that the question may be asked unbidden. */
	readonly isFresh: () => boolean;
	/** The settings in force, which some answers add to. */
	readonly settings?: () => Pick<Settings, "ownNames" | "uncountedHeadings" | "peopleFolder">;
	/** Looks through the vault; undefined where it has nothing to offer. */
	readonly survey: () => Promise<Offer | undefined>;
	readonly outcome: (proposal: Proposal) => Promise<Outcome>;
	/** Saves settings. */
	readonly save: (answer: Partial<Proposal> & { readonly setUp: true }) => Promise<void>;
}

/** The first-run flow: surveys the vault on request, asks once, and saves only settings. */
export class FirstRun implements FirstRunHandlers {
	private readonly options: FirstRunOptions;
	private found: Promise<Offer | undefined> | undefined;

	constructor(options: FirstRunOptions) {
		this.options = options;
	}

	/**
	 * What to offer in the pane; undefined once it was answered, and where there is nothing or only what is in force
	 * already. What was found is not looked for again.
	 */
	async offer(): Promise<Offer | undefined> {
		await this.options.ready;
		if (!this.options.isFresh()) return undefined;
		this.found ??= this.options.survey();
		let offer: Offer | undefined;
		try {
			offer = await this.found;
			// Somebody who began with `New person` is not asked whether to use the folder which that has made.
			if (offer !== undefined && isInForce(offer, this.options.settings?.() ?? DEFAULT_SETTINGS)) offer = undefined;
		} finally {
			// The vault may have something to offer later on: a sync that brings the notes comes after the plugin.
			if (offer === undefined) this.found = undefined;
		}
		return this.options.isFresh() ? offer : undefined;
	}

	readonly accept = ({ proposal }: Offer): void => void this.save({ ...proposal, setUp: true });

	readonly choose = (offer: Offer): void => {
		const { app, locale, outcome } = this.options;
		const inForce = this.options.settings?.() ?? DEFAULT_SETTINGS;
		new FirstRunDialog(app, {
			offer,
			inForce,
			locale: locale(),
			outcome,
			save: (proposal) => this.save({ ...proposal, setUp: true }),
		}).open();
	};

	readonly later = (): void => void this.save({ setUp: true });

	/** Looks again and lets the user choose, whenever asked to. */
	async again(): Promise<void> {
		const offer = await this.options.survey();
		if (offer === undefined) showNotice(FIRST_RUN.nothing);
		else this.choose(offer);
	}

	/** Resolves to whether it was saved. Never rejects: where the settings cannot be saved, that is shown. */
	private async save(answer: Partial<Proposal> & { readonly setUp: true }): Promise<boolean> {
		try {
			await this.options.save(answer);
			return true;
		} catch (error) {
			showFailure(this.options.app, error);
			return false;
		}
	}
}
