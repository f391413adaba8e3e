import { resolve } from 'node:path'
import { type BackupName, backupsNamed, backupTime, handleOf } from '../core/backup-choice.ts'
import type { KeptFile, Manifest } from '../core/manifest.ts'
import { suggest } from '../core/suggest.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import { backupNames, keepBackup, openBackup } from '../files/backup.ts'
import { isCollection, type Layout } from '../files/collection.ts'
import { fileAt } from '../files/collection-files.ts'
import { realPath } from '../files/real-path.ts'
import { restoreFile, writeSnapshot } from '../files/restore-files.ts'
import { type Change, type Plan, restorePlan } from '../files/restore-plan.ts'
import { warningLine } from '../ui/remarks.ts'
import { planLines } from '../ui/restore.ts'
import type { Line } from '../ui/text.ts'
import { complaintLines } from '../ui/words.ts'
import type { Context } from './context.ts'
import type { RestoreOptions } from './restore.ts'
import { openAndUpdate } from './update-progress.ts'

type Asked = {
  readonly place: Layout
  /** Of the backups. */
  readonly folder: string
  readonly backups: readonly BackupName[]
  readonly word: string
  readonly files: readonly string[]
  readonly options: RestoreOptions
}

type Chosen = BackupName & { readonly time: string; readonly manifest: Manifest }

const usage = { exitCode: exitCodes.usage } as const

const choose = ({ env }: Context, { folder, backups, word }: Asked): Chosen => {
  const found = backupsNamed(backups, word, env.zone)
  const [backup] = found
  if (!backup) throw new UserError({ code: 'no-such-backup', word, backups: backups.length }, usage)
  if (found.length > 1) {
    const times = found.map(each => handleOf(each, backups, env.zone))
    throw new UserError({ code: 'which-backup', word, times }, usage)
  }
  const manifest = openBackup(folder, backup)
  const time = backupTime(backup, env.zone).replace('T', ' ')
  if (typeof manifest === 'object') return { ...backup, time, manifest }
  const exitCode = manifest === 'newer' ? exitCodes.refused : exitCodes.failed
  throw new UserError({ code: 'backup-unreadable', time, why: manifest }, { exitCode })
}

/** The files of a backup that a person names: as in the collection, or as from where they are. */
const filesNamed = (
  { env }: Context,
  { place, files: words }: Asked,
  { manifest, time }: Chosen,
): readonly KeptFile[] => {
  if (words.length === 0) return manifest.files
  const named = words.map(word => {
    const path = realPath(resolve(env.cwd, word))
    const found = manifest.files.find(
      file =>
        file.path === word.normalize() || file.path === word || realPath(fileAt(place, file.path)) === path,
    )
    if (found) return found
    const meant = suggest(
      word,
      manifest.files.map(file => file.path),
    )
    throw new UserError({ code: 'not-in-backup', file: word, meant, time }, usage)
  })
  return [...new Set(named)]
}

/** A folder of its own needs no consent: nothing is written over. */
const writeTo = (context: Context, asked: Asked, chosen: Chosen, folder: string): ExitCode => {
  const { env, globals, out, words } = context
  const target = resolve(env.cwd, folder)
  const files = filesNamed(context, asked, chosen)
  const damaged = writeSnapshot(asked.folder, files, target)
  if (damaged.length > 0) {
    const obstacles = damaged.map(({ path }) => ({ path, why: 'damaged' as const }))
    const others = files.length - damaged.length
    throw new UserError({ code: 'cannot-restore', time: chosen.time, files: obstacles, others })
  }
  if (globals.json) out.json({ backup: chosen.name, to: target, files: files.map(({ path }) => path) })
  else out.lines([words.restore.wrote(files.length, target)])
  return exitCodes.done
}

