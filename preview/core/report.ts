/** Reports what somebody else's code threw, as an uncaught error, and goes on: as the app does. */
export function reportLater(error: unknown): void {
	setTimeout(() => {
		throw error;
	}, 0);
}
