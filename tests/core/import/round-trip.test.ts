import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ankiCsv } from '../../../src/core/anki-csv.ts'
import { csvRecord } from '../../../src/core/csv.ts'
import { readAnkiNotes } from '../../../src/core/import/anki-notes.ts'
import { rowsOf } from '../../../src/core/import/cells.ts'
import { readJsonEntries } from '../../../src/core/import/json-entries.ts'
import { readTable } from '../../../src/core/import/table.ts'
import { deckJson } from '../../../src/core/spreadsheet.ts'
import { hostileText } from '../hostile.ts'
import { collections, text } from './decks-made.ts'
import { counts, decksOf, type Files, imported } from './import-world.ts'

/** As Anki exports its notes in plain text: the fields as they were stored, parted by TABs. */
const asAnkiExports = (csv: string): string => {
  const rows = rowsOf(csv, ',', true)
  const type = csv.includes('#notetype:Cloze') ? 'Cloze' : 'Basic'
  const head = [
    'separator:tab',
    'html:true',
    'guid column:1',
    'notetype column:2',
    'deck column:3',
    'tags column:6',
  ]
  const cell = (field: string) => (/["\t\n#]/.test(field) ? csvRecord([field]) : field)
  const lines = rows.map(({ cells: [guid = '', deck = '', front = '', back = '', tags = ''] }) =>
    [guid, type, deck, front, back, tags.split(' ').sort().join(' ')].map(cell).join('\t'),
  )
  return `${head.map(line => `#${line}\n`).join('')}${lines.join('\n')}\n`
}

it('decks that go to Anki by our CSV and come back are not touched', () => {
  fc.assert(
    fc.property(collections, files => {
      const file = ankiCsv(decksOf(files).decks)
      if ('refused' in file) return
      for (const csv of [file.text, ...(file.cloze ? [file.cloze.text] : [])]) {
        const { files: after, plan } = imported(files, readAnkiNotes(asAnkiExports(csv)))
        // A text of nothing but what HTML does not show comes back as none.
        const empty = plan.refused.filter(({ why }) => why.code === 'no-answer' || why.code === 'no-question')
        expect(counts(plan)).toMatch(new RegExp(`^0 new, 0 changed, \\d+ same, ${empty.length} refused$`))
        expect(after).toEqual(files)
      }
    }),
    { numRuns: 200 },
  )
})

/** What makes a card what it is, wherever it stands. */
const faces = (files: Files) =>
  decksOf(files).decks.map(({ id, name, cards }) => [
    id,
    name,
    cards.map(({ line: _, unnamed: __, ...card }) => card),
  ])

it('our JSON makes the same decks', () => {
  fc.assert(
    fc.property(collections, files => {
      const json = JSON.stringify(deckJson(decksOf(files).decks), null, 2)
      expect(faces(imported({}, readJsonEntries(json)).files)).toEqual(faces(files))
      expect(imported(files, readJsonEntries(json)).files).toEqual(files)
    }),
    { numRuns: 200 },
  )
})

it('a table that comes again changes nothing, whatever is in it', () => {
  const tables = fc.array(fc.array(fc.oneof(text, fc.constant('')), { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 5,
  })
  fc.assert(
    fc.property(tables, rows => {
      const table = `${rows.map(csvRecord).join('\n')}\n`
      const first = imported({}, readTable(table))
      const again = imported(first.files, readTable(table))
      expect(again.files).toEqual(first.files)
      expect(again.plan.refused).toEqual(first.plan.refused)
    }),
    { numRuns: 300 },
  )
})

it('no text makes a reader fail', () => {
  fc.assert(
    fc.property(fc.oneof(hostileText, fc.string({ unit: 'binary', maxLength: 200 })), text => {
      for (const read of [readAnkiNotes, readTable, readJsonEntries])
        expect(read(text).entries.length).toBeGreaterThanOrEqual(0)
      expect(
        counts(imported({}, readAnkiNotes(`#html:true\n#notetype:Cloze\n{{c1::${text}}}\t${text}\n`)).plan),
      ).toContain('new')
    }),
    { numRuns: 500 },
  )
})
