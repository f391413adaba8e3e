/** What `mull restore` says. */
export const restore = {}
