import type { Card, Deck } from './card.ts'
import { baseId } from './card-id.ts'
import { clozeOfCards } from './cloze-entry.ts'
import { csvRecord } from './csv.ts'
import { grouped } from './grouped.ts'

const bom = '\ufeff'
const titles = ['id', 'deck', 'topic', 'question', 'answer', 'note', 'tags']

/** What spreadsheets run as a formula (OWASP, "CSV Injection"), also behind white space and unseen characters. */
const formula = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u

const inert = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell)

const cells = (
  deck: Deck,
  { id, topic = '', question, answer, note = '', tags }: Card,
): readonly string[] => [id, deck.name, topic, question, answer, note, tags.join(', ')]

/** A table for spreadsheets: a title row, then one row a card. No cell is a formula. */
export const spreadsheetCsv = (decks: readonly Deck[]): string => {
  const rows = decks.flatMap(deck => deck.cards.map(card => cells(deck, card).map(inert)))
  return bom + [titles, ...rows].map(row => `${csvRecord(row)}\r\n`).join('')
}

const jsonCard = (
  { id, form, typed, topic, question, answer, note, wrong, accept, tags, was }: Card,
  entry: readonly Card[],
) => ({
  id,
  form: form === 'forward' ? undefined : form,
  cloze: form === 'cloze' ? clozeOfCards(entry) : undefined,
  typed: typed || undefined,
  topic,
  question,
  answer,
  note,
  wrong,
  accept,
  tags,
  was,
})

/** Decks as `--format json` prints them; what a deck or card does not have is undefined, which JSON leaves out. */
export const deckJson = (decks: readonly Deck[]) => ({
  decks: decks.map(({ id, name, language, about, cards }) => ({
    id,
    name,
    language,
    about,
    cards: [...grouped(cards, card => baseId(card.id)).values()].flatMap(entry =>
      entry.map(card => jsonCard(card, entry)),
    ),
  })),
})