const planOf = (context: Context, asked: Asked, chosen: Chosen): Plan => {
  const files = filesNamed(context, asked, chosen)
  const plan = restorePlan(asked.folder, asked.place, { files })
  const { obstacles, changes } = plan
  if (obstacles.length > 0) {
    throw new UserError({
      code: 'cannot-restore',
      time: chosen.time,
      files: obstacles,
      others: changes.filter(({ how }) => how !== 'same').length,
    })
  }
  return asked.files.length > 0 ? { ...plan, others: [] } : plan
}

const jsonChange = (change: Change) => ({
  path: change.path,
  change: change.how,
  ...(change.how === 'over' ? { linesIn: change.lines.added, linesOut: change.lines.removed } : {}),
})

/** A restore writes over files, so a person is asked: undefined goes on. */
const refusal = async (context: Context, { yes = false }: RestoreOptions): Promise<ExitCode | undefined> => {
  const { words, out, interactive } = context
  if (yes) return undefined
  if (!interactive) throw new UserError({ code: 'restore-unasked' }, usage)
  const { askYes } = await import('../ui/ask.ts')
  const answer = await askYes(context, words.restore.sure, false)
  if ('ending' in answer) return answer.ending
  if (answer.value) return undefined
  out.lines([words.restore.nothing])
  return exitCodes.done
}

/** What came back may change where cards stand, and may be broken, as it was then. */
const bringUpToDate = (context: Context): void => {
  const { err, words } = context
  try {
    openAndUpdate(context)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    err.lines([warningLine(words, complaintLines(words, error.complaint)[0])])
  }
}

/** How to take back what was written over. What came back or in stays: nothing was lost by it. */
const sayTakeBack = ({ env, out, words }: Context, folder: string, kept: string | null): void => {
  const backups = backupNames(folder)
  const before = backups.find(({ name }) => name === kept)
  if (before) out.lines([words.restore.takeBack(handleOf(before, backups, env.zone))])
}

/** Does what was planned, and tells each file once it is on the disk, so that a disk that refuses one leaves nobody in doubt. */
const carryOut = ({ env, globals, out, words }: Context, place: Layout, changes: readonly Change[]): void => {
  const { restore } = words
  for (const change of changes) {
    const name = restoreFile(env, place, change)
    const isBeside = change.how === 'beside' || name !== undefined
    const line: Line = isBeside ? restore.doneBeside(change.path, name) : restore.done(change.path)
    if (!globals.json) out.lines([{ text: line, style: 'good' }])
  }
}

/** Says what would change, asks, makes a backup, and brings the files back. Logs are only ever added to. */
export const restoreBackup = async (context: Context, asked: Asked): Promise<ExitCode> => {
  const { env, err, globals, out, words } = context
  const { place, folder, options } = asked
  const chosen = choose(context, asked)
  if (options.to !== undefined) return writeTo(context, asked, chosen, options.to)
  const { changes, others } = planOf(context, asked, chosen)
  const todo = changes.filter(({ how }) => how !== 'same')
  const report = {
    backup: chosen.name,
    dryRun: options.dryRun ?? false,
    files: changes.map(jsonChange),
    others,
  }
  if (!globals.json) {
    const heading = words.restore.plan(chosen.time, chosen.manifest.reason)
    out.lines(planLines(words, heading, changes, others))
  }
  if (options.dryRun || todo.length === 0) {
    if (globals.json) out.json({ ...report, kept: null })
    return exitCodes.done
  }
  const ending = await refusal(context, options)
  if (ending !== undefined) return ending
  const kept = isCollection(place) ? keepBackup(env, place, 'restore').backup : null
  try {
    carryOut(context, place, todo)
  } catch (error) {
    // The numbers in the list have moved on.
    if (kept !== null) err.lines([words.restore.goOn(handleOf(chosen, backupNames(folder), env.zone))])
    throw error
  } finally {
    if (!globals.json && todo.some(({ how }) => how === 'over')) sayTakeBack(context, folder, kept)
  }
  bringUpToDate(context)
  if (globals.json) out.json({ ...report, kept })
  return exitCodes.done
}
