import { type ClozePiece, clozeText } from '../cloze-text.ts'

/**
 * A text whose gaps stand in [brackets], as hashcards and repeater write them. An image's brackets, `![…]`, are none, nor
 * are those behind a backslash. Undefined where brackets do not match or are empty.
 */
export const bracketGaps = (text: string): { readonly text: string; readonly gaps: number } | undefined => {
  const pieces: ClozePiece[] = []
  let gaps = 0
  let outside = ''
  let inside: string | undefined
  let image = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    if (character === '\\' && /[[\]]/.test(text[at + 1] ?? '')) {
      const kept = character + text[++at]
      if (inside === undefined) outside += kept
      else inside += kept
    } else if (character === '[' && inside === undefined && text[at - 1] === '!') {
      image = true
      outside += character
    } else if (character === '[') {
      if (inside !== undefined) return undefined
      inside = ''
    } else if (character === ']' && image) {
      image = false
      outside += character
    } else if (character === ']') {
      if (inside === undefined || inside.trim() === '') return undefined
      pieces.push(outside, { text: inside })
      outside = ''
      inside = undefined
      gaps++
    } else if (inside === undefined) outside += character
    else inside += character
  }
  return inside === undefined ? { text: clozeText([...pieces, outside]), gaps } : undefined
}
