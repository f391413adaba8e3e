/** Anki deletes these when it stores a note (rslib/src/notes/mod.rs); NFC comes after, as it composes what they parted. */
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g
const loneSurrogates = /\p{Surrogate}/gu

const stored = (text: string): string =>
  text.replace(controls, '').replace(loneSurrogates, '\ufffd').normalize('NFC')

/**
 * Plain text as the HTML of a field, with its line breaks and indentation. Spaces that HTML would collapse become
 * `&nbsp;`. A line's first U+0338 is written as a number, or else Anki's NFC makes `≯` of it and the `>` of `<br>`.
 */
export const ankiField = (text: string): string =>
  stored(text.replace(/\r\n?/g, '\n'))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/^\u0338/gm, '&#824;')
    .replaceAll('\t', '    ')
    .replace(/^ +| {2,}/gm, spaces => '&nbsp;'.repeat(spaces.length))
    .replaceAll('\n', '<br>')

const ankiTag = (tag: string): string => stored(tag.replace(/\p{White_Space}+/gu, '_'))

/** Tags as one cell: each a single word, none twice whatever its case. */
export const ankiTags = (tags: readonly string[]): string => {
  const words = new Map<string, string>()
  for (const tag of tags.map(ankiTag)) {
    const key = tag.toLowerCase()
    if (tag !== '' && !words.has(key)) words.set(key, tag)
  }
  return [...words.values()].join(' ')
}

/** A deck's name from the top deck down, in the spelling Anki itself would give it: any other makes a new deck each time. */
export const ankiDeckPath = (name: string): readonly string[] =>
  stored(name.replace(/[\t\n]/g, ''))
    .split('::')
    .map(part => part.replace(/^[\p{White_Space}:]+|[\p{White_Space}:]+$/gu, '') || 'blank')
