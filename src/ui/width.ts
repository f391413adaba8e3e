import fastStringWidth from 'fast-string-width'
import { clean, oneLine } from './clean.ts'
import { plainRuns } from './plain.ts'

let segmenter: Intl.Segmenter | undefined

/** It takes 13 ms to make, and time that grows with the square of the text's length (Node 20): made late, fed little. */
const segment = (text: string): string[] => {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), part => part.segment)
}

/** What a reader takes for one character each. */
export const graphemes = (text: string): string[] =>
  plainRuns(text).flatMap(run => (run.length === 1 ? run : segment(run)))

/** The columns a text takes on one line of a terminal, once it is clean. */
export const textWidth = (text: string): number => fastStringWidth(clean(text))

/** The text on one line, filled with spaces to this many columns. */
export const padEnd = (text: string, width: number): string => {
  const line = oneLine(text)
  return line + ' '.repeat(Math.max(0, width - textWidth(line)))
}
