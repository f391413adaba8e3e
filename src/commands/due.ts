import { type DueReport, dueReport } from '../core/due.ts'
import { buildQueue } from '../core/queue.ts'
import { type ExitCode, exitCodes } from '../errors.ts'
import type { Collection } from '../files/open.ts'
import { dueLines } from '../ui/due.ts'
import { chosenCards } from './choose.ts'
import { type Context, open } from './context.ts'

/** What a session over these cards would show, started now. */
export const reportOf = (collection: Collection, words: readonly string[]): DueReport => {
  const { place, decks, settings, rules, progress, now } = collection
  const cards = chosenCards(collection, words)
  const queue = buildQueue(cards, progress, { settings, scheduler: rules.scheduler, now })
  return dueReport(place.folder, decks, cards, queue, progress, now, { settings, zone: rules.zone })
}

export const due = async (
  context: Context,
  words: readonly string[],
  options: { readonly exitCode?: boolean },
): Promise<ExitCode> => {
  const { globals, out, accessible } = context
  const report = reportOf(open(context), words)
  if (globals.json) out.json(report)
  else out.lines(dueLines(context.words, report, out.width(), accessible))
  return options.exitCode && report.total === 0 ? exitCodes.nothingDue : exitCodes.done
}
