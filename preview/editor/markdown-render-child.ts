import { Component } from "../core/component";

/** A component that lives with an element. */
export class MarkdownRenderChild extends Component {
	constructor(public containerEl: HTMLElement) {
		super();
	}
}
