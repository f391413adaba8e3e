/** Words as a shell would split them: white space parts them, quotes and backslashes hold them together. Nothing else is special. */
export const splitWords = (command: string): readonly string[] => {
  const words: string[] = []
  let word: string | undefined
  const pattern = /\s+|'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)|([^\s'"\\]+)|(.)/gs
  for (const [whole, single, double, escaped, plain, stray] of command.matchAll(pattern)) {
    const part = single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? plain ?? stray
    if (part !== undefined) word = (word ?? '') + part
    else if (whole !== '' && word !== undefined) {
      words.push(word)
      word = undefined
    }
  }
  return word === undefined ? words : [...words, word]
}

/** A word as a person's shell takes it for one. */
export const quotedWord = (word: string): string =>
  /^[\w@%+=:,./~-]+$/.test(word) && !word.startsWith('~') ? word : `'${word.replaceAll("'", `'\\''`)}'`
