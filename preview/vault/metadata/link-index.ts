import { TFile } from "../files";
import type { Vault } from "../vault";

/** Finds the file a link means, by a table of names, so that a large vault does not pay per link. */
export class LinkIndex {
	readonly #byName = new Map<string, Set<TFile>>();

	constructor(vault: Vault) {
		vault.onInside("create", (file: unknown) => void (file instanceof TFile && this.#add(file)));
		vault.onInside("delete", (file: unknown) => void (file instanceof TFile && this.#remove(file, file.name)));
		vault.onInside("rename", (file: unknown, oldPath: string) => {
			if (!(file instanceof TFile)) return;
			this.#remove(file, oldPath.slice(oldPath.lastIndexOf("/") + 1));
			this.#add(file);
		});
	}

	/** The best match as the app chooses it: the exact path, else the same folder, else the shortest path. */
	find(linkpath: string, sourcePath: string): TFile | null {
		const wanted = linkpath
			.replace(/\u00A0/g, " ")
			.trim()
			.toLowerCase();
		const folder = sourcePath.slice(0, Math.max(0, sourcePath.lastIndexOf("/"))).toLowerCase();
		if (wanted === "") return this.#pick(sourcePath.toLowerCase(), folder, true);
		if (wanted.startsWith("./") || wanted.startsWith("../")) {
			const parts = folder === "" ? [] : folder.split("/");
			for (const part of wanted.split("/")) {
				if (part === "..") parts.pop();
				else if (part !== ".") parts.push(part);
			}
			return this.#either(parts.join("/"), folder, true);
		}
		return wanted.startsWith("/") ? this.#either(wanted.slice(1), folder, true) : this.#either(wanted, folder, false);
	}

	/** How many files have this name, in any folder. */
	countNamed(name: string): number {
		return this.#byName.get(name.toLowerCase())?.size ?? 0;
	}

	#either(path: string, folder: string, exact: boolean): TFile | null {
		return this.#pick(`${path}.md`, folder, exact) ?? this.#pick(path, folder, exact);
	}

	#pick(path: string, folder: string, exact: boolean): TFile | null {
		let best: TFile | null = null;
		let bestRank = Infinity;
		for (const file of this.#byName.get(path.slice(path.lastIndexOf("/") + 1)) ?? []) {
			const here = file.path.toLowerCase();
			if (here === path) return file;
			if (exact || !here.endsWith(`/${path}`)) continue;
			const near = folder !== "" && here.startsWith(`${folder}/`);
			const rank = (near ? 0 : 1_000_000) + here.length;
			if (rank < bestRank || (rank === bestRank && best && here < best.path.toLowerCase()))
				[best, bestRank] = [file, rank];
		}
		return best;
	}

	#add(file: TFile): void {
		const name = file.name.toLowerCase();
		const files = this.#byName.get(name);
		if (files) files.add(file);
		else this.#byName.set(name, new Set([file]));
	}

	#remove(file: TFile, name: string): void {
		this.#byName.get(name.toLowerCase())?.delete(file);
	}
}
