import { PluginSettingTab, type App, type Plugin, type Setting, type SettingDefinitionItem } from "obsidian";
import { ascends, parseSetting, type Settings, type SettingsStore } from "../settings";
import { withinCadence, type Circle } from "../domain/cadence";
import type { Questions } from "../domain/questions";
import { PROPERTY_KEYS } from "../note/spellings";
import { SETTINGS } from "../words/settings";

type NumberKey = "introductionsGoal" | "defaultCadence" | "faceToFaceLimit" | "dueFrom" | "fadingFrom" | "fadedFrom" | "askFactor" | "distanceFactor";

const THRESHOLDS: ReadonlySet<string> = new Set(["dueFrom", "fadingFrom", "fadedFrom"]);

/** The key of a control that holds the wording of a question, counted from 0. */
const QUESTION = /^question([0-3])$/;

/** The key of a control that holds the user's own names of a property. */
const OWN_NAMES = /^own:(.+)$/;

/** The settings, as definitions that the app draws and searches. */
export class NetworkingNotesSettingTab extends PluginSettingTab {
	private readonly store: SettingsStore;

	constructor(app: App, plugin: Plugin, store: SettingsStore) {
		super(app, plugin);
		this.store = store;
		this.icon = "users";
	}

	override getControlValue(key: string): unknown {
		const question = QUESTION.exec(key);
		if (question !== null) return this.store.current.questions[Number(question[1]) as 0 | 1 | 2 | 3];
		const own = OWN_NAMES.exec(key)?.[1];
		if (own !== undefined) return (this.store.current.ownNames[own] ?? []).join(", ");
		const value = this.store.current[key as keyof Settings];
		return key === "markers" ? this.store.current.markers.join(", ") : value;
	}

	override async setControlValue(key: string, value: unknown): Promise<void> {
		const question = QUESTION.exec(key);
		if (question !== null) {
			await this.setQuestion(Number(question[1]) as 0 | 1 | 2 | 3, value);
			return;
		}
		const own = OWN_NAMES.exec(key)?.[1];
		const [name, set] = own === undefined ? [key as keyof Settings, value] : ["ownNames" as const, { ...this.store.current.ownNames, [own]: value }];
		const parsed = parseSetting(name, set);
		if (parsed !== undefined) await this.store.set({ [name]: parsed });
	}

	/** A question gets new words; those it had are kept, so that answers under them are still found. */
	private async setQuestion(index: 0 | 1 | 2 | 3, value: unknown): Promise<void> {
		const wording = typeof value === "string" ? value.trim().replace(/\s+/g, " ") : "";
		const { questions, formerQuestions } = this.store.current;
		const former = questions[index];
		if (wording === "" || wording === former) return;
		const replaced = [...questions] as unknown as [string, string, string, string];
		replaced[index] = wording;
		const kept = [...formerQuestions] as [readonly string[], readonly string[], readonly string[], readonly string[]];
		kept[index] = [...new Set([...kept[index], former])];
		await this.store.set({ questions: replaced satisfies Questions, formerQuestions: kept });
	}

	private number(key: NumberKey, step: number | "any", min: number, max: number): SettingDefinitionItem {
		return {
			...SETTINGS[key],
			control: {
				type: "number", key, step, min, max,
				validate: (value: number) => {
					if (parseSetting(key, value) === undefined) return SETTINGS.outOfRange;
					return THRESHOLDS.has(key) && !ascends({ ...this.store.current, [key]: value }) ? SETTINGS.notAscending : undefined;
				},
			},
		};
	}

