import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { atOnce } from './at-once.ts'
import { type Acknowledged, flawsOf, logsIn } from './logs.ts'
import { mullCollection } from './mull-home.ts'
import { bare, run as runProgram } from './ran.ts'
import { homeVars, type Message, program, type Talk, talk } from './talk.ts'
import type { Failure, Setting, Tally, Trial } from './trial.ts'
import { wallClock } from './wall-clock.ts'

type Vars = Readonly<Record<string, string>>

const day = 86_400

/** By how many seconds the clock is set, in the middle of a session and between two. */
const settings: readonly (readonly [name: string, seconds: number])[] = [
  ['a minute back', -60],
  ['an hour back', -3600],
  ['a day back', -day],
  ['a month back', -30 * day],
  ['a year back', -365 * day],
  ['ten seconds on', 10],
  ['an hour on', 3600],
  ['a day on', day],
  ['a year on', 365 * day],
  ['beyond 2038', 20 * 365 * day],
]

const deck = `cards:\n${Array.from({ length: 12 }, (_, n) => `  - { id: c${n}, question: "${n}?", answer: "${n}!" }\n`).join('')}`

/** Where libfaketime lies; undefined where there is none. */
const library = (): string | undefined => {
  const { status, stdout } = spawnSync('faketime', ['-f', '+0', 'sh', '-c', 'echo "$LD_PRELOAD"'], {
    encoding: 'utf8',
  })
  return status === 0 && stdout.trim() !== '' ? stdout.trim() : undefined
}

type Saved = {
  readonly id: string
  readonly at: string
  readonly day: string
  readonly text: string
} & Readonly<Record<string, unknown>>

const savedOf = ({ type, event }: Message): Saved | undefined => {
  if (type !== 'saved' || typeof event !== 'object' || event === null) return undefined
  const { id, at, day, ...rest } = Object.fromEntries(Object.entries(event))
  return { ...rest, id: String(id), at: String(at), day: String(day), text: JSON.stringify(event) }
}

/**
 * One session that does these things, each until it is saved: a key on a later study day only draws its card anew. `between`
 * is called before each with its number.
 */
const session = async (
  home: string,
  things: readonly Message[],
  vars: Vars,
  between: (n: number) => void = () => {},
): Promise<{ saved: Saved[]; failures: Failure[] }> => {
  const saved: Saved[] = []
  let tries = 0
  const heard = (message: Message, self: Talk): void => {
    const event = savedOf(message)
    if (event) saved.push(event)
    if (message['type'] !== 'card') return
    const thing = things[saved.length]
    tries += 1
    if (thing === undefined || tries > 3 * things.length) {
      self.hush()
      return
    }
    between(saved.length)
    self.say(thing)
  }
  const { code, err } = await talk(home, ['review', '--json'], heard, vars).ended
  const again = `a session of ${things.length} in ${home}`
  const failures: Failure[] = []
  if (code !== 0)
    failures.push({
      kind: /^ {4}at /m.test(err) ? 'trace' : 'unreadable',
      what: `exit ${code}: ${err}`,
      again,
    })
  if (saved.length < things.length)
    failures.push({ kind: 'lost', what: `only ${saved.length} of ${things.length} were taken`, again })
  return { saved, failures }
}

const rate = (rating: number): Message => ({ type: 'rate', rating })
const undo: Message = { type: 'undo' }

/** What has to hold of everything that was saved, in the order in which it was. */
const wrong = (saved: readonly Saved[]): string[] => {
  const found: string[] = []
  if (new Set(saved.map(({ id }) => id)).size < saved.length) found.push('two events of one id')
  for (const [n, event] of saved.entries()) {
    const { ms, event: undone } = event
    if (ms !== undefined && !(Number.isInteger(ms) && Number(ms) >= 0 && Number(ms) < day * 1000))
      found.push(`an answer took ${ms} ms`)
    if (undone !== undefined && undone !== saved[n - 1]?.id)
      found.push('undo took back another than the last')
  }
  return found
}

const progressOf = async (home: string, vars: Vars): Promise<string> => {
  const path = join(mullCollection(home), 'progress.json')
  rmSync(path)
  await runProgram([process.execPath, program, 'decks'], {
    cwd: home,
    vars: bare(home, { ...homeVars(home), ...vars }),
  })
  return readFileSync(path, 'utf8')
}

/** The logs and the standing after it all. */
const afterwards = async (
  home: string,
  saved: readonly Saved[],
  again: string,
  vars: Vars,
): Promise<Failure[]> => {
  const acknowledged: Acknowledged = new Map(saved.map(({ id, text }) => [id, text]))
  const failures = [
    ...wrong(saved).map(what => ({ kind: 'lost' as const, what, again })),
    ...flawsOf(logsIn(mullCollection(home)), acknowledged, { kills: 0, again }),
  ]
  const left = readFileSync(join(mullCollection(home), 'progress.json'), 'utf8')
  if (left !== (await progressOf(home, vars)))
    failures.push({ kind: 'unreadable', what: 'progress.json is not what the logs say', again })
  const numbers = [...left.matchAll(/"(?:stability|difficulty)":([^,}]*)/g)].map(([, number]) =>
    Number(number),
  )
  if (numbers.length === 0 || !numbers.every(number => number > 0 && Number.isFinite(number)))
    failures.push({ kind: 'unreadable', what: `a memory that is none: ${left}`, again })
  return failures
}

