import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { atOnce } from './at-once.ts'
import { chanceFrom } from './chance.ts'
import { fillHome } from './hostile-home.ts'
import { canary, hostileString } from './hostile-strings.ts'
import { mull, type Person, personAt, runMull, trace, type Vars } from './person.ts'
import { atTerminal, hasTerminal, noTerminal, type Step, shellWords } from './pty.ts'
import { forbiddenAtTerminal, forbiddenInPipe, type Pipe } from './scanner.ts'
import type { Failure, Setting, Tally, Trial } from './trial.ts'

/** Strings in all: a home and what is tried in it take some 1,550. */
const stringsInHome = 1_500
const sizes = { part: 1_000, full: 10_000 } as const

type Next = () => string

/** An argument cannot hold NUL, and what begins with a dash is an option. */
const word = (next: Next): string => next().replaceAll('\0', '').slice(0, 2000)

type Case = Pipe & {
  readonly args: readonly string[]
  readonly input?: string
  readonly vars?: Vars
  /** Every line of stdout is JSON. */
  readonly json?: true
}

const ids = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, n) => `c${from + n}`)

const grades = (count: number): string => '{"type":"rate","rating":"easy"}\n'.repeat(count)

/** Every output for programs. Strings of the deck are in all of them, strings of the command line and of variables in some. */
const piped = (next: Next): readonly Case[] => [
  ...[
    [],
    ['due'],
    ['decks'],
    ['check'],
    ['undo', '--times', '9'],
    ['check', '--write-ids'],
    ['help', '--man'],
  ].map(args => ({ args })),
  ...[
    ['due'],
    ['decks'],
    ['check'],
    ['list'],
    ['show', 'c1'],
    ['flag', 'c1', 'c2'],
    ['quiz', '--count', '50'],
  ].map(
    ([name = '', ...rest]): Case => ({
      args: [name, '--json', ...rest],
      json: true,
      input: '{"type":"answer","text":"x"}\n'.repeat(50),
    }),
  ),
  { args: ['review', '--json'], input: grades(60), json: true },
  {
    args: ['review', '--json'],
    input: `${next()}\n${JSON.stringify({ type: next(), rating: next(), card: next() })}\n`,
    json: true,
  },
  { args: ['list'], tabs: true },
  { args: ['show', ...ids(0, 40)] },
  { args: ['show', ...ids(40, 90)] },
  { args: ['suspend', ...ids(60, 80)] },
  { args: ['bury', ...ids(80, 90)] },
  { args: ['export', 'whole', '--format', 'anki'], data: 'anki' },
  { args: ['export', 'whole', '--format', 'csv'], data: 'csv' },
  { args: ['export', 'whole', '--format', 'json'] },
  { args: ['export', 'whole', '-o', `no/${word(next)}`] },
  { args: ['list', word(next), word(next)], tabs: true },
  { args: ['list', '--deck', word(next)], tabs: true },
  { args: ['list', '--state', word(next)] },
  { args: ['show', word(next)] },
  { args: ['review', word(next), '--json'] },
  { args: ['quiz', word(next), '--json'] },
  { args: ['quiz', '--seed', word(next), '--count', word(next)] },
  { args: ['check', ...Array.from({ length: 20 }, () => word(next))] },
  { args: ['suspend', ...Array.from({ length: 5 }, () => word(next))] },
  { args: ['new', word(next)] },
  { args: ['new', 'fresh', '--name', word(next), '--language', word(next)] },
  {
    args: [
      'add',
      'whole',
      '-q',
      word(next),
      '-a',
      word(next),
      '-t',
      word(next),
      '--tag',
      word(next),
      '--note',
      word(next),
    ],
  },
  { args: ['add', word(next), '-q', word(next), '-a', 'x'] },
  { args: ['add', 'whole', '--cloze', `${word(next)} {{`] },
  { args: ['add', 'whole', '--id', word(next), '-q', 'x', '-a', 'y'] },
  {
    args: ['add', 'whole', '--stdin'],
    input: `${JSON.stringify({ question: next(), answer: next(), topic: next() })}\n${next()}\n${JSON.stringify({ [next()]: next() })}\n`,
  },
  { args: ['edit', 'c1'], vars: { EDITOR: word(next), VISUAL: '' } },
  {
    args: ['edit', 'whole'],
    vars: { EDITOR: `sh -c "printf '%b' '\\\\033[31m' >/dev/null; exit 3"`, VISUAL: '' },
  },
  { args: ['edit', word(next)], vars: { EDITOR: 'true' } },
  { args: ['help', word(next)] },
  { args: ['completion', word(next)] },
  { args: ['complete', '--', 'show', ''], tabs: true },
  { args: ['complete', '--', 'review', ''], tabs: true },
  { args: ['complete', '--', 'list', '--topic', ''], tabs: true },
  { args: ['complete', '--', word(next), word(next)], tabs: true },
  { args: ['decks', 'add', word(next)] },
  { args: [word(next)] },
  { args: [`--${word(next)}`] },
  { args: ['review', `--new=${word(next)}`] },
  { args: ['--collection', word(next), 'due'] },
  { args: ['--lang', word(next), 'due'] },
  { args: ['--color', word(next), 'due'] },
  { args: ['init', `/proc/${word(next)}`] },
  { args: ['merge', word(next)] },
  { args: ['merge', word(next), '--json'] },
  { args: ['restore', word(next), word(next)] },
  { args: ['restore'] },
  { args: ['sync', word(next)] },
  { args: ['sync', `file:///${word(next)}`] },
  { args: ['doctor'] },
  { args: ['doctor', '--json'] },
  { args: ['due'], vars: { MULL_NOW: word(next) } },
  {
    args: ['due'],
    vars: { MULL_ORDER: word(next), MULL_NEW_PER_DAY: word(next), MULL_DESIRED_RETENTION: word(next) },
  },
  { args: ['due'], vars: { TZ: word(next), TERM: word(next), COLUMNS: word(next) } },
  // Node 20 itself, `node -e 0`, ends with a segmentation fault in many a locale that is none.
  { args: ['due'], vars: { LANG: '../../../%s%n', LC_ALL: 'zh_CN.\x1b[31m@x' } },
  { args: ['due'], vars: { MULL_COLLECTION: word(next) } },
  { args: ['due'], vars: { XDG_STATE_HOME: `/proc/${word(next)}`, XDG_DATA_HOME: `/proc/${word(next)}` } },
]

