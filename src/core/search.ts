import type { Card } from './card.ts'
import { isDue, type Moment } from './day.ts'
import { plain } from './fold.ts'
import { isLeech } from './leech.ts'
import { type CardProgress, isBuried } from './progress.ts'
import { dueTime, type Entry, isHidden } from './queue.ts'
import type { Sort, Standing } from './standings.ts'

const spaced = (text: string): string => plain(text).replace(/\s+/g, ' ')

/** A sieve for cards in which each of the words is found, whatever its case and width: in a text, the topic, a tag or the id. */
export const finder = (words: readonly string[]): ((card: Card) => boolean) => {
  const wanted = words.map(spaced)
  return ({ question, answer, note = '', topic = '', tags, id }) => {
    const text = [question, answer, note, topic, ...tags, id].map(spaced).join('\n')
    return wanted.every(word => text.includes(word))
  }
}

const stands = {
  due: (progress, now) =>
    progress.schedule.state !== 'new' && isDue(progress.schedule.due, now) && !isHidden(progress, now.day),
  flagged: ({ flagged }) => flagged,
  leeches: isLeech,
  suspended: ({ suspended }) => suspended,
  buried: (progress, { day }) => isBuried(progress, day),
} satisfies Record<Standing, (progress: CardProgress, now: Moment) => boolean>

export const isStanding = (progress: CardProgress, standing: Standing, now: Moment): boolean =>
  stands[standing](progress, now)

const dayLength = 86_400_000

/** The smaller comes first. A new card comes after all that are scheduled. */
const ranks = {
  deck: () => 0,
  due: ({ progress: { schedule } }) => {
    if (schedule.state === 'new') return Number.MAX_VALUE
    return 'day' in schedule.due ? schedule.due.day * dayLength : dueTime(schedule.due)
  },
  lapses: ({ progress }) => -progress.lapses,
  difficulty: ({ progress: { schedule } }) => (schedule.state === 'new' ? 0 : -schedule.memory.difficulty),
} satisfies Record<Sort, (entry: Entry) => number>

/** In another order; cards of one rank stay in the order of their decks. */
export const sorted = (entries: readonly Entry[], sort: Sort): readonly Entry[] =>
  entries.toSorted((a, b) => ranks[sort](a) - ranks[sort](b))
