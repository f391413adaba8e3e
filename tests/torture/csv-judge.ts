import { parse } from 'csv-parse/sync'
import type { Card, Deck } from '../../src/core/card.ts'
import { importText, textOf } from '../core/anki-model.ts'
import type { MadeDeck, MadeEntry, MadeQuestion } from './csv-made.ts'

const broken = (text: string): string => text.replaceAll(/\r\n|\r/g, '\n')

/** What a text is once Anki has it. */
const stored = (text: string): string =>
  [...broken(text)]
    .filter(char => char === '\n' || char === '\t' || (char >= ' ' && char !== '\x7f'))
    .map(char =>
      char === '\t' ? '    ' : char.length === 1 && char >= '\ud800' && char <= '\udfff' ? '\ufffd' : char,
    )
    .join('')
    .normalize('NFC')

const label = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()

const parts = (name: string): string =>
  name
    .split('::')
    .map(part => part || 'blank')
    .join('::')
    .toLowerCase()

const tagsOf = ({ topic, tags }: MadeEntry): readonly string[] => {
  const words = [...(topic === undefined ? [] : [topic]), ...tags]
    .map(word => stored(label(word).replaceAll(/\p{White_Space}+/gu, '_')).toLowerCase())
    .filter(word => word !== '')
  return [...new Set(words.map(parts))].sort()
}

const deckOf = ({ deck }: MadeDeck): string =>
  stored(label(deck))
    .split('::')
    .map(part => part.replaceAll(/^[\p{White_Space}:]+|[\p{White_Space}:]+$/gu, '') || 'blank')
    .join('::')
    .toLowerCase()

type Wanted = { readonly deck: string; readonly tags: readonly string[]; readonly fields: readonly string[] }

const sorted = (notes: readonly Wanted[]): readonly string[] => notes.map(note => JSON.stringify(note)).sort()

const sides = ({ question, answer, note, reverse }: MadeQuestion): readonly (readonly string[])[] => {
  const back = (text: string) => stored(text) + (note === undefined ? '' : `\n\n${stored(note)}`)
  const forward = [stored(question), back(answer)]
  return reverse ? [forward, [stored(answer), back(question)]] : [forward]
}

const basicNotes = (decks: readonly MadeDeck[]): readonly Wanted[] =>
  decks.flatMap(deck =>
    deck.cards.flatMap(made =>
      'question' in made
        ? sides(made)
            .filter(([front]) => front !== '')
            .map(fields => ({ deck: deckOf(deck), tags: tagsOf(made), fields }))
        : [],
    ),
  )

/** What the cards of one text with gaps ask and answer, as mull reads the deck: all that Anki may know of it. */
const clozeNotes = (decks: readonly MadeDeck[], cards: readonly Card[]): readonly Wanted[] =>
  decks.flatMap(deck =>
    deck.cards.flatMap(made => {
      if ('question' in made) return []
      const own = cards.filter(card => card.id.startsWith(`${deck.id}/${made.id}#`))
      const asked = own.map(
        ({ gap, answer }) =>
          `${broken(`${marked(gap?.before)}[${marked(gap?.hint ?? '…')}]${marked(gap?.after)}`)}\n--\n${broken(marked(answer))}`,
      )
      return [
        {
          deck: deckOf(deck),
          tags: tagsOf(made),
          fields: [stored(asked.join('\n==\n')), made.note === undefined ? '' : stored(made.note)],
        },
      ]
    }),
  )

/** Three noncharacters are mull's own in these fields. */
const marked = (text = ''): string => text.replaceAll(/[\ufdd0-\ufdd2]/g, '')

const gapPattern = /\{\{c(\d+)::(.*?)(?:::(.*?))?\}\}/gs

/** A Cloze field's cards, from its HTML. */
const asked = (html: string): string =>
  [...html.matchAll(gapPattern)]
    .map(([, number, answer = '']) => {
      const question = html.replaceAll(
        gapPattern,
        (_, other: string, text: string, hint: string | undefined) =>
          other === number ? `[${hint ?? '…'}]` : text,
      )
      return `${strictly(question)}\n--\n${strictly(answer)}`
    })
    .join('\n==\n')

/** HTML that is not the text's own: a tag, an ampersand that begins nothing. */
const markup = /<(?!br>)|&(?!(?:amp|lt|gt|nbsp|#\d+);)/

const strictly = (html: string): string => {
  if (markup.test(html)) throw new Error(`HTML in a field: ${html}`)
  return textOf(html)
}

const notesIn = (file: string, front: (html: string) => string): readonly Wanted[] =>
  [...importText(file).notes.values()].map(({ deck, tags, fields: [question = '', back = ''] }) => ({
    deck: deck.toLowerCase(),
    tags: tags.map(tag => tag.toLowerCase()).sort(),
    // Where two texts meet the characters of both may compose.
    fields: [front(question).normalize('NFC'), strictly(back).normalize('NFC')],
  }))

const difference = (
  what: string,
  found: readonly string[],
  wanted: readonly string[],
): string | undefined => {
  const at = wanted.findIndex((text, index) => text !== found[index])
  if (at < 0 && found.length === wanted.length) return undefined
  return `${what}: ${found.length} read, ${wanted.length} written; wanted ${wanted[at]}, found ${found[at]}`
}

/** What an Anki file holds other than the decks; undefined where nothing. Throws where it is no CSV. */
export const wrongInAnki = (
  { basic, cloze }: { readonly basic: string; readonly cloze: string },
  made: readonly MadeDeck[],
  read: readonly Deck[],
): string | undefined =>
  difference('basic notes', sorted(notesIn(basic, strictly)), sorted(basicNotes(made))) ??
  difference(
    'cloze notes',
    sorted(notesIn(cloze, asked)),
    sorted(
      clozeNotes(
        made,
        read.flatMap(deck => deck.cards),
      ),
    ),
  )

export const guidsIn = (file: string): readonly string[] => [...importText(file).notes.keys()].sort()

/** Where a spreadsheet would begin a formula, whatever unseen stands before. */
const runs = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u

const utf8 = (text: string): string => Buffer.from(text).toString()

/** What a table for spreadsheets holds other than the cards. */
export const wrongInTable = (file: string, decks: readonly Deck[]): string | undefined => {
  const [, ...rows] = rowsOf(file)
  const wanted = decks.flatMap(({ name, cards }) =>
    cards.map(({ id, topic = '', question, answer, note = '', tags }) =>
      [id, name, topic, question, answer, note, tags.join(', ')].map(utf8),
    ),
  )
  if (rows.length !== wanted.length) return `table: ${rows.length} rows for ${wanted.length} cards`
  for (const [index, cells] of wanted.entries())
    for (const [column, cell] of cells.entries()) {
      const found = rows[index]?.[column] ?? ''
      if (runs.test(found)) return `table: a formula, ${JSON.stringify(found)}`
      if (found !== cell && found !== `'${cell}`)
        return `table: wanted ${JSON.stringify(cell)}, found ${JSON.stringify(found)}`
    }
  return undefined
}

/** By the first parser. */
export const rowsOf = (file: string): readonly (readonly string[])[] =>
  parse(file, { bom: true, record_delimiter: file.startsWith('\ufeff') ? '\r\n' : '\n' })

/** A file for Anki without its headers: what is CSV in it. */
export const bodyOf = (file: string): string => file.replace(/^(?:#.*\n)*/, '')
