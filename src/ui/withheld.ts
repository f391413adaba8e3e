import { isError, type Problem } from '../core/problem.ts'
import { warningLine } from './remarks.ts'
import type { Line } from './text.ts'
import type { Words } from './words.ts'

/** One line a file whose errors keep cards from being shown. */
export const withheldLines = (words: Words, problems: readonly Problem[]): readonly Line[] => {
  const counts = new Map<string, number>()
  for (const { file } of problems.filter(isError)) counts.set(file, (counts.get(file) ?? 0) + 1)
  return [...counts].map(([file, count]) =>
    warningLine(words, words.collection.withheld(file, words.common.errors(count))),
  )
}
