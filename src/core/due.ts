import type { Card, Deck } from './card.ts'
import { type Due, dayText, dueText, type Moment, type Zone } from './day.ts'
import { type Entry, leftIn, nextDue, type Queue } from './queue.ts'
import type { Progress } from './replay.ts'
import type { Settings } from './settings.ts'

type Counts = {
  readonly learning: number
  readonly review: number
  readonly new: number
  /** What today's limits hold back. */
  readonly waiting: number
}

type DueDeck = { readonly id: string; readonly name: string; readonly cards: number } & Counts

/** What a session started now would show, after burying and limits; the decks add up. It is the `--json` of `due`. */
export type DueReport = {
  /** The study day. */
  readonly day: string
  readonly collection: string
} & Counts & {
    readonly total: number
    /** When the next card comes back after these: a study day, or an instant later today. */
    readonly next: string | null
    readonly decks: readonly DueDeck[]
  }

const ofDeck = (queue: Queue, deck: string): Queue => {
  const own = (entries: readonly Entry[]) => entries.filter(({ card }) => card.deck === deck)
  return {
    learning: own(queue.learning),
    review: own(queue.review),
    fresh: own(queue.fresh),
    waiting: own(queue.waiting),
  }
}

const counts = (queue: Queue, now: Moment): Counts => ({
  ...leftIn(queue, now.at),
  waiting: queue.waiting.length,
})

export const nextText = (due: Due | undefined, zone: Zone): string | null =>
  due === undefined ? null : dueText(due, zone)

export const dueReport = (
  collection: string,
  decks: readonly Deck[],
  cards: readonly Card[],
  queue: Queue,
  progress: Progress,
  now: Moment,
  { settings, zone }: { readonly settings: Settings; readonly zone: Zone },
): DueReport => {
  const all = counts(queue, now)
  const chosen = decks.map(deck => ({ deck, cards: cards.filter(card => card.deck === deck.id).length }))
  return {
    day: dayText(now.day),
    collection,
    ...all,
    total: all.learning + all.review + all.new,
    next: nextText(nextDue(cards, progress, now, settings), zone),
    decks: chosen
      .filter(({ deck, cards }) => cards > 0 || deck.cards.length === 0)
      .map(({ deck, cards }) => ({
        id: deck.id,
        name: deck.name,
        cards,
        ...counts(ofDeck(queue, deck.id), now),
      })),
  }
}
