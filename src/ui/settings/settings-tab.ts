import {
	PluginSettingTab,
	type App,
	type Plugin,
	type Setting,
	type SettingDefinitionItem,
	type SettingDefinitionPage,
	type TextComponent,
} from "obsidian";
import type { SettingsStore } from "../../settings/settings-store";
import { circleNamed, parseCadence, type Circle } from "../../domain/cadence";
import { ownNameProblem } from "../../domain/property-names";
import type { Questions } from "../../domain/questions";
import { PROPERTY_KEYS } from "../../note/properties/spellings";
import {
	affectsReading,
	areAscending,
	parseSetting,
	RANGES,
	type NumberSetting,
	type Settings,
} from "../../settings/settings";
import { ownNameProblemInWords, SETTINGS } from "../../words/settings";
import { saveSettings } from "./save-settings";

const THRESHOLDS: ReadonlySet<string> = new Set(["dueFrom", "fadingFrom", "fadedFrom"]);

/** The key of a control that holds the wording of a question, counted from 0. */
const QUESTION = /^question([0-3])$/;

/** The key of a control that holds the user's own names of a property. */
const OWN_NAMES = /^own:(.+)$/;

/** Debounce for settings that re-read the vault, in milliseconds. */
const TYPING_PAUSE_MS = 600;

/** The setting that a control changes, by the control's key. */
function settingOf(key: string): keyof Settings {
	return QUESTION.test(key) ? "questions" : OWN_NAMES.test(key) ? "ownNames" : (key as keyof Settings);
}

type FormerQuestions = Settings["formerQuestions"];

/** The settings, as definitions that the app draws and searches. */
export class NetworkingNotesSettingTab extends PluginSettingTab {
	private readonly store: SettingsStore;
	/** What was typed and is not in force yet, by the keys of the controls. */
	private readonly typed = new Map<string, unknown>();
	private timer: number | undefined;
	/** The settings as of when typing in the current field began. */
	private begun: Settings | undefined;

	constructor(app: App, plugin: Plugin, store: SettingsStore) {
		super(app, plugin);
		this.store = store;
		this.icon = "users";
		// Fires on blur and on Enter.
		plugin.registerDomEvent(this.containerEl, "change", () => this.finish(), true);
		plugin.registerDomEvent(this.containerEl, "focusout", () => this.finish());
		plugin.register(() => this.finish());
	}

	override hide(): void {
		super.hide();
		this.finish();
	}

	override getControlValue(key: string): unknown {
		if (this.typed.has(key)) return this.typed.get(key);
		const question = QUESTION.exec(key);
		if (question !== null) return this.store.current.questions[Number(question[1]) as 0 | 1 | 2 | 3];
		const own = OWN_NAMES.exec(key)?.[1];
		if (own !== undefined) return (this.store.current.ownNames[own] ?? []).join(", ");
		const value = this.store.current[key as keyof Settings];
		return Array.isArray(value) ? value.join(", ") : value;
	}

	override async setControlValue(key: string, value: unknown): Promise<void> {
		// Each change of such a setting reads the whole vault again; a switch is not typed, so there is nothing to wait for.
		if (typeof value === "boolean" || !affectsReading(settingOf(key))) {
			await this.save(this.patchOf(key, value, this.store.current));
			return;
		}
		this.begun ??= this.store.current;
		this.typed.set(key, value);
		window.clearTimeout(this.timer);
		this.timer = window.setTimeout(() => void this.take(), TYPING_PAUSE_MS);
	}

	/** Called when a field is left: applies what was typed and ends the current change. */
	private finish(): void {
		void this.take();
		this.begun = undefined;
	}

	/** Puts what was typed in force, all in one. */
	private async take(): Promise<void> {
		window.clearTimeout(this.timer);
		let patch: Partial<Settings> = {};
		for (const [key, value] of this.typed)
			patch = { ...patch, ...this.patchOf(key, value, { ...this.store.current, ...patch }) };
		this.typed.clear();
		await this.save(patch);
	}

	private async save(patch: Partial<Settings>): Promise<void> {
		if (Object.keys(patch).length > 0) await saveSettings(this.app, this.store, patch);
	}

