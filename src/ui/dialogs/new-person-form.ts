import { Setting, type App } from "obsidian";
import type { NameClash, NewPersonFields } from "../../actions/create-person";
import { cadenceInAnswer, type Circle } from "../../domain/cadence";
import { addDays, type Day } from "../../domain/day";
import type { Questions } from "../../domain/questions";
import { DIALOG } from "../../words/dialogs";
import { cadenceWord } from "../../words/standing";
import type { LedgerPerson } from "../../exchange/ledger";
import { alsoInWords, foundInWords, LEDGER } from "../../words/exchange";
import { renderLine, renderQuestion } from "./line-field";
import { WordSuggest } from "./word-suggest";

/** The folded fields of one line, in their order, each with its icon. The action writes every one of them. */
const MORE = {
	introducedBy: "users",
	company: "building-2",
	role: "briefcase",
	place: "home",
	email: "mail",
	phone: "phone",
	links: "link",
	birthday: "cake",
	knows: "waypoints",
} as const satisfies { readonly [K in keyof NewPersonFields]?: string };

type MoreName = keyof typeof MORE;

const MORE_NAMES = Object.keys(MORE) as MoreName[];

/** What is entered for a new person and not saved; immutable. Of `knows`, names with commas between them. */
export interface NewPersonDraft extends Readonly<Record<MoreName, string>> {
	readonly name: string;
	/** As its field gives it: a day, or nothing. */
	readonly met: string;
	readonly metAt: string;
	/** The name of a circle, or nothing. */
	readonly circle: string;
	readonly answers: Questions;
	/** In days, once a proposal was accepted. */
	readonly cadence: number | undefined;
	/** Whom of a quiet ledger it was filled in from. */
	readonly ledger?: LedgerPerson | undefined;
}

/** A draft filled in with what a quiet ledger tells; what was entered of the meeting stays. */
export function filledFrom(ledger: LedgerPerson, draft: NewPersonDraft): NewPersonDraft {
	const { name, facts } = ledger.found;
	const { company = "", role = "", place = "" } = facts;
	return {
		...draft,
		name,
		company: company === "" ? draft.company : company,
		role: role === "" ? draft.role : role,
		place: place === "" ? draft.place : place,
		email: facts.email[0] ?? draft.email,
		phone: facts.phone[0] ?? draft.phone,
		ledger,
	};
}

const NOTHING_MORE = Object.fromEntries(MORE_NAMES.map((name) => [name, ""])) as Record<MoreName, string>;

/** A draft in which nothing is entered but the day of the meeting, and perhaps the event that it was at. */
export function blankDraft(met: string, metAt = ""): NewPersonDraft {
	return {
		name: "",
		met,
		metAt,
		circle: "",
		answers: ["", "", "", ""],
		...NOTHING_MORE,
		cadence: undefined,
	};
}

/** Whether something of what is folded is entered. */
function saysMore(draft: NewPersonDraft): boolean {
	return draft.circle !== "" || MORE_NAMES.some((name) => draft[name].trim() !== "");
}

/** A draft without what was filled in from a ledger; what was entered since stays. */
function withoutLedger(ledger: LedgerPerson, draft: NewPersonDraft, before: NewPersonDraft): NewPersonDraft {
	const filled = filledFrom(ledger, before);
	const fields = (["company", "role", "place", "email", "phone"] as const).map((field): [string, string] => [
		field,
		draft[field] === filled[field] ? before[field] : draft[field],
	]);
	const name = draft.name === filled.name && before.name !== "" ? before.name : draft.name;
	return { ...draft, ...Object.fromEntries(fields), name, ledger: undefined };
}

/** What the fields know of the surroundings. */
export interface NewPersonSurroundings {
	readonly today: Day;
	readonly locale: string;
	readonly circles: readonly Circle[];
	readonly questions: Questions;
	readonly places: () => readonly string[];
	readonly names: () => readonly string[];
	readonly clash: (name: string) => NameClash | undefined;
	/** Who of the quiet ledgers has a name and no note. */
	readonly inLedgers: (name: string) => readonly LedgerPerson[];
	/** Resolves when the ledgers are read. */
	readonly ledgersReady: () => Promise<void>;
}

/** What is done about a name that is taken. */
export interface ClashChoices {
	readonly makePerson: (path: string) => void;
	readonly openExisting: (path: string) => void;
	readonly addAnother: () => void;
	/** The fields have to be drawn again: they were filled in from a quiet ledger, or what was is taken out. */
	readonly refilled: () => void;
}

