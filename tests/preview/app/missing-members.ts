/** Filled in below. */
export function refuseMissingMembers(): void {}
