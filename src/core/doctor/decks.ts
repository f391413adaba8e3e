import { grouped } from '../grouped.ts'
import { isError, type Problem } from '../problem.ts'
import { type Ailment, ailment } from './ailment.ts'
import { isDuplicate } from './ids.ts'
import type { Inspection } from './inspection.ts'

const counts = (problems: readonly Problem[]): { readonly errors: number; readonly warnings: number } => {
  const errors = problems.filter(isError).length
  return { errors, warnings: problems.length - errors }
}

const judged = ({ errors }: { readonly errors: number }) =>
  ({ severity: errors > 0 ? 'error' : 'warning' }) as const

/** Whether `mull.yaml` says what mull understands. */
export const settingsAilments = ({ settings }: Inspection): readonly Ailment[] => {
  const [first] = settings
  if (!first) return []
  const found = counts(settings)
  return [ailment('settings', first.file, { code: 'settings-wrong', ...found }, judged(found))]
}

/** Whether the decks can be read; of ids that are there twice, and of copies, other checks tell. */
export const deckAilments = ({ decks, decksFolder, marked }: Inspection): readonly Ailment[] => {
  if (decksFolder.unlisted !== undefined) return []
  const torn = new Set(marked)
  const others = decks.problems.filter(
    problem => !torn.has(problem.file) && !isDuplicate(problem) && problem.code !== 'deck/conflict-copy',
  )
  return [
    ...marked.map(file => ailment('decks', file, { code: 'deck-marked' })),
    ...[...grouped(others, ({ file }) => file)].map(([file, problems]) => {
      const found = counts(problems)
      return ailment('decks', file, { code: 'deck-wrong', ...found }, judged(found))
    }),
  ]
}
