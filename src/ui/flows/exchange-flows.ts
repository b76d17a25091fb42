/** Import and export: what is asked before other programs' files become notes, or notes a file. */
import type { App } from "obsidian";
import type { Context } from "../../actions/context";
import { importPeople, reviewImport, type Choice, type Imported } from "../../actions/import-people";
import { keepAsLedger } from "../../actions/ledger";
import { importFileFrom, readImport, readVaultFile } from "../../actions/read-import";
import type { Person } from "../../domain/person";
import { mayHoldPeople } from "../../exchange/read-people";
import type { LiveList } from "../../index/live-list";
import { LANE_NAMES } from "../../words/standing";
import { exportPeople, EXPORT_FORMATS, type ExportFormat } from "../../actions/export-people";
import { EXPORT, PROGRESS } from "../../words/exchange";
import { ChoicePicker } from "../dialogs/choice-picker";
import { ImportDialog } from "../dialogs/import-dialog";
import { showFailure, type NoticeButton, type Reporter } from "../host/notices";
import { showProgress } from "../host/progress-notice";
import { onceKnown, type IndexStatus } from "./once-known";
import { pickFile } from "./pick-file";

/** What is asked about files works with this. */
export interface ExchangeFlowOptions extends IndexStatus {
	readonly app: App;
	readonly context: Context;
	readonly list: LiveList;
}

/** Everything a user can ask for about files of people. */
export class ExchangeFlows {
	private readonly options: ExchangeFlowOptions;
	private readonly reporter: Reporter;

	constructor(options: ExchangeFlowOptions, reporter: Reporter) {
		this.options = options;
		this.reporter = reporter;
	}

	/** Takes in a file that is picked: one of the vault, or one of this device. */
	importPeople(): void {
		const { app, context } = this.options;
		pickFile(
			app,
			context,
			mayHoldPeople,
			".csv,.vcf,.vcard,text/csv,text/vcard",
			(name, read) => void this.reviewFile(name, read),
		);
	}

	/** Writes people into a file, in a form and of a lane that are picked; the ones given, where some are. */
	exportPeople(given?: readonly Person[]): void {
		const { app, context, list } = this.options;
		onceKnown(this.options, () => {
			const write = (people: readonly Person[]): void =>
				new ChoicePicker(
					app,
					EXPORT.format,
					(Object.keys(EXPORT_FORMATS) as ExportFormat[]).map((format) => ({
						label: EXPORT.formats[format],
						run: () => void this.reporter.report(() => exportPeople(context, format, people)),
					})),
				).open();
			if (given !== undefined) {
				write(given);
				return;
			}
			const lanes = list.current().lanes.filter(({ entries }) => entries.length > 0);
			new ChoicePicker(app, EXPORT.who, [
				{ label: EXPORT.everybody, run: () => write([...context.index.people()]) },
				...lanes.map(({ state, entries }) => ({
					label: EXPORT.lane(LANE_NAMES[state]),
					run: () => write([...entries].map(({ person }) => person)),
				})),
			]).open();
		});
	}

	/** Takes in a file of the vault. */
	async importFromVault(path: string): Promise<void> {
		await this.reviewFile(path.slice(path.lastIndexOf("/") + 1), () => readVaultFile(this.options.context, path));
	}

	/** Takes in a file that was dropped or picked. */
	async importFile(file: File): Promise<void> {
		await this.reviewFile(file.name, () => file.arrayBuffer());
	}

	private async reviewFile(name: string, read: () => Promise<ArrayBuffer>): Promise<void> {
		const { app, context } = this.options;
		try {
			const data = await read();
			const file = await readImport(importFileFrom({ name, data }), context.breathe);
			onceKnown(this.options, () => {
				void reviewImport(context, file.people).then((reviewed) =>
					new ImportDialog(app, {
						fileName: name,
						file,
						reviewed,
						locale: context.locale(),
						ledgerFolder: context.settings().ledgerFolder,
						onKeep: () => {
							const kept = { people: file.people.length, isCards: file.source === "vcard" };
							void this.reporter.report(() => keepAsLedger(context, { name, data }, kept));
						},
						onImport: (choices, resting) => void this.take(choices, resting),
					}).open(),
				);
			});
		} catch (error) {
			showFailure(app, error);
		}
	}

	/** Writes in the background; stopped, it can be gone on with. */
	private async take(choices: readonly Choice[], resting: boolean, before?: Imported): Promise<void> {
		const { context } = this.options;
		const progress = showProgress((done, all) => PROGRESS.importing(done, all, context.locale()));
		const goOnWith = (done: Imported): NoticeButton[] =>
			done.left.length === 0 ? [] : [{ label: PROGRESS.goOn, run: () => void this.take(done.left, resting, done) }];
		await this.reporter.report(
			() => importPeople(context, choices, { resting, before: before?.step, ...progress }).finally(progress.end),
			goOnWith,
		);
	}
}
