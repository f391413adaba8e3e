import { lstatSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ankiCsv } from '../../src/core/anki-csv.ts'
import { deckJson, spreadsheetCsv } from '../../src/core/spreadsheet.ts'
import { type DeckFiles, readDeckPaths } from '../../src/files/deck-files.ts'
import { atOnce } from './at-once.ts'
import { chanceFrom } from './chance.ts'
import { bombs } from './deck-bombs.ts'
import { mutants } from './deck-mutants.ts'
import { type Person, personAt, type Ran, runMull, trace } from './person.ts'
import type { Failure, Setting, Tally, Trial } from './trial.ts'

const sizes = { part: 3_000, full: 20_000 } as const

/** Of processor time, since the machine may be busy with something else. */
const mostSeconds = 2
const mostMegabytes = 512
/** A bomb that is large may take as long as so many honest decks of its size. */
const honestDecks = 4
/** What is larger is not read. */
const mostRead = 8 * 2 ** 20

const file = 'mutant.yaml'

type Read = (path: string, cwd: string) => DeckFiles

/** What is wrong with what was read of a deck; undefined where nothing. */
const wrongIn = ({ decks, problems }: DeckFiles, lines: number): string | undefined => {
  const astray = problems.find(
    ({ file: named, line, column }) => named !== file || line < 1 || line > lines || column < 1,
  )
  if (astray) return `a problem without a place: ${JSON.stringify(astray)}`
  if (decks.length === 0 && problems.every(({ severity }) => severity !== 'error'))
    return 'no deck and no word of why'
  const ids = decks.flatMap(deck => deck.cards.map(card => card.id))
  if (new Set(ids).size !== ids.length) return 'two cards of one id'
  const odd = decks
    .flatMap(deck => deck.cards)
    .find(({ question, answer }) => !question.trim() || !answer.trim())
  if (odd) return `a card without a text: ${odd.id}`
  if (Object.keys(Object.prototype).length > 0) return 'every object has a new key'
  // What was read can be written.
  ankiCsv(decks)
  spreadsheetCsv(decks)
  JSON.stringify(deckJson(decks))
  return undefined
}

