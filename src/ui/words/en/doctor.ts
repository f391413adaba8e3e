/** What `mull doctor` says. */
export const doctor = {}
