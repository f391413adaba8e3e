/** What a file may be. */
export const kinds = ['anki-text', 'csv', 'markdown', 'jsonl', 'apkg'] as const
export type ImportKind = (typeof kinds)[number]
