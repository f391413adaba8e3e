import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import { backupFolder, backupNames } from '../files/backup.ts'
import { findPlace, isCollection } from '../files/collection.ts'
import type { Context } from './context.ts'
import { listBackups } from './list-backups.ts'
import { restoreBackup } from './restore-backup.ts'

export type RestoreOptions = { readonly to?: string; readonly dryRun?: boolean; readonly yes?: boolean }

/** Lists the backups, or brings one back: also that of a collection whose folder is gone. */
export const restore = async (
  context: Context,
  [word, ...files]: readonly string[],
  options: RestoreOptions,
): Promise<ExitCode> => {
  const { env, globals } = context
  const place = findPlace(env, globals.collection)
  const folder = backupFolder(env, place)
  const backups = backupNames(folder)
  if (backups.length === 0 && !place.isDefault && !isCollection(place)) {
    throw new UserError({ code: 'no-collection', folder: place.folder }, { exitCode: exitCodes.usage })
  }
  if (word === undefined) return listBackups(context, place, folder, backups)
  return restoreBackup(context, { place, folder, backups, word, files, options })
}
