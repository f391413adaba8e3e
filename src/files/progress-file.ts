import { readFileSync } from 'node:fs'
import { UserError } from '../errors.ts'
import { reason, writeWhole } from './durable.ts'

const stored = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

const isNewer = (text: string): boolean => Number(/^\{\s*"v":\s*(\d+)/.exec(text)?.[1]) > 1

/** Brings `progress.json` up to date. It is derived: missing, stale and damaged ones are replaced, one of a newer mull is left alone. */
export const saveProgress = (path: string, text: string): void => {
  const before = stored(path)
  if (before === text || (before !== undefined && isNewer(before))) return
  try {
    writeWhole(path, text)
  } catch (error) {
    const cause = error instanceof UserError ? error.cause : error
    throw new UserError(`progress.json could not be brought up to date: ${reason(cause)}`, {
      hints: ['Every answer is in the log all the same; the next session writes progress.json again.'],
      cause,
    })
  }
}
