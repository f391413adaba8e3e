import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { rememberCards } from '../../src/commands/identity.ts'
import type { Event } from '../../src/core/event.ts'
import { progressText } from '../../src/core/progress-text.ts'
import { createRandom } from '../../src/core/random.ts'
import { UserError } from '../../src/errors.ts'
import { deviceId } from '../../src/files/device.ts'
import { type Collection, openCollection, replayed, withDecksReadAgain } from '../../src/files/open.ts'
import { saveProgress } from '../../src/files/progress-file.ts'
import { createLogWriter } from '../../src/files/review-log.ts'
import { keepDamage, readLogs } from '../../src/files/review-logs.ts'
import { problemLines } from '../../src/ui/problems.ts'
import { remarkLines } from '../../src/ui/remarks.ts'
import { complaintLines } from '../../src/ui/words.ts'
import { fakeEnv } from '../env.ts'
import { wordsOf } from '../words.ts'
import { runsOfProgram } from './damage-runs.ts'
import { mullCollection } from './mull-home.ts'
import { longLine, mutations } from './mutations.ts'
import { knownCardsIn, placeRelease, stateIn } from './release.ts'
import type { Failure, Setting, Tally, Trial } from './trial.ts'

const now = Date.parse('2026-11-29T10:00:00Z')
const words = wordsOf('en')

/** A collection with everything in it, as it was before anything happened to it. */
type World = {
  readonly home: string
  /** Each file that may be damaged, by its path. */
  readonly files: ReadonlyMap<string, Buffer>
  /** Each event of the logs by its line, as it is read. */
  readonly events: ReadonlyMap<string, Event>
  readonly progress: string
  readonly opened: Collection
}

const envIn = (home: string) => {
  const env = fakeEnv(home, 'a', () => now)
  return { ...env, folders: { data: mullCollection(home), state: stateIn(home) } }
}

/** The whole files of a collection that a person or mull wrote, starter decks and copies of damage left out. */
const filesIn = (home: string): string[] => [
  ...readdirSync(mullCollection(home), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(yaml|json|jsonl)$/.test(name))
    .map(name => join(mullCollection(home), name)),
  join(stateIn(home), 'device'),
  knownCardsIn(home),
]

const bodies = (log: string): string[] =>
  log.split('\n').map(line => line.replace(/^\ufeff/, '').replace(/\r$/, ''))

const worldIn = (home: string): World => {
  placeRelease('0.1.0', home)
  const files = new Map(filesIn(home).map(path => [path, readFileSync(path)]))
  const opened = openCollection(envIn(home), undefined)
  const events = new Map(
    opened.logs.flatMap(log =>
      bodies(readFileSync(log.path, 'utf8'))
        .filter(line => line !== '')
        .map((line, n) => {
          const event = log.events[n]
          if (!event) throw new Error(`not read: ${line}`)
          return [line, event] as const
        }),
    ),
  )
  return { home, files, events, progress: progressText(opened.progress), opened }
}

/** What mull makes again where it is damaged. */
const isOurs = (path: string): boolean => /progress\.json$|\/device$|known-cards/.test(path)

/** Puts back what was damaged, replaced or added. */
const mend = ({ home, files }: World, path: string): void => {
  for (const [file, bytes] of files) {
    if (file !== path && !isOurs(file)) continue
    if (
      file !== path &&
      statSync(file, { throwIfNoEntry: false })?.size === bytes.length &&
      readFileSync(file).equals(bytes)
    )
      continue
    rmSync(file, { recursive: true, force: true })
    writeFileSync(file, bytes)
  }
  for (const folder of [join(mullCollection(home), 'reviews'), join(stateIn(home), 'known-cards')])
    for (const name of readdirSync(folder)) if (!files.has(join(folder, name))) rmSync(join(folder, name))
}

const sumFits = (line: string): boolean => {
  const body = `${line.slice(0, -18)}}`
  return line.slice(-18) === `,"sum":"${crc32(body).toString(16).padStart(8, '0')}"}`
}

/** A log was damaged: every whole line has to be read, and nothing that is none. */
const wrongIn = ({ events }: World, log: string, read: readonly Event[]): string | undefined => {
  const lines = bodies(log)
  const whole = lines.flatMap(line => events.get(line) ?? [])
  const texts = read.map(event => JSON.stringify(event))
  let next = 0
  for (const event of whole) {
    next = texts.indexOf(JSON.stringify(event), next) + 1
    if (next === 0) return `a whole line was not read: ${event.id}`
  }
  const fitting = lines.filter(sumFits).length
  return read.length > fitting
    ? `${read.length} events were read from ${fitting} lines whose sums fit`
    : undefined
}

