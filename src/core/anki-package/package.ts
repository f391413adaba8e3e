import { type AnkiNotes, ankiNotes } from '../anki-notes.ts'
import type { CardId, Deck } from '../card.ts'
import type { Calendar, Instant, Moment } from '../day.ts'
import type { Event } from '../event.ts'
import { inOrder, type Log, voided } from '../history.ts'
import { type Standings, untouched } from '../progress.ts'
import type { CurrentId } from '../replay.ts'
import type { Scheduler } from '../scheduler.ts'
import { defaultSettings, type Settings } from '../settings.ts'
import { type CardRules, cardRow, seconds } from './card-row.ts'
import { ankiDeckIds, decksJson, presetsJson } from './decks.ts'
import { ankiIds } from './ids.ts'
import { noteRow } from './note-row.ts'
import { noteTypes } from './note-types.ts'
import { type Origin, originOf } from './origin.ts'
import { reviewRows } from './review-rows.ts'
import { type Row, type TableRows, unsynced } from './schema.ts'

export type Studied = {
  readonly logs: readonly Log[]
  readonly currentId: CurrentId
  readonly standings: Standings
  readonly scheduler: Scheduler
  readonly settings: Settings
  readonly calendar: Calendar
  readonly now: Moment
  /** When a deck was last written: Anki takes from a package what is newer than its own. */
  readonly modified: (deck: Deck) => Instant
}

export type AnkiPackage = Pick<AnkiNotes, 'skipped' | 'oldNames'> & {
  /** Rows are made as they are asked for. */
  readonly tables: readonly TableRows[]
  readonly cards: number
  readonly reviews: number
}

const validEvents = (logs: readonly Log[]): readonly Event[] => {
  const events = inOrder(logs)
  const gone = voided(events)
  return events.filter(event => !gone.has(event.id))
}

type Reviewed = { readonly reviews: number; readonly last: ReadonlyMap<CardId, Instant> }

const reviewed = (
  events: readonly Event[],
  now: Instant,
  currentId: CurrentId,
  ids: ReadonlyMap<CardId, number>,
): Reviewed => {
  const last = new Map<CardId, Instant>()
  let reviews = 0
  for (const event of events) {
    const card = currentId(event.card)
    if (event.type !== 'review' || !ids.has(card)) continue
    last.set(card, Math.min(Date.parse(event.at), now))
    reviews++
  }
  return { reviews, last }
}

const config = (origin: Origin, { dayStartsAt }: Calendar, notes: number) => ({
  schedVer: 2,
  sched2021: true,
  fsrs: true,
  rollover: dayStartsAt,
  creationOffset: -origin.offset,
  curDeck: 1,
  activeDecks: [1],
  nextPos: notes + 1,
  collapseTime: 1200,
  newSpread: 0,
  timeLim: 0,
  estTimes: true,
  dueCounts: true,
  addToCur: true,
  sortType: 'noteFld',
  sortBackwards: false,
})

/** The collection that goes into an `.apkg`: cards with their schedule and every review, for Anki to go on from. */
export const ankiPackage = (decks: readonly Deck[], studied: Studied): AnkiPackage => {
  const { logs, currentId, standings, scheduler, settings, calendar, now, modified } = studied
  const { decks: names, notes, skipped, oldNames } = ankiNotes(decks)
  const deckIds = ankiDeckIds(names)
  const noteIds = ankiIds(notes.map(note => note.guid))
  const keys = new Map(
    notes.flatMap(({ guid, cards }) => cards.map(({ id }, ord) => [id, `${guid} ${ord}`] as const)),
  )
  const ankiCardIds = ankiIds(keys.values())
  const cardIds = new Map([...keys].flatMap(([id, key]) => [[id, ankiCardIds.get(key) ?? 0] as const]))
  const events = validEvents(logs)
  const { reviews, last } = reviewed(events, now.at, currentId, cardIds)
  const own = new Map([...standings].filter(([id]) => cardIds.has(id)))
  const origin = originOf(own, now.day, calendar)
  const rules: CardRules = { settings, scheduler, origin, today: now.day }
  const written = new Map(decks.map(deck => [deck.id, modified(deck)]))
  const timeOf = (deck: string) => written.get(deck) ?? now.at

  function* noteRows(): Generator<Row> {
    for (const note of notes) {
      yield noteRow(noteIds.get(note.guid) ?? 0, note, timeOf(note.cards[0].deck))
    }
  }
  function* cardRows(): Generator<Row> {
    for (const [at, { guid, deck, cards }] of notes.entries()) {
      for (const [ord, card] of cards.entries()) {
        const place = {
          id: cardIds.get(card.id) ?? 0,
          note: noteIds.get(guid) ?? 0,
          deck: deckIds.get(deck) ?? 1,
          ord,
          position: at + 1,
          modified: timeOf(card.deck),
          reviewed: last.get(card.id),
        }
        yield cardRow(place, standings.get(card.id) ?? untouched, rules)
      }
    }
  }
  const collection: Row = [
    1,
    seconds(origin.at),
    now.at,
    now.at,
    11,
    0,
    unsynced,
    0,
    JSON.stringify(config(origin, calendar, notes.length)),
    JSON.stringify(noteTypes),
    decksJson(deckIds),
    presetsJson(settings, defaultSettings),
    '{}',
  ]
  return {
    tables: [
      { table: 'col', columns: collection.length, rows: [collection] },
      { table: 'notes', columns: 11, rows: noteRows() },
      { table: 'cards', columns: 18, rows: cardRows() },
      {
        table: 'revlog',
        columns: 9,
        rows: reviewRows(events, id => cardIds.get(id), currentId, scheduler.nextMemory, now.at),
      },
    ],
    cards: cardIds.size,
    reviews,
    skipped,
    oldNames,
  }
}
