import type { Card } from '../core/card.ts'
import { cardPage, cardPageJson } from '../core/card-page.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import type { Collection } from '../files/open.ts'
import { cardPageLines } from '../ui/card-page.ts'
import { charsetFrom } from '../ui/plot.ts'
import { type Context, open } from './context.ts'
import { cardsMeant, filesOf, pickCard } from './find-cards.ts'
import { type PagerFlags, showLong } from './pager.ts'

/** Shows the pages of cards, one below the other; with `--json` an object a card. */
export const showCards = async (
  context: Context,
  collection: Collection,
  cards: readonly Card[],
  flags: PagerFlags,
): Promise<void> => {
  const { env, globals, out, words, accessible } = context
  const { scheduler } = collection.rules
  const logs = collection.logs.map(log => log.events)
  const fileOf = filesOf(collection)
  const pages = cards.map(card => cardPage(card, { ...collection, logs }, fileOf))
  if (globals.json) {
    for (const page of pages) out.json(cardPageJson(page, scheduler))
    return
  }
  const look = {
    width: out.width(),
    words,
    charset: accessible ? undefined : charsetFrom(env.vars),
    retrievability: scheduler.retrievability,
  }
  const lines = pages.flatMap((page, index) => [
    ...(index === 0 ? [] : ['', '']),
    ...cardPageLines(page, look),
  ])
  await showLong(context, lines, flags)
}

/** A card's page: of the card that is named, or of one the person looks for. */
export const show = async (
  context: Context,
  words: readonly string[],
  flags: PagerFlags,
): Promise<ExitCode> => {
  if (words.length === 0 && !context.interactive) {
    throw new UserError({ code: 'which-card' }, { exitCode: exitCodes.usage })
  }
  const collection = open(context)
  const picked = words.length === 0 ? await pickCard(context, collection.cards) : { value: undefined }
  if ('ending' in picked) return picked.ending
  const cards = picked.value ? [picked.value] : cardsMeant(collection.cards, words)
  await showCards(context, collection, cards, flags)
  return exitCodes.done
}