	override getSettingDefinitions(): SettingDefinitionItem[] {
		const { circles, questions } = this.store.current;
		return [
			{ ...SETTINGS.peopleFolder, control: { type: "folder", key: "peopleFolder" } },
			{ ...SETTINGS.personTag, control: { type: "text", key: "personTag" } },
			{ ...SETTINGS.markers, control: { type: "text", key: "markers", placeholder: "type: contact" } },
			{ ...SETTINGS.template, control: { type: "file", key: "template", filter: (file) => file.extension === "md" } },
			{ ...SETTINGS.summary, control: { type: "toggle", key: "summary" } },
			this.number("introductionsGoal", 1, 0, 1000),
			{ ...SETTINGS.mentions, control: { type: "toggle", key: "mentions" } },
			{ ...SETTINGS.meetingsFolder, control: { type: "folder", key: "meetingsFolder" } },
			{
				type: "group", heading: SETTINGS.rhythm,
				items: [this.number("defaultCadence", 1, 1, 3650), this.number("faceToFaceLimit", 1, 1, 36_500)].map((item) => item as never),
			},
			{
				type: "list", heading: SETTINGS.circles, emptyState: SETTINGS.circlesEmpty,
				items: circles.map((circle, index) => ({ name: circle.name, render: (setting: Setting) => this.renderCircle(setting, index) })),
				addItem: { name: SETTINGS.addCircle, action: () => void this.addCircle() },
				onDelete: (index) => void this.setCircles(this.store.current.circles.filter((_, at) => at !== index)),
				onReorder: (from, to) => {
					const moved = [...this.store.current.circles];
					moved.splice(to, 0, ...moved.splice(from, 1));
					void this.setCircles(moved);
				},
			},
			{
				type: "group", heading: SETTINGS.lateness,
				items: ([["dueFrom", 0.1], ["fadingFrom", 0.1], ["fadedFrom", 0.1], ["askFactor", 1], ["distanceFactor", 1]] as const)
					.map(([key, min]) => this.number(key, "any", min, min === 1 ? 10 : 100) as never),
			},
			{
				type: "group", heading: SETTINGS.questionsHeading,
				items: questions.map((_, index) => ({
					name: SETTINGS.question(index + 1),
					desc: SETTINGS.questionsDesc,
					control: {
						type: "text" as const, key: `question${index}`,
						validate: (value: string) => (value.trim() === "" ? SETTINGS.questionEmpty : undefined),
					},
				})),
			},
			{
				type: "group", heading: SETTINGS.ownNames,
				items: Object.entries(PROPERTY_KEYS).map(([name, key]) => ({
					name: SETTINGS.ownName(key), desc: SETTINGS.ownNameDesc, control: { type: "text" as const, key: `own:${name}` },
				})),
			},
		];
	}

	private async setCircles(circles: readonly Circle[]): Promise<void> {
		await this.store.set({ circles });
		this.update();
	}

	private async addCircle(): Promise<void> {
		const { circles, defaultCadence } = this.store.current;
		let name: string = SETTINGS.newCircle;
		for (let number = 2; circles.some((circle) => circle.name === name); number++) name = `${SETTINGS.newCircle} ${number}`;
		await this.setCircles([...circles, { name, days: defaultCadence }]);
	}

	private renderCircle(setting: Setting, index: number): void {
		const circle = this.store.current.circles[index];
		if (circle === undefined) return;
		const change = (patch: Partial<Circle>): void => {
			const circles = this.store.current.circles.map((each, at) => (at === index ? { ...each, ...patch } : each));
			if (parseSetting("circles", circles) !== undefined) void this.store.set({ circles });
		};
		setting.addText((text) => {
			text.setValue(circle.name).onChange((value) => {
				const name = value.trim();
				const taken = this.store.current.circles.some((each, at) => at !== index && each.name.toLowerCase() === name.toLowerCase());
				text.inputEl.setCustomValidity(taken ? SETTINGS.circleTaken : "");
				if (name !== "" && !taken) change({ name });
			});
			text.inputEl.setAttribute("aria-label", SETTINGS.circleName);
		}).addText((text) => {
			text.inputEl.type = "number";
			text.inputEl.setAttribute("aria-label", SETTINGS.circleDays);
			text.setValue(String(circle.days)).onChange((value) => {
				const days = withinCadence(Number(value));
				text.inputEl.setCustomValidity(days === undefined ? SETTINGS.outOfRange : "");
				if (days !== undefined) change({ days });
			});
		});
	}
}