const isNewer = (text: string): boolean => /^\{\s*"v":\s*([2-9]|\d\d+)/.test(text)

/** The rest of what a command does at its end, and everything that was found in words. */
const finish = (home: string, opened: Collection): void => {
  const env = envIn(home)
  rememberCards(env, opened)
  saveProgress(opened.place.progress, progressText(opened.progress))
  deviceId(env.folders.state, env.randomBytes)
  const { problems, remarks } = opened
  for (const problem of [...problems.decks, ...problems.settings]) problemLines(words, problem)
  for (const remark of remarks) remarkLines(words, remark)
}

const appended: Event = {
  v: 1,
  id: '01M8Z00000AAAAAAAAAAAAAAAA',
  at: '2026-11-29T11:00:00.000+01:00',
  day: '2026-11-29',
  type: 'suspend',
  card: 'capitals/peru',
}

/** What mull reads where one file alone is another: the parts that hang on it are read anew, as `openCollection` does. */
const readAnew = ({ home, opened }: World, path: string): Collection => {
  const { place, currentId, rules } = opened
  const env = envIn(home)
  if (path.endsWith('.jsonl')) {
    const logs = readLogs(place.reviews)
    for (const log of logs) if (log.damage.length > 0) keepDamage(log, '20261129T100000Z')
    return { ...opened, logs, progress: replayed({ currentId, rules }, logs) }
  }
  if (path.startsWith(place.decks)) return withDecksReadAgain(env, opened)
  return path === place.settings ? openCollection(env, undefined) : opened
}

/** Whether the whole collection is opened, not only what hangs on the file; and whether an answer is added to a log. */
type How = { readonly wholly: boolean; readonly append: boolean }

/** What is wrong after mull has met a collection of which one file is as given here. */
const meet = (
  world: World,
  path: string,
  bytes: Buffer,
  { wholly, append }: How,
): Pick<Failure, 'kind' | 'what'>[] => {
  const { home, files, progress } = world
  const flaws: Pick<Failure, 'kind' | 'what'>[] = []
  const flaw = (kind: Failure['kind'], what: string) => flaws.push({ kind, what })
  writeFileSync(path, bytes)
  const isLog = path.endsWith('.jsonl')
  const isDeck = path.includes('/decks/')
  const isSettings = path.endsWith('mull.yaml')
  try {
    const opened = wholly ? openCollection(envIn(home), undefined) : readAnew(world, path)
    const log = opened.logs.find(log => log.path === path)
    if (isLog) {
      const wrong = wrongIn(world, bytes.toString('utf8'), log?.events ?? [])
      if (wrong !== undefined) flaw('lost', wrong)
    }
    if (!isLog && !isDeck && !isSettings && progressText(opened.progress) !== progress)
      flaw('lost', 'another progress')
    finish(home, opened)
    for (const line of log?.damage ?? [])
      if (!isKept(path, line)) flaw('lost', 'damaged bytes were not kept aside')
    if (isLog && append) {
      const writer = createLogWriter(path)
      writer.append(appended)
      writer.close()
      const after = readLogs(opened.place.reviews).find(log => log.path === path)?.events ?? []
      const ids = (events: readonly Event[]) => events.map(({ id }) => id).join()
      if (ids(after) !== ids([...(log?.events ?? []), appended]))
        flaw('lost', 'an answer after the damage was not read, or one before it no more')
    }
    const left = readFileSync(opened.place.progress, 'utf8')
    if (
      isNewer(bytes.toString('utf8'))
        ? path === opened.place.progress && left !== bytes.toString('utf8')
        : left !== progressText(opened.progress)
    )
      flaw('unreadable', 'progress.json is not what the logs say')
  } catch (error) {
    if (!(error instanceof UserError))
      flaw('trace', error instanceof Error ? String(error.stack).slice(0, 600) : String(error))
    else complaintLines(words, error.complaint)
  }
  for (const [file, before] of wholly ? files : [[path, bytes] as const]) {
    const is = file === path ? bytes : before
    if (!isOurs(file) && !readFileSync(file).subarray(0, is.length).equals(is))
      flaw('lost', `${basename(file)} was changed`)
  }
  if (path === knownCardsIn(home) && !isKnownKept(path, bytes))
    flaw('lost', 'damaged known cards were overwritten')
  return flaws
}

const copiesOf = (path: string): Buffer[] => {
  const folder = join(path, '..')
  return readdirSync(folder)
    .filter(name => name.startsWith(`${basename(path)}.corrupt-`))
    .map(name => readFileSync(join(folder, name)))
}

const isKept = (path: string, line: Buffer): boolean => copiesOf(path).some(copy => copy.includes(line))

/** What was damaged is there, in the file or beside it; what could be read was read and may be written anew. */
const isKnownKept = (path: string, bytes: Buffer): boolean => {
  const now = readFileSync(path)
  if (now.equals(bytes) || bytes.length === 0) return true
  return copiesOf(path).some(copy => copy.equals(bytes)) || isWellFormed(bytes)
}

const isWellFormed = (bytes: Buffer): boolean => {
  try {
    const { v, cards, refused, waiting } = JSON.parse(bytes.toString('utf8'))
    return v === 1 && [cards, refused, waiting].every(Array.isArray)
  } catch {
    return false
  }
}

const shares: readonly (readonly [RegExp, number])[] = [
  [/\.jsonl$/, 12],
  [/\/decks\//, 2],
  [/mull\.yaml$/, 2],
  [/progress\.json$/, 3],
  [/known-cards/, 3],
  [/device$/, 1],
]

/** The paths, each as often as it has a share. */
const targetsOf = (paths: readonly string[]): readonly string[] =>
  paths.flatMap(path => Array(shares.find(([name]) => name.test(path))?.[1] ?? 1).fill(path))

/** Kept in memory where there is such a folder: this trial is of what is read, not of the disk. */
const memory = (): string | undefined => {
  try {
    return mkdtempSync('/dev/shm/mull-torture-')
  } catch {
    return undefined
  }
}

const cuts = (
  world: World,
  tried: (path: string, flaws: readonly Pick<Failure, 'kind' | 'what'>[], how: string) => void,
  step: number,
): void => {
  for (const [path, bytes] of world.files)
    for (let size = 0; size < bytes.length; size += step) {
      tried(
        path,
        meet(world, path, bytes.subarray(0, size), { wholly: size % 10 === 0, append: true }),
        `cut after ${size} bytes`,
      )
      mend(world, path)
    }
}

/** A reader that ignores the sums has to be found out. */
const control = (world: World): Failure[] => {
  const [line, event] = [...world.events].find(([, { type }]) => type === 'review') ?? []
  if (line === undefined || event === undefined) throw new Error('a review')
  const changed = line.replace(/"rating":\d/, '"rating":9')
  const again = 'the control of damage'
  const failed = (what: string): Failure[] => [{ kind: 'unreadable', what, again }]
  if (wrongIn(world, changed, [event]) === undefined)
    return failed('a reader that ignores sums was found right')
  if (wrongIn(world, line, []) === undefined) return failed('a reader that drops whole lines was found right')
  return []
}

const run = async ({ size, seed, jobs, folder, progress }: Setting): Promise<Tally> => {
  const many =
    size === 'full' ? { mutants: 100_000, runs: 300, step: 1 } : { mutants: 6000, runs: 8, step: 17 }
  const inMemory = memory()
  const failures: Failure[] = []
  let tried = 0
  const count = (path: string, flaws: readonly Pick<Failure, 'kind' | 'what'>[], how: string) => {
    tried += 1
    const again = `${basename(path)}: ${how} (seed ${seed})`
    failures.push(...flaws.map(flaw => ({ ...flaw, again })))
    if (tried % 500 === 0) progress(tried, many.mutants + 8000)
  }
  try {
    const world = worldIn(inMemory ?? folder)
    failures.push(...control(world))
    cuts(world, count, many.step)
    const targets = targetsOf([...world.files.keys()])
    const names = Object.keys(mutations)
    for (let n = 0; n < many.mutants; n++) {
      const random = createRandom(`${seed} ${n}`)
      const path = targets[Math.floor(random() * targets.length)] ?? ''
      const bytes = world.files.get(path) ?? Buffer.alloc(0)
      const name = names[Math.floor(random() * names.length)] ?? ''
      const mutate = n % 1000 === 999 ? longLine : mutations[name]
      const mutant = mutate?.(bytes, random) ?? bytes
      count(
        path,
        meet(world, path, mutant, { wholly: n % 20 === 0, append: n % 4 === 0 }),
        `${n} ${n % 1000 === 999 ? 'a long line' : name}`,
      )
      mend(world, path)
    }
    const events = world.events.size
    const ran = await runsOfProgram({ runs: many.runs, seed, jobs, folder })
    return {
      tried: tried + ran.tried,
      answers: events,
      failures: [...failures, ...ran.failures],
      skipped: [],
    }
  } finally {
    if (inMemory !== undefined) rmSync(inMemory, { recursive: true, force: true })
  }
}

/** T8. */
export const damage: Trial = {
  name: 'damage',
  about:
    'every file cut at every byte and damaged in a hundred thousand ways: whole lines count, damaged ones never',
  own: true,
  run,
}
