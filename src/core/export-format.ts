export const formats = ['anki', 'apkg', 'csv', 'json'] as const
/** What `mull export` can write. */
export type Format = (typeof formats)[number]
