/** Four wordings, in the order of the questions. */
export type Questions = readonly [string, string, string, string];

/** The four questions as Gitomer asks them, in their order: product page, section 1. */
export const QUESTIONS: Questions = [
	"Why am I making this connection?",
	"How am I going to make this connection?",
	"Why would this person want to connect with me?",
	"How am I going to keep up this connection once I've made it?",
];
