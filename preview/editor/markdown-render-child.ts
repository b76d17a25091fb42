import { Component } from "../core/component";

/** A component that lives with an element. The preview renders no Markdown, so only the plugin itself ends it. */
export class MarkdownRenderChild extends Component {
	constructor(public containerEl: HTMLElement) {
		super();
	}
}
