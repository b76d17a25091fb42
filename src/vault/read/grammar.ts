/**
 * By which grammar notes were read. The build puts a digest of the sources of `note/` and `domain/` here, so that what an
 * older or newer version remembered of them is never believed.
 */
export const GRAMMAR: string = "sources";
