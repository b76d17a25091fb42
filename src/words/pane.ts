import type { Balance } from "../domain/gives-and-asks";
import { counted, number } from "./count";

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

/** The status bar. */
export const STATUS = {
	waiting: (people: number, locale: string) => `${counted(people, "person", "people", locale)} waiting`,
	hint: "Open fading connections",
} as const;
