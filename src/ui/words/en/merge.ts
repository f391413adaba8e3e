/** What `mull merge` says. */
export const merge = {}
