/** The height of a usual phone's keyboard, in pixels. */
const KEYBOARD = 336;

/**
 * What the page's address says of a device; nothing for none.
 * @param {string | undefined} device
 */
export function addressOf(device) {
	if (device === undefined) return "";
	if (!["desktop", "tablet", "phone"].includes(device)) throw new Error("--device is desktop, tablet or phone");
	return `?device=${device}${device === "phone" ? `&keyboard=${KEYBOARD}` : ""}`;
}