/** Reads one mutant. Anything but a result with places is a failure. */
const tryMutant = (bytes: Buffer, folder: string, read: Read): Omit<Failure, 'again'> | undefined => {
  const path = join(folder, file)
  writeFileSync(path, bytes)
  const before = process.cpuUsage()
  try {
    const wrong = wrongIn(read(file, folder), bytes.toString().split('\n').length)
    const { user, system } = process.cpuUsage(before)
    const seconds = (user + system) / 1e6
    if (seconds > mostSeconds) return { kind: 'unreadable', what: `${seconds} s` }
    return wrong === undefined ? undefined : { kind: 'unreadable', what: wrong }
  } catch (error) {
    return { kind: 'trace', what: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

const readMutant: Read = (path, cwd) => readDeckPaths([path], cwd)

/** Readers with a fault that must be caught. */
const broken: Readonly<Record<string, Read>> = {
  throws: () => JSON.parse('{'),
  'loses the place': (path, cwd) => {
    const result = readMutant(path, cwd)
    return { ...result, problems: result.problems.map(problem => ({ ...problem, line: 0 })) }
  },
  'says nothing': (path, cwd) => ({ ...readMutant(path, cwd), decks: [], problems: [] }),
  'is slow': (path, cwd) => {
    const end = process.cpuUsage().user + (mostSeconds + 0.2) * 1e6
    while (process.cpuUsage().user < end) readMutant(path, cwd)
    return readMutant(path, cwd)
  },
}

const controls = (folder: string): readonly Failure[] =>
  Object.entries(broken).flatMap(([name, read]): Failure[] =>
    tryMutant(Buffer.from('cards: [x]\n'), folder, read)
      ? []
      : [
          {
            kind: 'unreadable',
            what: `the trial itself: a reader that ${name} was not caught`,
            again: 'decks controls',
          },
        ],
  )

const tryMutants = ({ size, seed, folder, progress }: Setting): readonly Failure[] => {
  const make = mutants()
  const count = sizes[size]
  const failures: Failure[] = []
  for (let index = 0; index < count; index++) {
    const bytes = make(chanceFrom(`decks ${seed} ${index}`))
    const failed = tryMutant(bytes, folder, readMutant)
    if (failed)
      failures.push({
        ...failed,
        again: `decks: seed ${seed}, mutant ${index}: ${bytes.toString('base64').slice(0, 4000)}`,
      })
    if (index % 500 === 0) progress(index, count)
  }
  return failures
}

const good = 'cards:\n  - {question: "Capital of France?", answer: Paris}\n'

/** Every bomb is checked; the other commands, which read decks the same way, take turns. */
const others: readonly (readonly string[])[] = [
  ['due'],
  ['review', '--json'],
  ['list'],
  ['quiz', '--json'],
  ['export', 'good', '--format', 'json'],
  ['doctor'],
  ['decks', '--json'],
]

const usage = ({ seconds = 0, megabytes = 0 }: Ran): string =>
  `${seconds.toFixed(1)} s, ${Math.round(megabytes)} MB`

/** The processor time that an honest deck takes, in seconds a byte, on this machine as busy as it is. */
const honestRate = async (folder: string): Promise<number> => {
  const person = personAt(join(folder, 'honest'))
  const card = (n: number) =>
    `  - question: What is the ${n}th number?\n    answer: It is ${n}.\n    topic: numbers\n`
  const deck = `cards:\n${Array.from({ length: 12_000 }, (_, n) => card(n)).join('')}`
  person.write('decks/honest.yaml', deck)
  const { seconds = 0 } = await runMull(person, ['check'])
  rmSync(person.home, { recursive: true, force: true })
  return seconds / deck.length
}

const bytesOf = ({ collection }: Person): number => {
  const stats = lstatSync(join(collection, 'decks', 'bomb.yaml'), { throwIfNoEntry: false })
  return stats?.isFile() && stats.size <= mostRead ? stats.size : 0
}

/** What a bomb did to a run; undefined where nothing. */
const blown = (ran: Ran, allowed: number): Omit<Failure, 'again'> | undefined => {
  const text = `${ran.out.subarray(0, 2 ** 20)}${ran.err.subarray(0, 2 ** 20)}`
  if (trace.test(text))
    return { kind: 'trace', what: `${trace.exec(text)?.[0]}: ${ran.err.subarray(0, 800)}` }
  if (ran.signal !== null || ran.code === null || ran.code > 4)
    return { kind: 'unreadable', what: `ended with ${ran.signal ?? ran.code} after ${usage(ran)}` }
  if ((ran.seconds ?? 0) > allowed || (ran.megabytes ?? 0) > mostMegabytes)
    return {
      kind: 'unreadable',
      what: `took ${usage(ran)}, of ${allowed.toFixed(1)} s and ${mostMegabytes} MB`,
    }
  return undefined
}

const tryBomb = async (
  name: string,
  folder: string,
  commands: readonly (readonly string[])[],
  rate: number,
): Promise<{ readonly runs: number; readonly failures: readonly Failure[] }> => {
  const person = personAt(folder)
  person.write('decks/good.yaml', good)
  const defuse = bombs[name]?.(person)
  const failures: Failure[] = []
  let runs = 0
  for (const args of commands) {
    runs++
    const ran = await runMull(person, args, { input: '{"type":"rate","rating":"good"}\n', patience: 300_000 })
    // Measured now, as it may have grown.
    const allowed = Math.max(mostSeconds, honestDecks * rate * bytesOf(person))
    const failed = blown(ran, allowed)
    const again = `mull ${args.join(' ')}, beside a deck of: ${name}`
    if (failed) failures.push({ ...failed, again })
    const isLost = args[0] === 'export' && !ran.out.includes('Paris')
    if (isLost)
      failures.push({ kind: 'lost', what: `the good deck beside it: ${ran.err.subarray(0, 500)}`, again })
    // What takes long to read takes as long for the next command.
    if ((ran.seconds ?? 0) > 1) break
  }
  defuse?.()
  rmSync(folder, { recursive: true, force: true })
  return { runs, failures }
}

const run = async (setting: Setting): Promise<Tally> => {
  const { size, folder, jobs, point, progress } = setting
  const skipped = process.platform === 'linux' ? [] : ['time and memory of a bomb are known on Linux only']
  const mutated = point === undefined ? [...controls(folder), ...tryMutants(setting)] : []
  const names = Object.keys(bombs).filter((name, index) =>
    point === undefined ? size === 'full' || index % 6 === 3 : name.startsWith(point),
  )
  const rate = await honestRate(folder)
  let done = 0
  const exploded = await atOnce(jobs, names, async (name, index) => {
    const home = join(folder, `bomb-${index}`)
    mkdirSync(home)
    const second = others[index % others.length] ?? ['due']
    const tried = await tryBomb(name, home, size === 'full' ? [['check'], second] : [['check']], rate)
    progress(++done, names.length)
    return tried
  })
  const tried = exploded.reduce((sum, { runs }) => sum + runs, point === undefined ? sizes[size] : 0)
  const failures = [...mutated, ...exploded.flatMap(({ failures }) => failures)]
  return { tried, answers: 0, failures, skipped }
}

export const decks: Trial = {
  name: 'decks',
  about: 'mutants of decks, and decks made to exhaust their reader: at most 2 s and 512 MB',
  own: true,
  run,
}
