import { join } from 'node:path'
import { type ExitCode, exitCodes } from '../errors.ts'
import { keepBackup } from '../files/backup.ts'
import { settleCopy } from '../files/bring-log.ts'
import { type FoundCopy, findCopies } from '../files/conflict-copies.ts'
import { deviceId } from '../files/device.ts'
import { removeFile } from '../files/durable.ts'
import { type Collection, replayed } from '../files/open.ts'
import { readLogs } from '../files/review-logs.ts'
import { shownPath } from '../files/text-file.ts'
import type { Asked } from '../ui/ask.ts'
import { copyLines } from '../ui/conflict-copies.ts'
import { type Context, open, writable } from './context.ts'
import { updateProgress } from './update-progress.ts'

const copiesOf = ({ env }: Context, { place, logs, problems }: Collection): readonly FoundCopy[] => {
  const skipped = new Set(
    problems.decks.filter(({ code }) => code === 'deck/conflict-copy').map(({ file }) => file),
  )
  return findCopies(place, logs, path => skipped.has(shownPath(path, env.cwd)))
}

/** Copies of one kind that can be put away: why, and the question whether to. */
type Offer = {
  readonly copies: readonly FoundCopy[]
  readonly why: (count: number) => string
  readonly question: (count: number) => string
}

const offersOf = ({ words }: Context, copies: readonly FoundCopy[]): readonly Offer[] => {
  const { canRemove, canRename, canRemoveProgress, remove, rename } = words.merge.copies
  const isRedundant = (copy: FoundCopy) => copy.kind === 'log' && copy.redundant
  const hasOwn = (copy: FoundCopy) => copy.kind === 'log' && !copy.redundant
  const isProgress = ({ kind }: FoundCopy) => kind === 'progress'
  return [
    { copies: copies.filter(isRedundant), why: canRemove, question: remove },
    { copies: copies.filter(hasOwn), why: canRename, question: rename },
    { copies: copies.filter(isProgress), why: canRemoveProgress, question: remove },
  ].filter(offer => offer.copies.length > 0)
}

/** What was agreed to, or the exit code where the person left. */
const agreedCopies = async (
  context: Context,
  offers: readonly Offer[],
): Promise<Asked<readonly FoundCopy[]>> => {
  const { askYes } = await import('../ui/ask.ts')
  const agreed: FoundCopy[] = []
  for (const { copies, why, question } of offers) {
    context.out.lines(['', why(copies.length)])
    const answer = await askYes(context, question(copies.length), false)
    if ('ending' in answer) return answer
    if (answer.value) agreed.push(...copies)
  }
  return { value: agreed }
}

/** Puts copies away, after a backup. A log goes only once all of it is in others. */
const putAway = (context: Context, collection: Collection, copies: readonly FoundCopy[]): void => {
  if (copies.length === 0) return
  const { env, out, words } = context
  const { place } = collection
  const { merge: said } = words
  out.lines([said.backup(keepBackup(env, place, 'merge').backup)])
  const own = deviceId(env.folders.state, env.randomBytes)
  const shown = (path: string) => shownPath(path, env.cwd)
  for (const { kind, path, name, of } of copies) {
    if (kind !== 'log') {
      removeFile(path)
      out.lines([said.copies.removed(shown(path))])
      continue
    }
    const brought = settleCopy(place.reviews, own, name, of)
    out.lines([
      brought.how === 'known'
        ? said.copies.removed(shown(path))
        : said.copies.moved(shown(path), shown(join(place.reviews, brought.name))),
    ])
  }
  updateProgress(context, collection, replayed(collection, readLogs(place.reviews)))
}

/** Says what sync tools left in the collection, and offers, at a terminal, to put away what nothing is lost with. */
export const conflictCopies = async (context: Context, dryRun: boolean): Promise<ExitCode> => {
  const { env, globals, out, words, interactive } = context
  const collection = writable(open(context))
  const found = copiesOf(context, collection)
  const told = found.map(({ path, name: _, ...copy }) => ({ file: shownPath(path, env.cwd), ...copy }))
  if (globals.json) {
    out.json({ collection: collection.place.folder, copies: told })
    return exitCodes.done
  }
  const asks = interactive && !dryRun
  out.lines(copyLines(words, told, asks))
  if (!asks) return exitCodes.done
  const agreed = await agreedCopies(context, offersOf(context, found))
  if ('ending' in agreed) return agreed.ending
  putAway(context, collection, agreed.value)
  return exitCodes.done
}
