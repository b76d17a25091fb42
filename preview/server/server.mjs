// Serves the preview: the page, a built plugin, and one folder of notes. On the loopback address only.
import { createServer } from "node:http";
import { rm } from "node:fs/promises";
import path from "node:path";
import { bundlePage, readPage } from "./page-bundle.mjs";
import { VaultFolder } from "./vault-folder.mjs";

/** How much one request may carry: notes are small. */
const LARGEST_BODY = 64 * 1024 * 1024;

const STATUS = /** @type {Record<string, number>} */ ({ ENOENT: 404, EEXIST: 409, EACCES: 403, EINVAL: 400 });

/**
 * @typedef {object} PreviewOptions
 * @property {string} vault the folder of notes, used in place
 * @property {import("./plugin-folder.mjs").PagePlugin | (() => Promise<import("./plugin-folder.mjs").PagePlugin>)} plugin what
 *   the page loads; a function is asked anew each time the page is loaded
 * @property {boolean} [isCopy] the folder was made for this preview: all of it may be written, the app's configuration too, and
 *   it is removed at the end. In a folder that is somebody's own the page writes nothing but notes
 * @property {string} [today] "YYYY-MM-DD": the day it is in the page, where its address names none
 * @property {string} [open] a note that is opened where none is open
 * @property {number} [port] 0, or none, takes a free one
 * @property {string} [page] a folder with the page, made by `writePage`; without it, the page is bundled
 */

/**
 * Starts the server; resolves when it listens.
 * @param {PreviewOptions} options
 * @returns {Promise<{ url: string, vault: string, close(): Promise<void> }>}
 */
export async function startPreview(options) {
	const isCopy = options.isCopy === true;
	const vault = await VaultFolder.open(options.vault);
	const page = await (options.page === undefined ? bundlePage() : readPage(options.page));
	/** @type {Set<import("node:http").ServerResponse>} */
	const listeners = new Set();
	const stopWatching = vault.watch((paths) => {
		for (const listener of listeners) listener.write(`data: ${JSON.stringify(paths)}\n\n`);
	});

	const server = createServer((request, response) => {
		answer(request, response).catch((/** @type {unknown} */ error) => {
			const code = error instanceof Error && "code" in error ? String(error.code) : "";
			const message = error instanceof Error ? error.message : String(error);
			if (!response.headersSent)
				send(
					response,
					STATUS[code] ?? 500,
					"application/json",
					JSON.stringify({ code, message: message.replaceAll(vault.root, "") }),
				);
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
				return json(await (typeof options.plugin === "function" ? options.plugin() : options.plugin));
			case "GET /api/vault":
				return json({
					name: path.basename(vault.root),
					isCopy,
					today: options.today ?? null,
					open: options.open ?? null,
				});
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
		if (isCopy || !parts.some((part) => part.startsWith(".")) || (binAllowed && parts[0] === ".trash")) return;
		throw Object.assign(new Error("The preview writes nothing but notes into this vault"), { code: "EACCES" });
	}

	const port = await /** @type {Promise<number>} */ (
		new Promise((resolve, reject) => {
			server.once("error", reject);
			server.listen(options.port ?? 0, "127.0.0.1", () =>
				resolve(/** @type {import("node:net").AddressInfo} */ (server.address()).port),
			);
		})
	);

	return {
		url: `http://127.0.0.1:${port}/`,
		vault: vault.root,
		async close() {
			stopWatching();
			for (const listener of listeners) listener.end();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			if (isCopy) await rm(vault.root, { recursive: true, force: true });
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
	response.writeHead(status, {
		"content-type": type,
		"cache-control": "no-store",
		"x-content-type-options": "nosniff",
	});
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