	/** What a control's value changes in some settings; nothing where it does not fit. */
	private patchOf(key: string, value: unknown, settings: Settings): Partial<Settings> {
		const question = QUESTION.exec(key);
		if (question !== null) return this.reworded(Number(question[1]) as 0 | 1 | 2 | 3, value, settings);
		const own = OWN_NAMES.exec(key)?.[1];
		const [name, set] =
			own === undefined
				? [key as keyof Settings, value]
				: ["ownNames" as const, { ...settings.ownNames, [own]: value }];
		const parsed = parseSetting(name, set);
		const patch = { [name]: parsed } as Partial<Settings>;
		const { ownNames, markers } = { ...settings, ...patch };
		return parsed === undefined || ownNameProblem(ownNames, markers) !== undefined ? {} : patch;
	}

	/** A question gets new words; those it had before the typing are kept, so that answers under them are still found. */
	private reworded(index: 0 | 1 | 2 | 3, value: unknown, { questions, formerQuestions }: Settings): Partial<Settings> {
		const wording = typeof value === "string" ? value.trim().replace(/\s+/g, " ") : "";
		if (wording === "" || wording === questions[index]) return {};
		const before = this.begun ?? this.store.current;
		const formerly = formerQuestions.map((former, at) => {
			if (at !== index) return former;
			return [...new Set([...before.formerQuestions[index], before.questions[index]])].filter(
				(each) => each !== wording,
			);
		}) as unknown as FormerQuestions;
		const replaced = questions.map((each, at) => (at === index ? wording : each)) as unknown as Questions;
		return { questions: replaced, formerQuestions: formerly };
	}

	/** Why some names of the user's own, or marks of others, cannot be used. */
	private problemIn(patch: Partial<Settings>): string | undefined {
		const { ownNames, markers } = { ...this.store.current, ...patch };
		const problem = ownNameProblem(ownNames, markers);
		return problem === undefined ? undefined : ownNameProblemInWords(problem);
	}

	private number(key: NumberSetting): SettingDefinitionItem {
		const { least, most, isWhole } = RANGES[key];
		return {
			...SETTINGS[key],
			control: {
				type: "number",
				key,
				step: isWhole ? 1 : "any",
				min: least,
				max: most,
				validate: (value: number) => {
					if (parseSetting(key, value) === undefined) return SETTINGS.outOfRange;
					return THRESHOLDS.has(key) && !areAscending({ ...this.store.current, [key]: value })
						? SETTINGS.notAscending
						: undefined;
				},
			},
		};
	}

	/** What is set often stands open; what few need is on pages of its own, which the app's search looks into as well. */
	override getSettingDefinitions(): SettingDefinitionItem[] {
		const { questions } = this.store.current;
		return [
			{ ...SETTINGS.peopleFolder, control: { type: "folder", key: "peopleFolder" } },
			{ ...SETTINGS.template, control: { type: "file", key: "template", filter: (file) => file.extension === "md" } },
			{ ...SETTINGS.summary, control: { type: "toggle", key: "summary" } },
			this.number("introductionsGoal"),
			this.number("walkLength"),
			{
				type: "group",
				heading: SETTINGS.rhythm,
				items: [this.number("defaultCadence"), this.number("faceToFaceLimit")].map((item) => item as never),
			},
			this.circleList(),
			{
				type: "group",
				heading: SETTINGS.datedHeading,
				items: [
					{ ...SETTINGS.mentions, control: { type: "toggle", key: "mentions" } },
					{ ...SETTINGS.meetingsFolder, control: { type: "folder", key: "meetingsFolder" } },
					{ ...SETTINGS.eventsFolder, control: { type: "folder", key: "eventsFolder" } },
					{ ...SETTINGS.ledgerFolder, control: { type: "folder", key: "ledgerFolder" } },
				],
			},
			{
				type: "group",
				heading: SETTINGS.questionsHeading,
				items: questions.map((_, index) => ({
					name: SETTINGS.question(index + 1),
					desc: SETTINGS.questionsDesc,
					control: {
						type: "text" as const,
						key: `question${index}`,
						validate: (value: string) => (value.trim() === "" ? SETTINGS.questionEmpty : undefined),
					},
				})),
			},
			{
				type: "group",
				heading: SETTINGS.rareHeading,
				items: [this.latenessPage(), this.marksPage(), this.namesPage()],
			},
		];
	}

	private circleList(): SettingDefinitionItem {
		return {
			type: "list",
			heading: SETTINGS.circles,
			emptyState: SETTINGS.circlesEmpty,
			items: this.store.current.circles.map((circle, index) => ({
				name: circle.name,
				render: (setting: Setting) => this.renderCircle(setting, index),
			})),
			addItem: { name: SETTINGS.addCircle, action: () => void this.addCircle() },
			onDelete: (index) => void this.setCircles(this.store.current.circles.filter((_, at) => at !== index)),
			onReorder: (from, to) => {
				const moved = [...this.store.current.circles];
				moved.splice(to, 0, ...moved.splice(from, 1));
				void this.setCircles(moved);
			},
		};
	}

