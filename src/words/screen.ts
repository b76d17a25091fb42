/** Words for the pane, dialogs, notices, commands and the status bar. */
import type { Balance } from "../domain/gives-and-asks";
import { type Day, formatDay } from "../domain/day";
import { counted, number } from "./count";

/**
 * Names of commands, except those of events (`EVENT_COMMANDS` in `events.ts`) and of "Why these dates?" and "Set up …"
 * (`contact-sources.ts`).
 */
export const COMMANDS = {
	newPerson: "New person",
	makePerson: "Make this note a person",
	logFollowUp: "Log a follow-up",
	openPane: "Open fading connections",
	reachOut: "Reach out to the next person",
	snooze: "Snooze person",
	setCadence: "Set cadence",
	rest: "Let person rest or resume",
	undo: "Undo the last change",
	redo: "Redo the last undone change",
	check: "Check person notes",
	forget: "Forget what this device remembers",
	importPeople: "Import people",
	exportPeople: "Export people",
} as const;

/** Display names of the channels. */
export const CHANNEL_NAMES = {
	"in person": "In person",
	video: "Video",
	call: "Call",
	message: "Message",
	email: "Email",
	social: "Social",
} as const;

/** The pane. */
export const PANE = {
	title: "Fading connections",
	more: "More",
	log: "Log",
	logWith: (name: string) => `Log a follow-up with ${name}`,
	touchToday: (name: string) => `In touch with ${name} today`,
	inTouchToday: "In touch today",
	moreFor: (name: string) => `More for ${name}`,
	openNote: "Open note",
	openInNewTab: "Open in new tab",
	openToSide: "Open to the side",
	wake: "Wake",
	letRest: "Let it rest",
	notAPerson: "Not a person",
	resume: "Resume",
	logIt: "Log it",
	introductions: (made: number, goal: number, locale: string) =>
		made < goal
			? `${number(made, locale)} of ${counted(goal, "introduction", "introductions", locale)} this month`
			: `${counted(made, "introduction", "introductions", locale)} this month`,
	waiting: (people: number, locale: string) => `${number(people, locale)} waiting`,
	quarter: ({ gives, asks }: Balance, locale: string) =>
		`${counted(gives, "give", "gives", locale)}, ${counted(asks, "ask", "asks", locale)} this quarter`,
	unread: (notes: number, locale: string) =>
		`${counted(notes, "note has", "notes have", locale)} properties that can’t be read; ${notes === 1 ? "it may be a person’s." : "a person may be among them."}`,
	doubted: (people: number, locale: string) =>
		`${counted(people, "person has", "people have", locale)} a day that no line of the log accounts for. “Check person notes” shows it.`,
	nobodyYet: "Nobody here yet",
	nobodyYetHint: "Each person is one note. Start with somebody you met lately: a name is enough.",
	howNotesBecomePeople: (folder: string) =>
		folder === ""
			? "A note is a person if it has the property “type: person”."
			: `A note is a person if it’s in the folder “${folder}”, or has the property “type: person”.`,
	nobodyFading: "Nobody is fading. A good day to meet somebody new.",
	someUndated: (people: number, locale: string) =>
		`No date is known yet for ${people === 1 ? "one person" : `${number(people, locale)} people`}.`,
	nobodyDated: "Nobody has a date yet",
	nobodyDatedHint:
		"Say roughly when you last spoke with each of them, and you’ll see who is fading. Links in daily and meeting notes count, too.",
	reading: "Reading your notes …",
	balance: ({ gives, asks }: Balance, locale: string) =>
		`${counted(gives, "give", "gives", locale)}, ${counted(asks, "ask", "asks", locale)}`,
	copyOf: (name: string) =>
		`Its name says it’s a copy that a sync tool made of ${name}. “Check person notes” says more.`,
	select: (name: string) => `Select ${name}`,
	search: "Search people",
	filters: "Filter by circle or tag",
	anyCircle: "Every circle",
	anyTag: "Every tag",
	circleFilter: "Circle",
	tagFilter: "Tag",
	people: "People by lane",
	found: (people: number, locale: string) =>
		people === 0 ? "Nobody found" : `${counted(people, "person", "people", locale)} found`,
	nobodyFound: "Nobody matches.",
	clearFilters: "Show everybody",
	selectSeveral: "Select several",
	selection: "Selected people",
	selected: (people: number, locale: string) => `${number(people, locale)} selected`,
	selectAll: "All shown",
	export: "Export",
	endSelection: "Done",
	snooze: "Snooze",
	setCadence: "Cadence",
	lane: (name: string, people: number, locale: string) => `${name}, ${counted(people, "person", "people", locale)}`,
} as const;

