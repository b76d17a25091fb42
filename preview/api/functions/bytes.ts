/** The app's `getBlobArrayBuffer`. */
export function getBlobArrayBuffer(blob: Blob): Promise<ArrayBuffer> {
	return blob.arrayBuffer();
}

/** The app's `arrayBufferToBase64`. */
export function arrayBufferToBase64(buffer: ArrayBuffer): string {
	return btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""));
}

/** The app's `base64ToArrayBuffer`. Throws where the text is not Base64. */
export function base64ToArrayBuffer(base64: string): ArrayBuffer {
	return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer;
}

/** The app's `arrayBufferToHex`: two lower-case digits for each byte. */
export function arrayBufferToHex(data: ArrayBuffer): string {
	return Array.from(new Uint8Array(data), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The app's `hexToArrayBuffer`. */
export function hexToArrayBuffer(hex: string): ArrayBuffer {
	return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)).buffer;
}
