import type { Card, Deck } from '../src/core/card.ts'
import { type Calendar, type Moment, moment } from '../src/core/day.ts'
import type { Event, Fact } from '../src/core/event.ts'
import { createEventIds } from '../src/core/event-id.ts'
import { createScheduler } from '../src/core/scheduler.ts'
import type { Rules } from '../src/core/session-state.ts'
import { defaultSettings, type Settings } from '../src/core/settings.ts'
import { stamped } from '../src/core/stamp.ts'

const utc = () => 0
export const calendar: Calendar = { zone: utc, dayStartsAt: 4 }

/** An instant in UTC as `2026-11-23 10:00`. */
export const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`)
export const now = (text: string): Moment => moment(at(text), calendar)

export const rulesFor = (settings: Partial<Settings> = {}): Rules => ({
  scheduler: createScheduler({ ...defaultSettings, ...settings }, utc),
  zone: utc,
})

/** A card with no more than is said. */
export const cardOf = (parts: Pick<Card, 'id' | 'deck' | 'question' | 'answer'> & Partial<Card>): Card => ({
  form: 'forward',
  typed: false,
  wrong: [],
  accept: [],
  tags: [],
  was: [],
  line: 1,
  ...parts,
})

/** Cards `d/a`, `d/b` … of one deck, with their letter as the question. */
export const cardsOf = (letters: string, deck = 'd'): Card[] =>
  [...letters].map((letter, index) =>
    cardOf({
      id: `${deck}/${letter}`,
      deck,
      question: `${letter}?`,
      answer: `${letter}!`,
      line: index + 1,
    }),
  )

export const deckOf = (cards: readonly Card[], id = 'd'): Deck => ({
  id,
  name: id,
  file: `${id}.yaml`,
  cards,
})

/** Ids that rise with their time, the same in every run. */
export const countedIds = () => {
  let count = 0
  return createEventIds(size => {
    count += 1
    return Uint8Array.from({ length: size }, (_, index) => (index === size - 2 ? count & 255 : 0))
  })
}

export const eventFrom = (fact: Fact, id: string, now: Moment): Event => stamped(fact, { id, now })