/** The fields for a new person. They hold what is entered, and neither save nor keep it. */
export class NewPersonForm {
	private readonly app: App;
	private readonly model: NewPersonSurroundings;
	private readonly choices: ClashChoices;
	private draft: NewPersonDraft;
	private nameEl: HTMLInputElement | undefined;
	private clashEl: HTMLElement | undefined;
	private ledgerEl: HTMLElement | undefined;
	private cadenceEl: HTMLElement | undefined;
	/** What was entered before it was filled in. */
	private unfilled: NewPersonDraft | undefined;

	constructor(app: App, model: NewPersonSurroundings, draft: NewPersonDraft, choices: ClashChoices) {
		this.app = app;
		this.model = model;
		this.draft = draft;
		this.choices = choices;
	}

	get entered(): NewPersonDraft {
		return this.draft;
	}

	/** Puts a draft in place of what is entered. The fields show it once they are drawn again. */
	fill(draft: NewPersonDraft): void {
		this.draft = draft;
	}

	/** Draws the fields below what an element holds already. */
	render(into: HTMLElement): void {
		this.renderName(into);
		this.renderMeeting(into);
		this.renderQuestions(into);
		this.renderMore(into);
	}

	/** Moves the focus to the name. */
	focus(): void {
		this.nameEl?.focus();
	}

	private set(patch: Partial<NewPersonDraft>): void {
		this.draft = { ...this.draft, ...patch };
	}

	private renderName(into: HTMLElement): void {
		this.nameEl = renderLine(into, {
			label: DIALOG.name,
			hint: DIALOG.nameHint,
			value: this.draft.name,
			onInput: (name) => {
				this.set({ name });
				this.renderClash();
			},
		});
		this.nameEl.setAttribute("autocapitalize", "words");
		this.nameEl.parentElement?.addClass("networking-notes-name-line");
		this.clashEl = into.createDiv({ cls: "networking-notes-clash", attr: { role: "status" } });
		this.ledgerEl = into.createDiv({ cls: "networking-notes-clash", attr: { role: "status" } });
		this.renderClash();
		void this.model.ledgersReady().then(() => this.renderLedger());
	}

	/** Offers to fill in what a quiet ledger tells of somebody of that name. */
	private renderLedger(): void {
		const el = this.ledgerEl;
		if (el === undefined) return;
		el.empty();
		const { ledger, name } = this.draft;
		const act = (label: string, run: () => void): void => {
			el.createEl("button", { text: label, attr: { type: "button" } }).addEventListener("click", run);
		};
		if (ledger !== undefined) {
			el.createEl("p", { text: LEDGER.filledIn(ledger.ledger, alsoInWords(ledger.found)), attr: { dir: "auto" } });
			act(LEDGER.takeOut, () => {
				this.draft = withoutLedger(ledger, this.draft, this.unfilled ?? blankDraft(""));
				this.choices.refilled();
			});
			return;
		}
		for (const person of this.model.inLedgers(name)) {
			el.createEl("p", { text: LEDGER.offer(foundInWords(person.found), person.ledger), attr: { dir: "auto" } });
			act(LEDGER.fillIn(person.found.name), () => {
				this.unfilled = this.draft;
				this.draft = filledFrom(person, this.draft);
				this.choices.refilled();
			});
		}
	}

	private renderClash(): void {
		this.renderLedger();
		const el = this.clashEl;
		if (el === undefined) return;
		el.empty();
		const clash = this.model.clash(this.draft.name);
		if (clash === undefined) return;
		const act = (label: string, run: () => void): void => {
			el.createEl("button", { text: label, attr: { type: "button" } }).addEventListener("click", run);
		};
		if (clash.kind === "note") {
			el.createEl("p", { text: DIALOG.noteExists(clash.path) });
			act(DIALOG.makeItPerson, () => this.choices.makePerson(clash.path));
		} else {
			const [first] = clash.people;
			if (first === undefined) return;
			el.createEl("p", { text: DIALOG.personExists(first.name, first.path) });
			act(DIALOG.openExisting, () => this.choices.openExisting(first.path));
		}
		act(DIALOG.addAnother(this.draft.name.trim()), () => this.choices.addAnother());
	}

