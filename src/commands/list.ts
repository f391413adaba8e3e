import { cardNames } from '../core/card-names.ts'
import { cardReport } from '../core/card-report.ts'
import type { Schedule } from '../core/progress.ts'
import { untouched } from '../core/progress.ts'
import type { Entry } from '../core/queue.ts'
import { finder, isStanding, sorted } from '../core/search.ts'
import { type Sort, standings } from '../core/standings.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import type { Collection } from '../files/open.ts'
import { listLines, tabbed } from '../ui/list.ts'
import type { Line } from '../ui/text.ts'
import type { Words } from '../ui/words.ts'
import { type Context, open } from './context.ts'
import { cardsWith, filesOf, pickCard } from './find-cards.ts'
import { type PagerFlags, showLong } from './pager.ts'
import { showCards } from './show.ts'

type Standings = { readonly [S in (typeof standings)[number]]?: boolean }

export type ListFlags = Standings &
  PagerFlags & {
    readonly deck?: readonly string[]
    readonly topic?: readonly string[]
    readonly tag?: readonly string[]
    readonly state?: Schedule['state']
    readonly sort?: Sort
    readonly pick?: boolean
  }

const matching = (
  { cards, decks, progress, now }: Collection,
  words: readonly string[],
  flags: ListFlags,
): readonly Entry[] => {
  const { deck = [], topic = [], tag = [], state, sort = 'deck' } = flags
  const sets = [
    cardsWith(decks, 'deck', deck),
    cardsWith(decks, 'topic', topic),
    cardsWith(decks, 'tag', tag),
  ]
  const wanted = standings.filter(standing => flags[standing])
  const hasWords = finder(words)
  const entries = cards
    .filter(card => sets.every(set => set.has(card)) && hasWords(card))
    .map(card => ({ card, progress: progress.cards.get(card.id) ?? untouched }))
    .filter(
      ({ progress }) =>
        (state === undefined || progress.schedule.state === state) &&
        wanted.every(standing => isStanding(progress, standing, now)),
    )
  return sorted(entries, sort)
}

const filters = ['deck', 'topic', 'tag', 'state', ...standings] as const

const nothingLines = (all: number, words: readonly string[], flags: ListFlags, { list }: Words): Line[] => {
  if (all === 0) return [list.noCards]
  const used = filters.filter(filter => flags[filter] !== undefined).map(filter => `--${filter}`)
  return [
    list.nothingFound,
    ...(words.length > 0 ? [list.fewerWords] : []),
    ...(used.length > 0 ? [list.fewerFilters(used.join(', '))] : []),
  ]
}

/** The cards that have all these words and stand as the flags say. */
export const list = async (
  context: Context,
  words: readonly string[],
  flags: ListFlags,
): Promise<ExitCode> => {
  const { env, globals, out, err } = context
  if (flags.pick && !context.interactive) {
    throw new UserError({ code: 'needs-terminal', what: 'list --pick' }, { exitCode: exitCodes.usage })
  }
  const collection = open(context)
  const entries = matching(collection, words, flags)
  const fileOf = filesOf(collection)
  const nameOf = cardNames(collection.cards)
  const found = entries.map(entry => ({
    report: cardReport(entry, fileOf, collection.now, collection.rules),
    name: nameOf(entry.card),
  }))
  if (globals.json) {
    out.json(found.map(({ report }) => report))
  } else if (found.length === 0) {
    err.lines(nothingLines(collection.cards.length, words, flags, context.words))
  } else if (flags.pick) {
    const picked = await pickCard(
      context,
      entries.map(({ card }) => card),
    )
    if ('ending' in picked) return picked.ending
    await showCards(context, collection, [picked.value], flags)
  } else if (env.stdout.isTTY) {
    const lines = listLines(found, collection.cards.length, out.width(), context.words, context.accessible)
    await showLong(context, lines, flags)
  } else {
    await out.raw(tabbed(found))
  }
  return exitCodes.done
}
