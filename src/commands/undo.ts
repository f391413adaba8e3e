import { type Undoable, undoable } from '../core/acts.ts'
import { voided } from '../core/history.ts'
import { type ExitCode, exitCodes } from '../errors.ts'
import type { Collection } from '../files/open.ts'
import { eventText } from '../ui/card-page.ts'
import { cardText } from '../ui/card-text.ts'
import { dueWords } from '../ui/summary.ts'
import { appendFacts } from './append.ts'
import { type Context, open, writable } from './context.ts'
import { ownLogPath } from './recorder.ts'

export type UndoFlags = { readonly times?: number }

/** What this device did last and has not taken back, newest first. */
const newest = ({ env }: Context, collection: Collection, times: number): readonly Undoable[] => {
  const path = ownLogPath(env, collection)
  const own = collection.logs.find(log => log.path === path)?.events ?? []
  return undoable(own, voided(collection.logs.flatMap(log => log.events)), times)
}

/** Takes back this device's newest answer or act, or the newest few; done again, the ones before them. */
export const undo = async (context: Context, { times = 1 }: UndoFlags): Promise<ExitCode> => {
  const { out, globals, words } = context
  const collection = writable(open(context))
  const taken = newest(context, collection, times)
  appendFacts(
    context,
    collection,
    taken.map(({ id, card }) => ({ type: 'undo', card, event: id })),
  )
  if (globals.json) {
    out.json({ undone: taken })
    return exitCodes.done
  }
  const cards = new Map(collection.cards.map(card => [card.id, card]))
  out.lines(
    taken.length === 0
      ? [words.acts.nothingToUndo]
      : taken.map(event => {
          const card = cards.get(collection.currentId(event.card))
          const name = card ? cardText(card) : `${words.acts.gone} · ${event.card}`
          return words.acts.undone(eventText(event, words), name, dueWords(event.at))
        }),
  )
  return exitCodes.done
}
