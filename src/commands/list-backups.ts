import { type BackupName, backupTime } from '../core/backup-choice.ts'
import { instantText } from '../core/day.ts'
import { isDeck, isLog, linesOf, sizeOf } from '../core/manifest.ts'
import { type ExitCode, exitCodes } from '../errors.ts'
import { openBackup } from '../files/backup.ts'
import type { Layout } from '../files/collection.ts'
import { type BackupRow, backupLines } from '../ui/backups.ts'
import type { Context } from './context.ts'

/** Tells the backups there are, newest first. */
export const listBackups = (
  { env, globals, out, words, accessible }: Context,
  place: Layout,
  folder: string,
  backups: readonly BackupName[],
): ExitCode => {
  const now = env.now()
  const chunks = new Map<string, number>()
  const rows = backups.map((backup, index): BackupRow => {
    const row = {
      number: index + 1,
      time: backupTime(backup, env.zone).replace('T', ' '),
      minutes: (now - backup.at) / 60_000,
    }
    const manifest = openBackup(folder, backup)
    if (typeof manifest === 'string') return { ...row, unreadable: manifest }
    const { reason, files } = manifest
    for (const { sha256, stored } of files.flatMap(file => file.chunks)) chunks.set(sha256, stored)
    return {
      ...row,
      reason,
      decks: files.filter(({ path }) => isDeck(path)).length,
      logLines: files.reduce((sum, file) => sum + (isLog(file.path) ? linesOf(file) : 0), 0),
      bytes: files.reduce((sum, file) => sum + sizeOf(file), 0),
    }
  })
  const stored = [...chunks.values()].reduce((sum, size) => sum + size, 0)
  if (globals.json) {
    out.json({
      collection: place.folder,
      folder,
      stored,
      backups: rows.map(({ time: _, minutes: __, ...row }, index) => {
        const { at, name } = backups[index] ?? { at: 0, name: '' }
        return { ...row, at: instantText(at, env.zone(at)), name }
      }),
    })
  } else out.lines(backupLines({ rows, folder, stored }, { words, width: out.width(), accessible }))
  return exitCodes.done
}
