/** Addresses of Markdown links, in which `%20` stands for a space. */

/** The path or name that an address is for; as it is where its percent signs encode nothing. */
export function decodedAddress(address: string): string {
	try {
		return decodeURIComponent(address);
	} catch {
		return address;
	}
}

/** An address for a path, which needs no angle brackets. */
export function encodedAddress(path: string): string {
	return path.replace(/[\s%\\()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
}