type Shown = { readonly args: readonly string[]; readonly steps: readonly Step[]; readonly vars?: Vars }

const leave: Step = ['', '\x03']

/** Every screen, and every list at a terminal. */
const shown = (next: Next): readonly Shown[] => [
  ...[
    ['due'],
    ['decks'],
    ['check'],
    ['list'],
    ['show', 'c1', 'c2', 'c4'],
    ['help', 'formats'],
    ['doctor'],
  ].map(args => ({ args, steps: [] })),
  ...['anki', 'csv', 'json'].map(format => ({ args: ['export', 'whole', '--format', format], steps: [] })),
  ...[['show', word(next)], ['edit', word(next)], ['review', word(next)], [word(next)]].map(args => ({
    args,
    steps: [],
  })),
  { args: ['edit', 'c3'], steps: [], vars: { EDITOR: `${word(next).replaceAll(/["'\\]/g, '')}` } },
  { args: ['list'], steps: [], vars: { PAGER: `no-${word(next).replaceAll(/["'\\]/g, '')}` } },
  {
    args: [],
    steps: [
      ['Enter starts', '\r'],
      ['Space shows', '\x03'],
    ],
  },
  {
    args: ['review'],
    steps: [
      ['Space shows', ' 4?x 4f 4s 4b'.repeat(9)],
      ['', 'x\r4'.repeat(60)],
      ['', ' 4'.repeat(60)],
      leave,
    ],
  },
  { args: ['review', '--accessible'], steps: [['>', '\n4\n'.repeat(30)], ['', 'q\n'], leave] },
  {
    args: ['review', '--color', 'always', '--lang', 'zh'],
    steps: [
      ['', ' 4'.repeat(20)],
      ['', '\x03'],
    ],
  },
  { args: ['quiz'], steps: [['Quiz on which', '\x1b[B\x1b[B\r'], ['', '1\r'.repeat(10)], leave] },
  {
    args: ['quiz', 'whole', '--typed'],
    steps: [['Answer:', `${word(next).replaceAll(/[^\x20-\x7e]/g, '')}\r\r`], ['', 'x\r\r'.repeat(9)], leave],
  },
  { args: ['quiz', 'whole'], steps: [['1', '1 2 3 1 '.repeat(5)], leave] },
  { args: ['list', '-i'], steps: [['Which card?', '\x1b[B\x1b[B'], ['', 'x'], ['', '\r'], leave] },
  { args: ['list', '-i', '--accessible'], steps: [['look for', '\n'], ['Number', '1\n'], leave] },
  {
    args: ['add'],
    steps: [
      ['which deck?', '\r'],
      ['Question', 'q\r'],
      ['Answer', 'a\r'],
      ['Asked how?', '\r'],
      ['Topic', '\x03'],
    ],
  },
  { args: ['add', '--accessible'], steps: [['Number', '1\n'], leave] },
  { args: ['export'], steps: [['Export which', '\x1b[B'], leave] },
]

const failureOf = (kind: Failure['kind'], what: string, again: string): Failure => ({ kind, what, again })

const wrongJson = (text: string): string | undefined => {
  for (const line of text.split('\n').filter(line => line !== '')) {
    try {
      JSON.parse(line)
    } catch {
      return `no JSON on stdout: ${JSON.stringify(line.slice(0, 200))}`
    }
  }
  return undefined
}