	private latenessPage(): SettingDefinitionPage {
		return {
			type: "page",
			...SETTINGS.lateness,
			items: (["dueFrom", "fadingFrom", "fadedFrom", "askFactor", "distanceFactor"] as const).map((key) =>
				this.number(key),
			),
		};
	}

	private marksPage(): SettingDefinitionPage {
		return {
			type: "page",
			...SETTINGS.marks,
			items: [
				{ ...SETTINGS.personTag, control: { type: "text", key: "personTag" } },
				{
					...SETTINGS.markers,
					control: {
						type: "text",
						key: "markers",
						placeholder: "type: contact",
						validate: (value: string) => this.problemIn({ markers: parseSetting("markers", value) ?? [] }),
					},
				},
				{
					...SETTINGS.logHeadings,
					control: { type: "text", key: "logHeadings", placeholder: "Interactions, Contact history" },
				},
				{ ...SETTINGS.uncountedHeadings, control: { type: "text", key: "uncountedHeadings" } },
			],
		};
	}

	private namesPage(): SettingDefinitionPage {
		return {
			type: "page",
			...SETTINGS.ownNames,
			items: Object.entries(PROPERTY_KEYS).map(([name, key]) => ({
				name: SETTINGS.ownName(key),
				control: {
					type: "text" as const,
					key: `own:${name}`,
					validate: (value: string) =>
						this.problemIn({
							ownNames: { ...this.store.current.ownNames, [name]: parseSetting("markers", value) ?? [] },
						}),
				},
			})),
		};
	}

	private async setCircles(circles: readonly Circle[]): Promise<void> {
		await this.save({ circles });
		this.update();
	}

	private async addCircle(): Promise<void> {
		const { circles, defaultCadence } = this.store.current;
		let name: string = SETTINGS.newCircle;
		for (let number = 2; circleNamed(name, circles) !== undefined; number++) name = `${SETTINGS.newCircle} ${number}`;
		await this.setCircles([...circles, { name, days: defaultCadence }]);
	}

	private renderCircle(setting: Setting, index: number): void {
		const circle = this.store.current.circles[index];
		if (circle === undefined) return;
		// Applied on blur or Enter only: a half-typed name may be another circle's or none, and would change everybody's
		// rhythm.
		const change = (text: TextComponent, problem: string | undefined, patch: Partial<Circle>): void => {
			setting.setErrorMessage(problem ?? null);
			text.inputEl.setAttribute("aria-invalid", String(problem !== undefined));
			if (problem !== undefined) return;
			const circles = this.store.current.circles.map((each, at) => (at === index ? { ...each, ...patch } : each));
			void this.save({ circles });
		};
		setting
			.addText((text) => {
				text.setValue(circle.name);
				text.inputEl.setAttribute("aria-label", SETTINGS.circleName);
				text.inputEl.addEventListener("change", () => {
					const name = text.getValue().trim();
					const now = this.store.current.circles[index];
					if (now === undefined) return;
					const formerNames = [...new Set([...(now.formerNames ?? []), now.name])].filter(
						(each) => each.toLowerCase() !== name.toLowerCase(),
					);
					change(text, this.problemOfName(name, index), now.name === name ? {} : { name, formerNames });
				});
			})
			.addText((text) => {
				text.inputEl.setAttribute("aria-label", SETTINGS.circleDays);
				text.setValue(String(circle.days));
				text.inputEl.addEventListener("change", () => {
					const days = parseCadence(text.getValue());
					change(text, days === undefined ? SETTINGS.circleDaysWrong : undefined, days === undefined ? {} : { days });
				});
			});
	}

	/**
	 * Why a circle can't have this name. Notes may still use another circle's former name, and would silently change
	 * their rhythm.
	 */
	private problemOfName(name: string, index: number): string | undefined {
		if (name === "") return SETTINGS.circleNameEmpty;
		const others = this.store.current.circles.filter((_, at) => at !== index);
		const other = circleNamed(name, others);
		if (other === undefined) return undefined;
		return other.name.toLowerCase() === name.toLowerCase()
			? SETTINGS.circleTaken
			: SETTINGS.circleWasCalled(other.name);
	}
}
