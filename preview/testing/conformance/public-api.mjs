// What the app's public API has, read from its type definitions: names and members, for the test that nothing is silently missing.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import ts from "typescript";

/**
 * @typedef {object} PublicClass
 * @property {string} name
 * @property {string | undefined} parent the class it extends, by name
 * @property {{ name: string, kind: "method" | "property" | "static", optional: boolean }[]} members its own public members
 *
 * @typedef {object} PublicApi
 * @property {PublicClass[]} classes
 * @property {string[]} functions
 * @property {string[]} values constants and enums
 * @property {{ owner: string, name: string }[]} helpers what the app adds to the classes of the browser and the language
 * @property {string[]} globals functions and variables the app adds to every window
 */

/** @returns {PublicApi} */
export function readPublicApi() {
	const file = createRequire(import.meta.url).resolve("obsidian/obsidian.d.ts");
	const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
	/** @type {PublicApi} */
	const api = { classes: [], functions: [], values: [], helpers: [], globals: [] };
	for (const statement of source.statements) {
		if (ts.isModuleDeclaration(statement) && statement.name.text === "global") readGlobals(statement, api);
		if (
			!ts.canHaveModifiers(statement) ||
			!ts.getModifiers(statement)?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword)
		)
			continue;
		if (ts.isClassDeclaration(statement)) api.classes.push(readClass(statement));
		else if (ts.isFunctionDeclaration(statement)) api.functions.push(statement.name?.text ?? "");
		else if (ts.isEnumDeclaration(statement)) api.values.push(statement.name.text);
		else if (ts.isVariableStatement(statement)) {
			for (const declared of statement.declarationList.declarations)
				if (ts.isIdentifier(declared.name)) api.values.push(declared.name.text);
		}
	}
	api.functions = [...new Set(api.functions)];
	return api;
}

/** @param {import("typescript").ClassDeclaration} node @returns {PublicClass} */
function readClass(node) {
	const parent = node.heritageClauses?.find((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword)?.types[0]
		?.expression;
	/** @type {PublicClass["members"]} */
	const members = [];
	for (const member of node.members) {
		if (!member.name || !ts.isIdentifier(member.name)) continue;
		const modifiers = (ts.canHaveModifiers(member) && ts.getModifiers(member)) || [];
		/** @param {import("typescript").SyntaxKind} kind */
		const has = (kind) => modifiers.some((modifier) => modifier.kind === kind);
		if (has(ts.SyntaxKind.PrivateKeyword) || has(ts.SyntaxKind.ProtectedKeyword)) continue;
		const kind = has(ts.SyntaxKind.StaticKeyword)
			? "static"
			: ts.isMethodDeclaration(member) || ts.isAccessor(member)
				? "method"
				: "property";
		const isOptional = "questionToken" in member && member.questionToken !== undefined;
		const name = member.name.text;
		// What is abstract is for the plugin to write.
		if (has(ts.SyntaxKind.AbstractKeyword) && kind === "method" && node.name?.text !== "Editor") continue;
		if (!members.some((other) => other.name === name)) members.push({ name, kind, optional: isOptional });
	}
	return { name: node.name?.text ?? "", parent: parent && ts.isIdentifier(parent) ? parent.text : undefined, members };
}

/** @param {import("typescript").ModuleDeclaration} node @param {PublicApi} api */
function readGlobals(node, api) {
	if (!node.body || !ts.isModuleBlock(node.body)) return;
	for (const statement of node.body.statements) {
		if (ts.isInterfaceDeclaration(statement)) {
			const owner = statement.name.text;
			for (const member of statement.members) {
				if (member.name && ts.isIdentifier(member.name)) api.helpers.push({ owner, name: member.name.text });
			}
		} else if (ts.isFunctionDeclaration(statement) && statement.name) api.globals.push(statement.name.text);
		else if (ts.isVariableStatement(statement)) {
			for (const declared of statement.declarationList.declarations)
				if (ts.isIdentifier(declared.name)) api.globals.push(declared.name.text);
		}
	}
}