/** Dialogs. */
export const DIALOG = {
	save: "Save",
	saveAndAnother: "Save and add another",
	cancel: "Cancel",
	undo: "Undo",
	redo: "Redo",
	open: "Open",
	openThere: "Open it there",
	name: "Name",
	nameHint: "Who did you meet?",
	met: "Met on",
	knownLonger: "Known longer",
	metAt: "Where",
	metAtHint: "Where",
	today: "Today",
	yesterday: "Yesterday",
	more: "Through whom, company, how to reach them, birthday, circle",
	company: "Company",
	role: "Role",
	place: "Lives in",
	email: "Email",
	phone: "Phone",
	links: "Web address",
	birthday: "Birthday",
	birthdayHint: "Birthday, such as 2 June",
	knows: "Knows",
	knowsHint: "Who they know, separated by commas",
	newPersonKeys: "Enter: save · Shift+Enter: save and add another",
	introducedBy: "Introduced by",
	circle: "Circle",
	noCircle: "None",
	cadence: (rhythm: string) => `Keep in touch on a ${rhythm} rhythm`,
	cadenceKey: "Alt+Enter accepts",
	cadenceAccepted: (rhythm: string) => `A ${rhythm} rhythm will be set`,
	cadenceTakeOut: "Remove it",
	resumed: "Picked up where you left off. Nothing has been saved yet.",
	logResumed: (day: string) => `Picked up where you left off${day === "" ? "" : `, for ${day}`}. Not logged yet.`,
	startAfresh: "Start afresh",
	personExists: (name: string, path: string) => `There’s already a person called ${name} (${path}).`,
	openExisting: "Open their note",
	addAnother: (name: string) => `Add another ${name}`,
	noteExists: (path: string) => `There’s a note at ${path} that isn’t a person yet.`,
	makeItPerson: "Make this note a person",
	last: (what: string, day: string) => `Last: ${what}, ${day}`,
	promise: "Promise",
	promiseHint: "A promise? Send her the deck, by Friday",
	promiseBy: (what: string, day: string) => `“${what}”, by ${day}.`,
	promiseOpen: "No day yet: “by Friday” sets one.",
	logKeys: (key: string) => `Letter: how · Enter: log · ${key} and G, A, N: gave, asked, neither`,
	pickerNew: (name: string) => `New person “${name}” and log`,
	logTitle: (names: string) => `Log a follow-up with ${names}`,
	how: "How",
	direction: "Give or ask",
	altKey: "Alt",
	optionKey: "Option",
	gave: "Gave",
	asked: "Asked",
	neither: "Neither",
	what: "What",
	whatHint: "What was it about?",
	day: "Day",
	log: "Log",
	giveFirst: (name: string) => `Give ${name} something first?`,
	theirReason: (answer: string) => `Why they would want to connect: ${answer}`,
	common: (shared: string) => `Common ground: ${shared}.`,
	seeks: (name: string, sought: string) => `${name} seeks ${sought}.`,
	pickPerson: "Who did you talk to?",
	pickSnooze: "Who do you want to snooze?",
	pickCadence: "Whose rhythm?",
	pickRest: "Who should rest or resume?",
	noPersonMatches: "Nobody by that name.",
	pickerChoose: "to choose",
	pickerAdd: "to choose several",
	pickerMove: "to move",
	pickerClose: "to close",
	chosen: (names: string) => `Chosen: ${names}`,
	alsoChoose: (name: string) => `Choose ${name} too`,
	snoozeTitle: (name: string) => `Snooze ${name} for how long?`,
	snoozeTyped: (day: Day, locale: string) => `Until ${formatDay(day, "full", locale)}`,
	untilADay: "Until a day …",
	untilTitle: (name: string) => `Snooze ${name} until`,
	wakeNow: "Wake now",
	cadenceTitle: (name: string) => `How often do you want to be in touch with ${name}?`,
	circleChoice: (name: string, rhythm: string) => `Circle ${name} (${rhythm})`,
	cadenceTyped: (rhythm: string) => `Set ${rhythm}`,
	cadencePlaceholder: "Choose, or type 45, 6 weeks, monthly …",
	noOwnCadence: "No rhythm of their own",
	checkTitle: "Check person notes",
	checkNothing: "All is well: every note can be read, and the summaries agree with the logs.",
	checkIntro: "Nothing has been changed.",
	checkSwitches: "What you switch on is updated from the log when you press the button.",
	checkFound: (found: number, notes: number, locale: string) =>
		`${counted(found, "finding", "findings", locale)} in ${counted(notes, "note", "notes", locale)}.`,
	checkApply: "Bring up to date",
	checkShow: "Show",
	checkShowIn: (path: string) => `Show in ${path}`,
	checkOpen: (note: string) => `Open ${note}`,
	checkMore: (notes: number, locale: string) => `Show ${counted(notes, "more note", "more notes", locale)}`,
	close: "Close",
	walkTitle: "Reach out",
	walkOf: (at: number, end: number, waiting: number, locale: string) =>
		`${number(at, locale)} of ${number(end, locale)}${waiting > end ? ` · ${number(waiting, locale)} waiting` : ""}`,
	next: "Next",
	back: "Back",
	keepGoing: "Keep going",
	walkEnough: (seen: number, locale: string) => `That was ${counted(seen, "person", "people", locale)} today: enough.`,
	walkLeft: (people: number, locale: string) =>
		`${counted(people, "more person waits", "more people wait", locale)}; another day will do.`,
	walkDone: (logged: number, snoozed: number, rested: number, locale: string) =>
		`Done for now: ${counted(logged, "follow-up", "follow-ups", locale)} logged, ${number(snoozed, locale)} snoozed, ${number(rested, locale)} at rest.`,
	walkNobody: "Nobody is waiting for you today.",
	snoozeFor: "Snooze",
} as const;

/** Notices that don't report an action. */
export const NOTICE = {
	forgotten: "Forgotten. Your notes are untouched, and the next start reads them all again.",
	reachedOut: (name: string) => `Reaching out to ${name}.`,
	noWay: (name: string) =>
		`There’s no email, phone or link for ${name} yet. Add one to the note: email, phone or links.`,
	inTouchAlready: (names: string) => `Contact with ${names} is logged for today already.`,
	stillReading: "Your notes are still being read. This opens as soon as they’re all read.",
	damagedSettings: (names: readonly string[]) =>
		`Some settings could not be read and are at their defaults: ${names.join(", ")}. The file is as it was.`,
	noActiveNote: "Open a note first.",
	noSuchNote: (target: string) => `There is no note “${target}” yet.`,
} as const;

/** The status bar. */
export const STATUS = {
	waiting: (people: number, locale: string) => `${counted(people, "person", "people", locale)} waiting`,
	hint: "Open fading connections",
} as const;
