import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseJson } from '../../src/core/json.ts'
import { progressText } from '../../src/core/progress-text.ts'
import { currentIds, replay } from '../../src/core/replay.ts'
import { createScheduler } from '../../src/core/scheduler.ts'
import { defaultSettings } from '../../src/core/settings.ts'
import { readDecks } from '../../src/files/deck-files.ts'
import { readLogs } from '../../src/files/review-logs.ts'
import { mullCollection, mullVars } from './mull-home.ts'
import { bare, type Ran, run } from './ran.ts'
import type { After, Flaw } from './trial.ts'

/** A stack, or the words in which mull speaks of a bug of its own. */
const trace = /^\s+at .+:\d+|this is a bug|\b[A-Z][a-z]*Error:/m
/** Nothing but text and line breaks goes to what is no terminal. */
const forbidden = /[^\P{Cc}\n\t]/u

export const traceIn = (text: string): boolean => trace.test(text)

/** What must never be in what mull prints, whatever happened to it. */
export const flawsOfOutput = (what: string, { out, err, hung }: Ran): Flaw[] => [
  ...(traceIn(out) || traceIn(err)
    ? [{ kind: 'trace' as const, what: `${what} shows a stack trace: ${err.slice(0, 300)}` }]
    : []),
  ...(forbidden.test(out) || forbidden.test(err)
    ? [
        {
          kind: 'forbidden' as const,
          what: `${what} prints control characters: ${JSON.stringify(err.slice(0, 300))}`,
        },
      ]
    : []),
  ...(hung ? [{ kind: 'unreadable' as const, what: `${what} does not end` }] : []),
]

const unreadable = (what: string): Flaw => ({ kind: 'unreadable', what })

/** mull run as usual, in the home as it was left: it has to work, and print JSON. */
const flawsOfRun = async (
  program: readonly string[],
  home: string,
  words: readonly string[],
): Promise<Flaw[]> => {
  const ran = await run([...program, ...words], { cwd: home, vars: bare(home, mullVars(home)) })
  const what = `mull ${words.join(' ')} afterwards`
  const flaws = flawsOfOutput(what, ran)
  if (ran.code !== 0)
    return [...flaws, unreadable(`${what} ended with ${ran.code}: ${ran.err.slice(0, 300)}`)]
  return parseJson(ran.out.trimEnd().split('\n').at(-1) ?? '') === undefined
    ? [...flaws, unreadable(`${what} printed no JSON: ${ran.out.slice(0, 300)}`)]
    : flaws
}

/** Where every card stands, by this process's own reading of decks and logs. */
const progressNow = (home: string): string => {
  const folder = mullCollection(home)
  const { decks } = readDecks(join(folder, 'decks'), home)
  const logs = readLogs(join(folder, 'reviews')).map(log => log.events)
  return progressText(replay(logs, currentIds(decks), createScheduler(defaultSettings, () => 0).nextMemory))
}

const textOf = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, 'latin1') : undefined

/** A home without what is chance in it: ids by their order, no sums, no milliseconds, no names of its folder. */
const stateOf = (home: string): string => {
  const ids = new Map<string, number>()
  const order = (id: string): string => {
    const known = ids.get(id) ?? ids.size
    ids.set(id, known)
    return `#${known}`
  }
  const state = createHash('sha256')
  for (const name of filesIn(home).sort()) {
    const text = `${name}\n${textOf(join(home, name))}\n`
    state.update(
      text
        .replaceAll(/\b01[0-9A-HJKMNP-TV-Z]{24}\b|\b[a-z2-7]{16}\b|\b[0-9a-f]{32}\b/g, order)
        .replaceAll(/"(?:sum":"[0-9a-f]{8}"|ms":\d+)/g, '')
        .replaceAll(/\d+-\d+(?=\.mull-tmp)|(?<=mull-new-)\d+/g, '')
        .replaceAll(home, '~'),
    )
  }
  return state.digest('hex')
}

const flawsOfProgress = (home: string): Flaw[] => {
  const path = join(mullCollection(home), 'progress.json')
  const text = existsSync(path) ? readFileSync(path, 'utf8') : undefined
  if (text === progressNow(home)) return []
  return [unreadable('progress.json is not what the logs say, after a run that ended well')]
}

/** Files that differ from run to run by chance and are judged by what they say. */
const judgedElsewhere = /\.jsonl$|\/progress\.json$|\/state\/mull\/|\/(?:\.git|remote\.git)\//
/** What a kill in the middle of a write may leave, and nothing else: a name that no reader takes for its own. */
const leftByKill = /\/\.[^/]+\.mull-tmp$|\/\.device-[a-z2-7]{16}$|\/mull-new-\d+\//

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map(name => `/${name}`)
        .filter(name => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile())
    : []

/** Each file is as it was before or as it is after a run that nothing disturbed; none lies about. */
const flawsOfFiles = ({ home, before, done, killed }: After): Flaw[] =>
  filesIn(home).flatMap(name => {
    if (leftByKill.test(name)) return killed ? [] : [unreadable(`${basename(name)} was left lying about`)]
    if (judgedElsewhere.test(name)) {
      return name.endsWith('.json') && parseJson(textOf(join(home, name)) ?? '') === undefined
        ? [unreadable(`${name} is half written`)]
        : []
    }
    const [now, old, next] = [home, before, done].map(folder => textOf(join(folder, name)))
    return now === old || now === next ? [] : [unreadable(`${name} is neither old nor new`)]
  })

/**
 * All that has to hold of a home of mull's after a run that was disturbed; reads it as mull does next, which brings it in
 * order. Homes that differ by chance alone are read once.
 */
export const checkMull = (program: readonly string[]): ((after: After) => Promise<readonly Flaw[]>) => {
  const read = new Map<string, Promise<readonly Flaw[]>>()
  const flawsOfReading = async (home: string): Promise<readonly Flaw[]> => [
    ...(await flawsOfRun(program, home, ['due', '--json'])),
    ...(await flawsOfRun(program, home, ['check', '--json'])),
    ...(await flawsOfRun(program, home, ['decks', '--json'])),
    ...flawsOfProgress(home),
  ]
  return async after => {
    const { home } = after
    const state = stateOf(home)
    const reading = read.get(state) ?? flawsOfReading(home)
    read.set(state, reading)
    return [
      ...flawsOfOutput(`mull ${after.operation}`, after.ran),
      ...flawsOfFiles(after),
      ...(await reading),
    ]
  }
}
