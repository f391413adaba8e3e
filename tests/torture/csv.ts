import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ankiCsv } from '../../src/core/anki-csv.ts'
import type { Deck } from '../../src/core/card.ts'
import { parseDeck } from '../../src/core/deck.ts'
import { checkCollection } from '../../src/core/decks.ts'
import { isError } from '../../src/core/problem.ts'
import { spreadsheetCsv } from '../../src/core/spreadsheet.ts'
import { atOnce } from './at-once.ts'
import { chanceFrom } from './chance.ts'
import { bodyOf, guidsIn, rowsOf, wrongInAnki, wrongInTable } from './csv-judge.ts'
import { deckText, laterDecks, type MadeDeck, makeDecks } from './csv-made.ts'
import { personAt, project, runMull, runProgram, trace } from './person.ts'
import type { Failure, Setting, Tally, Trial } from './trial.ts'

const sizes = { part: { collections: 500, runs: 8 }, full: { collections: 5000, runs: 60 } } as const

const none = '#guid column:1\n#tags column:5\n'

type Files = { readonly basic: string; readonly cloze: string; readonly table: string }

const read = (
  made: readonly MadeDeck[],
): { readonly decks: readonly Deck[]; readonly refused: string | undefined } => {
  const { decks, problems } = checkCollection(
    made.map(deck => parseDeck(deckText(deck), `decks/${deck.id}.yaml`)),
  )
  const error = problems.find(isError)
  return { decks, refused: error && JSON.stringify(error) }
}

/** As the bytes on the disk will read. */
const written = (text: string): string => Buffer.from(text).toString()

/** Undefined for a deck whose name Anki would take for a number, which mull refuses. */
const filesOf = (decks: readonly Deck[]): Files | undefined => {
  const anki = ankiCsv(decks)
  if ('refused' in anki) return undefined
  const isCloze = anki.text.includes('\n#notetype:Cloze\n')
  return {
    basic: written(isCloze ? none : anki.text),
    cloze: written(isCloze ? anki.text : (anki.cloze?.text ?? none)),
    table: written(spreadsheetCsv(decks)),
  }
}

const isNumber = ({ deck }: MadeDeck): boolean =>
  /^\s*:*\s*[+-]?\d+\s*:*\s*$/.test(deck.replaceAll(/[^\x20-\x7e]/g, ''))