const prepare = (home: string): void => {
  mkdirSync(join(mullCollection(home), 'decks'), { recursive: true })
  writeFileSync(join(mullCollection(home), 'decks', 'd.yaml'), deck)
}

type Outcome = { readonly answers: number; readonly failures: readonly Failure[] }

/** The clock is set while a card is on the screen, or between two sessions. */
const stepped = async (
  home: string,
  preload: string,
  name: string,
  seconds: number,
  middle: boolean,
): Promise<Outcome> => {
  prepare(home)
  const clock = join(home, 'clock')
  const vars: Vars = {
    LD_PRELOAD: preload,
    FAKETIME_TIMESTAMP_FILE: clock,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    NO_FAKE_STAT: '1',
  }
  const set = (by: number) => writeFileSync(clock, `${by < 0 ? '' : '+'}${by}\n`)
  set(0)
  const before = [rate(3), rate(4), rate(1)]
  const after = [undo, rate(3), rate(2), undo, rate(4)]
  const again = `clock ${name}, ${middle ? 'in the middle of a session' : 'between two sessions'}`
  let saved: Saved[] = []
  const failures: Failure[] = []
  const take = (part: { saved: Saved[]; failures: Failure[] }) => {
    saved = [...saved, ...part.saved]
    failures.push(...part.failures.map(failure => ({ ...failure, again })))
  }
  if (middle) {
    take(await session(home, [...before, ...after], vars, n => n === before.length && set(seconds)))
  } else {
    take(await session(home, before, vars))
    set(seconds)
    take(await session(home, after, vars))
  }
  const [first, last] = [saved[0], saved.at(-1)].map(event => Date.parse(event?.at ?? ''))
  const moved = ((last ?? 0) - (first ?? 0)) / 1000 - seconds
  if (!(moved >= 0 && moved < 300))
    failures.push({ kind: 'unreadable', what: `the clock was not set: ${moved} s away`, again })
  return { answers: saved.length, failures: [...failures, ...(await afterwards(home, saved, again, vars))] }
}

/** From zone to zone at the same time: over the date line, and back. */
const journey = [
  'Europe/Berlin',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Australia/Lord_Howe',
  'America/New_York',
  'UTC',
]

const travelled = async (home: string): Promise<Outcome> => {
  prepare(home)
  const again = `a session each in ${journey.join(', ')}`
  const failures: Failure[] = []
  const all: Saved[] = []
  for (const TZ of journey) {
    const { saved, failures: more } = await session(home, [rate(3), rate(1), undo], { TZ })
    const { shows } = wallClock(TZ)
    failures.push(...more)
    all.push(...saved)
    for (const { at, day: studied } of saved) {
      const local = shows(Date.parse(at))
      const right = new Date(local - 4 * 3_600_000).toISOString().slice(0, 10)
      if (`${at.slice(0, 19)}Z` !== new Date(local).toISOString().replace('.000', '') || studied !== right)
        failures.push({
          kind: 'lost',
          what: `${TZ}: ${at} is kept as study day ${studied}, on the wall ${right}`,
          again,
        })
    }
  }
  return { answers: all.length, failures: [...failures, ...(await afterwards(home, all, again, {}))] }
}

const run = async ({ size, jobs, folder, progress }: Setting): Promise<Tally> => {
  const home = (name: string): string => {
    const path = join(folder, name.replaceAll(' ', '-'))
    mkdirSync(path)
    return path
  }
  const preload = library()
  const some = size === 'full' ? settings : settings.filter(([name]) => /day|2038/.test(name))
  const steps =
    preload === undefined ? [] : some.flatMap(step => [true, false].map(middle => ({ step, middle })))
  let done = 0
  const outcomes = await atOnce(jobs, steps, async ({ step: [name, seconds], middle }) => {
    const outcome = await stepped(home(`${name} ${middle}`), preload ?? '', name, seconds, middle)
    done += 1
    progress(done, steps.length + 1)
    return outcome
  })
  const all = [...outcomes, await travelled(home('travel'))]
  return {
    tried: all.length,
    answers: all.reduce((sum, { answers }) => sum + answers, 0),
    failures: all.flatMap(({ failures }) => failures),
    skipped: preload === undefined ? ['clocks that are set: there is no faketime here'] : [],
  }
}

/** T10, the second half. */
export const clocks: Trial = {
  name: 'clocks',
  about:
    'the clock set back and forward in the middle of sessions and between them, and a journey through the zones',
  own: true,
  run,
}
