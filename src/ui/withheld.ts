import type { Problem } from '../core/problem.ts'
import { counted } from './counted.ts'
import type { Line } from './text.ts'

/** One line a file whose errors keep cards from being shown. */
export const withheldLines = (errors: readonly Problem[]): readonly Line[] => {
  const counts = new Map<string, number>()
  for (const { file } of errors) counts.set(file, (counts.get(file) ?? 0) + 1)
  return [...counts].map(([file, count]) => ({
    text: `warning: ${file} has ${counted(count, 'error')}; what they touch is left out (mull check shows it).`,
    style: 'warn',
  }))
}
