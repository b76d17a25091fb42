/** The ways in which somebody can be reached, by what their note says. */
import type { Channel } from "./channel";
import type { Person } from "./person";

/** One way: what it says, what opens it, and the channel that is logged afterwards. */
export interface Way {
	readonly kind: "email" | "phone" | "link";
	/** As the note has it. */
	readonly words: string;
	readonly address: string;
	readonly channel: Channel;
}

/** Every way there is, mail first, then phone, then links. Only addresses that open mail, phone or the web. */
export function waysTo({ properties: { email = [], phone = [], links = [] } }: Person): readonly Way[] {
	return [
		...email.map((words): Way => ({
			kind: "email",
			words,
			address: `mailto:${encodeURIComponent(words).replaceAll("%40", "@")}`,
			channel: "email",
		})),
		...phone.map((words): Way => ({
			kind: "phone",
			words,
			address: `tel:${words.replace(/[^\d+*#,;]/g, "")}`,
			channel: "call",
		})),
		...links.map((words): Way => ({
			kind: "link",
			words: words.replace(/^https?:\/\/(?:www\.)?/i, "").replace(/\/$/, ""),
			address: /^https?:\/\//i.test(words) ? words : `https://${words}`,
			channel: "social",
		})),
	];
}
