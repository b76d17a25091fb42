// Serves the preview: the page, the built plugin, and one folder of notes. On the loopback address only.
import { createServer } from "node:http";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { writeLargeVault } from "../../tests/support/large-vault.mjs";
import { bundlePage } from "./page-bundle.mjs";
import { copySampleVault } from "../sample-vault.mjs";
import { VaultFolder } from "./vault-folder.mjs";

const project = path.resolve(import.meta.dirname, "../..");

/** How much one request may carry: notes are small. */
const LARGEST_BODY = 64 * 1024 * 1024;

const STATUS = /** @type {Record<string, number>} */ ({ ENOENT: 404, EEXIST: 409, EACCES: 403, EINVAL: 400 });

/**
 * @typedef {object} PreviewOptions
 * @property {string} [vault] a folder to use in place; without it, a fresh copy of the sample vault
 * @property {number} [people] instead of the sample vault, a large one with so many people
 * @property {number} [port] 0 takes a free one
 * @property {string} [today] "YYYY-MM-DD": the day around which the sample vault is alive
 * @property {{ main: string, manifest: object, styles?: string, without?: string[] }} [plugin] a built plugin, and what of the
 *   app it has to do without; without it, the project's own
 */

/**
 * Starts the server. The plugin has to be built before.
 * @param {PreviewOptions} [options]
 * @returns {Promise<{ url: string, vault: string, close(): Promise<void> }>}
 */
export async function startPreview(options = {}) {
	const sample = options.vault === undefined;
	const vault = await VaultFolder.open(options.vault ?? (await freshVault(options.today ?? localDay(new Date()), options.people)));
	const page = await bundlePage();
	/** @type {Set<import("node:http").ServerResponse>} */
	const listeners = new Set();
	const stopWatching = vault.watch((paths) => {
		for (const listener of listeners) listener.write(`data: ${JSON.stringify(paths)}\n\n`);
	});

	const server = createServer((request, response) => {
		answer(request, response).catch((/** @type {unknown} */ error) => {
			const code = error instanceof Error && "code" in error ? String(error.code) : "";
			const message = error instanceof Error ? error.message : String(error);
			if (!response.headersSent) send(response, STATUS[code] ?? 500, "application/json", JSON.stringify({ code, message: message.replaceAll(vault.root, "") }));
		});
	});

	/**
	 * @param {import("node:http").IncomingMessage} request
	 * @param {import("node:http").ServerResponse} response
	 */
	async function answer(request, response) {
		if (!isOwn(request)) return send(response, 403, "text/plain", "This address serves its own page only.");
		const url = new URL(request.url ?? "/", "http://127.0.0.1");
		const file = page[url.pathname];
		if (file && request.method === "GET") return send(response, 200, file.type, file.body);
		const at = url.searchParams.get("path") ?? "";
		const json = (/** @type {unknown} */ value) => send(response, 200, "application/json", JSON.stringify(value));
		switch (`${request.method} ${url.pathname}`) {
			case "GET /api/plugin":
				return json(options.plugin ?? (await builtPlugin()));
			case "GET /api/vault":
				return json({ name: path.basename(vault.root), sample, today: options.today ?? null });
			case "GET /api/list":
				return json(await vault.list());
			case "GET /api/folder":
				return json(await vault.listFolder(at));
			case "GET /api/stat":
				return json(await vault.stat(at));
			case "GET /api/file":
				return send(response, 200, "application/octet-stream", await vault.read(at));
			case "POST /api/files": {
				/** @type {string[]} */
				const paths = JSON.parse((await body(request)).toString("utf8"));
				const contents = await vault.readMany(paths);
				const sizes = contents.map((content) => content?.length ?? null);
				const all = [Buffer.from(`${JSON.stringify(sizes)}\n`), ...contents.filter((content) => content !== null)];
				return send(response, 200, "application/octet-stream", Buffer.concat(all));
			}
			case "GET /api/changes":
				response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
				response.write(": listening\n\n");
				listeners.add(response);
				return void response.on("close", () => listeners.delete(response));
			case "PUT /api/file":
				refuseHidden(at);
				return json(await vault.write(at, await body(request), url.searchParams.get("exclusive") === "1"));
			case "POST /api/folder":
				refuseHidden(at, true);
				return json(await vault.mkdir(at));
			case "POST /api/rename": {
				const to = url.searchParams.get("to") ?? "";
				refuseHidden(at);
				refuseHidden(to, true);
				return json(await vault.rename(at, to));
			}
			case "DELETE /api/file":
				refuseHidden(at);
				return json(await vault.remove(at, url.searchParams.get("recursive") === "1"));
			default:
				return send(response, 404, "text/plain", "There is nothing here.");
		}
	}

	/**
	 * Somebody's own vault keeps its configuration: there the page writes notes only, and the vault's bin.
	 * @param {string} vaultPath
	 * @param {boolean} [binAllowed]
	 */
	function refuseHidden(vaultPath, binAllowed = false) {
		const parts = vaultPath.split(/[\\/]/);
		if (sample || !parts.some((part) => part.startsWith(".")) || (binAllowed && parts[0] === ".trash")) return;
		throw Object.assign(new Error("The preview writes nothing but notes into this vault"), { code: "EACCES" });
	}

	const port = await /** @type {Promise<number>} */ (new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(options.port ?? 0, "127.0.0.1", () => resolve(/** @type {import("node:net").AddressInfo} */ (server.address()).port));
	}));

	return {
		url: `http://127.0.0.1:${port}/`,
		vault: vault.root,
		async close() {
			stopWatching();
			for (const listener of listeners) listener.end();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			if (sample) await rm(vault.root, { recursive: true, force: true });
		},
	};
}

