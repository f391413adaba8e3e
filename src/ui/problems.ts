import type { Code, Finding, FindingOf, Problem, Severity } from '../core/problem.ts'
import { oneLine } from './clean.ts'
import { counted } from './counted.ts'
import { pieces, toLine, widthOf } from './pieces.ts'
import { wording } from './problem-wording.ts'
import { type Line, type Span, type Style, spans } from './text.ts'
import { truncatePieces } from './truncate.ts'

const styles = { error: 'bad', warning: 'warn' } as const satisfies Record<Severity, Style>

// The type parameter ties a finding to its code, which a union alone does not.
const say = <C extends Code>(code: C, finding: FindingOf<C>): string => wording[code](finding)

/** What is wrong, in one line of words. */
export const problemMessage = (finding: Finding): string => say(finding.code, finding)

/** Columns of an excerpt, and how many of them may stand before the caret. */
const room = 76
const roomBefore = 40

/** The UTF-16 offset of a 1-based column counted in code points. */
const offsetOf = (source: string, column: number): number => {
  let offset = 0
  for (let i = 1; i < column; i++) offset += (source.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1
  return offset
}

/** The part of the line around the caret, and the columns before it. A line may have millions of characters. */
const around = ({ source, column }: Problem): { shown: Line; indent: number } => {
  const caret = offsetOf(source, column)
  const before = pieces(source.slice(Math.max(0, caret - 4 * room), caret))
  const after = pieces(source.slice(caret, caret + 4 * room))
  const left = truncatePieces(before.toReversed(), roomBefore).toReversed()
  const indent = widthOf(left)
  return { shown: toLine([...left, ...truncatePieces(after, room - indent)]), indent }
}

const excerpt = (problem: Problem): readonly Line[] => {
  if (problem.source.trim() === '') return []
  const { shown, indent } = around(problem)
  const number = String(problem.line).padStart(5)
  const gutter = (text: string): Span => ({ text: `${text} | `, style: 'dim' })
  return [
    [gutter(number), ...spans(shown)],
    [gutter(' '.repeat(number.length)), ' '.repeat(indent), { text: '^', style: styles[problem.severity] }],
  ]
}

/** A problem with its place, and the line it stands on with a caret below it. */
export const problemLines = (problem: Problem): readonly Line[] => {
  const { file, line, column, severity } = problem
  const place: Span = { text: `${oneLine(file)}:${line}:${column}`, style: 'strong' }
  const head: Line = [
    place,
    ' ',
    { text: `${severity}:`, style: styles[severity] },
    ` ${problemMessage(problem)}`,
  ]
  return [head, ...excerpt(problem)]
}

/** `2 files, 122 cards: 1 error, 2 warnings` */
export const problemSummary = (report: {
  readonly files: number
  readonly cards: number
  readonly problems: readonly Problem[]
}): Line => {
  const { files, cards, problems } = report
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const warnings = problems.length - errors
  const read = `${counted(files, 'file')}, ${counted(cards, 'card')}: `
  if (problems.length === 0) return [read, { text: 'no problems', style: 'good' }]
  const told = [errors && counted(errors, 'error'), warnings && counted(warnings, 'warning')]
  return [read, { text: told.filter(Boolean).join(', '), style: errors > 0 ? 'bad' : 'warn' }]
}