const tryPiped = async (
  person: Person,
  { args, input, vars, json, ...pipe }: Case,
  again: string,
): Promise<Failure[]> => {
  const { out, err, code, signal } = await runMull(person, args, {
    vars: { NO_COLOR: '1', ...vars },
    ...(input === undefined ? {} : { input }),
  })
  const said = `${again}: mull ${JSON.stringify(args)} ${JSON.stringify(vars ?? {})}`
  const text = out.toString() + err.toString()
  if (trace.test(text)) return [failureOf('trace', text.slice(0, 1000), said)]
  if (code === null || code > 4) return [failureOf('unreadable', `ended with ${signal ?? code}`, said)]
  const bad = forbiddenInPipe(out, pipe) ?? forbiddenInPipe(err)
  if (bad !== undefined) return [failureOf('forbidden', bad, said)]
  const wrong = json ? wrongJson(out.toString()) : undefined
  return wrong === undefined ? [] : [failureOf('unreadable', wrong, said)]
}

const tryShown = async (
  person: Person,
  { args, steps, vars }: Shown,
  colour: boolean,
  again: string,
): Promise<Failure[]> => {
  const { bytes, stuck } = await atTerminal(`exec ${shellWords([process.execPath, mull, ...args])}`, steps, {
    cwd: person.home,
    vars: { ...person.vars, PAGER: 'cat', ...(colour ? {} : { NO_COLOR: '1' }), ...vars },
    patience: 90_000,
  })
  const said = `${again}: at a terminal, mull ${JSON.stringify(args)}`
  if (trace.test(bytes.toString().replaceAll('\r', '')))
    return [failureOf('trace', bytes.subarray(-1000).toString(), said)]
  const bad = forbiddenAtTerminal(bytes)
  if (bad !== undefined) return [failureOf('forbidden', bad, said)]
  return stuck === undefined ? [] : [failureOf('unreadable', stuck, said)]
}

/** Renderers that must be caught: one that cleans nothing, and what others take for cleaning. */
const broken: Readonly<Record<string, (text: string) => string>> = {
  'cleans nothing': text => text,
  'cuts known sequences out': stripVTControlCharacters,
  'cuts ESC out': text => text.replaceAll('\x1b', ''),
  'cleans C0 only': text => text.replaceAll(/[\0-\x1f]/g, '?'),
}

const controls = (seed: number): readonly Failure[] => {
  const chance = chanceFrom(`strings controls ${seed}`)
  // What UTF-8 cannot say is a harmless sign by the time it is bytes.
  const strings = Array.from({ length: 300 }, () => hostileString(chance)).filter(
    text => !/\p{Cs}/u.test(text),
  )
  const passed = strings.filter(
    text => !forbiddenAtTerminal(Buffer.from(text)) || !forbiddenInPipe(Buffer.from(text)),
  )
  const missed = Object.entries(broken).filter(
    ([, render]) => !forbiddenAtTerminal(Buffer.from(strings.map(render).join('\n'))),
  )
  const raw = forbiddenAtTerminal(Buffer.from(`${canary}\x9b`, 'latin1')) === undefined ? ['raw C1'] : []
  return [...passed.map(text => JSON.stringify(text)), ...missed.map(([name]) => name), ...raw].map(what =>
    failureOf(
      'forbidden',
      `the trial itself: a renderer was not caught: ${what}`,
      `strings controls ${seed}`,
    ),
  )
}

const tryHome = async (
  setting: Pick<Setting, 'seed' | 'folder' | 'size'>,
  batch: number,
  progress: () => void,
  terminal: boolean,
) => {
  const { seed, folder, size } = setting
  const chance = chanceFrom(`strings ${seed} ${batch}`)
  let drawn = 0
  const next = () => {
    drawn++
    // A lone surrogate cannot be said in UTF-8; in a deck it is an escape.
    return hostileString(chance)
  }
  const home = join(folder, `home-${batch}`)
  mkdirSync(home)
  const person = personAt(home)
  fillHome(person, next)
  const again = `strings: seed ${seed}, home ${batch}`
  const failures: Failure[] = []
  const isTaken = (_: unknown, index: number) => size === 'full' || index % 2 === seed % 2
  const screens = (terminal ? shown(next) : []).filter(isTaken)
  const pipes = piped(next).filter(isTaken)
  for (const one of screens) {
    failures.push(...(await tryShown(person, one, batch % 2 === 1, again)))
    progress()
  }
  for (const one of pipes) {
    failures.push(...(await tryPiped(person, one, again)))
    progress()
  }
  rmSync(home, { recursive: true, force: true })
  return { drawn, runs: screens.length + pipes.length, failures }
}

const run = async (setting: Setting): Promise<Tally> => {
  const { size, seed, jobs, progress } = setting
  const terminal = hasTerminal()
  const homes = Math.ceil(sizes[size] / stringsInHome)
  let done = 0
  const made = await atOnce(jobs, Array.from({ length: homes }), (_, batch) =>
    tryHome(setting, batch, () => progress(++done, homes * 90), terminal),
  )
  return {
    tried: made.reduce((sum, { drawn }) => sum + drawn, 0),
    answers: 0,
    failures: [...controls(seed), ...made.flatMap(({ failures }) => failures)],
    skipped: terminal ? [] : [noTerminal],
  }
}

export const strings: Trial = {
  name: 'strings',
  about: 'hostile strings in every field, name, variable and argument, through every output',
  own: true,
  run,
}
