import {
  type Code,
  type Finding,
  type FindingOf,
  isError,
  type Problem,
  type Severity,
} from '../core/problem.ts'
import { oneLine } from './clean.ts'
import { pieces, toLine, widthOf } from './pieces.ts'
import { type Line, type Span, type Style, spans } from './text.ts'
import { truncatePieces } from './truncate.ts'
import type { Words } from './words.ts'

const styles = { error: 'bad', warning: 'warn' } as const satisfies Record<Severity, Style>

// The type parameter ties a finding to its code, which a union alone does not.
const say = <C extends Code>({ problems }: Words, code: C, finding: FindingOf<C>): string =>
  problems.findings[code](finding)

/** What is wrong, in one line of words. */
export const problemMessage = (words: Words, finding: Finding): string => say(words, finding.code, finding)

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
export const problemLines = (words: Words, problem: Problem): readonly Line[] => {
  const { file, line, column, severity } = problem
  const place: Span = { text: `${oneLine(file)}:${line}:${column}`, style: 'strong' }
  const label = words.problems.severities[severity]
  const head: Line = [
    place,
    ' ',
    { text: label.trimEnd(), style: styles[severity], whole: true },
    `${label.slice(label.trimEnd().length)}${problemMessage(words, problem)}`,
  ]
  return [head, ...excerpt(problem)]
}

/** `2 files, 122 cards: 1 error, 2 warnings` */
export const problemSummary = (
  { problems: said, common }: Words,
  report: { readonly files: number; readonly cards: number; readonly problems: readonly Problem[] },
): Line => {
  const { files, cards, problems } = report
  const errors = problems.filter(isError).length
  const warnings = problems.length - errors
  const read = said.read(common.files(files), common.cards(cards))
  if (problems.length === 0) return [read, { text: said.none, style: 'good' }]
  const told = [
    ...(errors > 0 ? [common.errors(errors)] : []),
    ...(warnings > 0 ? [common.warnings(warnings)] : []),
  ]
  return [read, { text: common.listed(told), style: errors > 0 ? 'bad' : 'warn' }]
}
