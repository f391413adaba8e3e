import { resolve } from 'node:path'
import { ankiPackage } from '../core/anki-package/package.ts'
import type { Deck } from '../core/card.ts'
import { type ExitCode, exitCodes } from '../errors.ts'
import { packageBytes } from '../files/anki-package.ts'
import { modifiedAt } from '../files/deck-files.ts'
import { writeWhole } from '../files/durable.ts'
import type { Collection } from '../files/open.ts'
import { withTemporaryFolder } from '../files/temporary-folder.ts'
import { createCounter } from '../ui/counter.ts'
import type { Context } from './context.ts'
import { sayForAnki } from './export-remarks.ts'

/** Decks as a package for Anki, with where each card stands and all its answers; to stdout where `output` is undefined. */
export const exportPackage = async (
  context: Context,
  collection: Collection,
  decks: readonly Deck[],
  output: string | undefined,
): Promise<ExitCode> => {
  const { env, globals, out, err, words } = context
  const { collection: said, common } = words
  const { logs, currentId, progress, rules, settings, calendar, now } = collection
  const { tables, cards, reviews, ...remarks } = ankiPackage(decks, {
    logs: logs.map(log => log.events),
    currentId,
    standings: progress.cards,
    scheduler: rules.scheduler,
    settings,
    calendar,
    now,
    modified: deck => modifiedAt(resolve(env.cwd, deck.file)) ?? now.at,
  })
  sayForAnki(context, remarks)
  const counter = createCounter(env, said.packing, !context.accessible)
  const file = output === undefined ? undefined : resolve(env.cwd, output)
  await withTemporaryFolder(async folder => {
    try {
      const bytes = await packageBytes(folder, tables, now.at, counter.count)
      if (file === undefined) await out.bytes(bytes)
      else writeWhole(file, bytes)
    } finally {
      counter.end()
    }
  })
  if (file === undefined || output === undefined) return exitCodes.done
  const skipped = remarks.skipped.map(({ card }) => card)
  if (globals.json)
    out.json({ file, format: 'apkg', cards, decks: decks.map(({ id }) => id), skipped, reviews })
  else err.lines(said.wrotePackage(common.cards(cards), common.answers(reviews), output))
  return exitCodes.done
}
