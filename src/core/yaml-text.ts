/** What YAML's readers disagree on, or no one sees: written only as an escape. */
const hidden = /(?![\u00ad\u061c\u200c-\u200f])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/u
const hiddenInLines = /(?![\t\n\u00ad\u061c\u200c-\u200f])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/u
const escaped = /(?![\u00ad\u061c\u200c-\u200f])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff"\\]/gu

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

const unicodeEscape = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
  ).join('')

/** The text in double quotes, on one line: as JSON has it, so that JSON stays JSON. */
export const doubleQuoted = (text: string): string =>
  `"${text.replace(escaped, character => escapes.get(character) ?? unicodeEscape(character))}"`

/** What a text can't start with and be plain: YAML's indicators, a document's markers. */
const indicator = /^(?:[\s,[\]{}#&*!|>'"%@`]|[-?:](?:\s|$)|---|\.\.\.)/u

const isPlain = (text: string, inFlow: boolean): boolean =>
  text !== '' &&
  !indicator.test(text) &&
  !/\s$|:\s|:$|\s#/u.test(text) &&
  !hidden.test(text) &&
  !(inFlow && /[,[\]{}]|^[-?:]|:["']/.test(text))

/** The text on one line, with quotes only where YAML needs them; `inFlow` is within brackets or braces. */
export const scalarText = (text: string, inFlow = false): string => {
  if (isPlain(text, inFlow)) return text
  return hidden.test(text) || !/["\\]/.test(text) || text.includes("'") ? doubleQuoted(text) : `'${text}'`
}

/** Whether the text can stand as a block: each line as it is. Blank lines at the end would be lost. */
const isBlock = (text: string): boolean =>
  text.includes('\n') && !/\n[ \t]*$/.test(text) && !hiddenInLines.test(text)

/** A line that its own spaces, or an empty line before it, would tell a wrong indentation. */
const needsIndent = (text: string): boolean => /^[ \t\n]/.test(text)

/**
 * The text as the value of a key or item: its first line, and the lines below it. Text of several lines is a literal
 * block, `step` columns further in than `margin`.
 */
export const valueLines = (text: string, margin: number, step: number): readonly string[] => {
  if (!isBlock(text)) return [scalarText(text)]
  const indent = ' '.repeat(margin + step)
  return [
    `|${needsIndent(text) ? step : ''}-`,
    ...text.split('\n').map(line => (line === '' ? '' : `${indent}${line}`)),
  ]
}
