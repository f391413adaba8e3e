import { type AnkiNote, type AnkiNotes, ankiNotes } from './anki-notes.ts'
import type { Deck } from './card.ts'
import { csvRecord } from './csv.ts'
import type { Language } from './language.ts'

type CsvNotes = { readonly text: string; readonly notes: number; readonly cards: number }

/** Basic notes, or Cloze notes where there are no others; `cloze` beside them, as an Anki file has one type of note. */
export type AnkiFile = CsvNotes &
  Pick<AnkiNotes, 'skipped' | 'oldNames'> & {
    readonly cloze?: CsvNotes
  }

/** Anki reads this deck's name as a deck number: it can't stand beside others, and 1 is Anki's default deck. */
export type AnkiRefusal = { readonly refused: 'numeric-deck'; readonly deck: string }

/** What Anki calls its own types of notes where a collection was made in that language (seen in Anki 26.9.3). */
const typeNames: Readonly<Record<Language, Readonly<Record<AnkiNote['type'], string>>>> = {
  en: { Basic: 'Basic', Cloze: 'Cloze' },
  zh: { Basic: '问答题', Cloze: '填空题' },
}

/** `only` is the deck of every note where the notes have no deck column. */
const headers = (notetype: string, only: string | undefined): readonly string[] => [
  '#separator:comma',
  '#html:true',
  '#if matches:update current',
  `#notetype:${notetype}`,
  '#guid column:1',
  only === undefined ? '#deck column:2' : `#deck:${only}`,
  `#tags column:${only === undefined ? 5 : 4}`,
]

const isNumeric = (name: string): boolean => /^[+-]?\d+$/.test(name)

/** The files that Anki's text import takes without a question (Anki ≥ 2.1.58): notes that a later import updates. */
export const ankiCsv = (decks: readonly Deck[], language: Language = 'en'): AnkiFile | AnkiRefusal => {
  const { decks: names, notes: all, skipped, oldNames } = ankiNotes(decks)
  const numeric = names.find(isNumeric)
  if (numeric !== undefined && (new Set(names).size > 1 || Number(numeric) === 1)) {
    return { refused: 'numeric-deck', deck: numeric }
  }
  const fileOf = (type: AnkiNote['type']): CsvNotes => {
    const notes = all.filter(note => note.type === type)
    const records = notes.map(({ guid, deck, front, back, tags }) =>
      csvRecord([guid, ...(numeric === undefined ? [deck] : []), front, back, tags]),
    )
    return {
      text: `${[...headers(typeNames[language][type], numeric), ...records].join('\n')}\n`,
      notes: notes.length,
      cards: notes.reduce((sum, { cards }) => sum + cards.length, 0),
    }
  }
  const [basic, cloze] = [fileOf('Basic'), fileOf('Cloze')]
  if (cloze.notes === 0) return { ...basic, skipped, oldNames }
  return basic.notes === 0 ? { ...cloze, skipped, oldNames } : { ...basic, cloze, skipped, oldNames }
}
