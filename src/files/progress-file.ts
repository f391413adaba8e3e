import { readFileSync } from 'node:fs'
import { isNewerProgress } from '../core/progress-text.ts'
import { reasonOf, UserError } from '../errors.ts'
import { writeWhole } from './durable.ts'

const stored = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** Brings `progress.json` up to date. It is derived: missing, stale and damaged ones are replaced, one of a newer mull is left alone. */
export const saveProgress = (path: string, text: string): void => {
  const before = stored(path)
  if (before === text || (before !== undefined && isNewerProgress(before))) return
  try {
    writeWhole(path, text)
  } catch (error) {
    const cause = error instanceof UserError ? error.cause : error
    throw new UserError({ code: 'progress-not-saved', reason: reasonOf(cause) }, { cause })
  }
}
