import { Events } from "../core/events";

/** The app's store of secrets. Here they are kept in memory and are gone with the page: the preview is no place for real ones. */
export class SecretStorage extends Events {
	readonly #secrets = new Map<string, string>();

	/** Throws where the id is not lower-case letters, digits and dashes. */
	setSecret(id: string, secret: string): void {
		if (!/^[a-z0-9-]+$/.test(id)) throw new Error(`"${id}" is no id of a secret`);
		this.#secrets.set(id, secret);
	}

	getSecret(id: string): string | null {
		return this.#secrets.get(id) ?? null;
	}

	listSecrets(): string[] {
		return [...this.#secrets.keys()];
	}
}