	private renderMeeting(into: HTMLElement): void {
		this.words(into, "map-pin", DIALOG.metAt, DIALOG.metAtHint, "metAt", this.model.places);
		const row = into.createDiv({ cls: "networking-notes-met-row" });
		const { today } = this.model;
		const day = row.createEl("input", {
			type: "date",
			value: this.draft.met,
			attr: { max: today, "aria-label": DIALOG.met },
		});
		const pills = new Map<string, HTMLElement>();
		const set = (met: string): void => {
			this.set({ met });
			for (const [means, pill] of pills) pill.setAttribute("aria-pressed", String(means === met));
		};
		day.addEventListener("input", () => set(day.value));
		const pill = (label: string, met: string): void => {
			const made = row.createEl("button", { text: label, cls: "networking-notes-pill", attr: { type: "button" } });
			made.addEventListener("click", () => {
				day.value = met;
				set(met);
			});
			pills.set(met, made);
		};
		pill(DIALOG.today, today);
		pill(DIALOG.yesterday, addDays(today, -1));
		pill(DIALOG.knownLonger, "");
		set(this.draft.met);
	}

	/** A field of one line for one of the words of the draft, with suggestions where there are any. */
	private words(
		into: HTMLElement,
		icon: string,
		label: string,
		hint: string,
		name: "metAt" | MoreName,
		suggest?: () => readonly string[],
		several = false,
	): void {
		const set = (value: string): void => this.set({ [name]: value });
		const input = renderLine(into, { icon, label, hint, value: this.draft[name], onInput: set });
		if (suggest !== undefined) new WordSuggest(this.app, input, suggest, set, several);
	}

	private renderMore(into: HTMLElement): void {
		const { model, draft } = this;
		const more = into.createEl("details", { cls: "networking-notes-more" });
		more.open = saysMore(draft);
		more.createEl("summary", { text: DIALOG.more });
		for (const name of MORE_NAMES) {
			const hint = name === "birthday" ? DIALOG.birthdayHint : name === "knows" ? DIALOG.knowsHint : DIALOG[name];
			const isOfPeople = name === "introducedBy" || name === "knows";
			this.words(more, MORE[name], DIALOG[name], hint, name, isOfPeople ? model.names : undefined, name === "knows");
		}
		new Setting(more)
			.setName(DIALOG.circle)
			.setClass("networking-notes-field")
			.addDropdown((dropdown) => {
				dropdown.selectEl.setAttribute("aria-label", DIALOG.circle);
				dropdown.addOption("", DIALOG.noCircle);
				for (const { name, days } of model.circles)
					dropdown.addOption(name, DIALOG.circleChoice(name, cadenceWord(days, model.locale)));
				dropdown.setValue(draft.circle).onChange((circle) => this.set({ circle }));
			});
	}

	/** The four questions, each a faint line that grows once it is answered. */
	private renderQuestions(into: HTMLElement): void {
		const { model } = this;
		model.questions.forEach((question, index) => {
			const area = renderQuestion(into, question, this.draft.answers[index] ?? "", (answer) => {
				const answers: [string, string, string, string] = [...this.draft.answers];
				answers[index] = answer;
				this.set({ answers });
				if (index === 3) this.renderCadence();
			});
			if (index !== 3) return;
			area.addEventListener("keydown", (evt) => {
				const proposed = this.proposedCadence();
				if (evt.key !== "Enter" || !evt.altKey || evt.isComposing || proposed === undefined) return;
				evt.preventDefault();
				this.set({ cadence: proposed });
				this.renderCadence();
			});
		});
		this.cadenceEl = into.createDiv({ cls: "networking-notes-proposal", attr: { role: "status" } });
		this.renderCadence();
	}

	/** The rhythm that answer 4 speaks of; one that is set already is not proposed again. */
	private proposedCadence(): number | undefined {
		const proposed = cadenceInAnswer(this.draft.answers[3]);
		return proposed === this.draft.cadence ? undefined : proposed;
	}

	private renderCadence(): void {
		const el = this.cadenceEl;
		if (el === undefined) return;
		el.empty();
		const {
			draft: { cadence },
			model: { locale },
		} = this;
		const act = (label: string, run: () => void): void => {
			el.createEl("button", { text: label, attr: { type: "button" } }).addEventListener("click", () => {
				run();
				this.renderCadence();
			});
		};
		if (cadence !== undefined) {
			el.createSpan({ text: DIALOG.cadenceAccepted(cadenceWord(cadence, locale)) });
			act(DIALOG.cadenceTakeOut, () => this.set({ cadence: undefined }));
		}
		const proposed = this.proposedCadence();
		if (proposed === undefined) return;
		act(DIALOG.cadence(cadenceWord(proposed, locale)), () => this.set({ cadence: proposed }));
		el.createSpan({ cls: "networking-notes-hint", text: DIALOG.cadenceKey });
		// What is proposed is seen, also where the screen ends at the field.
		el.scrollIntoView({ block: "nearest" });
	}
}
