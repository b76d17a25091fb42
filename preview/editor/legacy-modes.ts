/** How a language is coloured, as CodeMirror 5 has it: made from the editor's options. */
type ModeMaker = (...parts: unknown[]) => unknown;

/**
 * The app's older CodeMirror, which it keeps as `window.CodeMirror` to colour code: plugins add languages to it. Here modes are
 * kept, and nothing is coloured: a mode that is asked for and not there is plain text.
 */
export function legacyModes(): object {
	const modes: Record<string, ModeMaker> = {};
	const mimeModes: Record<string, unknown> = {};
	const plain = { token: (stream: { skipToEnd(): void }): null => (stream.skipToEnd(), null) };
	return {
		modes,
		mimeModes,
		defineMode: (name: string, make: ModeMaker) => void (modes[name] = make),
		defineMIME: (mime: string, mode: unknown) => void (mimeModes[mime] = mode),
		getMode: (options: unknown, mode: unknown): unknown =>
			typeof mode === "string" ? (modes[mode]?.(options, mode) ?? plain) : plain,
	};
}
