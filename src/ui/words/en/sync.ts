/** What `mull sync` says. */
export const sync = {}
