import { readdirSync, readFileSync, unlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { thinned } from '../core/thinning.ts'
import type { Env } from '../env.ts'
import { reasonOf, UserError } from '../errors.ts'
import { type Kept, makePrivateFolder, timeInName, timeText } from './backup.ts'
import { writeWhole } from './durable.ts'
import { exclusively } from './lock.ts'

const copiesIn = (folder: string) =>
  readdirSync(folder).flatMap(name => {
    const at = timeInName(name)
    return at === undefined ? [] : [{ at, name }]
  })

const copy = (folder: string, path: string, now: number): string => {
  const bytes = readFileSync(path)
  const copies = copiesIn(folder)
  const taken = new Set(copies.map(({ at }) => at))
  let at = now
  while (taken.has(at)) at++
  const kept = join(folder, `${timeText(at)}-${basename(path)}`)
  writeWhole(kept, bytes)
  const staying = thinned([...taken, at], now)
  for (const old of copies) if (!staying.has(old.at)) unlinkSync(join(folder, old.name))
  return kept
}

/**
 * Keeps a copy of a deck that is in no collection, as `backup`, where the backups are; copies are thinned as they are. Throws a
 * UserError where that can't be done.
 */
export const keepCopy = ({ folders, now }: Pick<Env, 'folders' | 'now'>, path: string): Kept => {
  const folder = join(folders.state, 'backups', 'copies')
  try {
    makePrivateFolder(folder)
    const done = exclusively(folder, () => copy(folder, path, now()))
    if (done) return { backup: done.value }
  } catch (cause) {
    throw new UserError({ code: 'no-backup', folder, reason: reasonOf(cause) }, { cause })
  }
  throw new UserError({ code: 'backup-busy', folder })
}
