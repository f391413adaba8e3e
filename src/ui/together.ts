import { type Line, plainText, type Span } from './text.ts'
import { textWidth } from './width.ts'

const between = ' · '

const widthOf = (span: Span): number => textWidth(plainText(span))

/** Short facts, as many on a line as it has room for: a line breaks between two of them and only inside one that is wider than it. */
export const together = (facts: readonly Span[], width: number): readonly Line[] => {
  const lines: Span[][] = []
  let room = 0
  for (const fact of facts) {
    const wanted = widthOf(fact)
    const line = lines.at(-1)
    if (line && between.length + wanted <= room) {
      line.push(between, fact)
      room -= between.length + wanted
    } else {
      lines.push([fact])
      room = width - wanted
    }
  }
  return lines
}