const wrongIn = (files: Files, made: readonly MadeDeck[], decks: readonly Deck[]): string | undefined => {
  try {
    return wrongInAnki(files, made, decks) ?? wrongInTable(files.table, decks)
  } catch (error) {
    return `not CSV: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** Notes keep their ids when answers change, cards are renamed and decks stand in another order. */
const wrongIds = ({ basic, cloze }: Files, made: readonly MadeDeck[]): string | undefined => {
  const later = filesOf(read(laterDecks(made).toReversed()).decks)
  const [before, after] = [[basic, cloze], later ? [later.basic, later.cloze] : []].map(files =>
    files.flatMap(guidsIn),
  )
  if (!before || new Set(before).size !== before.length) return 'an id twice'
  const odd = before.find(id => !/^[A-Za-z][\w-]{11,19}$/.test(id))
  if (odd !== undefined) return `an odd id: ${odd}`
  return before.join() === after?.join() ? undefined : 'ids changed'
}

/** Broken writers that the judges must catch. */
const broken: Readonly<Record<string, (files: Files) => Files>> = {
  'quotes left alone': files => ({ ...files, table: files.table.replaceAll('""', '"') }),
  'no quotes': files => ({ ...files, basic: files.basic.replaceAll(/^"|"$|(?<=,)"|"(?=,)/gm, '') }),
  'HTML left alone': files => ({
    ...files,
    basic: files.basic.replaceAll('&lt;', '<').replaceAll('&amp;', '&'),
  }),
  'a note lost': files => ({ ...files, basic: files.basic.replace(/\n"[^\n]*\n$/, '\n') }),
  'a formula': files => ({ ...files, table: files.table.replaceAll(/"'(?=[=+@-])/g, '"') }),
  'gaps left open': files => ({
    ...files,
    cloze: files.cloze.replaceAll('&#125;', '}').replaceAll('::', ':'),
  }),
}

const controls = (): readonly Failure[] => {
  const made: readonly MadeDeck[] = [
    {
      id: 'd0',
      deck: 'Control',
      cards: [
        { id: 'a', question: 'say "a, b" <i> & "', answer: '=1+1', reverse: false, tags: [], was: [] },
        { id: 'b', cloze: 'a {{std:x}b::hint}} c', tags: [], was: [] },
      ],
    },
  ]
  const { decks } = read(made)
  const files = filesOf(decks)
  if (!files || wrongIn(files, made, decks)) return [missed('none at all')]
  return Object.entries(broken).flatMap(([name, spoil]) =>
    wrongIn(spoil(files), made, decks) ? [] : [missed(name)],
  )
}

const missed = (name: string): Failure => ({
  kind: 'unreadable',
  what: `the trial itself: a known fault was not told right (${name})`,
  again: 'csv controls',
})

/** Python's own reader, where there is one: the same rows. */
const secondOpinion = async (texts: readonly string[]): Promise<Failure[] | undefined> => {
  const input = texts.map(text => `${JSON.stringify(text.replace(/^\ufeff/, ''))}\n`).join('')
  const { code, out, err } = await runProgram(['python3', join(project, 'tests', 'torture', 'rows.py')], {
    input,
  })
  if (code === null) return undefined
  if (code !== 0) return [{ kind: 'unreadable', what: `python: ${err}`, again: 'csv: the second parser' }]
  const lines = out.toString().trimEnd().split('\n')
  return texts.flatMap((text, index): Failure[] =>
    lines[index] !== undefined && JSON.stringify(JSON.parse(lines[index])) === JSON.stringify(rowsOf(text))
      ? []
      : [{ kind: 'lost', what: 'two parsers read two things', again: JSON.stringify(text.slice(0, 2000)) }],
  )
}

/** The built program writes the same bytes. */
const byProgram = async (made: readonly MadeDeck[], folder: string, again: string): Promise<Failure[]> => {
  const person = personAt(folder)
  for (const deck of made) person.write(`decks/${deck.id}.yaml`, deckText(deck))
  const files = filesOf(read(made).decks)
  const ids = made.map(({ id }) => id)
  const anki = await runMull(person, ['export', ...ids, '-o', 'anki.csv'])
  const table = await runMull(person, ['export', ...ids, '--format', 'csv'])
  const said = `${anki.err}${table.err}`
  if (trace.test(said)) return [{ kind: 'trace', what: said, again }]
  if (!files)
    return anki.code === 3 ? [] : [{ kind: 'lost', what: `a number as a deck: ${anki.code}`, again }]
  const text = (name: string): string => {
    try {
      return readFileSync(join(folder, name), 'utf8')
    } catch {
      return none
    }
  }
  const first = text('anki.csv')
  const isCloze = first.includes('\n#notetype:Cloze\n')
  const same =
    (isCloze ? none : first) === files.basic &&
    (isCloze ? first : text('anki.cloze.csv')) === files.cloze &&
    table.out.toString() === files.table
  return same ? [] : [{ kind: 'lost', what: `the program wrote something else: ${said}`, again }]
}

const run = async ({ size, seed, jobs, folder, progress }: Setting): Promise<Tally> => {
  const { collections, runs } = sizes[size]
  const failures: Failure[] = [...controls()]
  const skipped: string[] = []
  const texts: string[] = []
  let answers = 0
  const collectionOf = (index: number) => makeDecks(chanceFrom(`csv ${seed} ${index}`))
  for (let index = 0; index < collections; index++) {
    const made = collectionOf(index)
    const again = `csv: seed ${seed}, collection ${index}`
    const { decks, refused } = read(made)
    if (refused) failures.push({ kind: 'unreadable', what: refused, again })
    const files = filesOf(decks)
    answers += decks.reduce((sum, { cards }) => sum + cards.length, 0)
    if (!files) {
      if (!made.some(isNumber)) failures.push({ kind: 'lost', what: 'refused without need', again })
      continue
    }
    const wrong = wrongIn(files, made, decks) ?? wrongIds(files, made)
    if (wrong) failures.push({ kind: 'lost', what: wrong, again })
    else texts.push(bodyOf(files.basic), bodyOf(files.cloze), files.table)
    if (index % 100 === 0) progress(index, collections + runs)
  }
  const second = await secondOpinion(texts.filter(text => text !== ''))
  if (second) failures.push(...second)
  else skipped.push('no python3: the files were read by one parser only')
  const ran = await atOnce(jobs, Array.from({ length: runs }), async (_, index) => {
    const home = join(folder, String(index))
    mkdirSync(home)
    const failed = await byProgram(
      collectionOf(index),
      home,
      `csv: seed ${seed}, collection ${index}, by the program`,
    )
    progress(collections + index, collections + runs)
    return failed
  })
  return { tried: collections + runs, answers, failures: [...failures, ...ran.flat()], skipped }
}

export const csv: Trial = {
  name: 'csv',
  about: 'hostile collections exported, read back by two other parsers',
  own: true,
  run,
}
