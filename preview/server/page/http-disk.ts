import { decodeText, diskError, encodeText, type DiskEntry, type VaultDisk } from "../../platform/disk";

/** The folder of notes behind the preview's server. */
export class HttpDisk implements VaultDisk {
	/** Paths asked for one by one in the same breath, which go in one request: a start asks for dozens of small files. */
	#asked: { readonly paths: string[]; readonly answer: Promise<(Uint8Array | null)[]> } | undefined;

	constructor(readonly name: string) {}

	list(): Promise<DiskEntry[]> {
		return this.#json("GET", "list", {});
	}

	stat(path: string): Promise<DiskEntry | null> {
		return this.#json("GET", "stat", { path });
	}

	listFolder(path: string): Promise<DiskEntry[]> {
		return this.#json("GET", "folder", { path });
	}

	async read(path: string): Promise<Uint8Array> {
		// Asked for as one of many: that a file is not there is normal, and must not stand as an error in the browser's console.
		this.#asked ??= this.#askSoon();
		const { paths, answer } = this.#asked;
		const at = paths.push(path) - 1;
		const data = (await answer)[at];
		if (data === null || data === undefined) throw diskError("ENOENT", `no such file or directory: ${path}`);
		return data.slice();
	}

	#askSoon(): { paths: string[]; answer: Promise<(Uint8Array | null)[]> } {
		const paths: string[] = [];
		const answer = Promise.resolve().then(() => {
			this.#asked = undefined;
			return this.readMany(paths);
		});
		return { paths, answer };
	}

	/** The answer is one line of JSON with the sizes (null: not readable), then all the bytes. */
	async readMany(paths: readonly string[]): Promise<(Uint8Array | null)[]> {
		if (paths.length === 0) return [];
		const response = await this.#request("POST", "files", {}, encodeText(JSON.stringify(paths)));
		const bytes = new Uint8Array(await response.arrayBuffer());
		const header = bytes.indexOf(10);
		const sizes = JSON.parse(decodeText(bytes.subarray(0, header))) as (number | null)[];
		let at = header + 1;
		return sizes.map((size) => (size === null ? null : bytes.subarray(at, (at += size))));
	}

	write(path: string, data: Uint8Array, exclusive = false): Promise<DiskEntry> {
		return this.#json("PUT", "file", { path, ...(exclusive ? { exclusive: "1" } : {}) }, data);
	}

	async mkdir(path: string): Promise<void> {
		await this.#request("POST", "folder", { path });
	}

	async rename(from: string, to: string): Promise<void> {
		await this.#request("POST", "rename", { path: from, to });
	}

	async remove(path: string, recursive: boolean): Promise<void> {
		await this.#request("DELETE", "file", { path, ...(recursive ? { recursive: "1" } : {}) });
	}

	watch(listener: (paths: string[]) => void): () => void {
		const source = new EventSource("/api/changes");
		source.addEventListener("message", (event: MessageEvent<string>) => listener(JSON.parse(event.data) as string[]));
		return () => source.close();
	}

	async #json<T>(method: string, what: string, query: Record<string, string>, data?: Uint8Array): Promise<T> {
		const response = await this.#request(method, what, query, data);
		return (await response.json()) as T;
	}

	async #request(method: string, what: string, query: Record<string, string>, data?: Uint8Array): Promise<Response> {
		const address = `/api/${what}?${new URLSearchParams(query).toString()}`;
		const response = await fetch(address, { method, ...(data ? { body: data.slice().buffer } : {}) });
		if (response.ok) return response;
		const { code, message } = (await response.json().catch(() => ({}))) as { code?: string; message?: string };
		throw diskError(code ?? "EIO", message ?? `${method} ${what} ${query["path"] ?? ""}`);
	}
}
