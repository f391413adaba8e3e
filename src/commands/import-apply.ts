import { join, resolve } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Deck } from '../core/card.ts'
import { parseDeck } from '../core/deck.ts'
import { withChanges } from '../core/deck-change.ts'
import { type Edited, withCards } from '../core/deck-edit.ts'
import type { Event } from '../core/event.ts'
import { deckText } from '../core/import/deck-text.ts'
import type { DeckPlan } from '../core/import/plan.ts'
import { logLine } from '../core/log-line.ts'
import { exitCodes, UserError } from '../errors.ts'
import type { Keep } from '../files/backup.ts'
import { bringLogs } from '../files/bring-log.ts'
import type { Layout } from '../files/collection.ts'
import { editDeckFile } from '../files/deck-write.ts'
import { deviceId } from '../files/device.ts'
import { makeDeckFile } from '../files/new-deck-file.ts'
import { shownPath } from '../files/text-file.ts'
import type { Context } from './context.ts'
import { notWritten } from './save-cards.ts'

/** The path of a deck's file as the person would write it. */
export const fileOf = ({ env }: Pick<Context, 'env'>, place: Layout, { target }: DeckPlan): string =>
  target.deck?.file ?? shownPath(join(place.decks, `${target.id}.yaml`), env.cwd)

const makeDeck = (context: Context, place: Layout, plan: DeckPlan): void => {
  const file = fileOf(context, place, plan)
  const text = deckText(plan.target, plan.added)
  const { deck, problems } = parseDeck(text, file)
  const [problem] = problems
  if (problem || !deck) throw notWritten(context.words, file, { refused: { code: 'broken', problem } })
  if (makeDeckFile(resolve(context.env.cwd, file), text)) return
  throw new UserError({ code: 'deck-taken', deck: plan.target.id, file }, { exitCode: exitCodes.refused })
}

const editDeck = (context: Context, { file }: Deck, { added, changed }: DeckPlan, keep: Keep): void => {
  const edit = (text: string, shown: string): Edited => {
    const after = changed.length > 0 ? withChanges(text, shown, changed) : undefined
    if (after && 'refused' in after) return after
    return added.length > 0
      ? withCards(after?.text ?? text, shown, added)
      : (after ?? withCards(text, shown, []))
  }
  const written = editDeckFile(resolve(context.env.cwd, file), file, edit, keep)
  if ('refused' in written) throw notWritten(context.words, file, written)
}

/** Writes what comes to one deck, whole or not at all. Throws a UserError. */
export const writeDeck = (context: Context, place: Layout, plan: DeckPlan, keep: Keep): void => {
  const { deck } = plan.target
  if (plan.added.length + plan.changed.length === 0) return
  if (deck) editDeck(context, deck, plan, keep)
  else {
    keep()
    makeDeck(context, place, plan)
  }
}

/** Brings events in as a log of their own, that no device writes to. */
export const bringEvents = ({ env }: Context, place: Layout, events: readonly Event[], keep: Keep): void => {
  if (events.length === 0) return
  keep()
  const bytes = Buffer.from(events.map(event => `${logLine(event, crc32)}\n`).join(''))
  const own = deviceId(env.folders.state, env.randomBytes)
  bringLogs(place.reviews, own, [{ name: 'import', bytes, events, damaged: 0 }])
}
