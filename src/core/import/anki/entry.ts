import { z } from 'zod'
import { readCloze } from '../../cloze.ts'
import { ankiGaps } from '../anki-gaps.ts'
import { excerptOf } from '../excerpt.ts'
import type { ImportedCard, ImportedEntry, ImportRefusal, Refused } from '../imported.ts'
import type { Tally } from '../left-behind.ts'
import { noteContent } from '../note-entry.ts'
import { type NoteForm, type NoteType, noteForm } from './note-type.ts'
import { type AnkiCard, type AnkiReview, type AnkiTime, importedCard } from './schedule.ts'

/** A row of Anki's table `notes`. */
export const AnkiNote = z.object({
  id: z.number(),
  guid: z.string().min(1),
  mid: z.number(),
  tags: z.string(),
  flds: z.string(),
})
export type AnkiNote = z.infer<typeof AnkiNote>

/** All of a collection that its notes hang on. */
export type AnkiWorld = {
  readonly noteTypes: ReadonlyMap<number, NoteType>
  readonly decks: ReadonlyMap<number, readonly string[]>
  readonly cards: ReadonlyMap<number, readonly AnkiCard[]>
  readonly reviews: ReadonlyMap<number, readonly AnkiReview[]>
  readonly time: AnkiTime
}

/** What follows an entry's id in those of its cards, by the number of Anki's card; undefined for one that mull has not. */
type SuffixOf = (ord: number) => string | undefined

/** Several gaps of one number are a card in Anki and several here: the first goes on with its history. */
const clozeSuffixes = (field: string): SuffixOf => {
  const { text, numbers } = ankiGaps(field)
  const read = readCloze(text)
  const gaps = 'finding' in read ? [] : read.gaps
  return ord => {
    const at = numbers.findIndex(each => each.includes(ord + 1))
    const key = gaps[at]?.key
    return key === undefined ? undefined : `#cloze-${key}`
  }
}

const basicSuffixes =
  (reverse: boolean): SuffixOf =>
  ord =>
    ord === 0 ? '' : ord === 1 && reverse ? '#reverse' : undefined

const isTold = ({ history, suspended, flagged }: ImportedCard): boolean =>
  history.length > 0 || suspended || flagged

const cardsOf = (
  { guid }: AnkiNote,
  cards: readonly AnkiCard[],
  { reviews, time }: AnkiWorld,
  suffixOf: SuffixOf,
  type: NoteType,
  tally: Tally,
): readonly ImportedCard[] =>
  cards.flatMap(card => {
    const suffix = suffixOf(card.ord)
    if (suffix === undefined) {
      tally.add('card', type.templates[card.ord]?.name ?? type.name)
      return []
    }
    const key = `anki:${guid}:${card.ord}`
    const imported = importedCard(card, reviews.get(card.id) ?? [], { key, suffix, time, tally })
    return isTold(imported) ? [imported] : []
  })

const tallyFields = (fields: readonly string[], type: NoteType, form: NoteForm, tally: Tally): void => {
  for (const name of form.unshown) {
    if ((fields[type.fields.indexOf(name)] ?? '').trim() !== '') tally.add('field', `${type.name}: ${name}`)
  }
}

const deckOf = (cards: readonly AnkiCard[], { decks }: AnkiWorld, tally: Tally): readonly string[] => {
  const [first = [], ...others] = [
    ...new Set(cards.map(({ did, odid }) => decks.get(odid === 0 ? did : odid) ?? [])),
  ]
  for (const other of others) tally.add('deck', other.join('::'))
  return first
}

/** A note as an entry of a deck, or why it is none. */
export const ankiEntry = (
  note: AnkiNote,
  index: number,
  world: AnkiWorld,
  tally: Tally,
): ImportedEntry | Refused => {
  const fields = note.flds.split('\u001f')
  const place = { note: index }
  const refuse = (why: ImportRefusal): Refused => ({ place, why, excerpt: excerptOf(fields) })
  const type = world.noteTypes.get(note.mid)
  if (!type) return refuse({ code: 'unreadable', reason: 'note type' })
  if (note.flds.includes('image-occlusion:')) return refuse({ code: 'unreadable', reason: 'image occlusion' })
  const cards = world.cards.get(note.id) ?? []
  const form = noteForm(type)
  const reverse = form.canReverse && cards.some(({ ord }) => ord === 1)
  const shown = form.order.map(at => fields[at] ?? '')
  const kind = type.isCloze ? 'cloze' : reverse ? 'reversed' : 'basic'
  const read = noteContent(shown, kind, 'html', tally)
  if ('why' in read) return refuse(read.why)
  tallyFields(fields, type, form, tally)
  const suffixOf = read.content.form === 'cloze' ? clozeSuffixes(shown[0] ?? '') : basicSuffixes(reverse)
  return {
    key: { is: 'guid', text: note.guid },
    deck: deckOf(cards, world, tally),
    ...read,
    tags: note.tags.split(/\s+/).filter(tag => tag !== ''),
    wrong: [],
    accept: [],
    typed: form.isTyped,
    place,
    cards: cardsOf(note, cards, world, suffixOf, type, tally),
  }
}
