/**
 * How a follow-up happened: every channel there is. Parsing, packing, the log dialog and the help of its keys read this
 * table; a channel's label is in `words/dialogs.ts`. `phrase` is how a sentence names it.
 */
export const CHANNELS = [
	{ id: "in person", phrase: "a meeting in person", key: "p", icon: "users", faceToFace: true },
	{ id: "video", phrase: "a video call", key: "v", icon: "video", faceToFace: false },
	{ id: "call", phrase: "a call", key: "c", icon: "phone", faceToFace: false },
	{ id: "message", phrase: "a message", key: "m", icon: "message-circle", faceToFace: false },
	{ id: "email", phrase: "an email", key: "e", icon: "mail", faceToFace: false },
	{ id: "social", phrase: "a social follow-up", key: "s", icon: "at-sign", faceToFace: false },
] as const;

/** A channel as it is spelled in notes, in every language of the screen. */
export type Channel = (typeof CHANNELS)[number]["id"];

const FACE_TO_FACE: ReadonlySet<string> = new Set(CHANNELS.filter((row) => row.faceToFace).map((row) => row.id));

/** What a follow-up by a channel is called in a sentence: `an email`. */
export function phraseFor(channel: Channel | undefined): string {
	return CHANNELS.find(({ id }) => id === channel)?.phrase ?? "a follow-up";
}

/** Whether a follow-up by this channel is a meeting face to face. */
export function isFaceToFace(channel: Channel | undefined): boolean {
	return channel !== undefined && FACE_TO_FACE.has(channel);
}

/** Reads a channel, ignoring case and extra white space (`In  Person`); undefined for anything else. */
export function parseChannel(value: unknown): Channel | undefined {
	if (typeof value !== "string") return undefined;
	const spelled = value.trim().replace(/\s+/g, " ").toLowerCase();
	return CHANNELS.find((row) => row.id === spelled)?.id;
}

/** Whether something was given to a person or asked of them in a follow-up, as it is spelled in notes. */
export type Direction = "gave" | "asked";

/** Reads a direction, ignoring case; undefined for anything else. */
export function parseDirection(value: unknown): Direction | undefined {
	if (typeof value !== "string") return undefined;
	const spelled = value.trim().toLowerCase();
	return spelled === "gave" || spelled === "asked" ? spelled : undefined;
}
