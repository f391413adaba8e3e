/** Text for comparing without regard to case: through lower case, then upper, so that ẞ = ß = SS and final sigma is sigma. */
export const foldCase = (text: string): string => text.toLowerCase().toUpperCase()

/** A name for comparing without regard to case and width. */
export const plain = (name: string): string => foldCase(name.normalize('NFKC'))
