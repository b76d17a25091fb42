import type { OwnNameProblem } from "../domain/property-names";

/** Why a name of the user's own cannot be used. */
export function ownNameProblemInWords({ kind, name }: OwnNameProblem): string {
	switch (kind) {
		case "taken":
			return `“${name}” has a meaning of its own in notes. Please choose another name.`;
		case "ours":
			return `“${name}” is the name of another property here. Please choose another name.`;
		case "twice":
			return `“${name}” is used for another property already. Please choose another name.`;
		case "marker":
			return `“${name}” marks other plugins’ people. Please choose another name.`;
	}
}

/** The words of the settings tab. */
export const SETTINGS = {
	peopleFolder: {
		name: "People folder",
		desc: "Every note in it is a person, and new people are saved here. Empty: only a property or tag marks a person, and new people are saved at the top of the vault.",
	},
	personTag: { name: "Person tag", desc: "Notes with this tag are people, wherever they are. Empty: none." },
	markers: {
		name: "Other plugins’ people",
		desc: "Properties that mark another plugin’s notes as people, separated by commas: type: contact, categories: People.",
	},
	template: {
		name: "Template note",
		desc: "Your own note for new people. It can use {{name}}, {{title}}, {{date}}, {{time}}, {{question1}} to {{question4}} and {{answer1}} to {{answer4}}, and code for Templater.",
	},
	summary: {
		name: "Keep a summary in the properties",
		desc: "Logging also updates last_contact, last_met, gives and asks, so that other tools can use them. Off: only the log line is written.",
	},
	walkLength: {
		name: "People a day",
		desc: "“Reach out to the next person” takes so many a day, then asks whether to keep going.",
	},
	introductionsGoal: {
		name: "Introductions a month",
		desc: "How many new people you want to meet. 0 hides the count.",
	},
	mentions: {
		name: "Count links in daily and meeting notes",
		desc: "Linking somebody in your journal counts as contact on that day. Daily notes are found by the app’s settings, or those of Periodic Notes and Journals.",
	},
	meetingsFolder: {
		name: "Meetings folder",
		desc: "Every dated note in it is a meeting, and the people it links were met face to face. Elsewhere, a dated note is a meeting if its type, category or tag says so, or if it has a property “people”, “attendees” or “participants”.",
	},
	eventsFolder: {
		name: "Events folder",
		desc: "Where new event notes are created. Any note of “type: event” with a “date” is an event, wherever it is.",
	},
	ledgerFolder: {
		name: "Ledger folder",
		desc: "Lists of people (.csv, .vcf) in it are quiet ledgers: searched, but nobody in them has a note or is flagged until you say so. Empty: no file is searched.",
	},
	uncountedHeadings: {
		name: "Headings that don’t count",
		desc: "Separated by commas. In daily and meeting notes, links don’t count under a heading that begins like this, or in a line that begins like this and a colon: lists that a template makes.",
	},
	logHeadings: {
		name: "Headings of the log",
		desc: "Your own headings for the log, separated by commas; “Follow-ups” is always one. The logs of Personal CRM and Orbit are read in any case; named here, they also grow.",
	},
	ownNames: {
		name: "Your own names for properties",
		desc: "Other names for each property, separated by commas: “Last seen” for last_contact. A note is read and written under the name it has.",
	},
	ownName: (key: string) => `Other names for ${key}`,
	rareHeading: "Rarely needed",
	marks: {
		name: "Marks and headings of your own",
		desc: "What else marks a note as a person’s, where its log stands, and what doesn’t count.",
	},
	datedHeading: "Daily, meeting and event notes",
	questionsHeading: "Four questions",
	question: (number: number) => `Question ${number}`,
	questionsDesc: "Answers under a former wording are still found.",
	rhythm: "Rhythm",
	circles: "Circles",
	circlesEmpty: "No circles.",
	addCircle: "Add circle",
	circleName: "Name of the circle",
	circleDays: "Days between follow-ups",
	defaultCadence: {
		name: "Default cadence",
		desc: "Days between follow-ups, unless the person or a circle says otherwise.",
	},
	faceToFaceLimit: { name: "Face to face at least every", desc: "Days that may pass without meeting." },
	lateness: {
		name: "Lateness",
		desc: "When somebody is due, fading and faded. With a monthly rhythm: on day 30, 45 and 90.",
	},
	dueFrom: { name: "Due from", desc: "Lateness is silence divided by the cadence: 1 is day 30 of a monthly rhythm." },
	fadingFrom: {
		name: "Fading from",
		desc: "Lateness from which a connection is fading: 1.5 is day 45 of a monthly rhythm.",
	},
	fadedFrom: {
		name: "Faded from",
		desc: "Lateness from which a connection has faded: 3 is day 90 of a monthly rhythm.",
	},
	askFactor: {
		name: "Weight of asking more than giving",
		desc: "Silence counts this many times where asks outnumber gives: by 1.25, 24 days count as 30.",
	},
	distanceFactor: {
		name: "Weight of not meeting",
		desc: "Silence counts this many times beyond the face-to-face limit: by 1.1, 30 days count as 33.",
	},
	notAscending: "Due, fading and faded must rise in this order.",
	outOfRange: "This value is out of range.",
	questionEmpty: "A question needs words.",
	circleTaken: "There’s already a circle with this name.",
	circleWasCalled: (circle: string) => `Notes of the circle “${circle}” may still say this name.`,
	circleNameEmpty: "A circle needs a name.",
	circleDaysWrong: "Days are a whole number from 1 to 3650, or words such as “6 weeks”.",
	newCircle: "new circle",
} as const;

/** What is said about the settings file. */
export const SETTINGS_FILE_WORDS = {
	unreadable: "The settings file can’t be read, so the settings stay as they are. It won’t be overwritten.",
	damaged: (names: readonly string[]) =>
		`Some settings could not be read and stay as they are: ${names.join(", ")}. The file keeps what it had.`,
	notSaved:
		"The settings file can’t be read, so nothing was changed. You can repair it, or overwrite it with the settings as they are now; what it holds is lost then.",
	writeOver: "Overwrite it",
} as const;
