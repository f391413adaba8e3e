import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ankiCsv } from '../../src/core/anki-csv.ts'
import { ankiField } from '../../src/core/anki-text.ts'
import type { Card, Deck } from '../../src/core/card.ts'
import { importText, shownOf, textOf } from './anki-model.ts'
import { hostileDecks, hostileText } from './hostile.ts'

/** What a text is once Anki has it. */
const plain = (text: string): string =>
  text
    .replace(/\r\n|\r/g, '\n')
    .replace(/[^\P{Cc}\n\t\x80-\x9f]/gu, '')
    .replaceAll('\t', '    ')
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
    .normalize('NFC')

const partsOf = (name: string, trim: (part: string) => string = part => part): string =>
  name
    .split('::')
    .map(part => trim(part) || 'blank')
    .join('::')
    .toLowerCase()

const tagsOf = ({ topic = '', tags }: Card): readonly string[] => {
  const words = [topic, ...tags].map(tag => plain(tag.replace(/\p{White_Space}+/gu, '_')))
  return [...new Set(words.filter(word => word !== '').map(word => partsOf(word)))].sort()
}

const deckOf = ({ name }: Deck): string =>
  partsOf(plain(name.replace(/[\t\r\n]/g, '')), part =>
    part.replace(/^[\p{Zs}\u0085\u2028\u2029:]+|[\p{Zs}\u0085\u2028\u2029:]+$/gu, ''),
  )

const fileText = (decks: readonly Deck[]): string => {
  const result = ankiCsv(decks)
  fc.pre(!('refused' in result))
  return 'refused' in result ? '' : result.text
}

const sorted = (notes: readonly object[]): readonly string[] => notes.map(note => JSON.stringify(note)).sort()

it('comes back as it was', () => {
  fc.assert(
    fc.property(hostileDecks, decks => {
      const file = Buffer.from(fileText(decks)).toString()
      const found = [...importText(file).notes.values()].map(({ deck, tags, fields }) => ({
        deck: deck.toLowerCase(),
        tags: tags.map(tag => tag.toLowerCase()).sort(),
        fields: fields.map(textOf),
      }))
      const wanted = decks.flatMap(deck =>
        deck.cards
          .filter(({ question }) => plain(question) !== '')
          .map(card => ({
            deck: deckOf(deck),
            tags: tagsOf(card),
            fields: [plain(card.question), `${plain(card.answer)}\n\n${plain(card.note ?? '')}`],
          })),
      )
      expect(sorted(found)).toEqual(sorted(wanted))
    }),
  )
})

it('changes nothing when it is imported again', () => {
  fc.assert(
    fc.property(hostileDecks, decks => {
      const file = fileText(decks)
      const once = importText(file)
      expect(importText(file, once)).toEqual(once)
    }),
  )
})

it('has a safe id for each note, and a count of them', () => {
  fc.assert(
    fc.property(hostileDecks, decks => {
      const result = ankiCsv(decks)
      fc.pre(!('refused' in result))
      if ('refused' in result) return
      const ids = [...importText(result.text).notes.keys()]
      expect(ids.filter(id => !/^[A-Za-z][\w-]{15}$/.test(id))).toEqual([])
      expect(ids.length).toBe(result.notes)
    }),
  )
})

it('is shown with its own line breaks and spaces', () => {
  const seen = (text: string) => text.replace(/ +$/gm, '')
  fc.assert(
    fc.property(hostileText, text => {
      expect(seen(shownOf(ankiField(text)))).toBe(seen(plain(text)))
    }),
  )
})
