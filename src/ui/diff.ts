import type { Difference } from '../core/answer-diff.ts'
import type { Line, Span } from './text.ts'
import type { Words } from './words.ts'

const lengthOf = (differences: readonly Difference[], ...kinds: readonly Difference['is'][]): number =>
  differences.reduce((sum, { text, is }) => sum + (kinds.includes(is) ? text.length : 0), 0)

const marked = (differences: readonly Difference[], is: 'missing' | 'extra', marks: boolean): Span[] =>
  differences
    .filter(part => part.is === 'same' || part.is === is)
    .map((part): Span => {
      if (part.is === 'same' || !marks) return part.text
      return is === 'extra'
        ? { text: `[-${part.text}]`, style: 'bad' }
        : { text: `[+${part.text}]`, style: 'good' }
    })

/**
 * What was typed above the right answer: `param[-a]ters`, `param[+e]ters`. Nothing is marked where little is the same, and
 * what was typed is left out where it is the answer, or nothing.
 */
export const diffLines = (differences: readonly Difference[], words: Words['diff']): readonly Line[] => {
  const same = lengthOf(differences, 'same')
  const marks = 2 * same >= lengthOf(differences, 'same', 'missing')
  const right: Line = [words.right, ...marked(differences, 'missing', marks)]
  const isTold = lengthOf(differences, 'extra') > 0 || (same > 0 && lengthOf(differences, 'missing') > 0)
  return isTold ? [[words.typed, ...marked(differences, 'extra', marks)], right] : [right]
}
