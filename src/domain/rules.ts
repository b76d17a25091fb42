import type { Circle } from "./cadence";

/** The numbers by which lanes and lateness are computed: product page, sections 5 and 6. All days are whole. */
export interface Rules {
	readonly circles: readonly Circle[];
	/** Days between follow-ups where neither the person nor a circle says. */
	readonly defaultCadence: number;
	/** Lateness from which a connection is due, fading, faded; ascending. */
	readonly dueFrom: number;
	readonly fadingFrom: number;
	readonly fadedFrom: number;
	/** By how much lateness grows where asks outnumber gives; at least 1. */
	readonly askFactor: number;
	/** By how much lateness grows where the last day face to face is beyond the limit; at least 1. */
	readonly distanceFactor: number;
	/** Days that may pass without meeting face to face. */
	readonly faceToFaceLimit: number;
	/** Whether counters in the properties are kept beside the log: product page, section 3.2. */
	readonly summary: boolean;
}

/** The rules before anything was set. */
export const DEFAULT_RULES: Rules = Object.freeze({
	circles: Object.freeze([
		{ name: "inner", days: 14 },
		{ name: "close", days: 30 },
		{ name: "active", days: 90 },
		{ name: "wide", days: 180 },
	]),
	defaultCadence: 90,
	dueFrom: 1,
	fadingFrom: 1.5,
	fadedFrom: 3,
	askFactor: 1.25,
	distanceFactor: 1.1,
	faceToFaceLimit: 365,
	summary: true,
});

/** Fewer gives and asks than this say nothing about the balance. */
export const ENOUGH_ACTS = 3;

/** For how many days after `met` a person is new, and the longest cadence of one never followed up. */
export const INTRODUCTION_DAYS = 30;