/**
 * A page of another origin must neither read nor write notes, not even by naming this address as its own host.
 * @param {import("node:http").IncomingMessage} request
 */
function isOwn(request) {
	const { host, origin } = request.headers;
	const port = request.socket.localPort;
	const own = [`127.0.0.1:${port}`, `localhost:${port}`];
	if (host === undefined || !own.includes(host)) return false;
	if (origin !== undefined && origin !== `http://${host}`) return false;
	const site = request.headers["sec-fetch-site"];
	return site === undefined || site === "same-origin" || site === "none";
}

/**
 * @param {import("node:http").ServerResponse} response
 * @param {number} status
 * @param {string} type
 * @param {string | Uint8Array} content
 */
function send(response, status, type, content) {
	response.writeHead(status, { "content-type": type, "cache-control": "no-store", "x-content-type-options": "nosniff" });
	response.end(content);
}

/** @param {import("node:http").IncomingMessage} request */
async function body(request) {
	/** @type {Buffer[]} */
	const parts = [];
	let size = 0;
	for await (const part of /** @type {AsyncIterable<Buffer>} */ (request)) {
		size += part.length;
		if (size > LARGEST_BODY) throw Object.assign(new Error("too large"), { code: "EINVAL" });
		parts.push(part);
	}
	return Buffer.concat(parts);
}

/** The project's plugin as it ships. */
async function builtPlugin() {
	const [main, manifest, styles] = await Promise.all([
		readFile(path.join(project, "main.js"), "utf8"),
		readFile(path.join(project, "manifest.json"), "utf8"),
		readFile(path.join(project, "styles.css"), "utf8").catch(() => ""),
	]);
	/** @type {object} */
	const parsed = JSON.parse(manifest);
	return { main, manifest: parsed, styles };
}

/** @param {string} today @param {number | undefined} people */
async function freshVault(today, people) {
	if (people !== undefined && !(Number.isInteger(people) && people >= 0)) throw new RangeError("The number of people must be a whole number");
	const folder = await mkdtemp(path.join(tmpdir(), "networking-notes-"));
	if (people === undefined) await copySampleVault(folder, today);
	else await writeLargeVault(folder, { people, today });
	return folder;
}

/** The day on this machine's calendar. @param {Date} now */
function localDay(now) {
	return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
}
