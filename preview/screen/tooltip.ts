/** How a tooltip is placed. */
export interface TooltipOptions {
	placement?: "bottom" | "right" | "left" | "top";
	classes?: string[];
	gap?: number;
	delay?: number;
}

/** The app's `setTooltip`: the label and where to show it; the app shows it when the pointer rests. */
export function setTooltip(el: HTMLElement, tooltip: string, options?: TooltipOptions): void {
	el.setAttribute("aria-label", tooltip);
	if (options?.placement) el.setAttribute("data-tooltip-position", options.placement);
	if (options?.delay !== undefined) el.setAttribute("data-tooltip-delay", String(options.delay));
	if (options?.classes) el.setAttribute("data-tooltip-classes", options.classes.join(" "));
}

/** The app's `displayTooltip`: shows it at once, until the pointer leaves. */
export function displayTooltip(el: HTMLElement, content: string | DocumentFragment, options?: TooltipOptions): void {
	const tip = el.doc.body.createDiv({ cls: ["tooltip", ...(options?.classes ?? [])], text: content });
	const box = el.getBoundingClientRect();
	tip.setCssStyles({ left: `${box.left}px`, top: `${box.bottom + (options?.gap ?? 4)}px` });
	el.addEventListener("mouseleave", () => tip.remove(), { once: true });
}
