import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { atOnce } from './at-once.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { type Person, runMull, trace, type Vars } from './person.ts'
import { hasTerminal, noTerminal, readable, type Step } from './pty.ts'
import { forbiddenAtTerminal } from './scanner.ts'
import { gradesIn, type Left, type Running, sit, sitter, wrongTerminal } from './sitting.ts'
import type { Failure, Setting, Tally, Trial } from './trial.ts'

type ScreenOf = {
  readonly args: readonly string[]
  /** What brings mull there. */
  readonly way: readonly Step[]
  readonly shows: string
  readonly keys: readonly [string, ...string[]]
  readonly prepare?: (person: Person) => Promise<void>
  readonly vars?: Vars
}

const typing = ['a', 'é', '\x1b[A', '\t', '\x7f', ''] as const
const moving = ['\x1b[B', '\x1b[A', 'x', '\x7f', ''] as const

/** A card with a history whose question is another now. */
const reworded = async (person: Person): Promise<void> => {
  const deck = (word: string) => `cards:\n  - {question: How many legs has a ${word}?, answer: Eight}\n`
  person.write('decks/loose.yaml', deck('spider'))
  await runMull(person, ['review', 'loose', '--json'], { input: '{"type":"rate","rating":"good"}\n' })
  person.write('decks/loose.yaml', deck('young spider'))
}

/** The first card has a history. */
const begun = async (person: Person): Promise<void> => {
  await runMull(person, ['review', 'numbers', '--json'], { input: '{"type":"rate","rating":"good"}\n' })
}

/** Every screen and every question. */
const screensOf: Readonly<Record<string, ScreenOf>> = {
  'a question': { args: ['review', 'numbers'], way: [], shows: 'Space shows', keys: ['?', 'f', 'x', ''] },
  'an answer': {
    args: ['review', 'numbers'],
    way: [['Space shows', ' ']],
    shows: '4 Easy',
    keys: ['f', '?', 'x', ''],
  },
  'the keys': {
    args: ['review', 'numbers'],
    way: [['Space shows', '?']],
    shows: 'any key goes back',
    keys: ['x', ''],
  },
  'a typed answer': { args: ['review', 'typed'], way: [], shows: 'Answer:', keys: typing },
  'a review in lines': {
    args: ['review', 'numbers', '--accessible'],
    way: [],
    shows: '>',
    keys: ['x', '\n', ''],
  },
  'the page of today': { args: [], way: [], shows: 'Enter starts', keys: ['x', ''] },
  'the choice of a quiz': { args: ['quiz'], way: [], shows: 'Quiz on which', keys: moving },
  'a quiz': { args: ['quiz', 'numbers'], way: [], shows: 'Space shows', keys: ['1', ' ', 'x', ''] },
  'a typed quiz': { args: ['quiz', 'numbers', '--typed'], way: [], shows: 'Answer:', keys: typing },
  'the choice of a deck': { args: ['add'], way: [], shows: 'which deck?', keys: moving },
  'a new card': { args: ['add', 'numbers'], way: [], shows: 'Question', keys: typing },
  'a new card, answered': {
    args: ['add', 'numbers'],
    way: [['Question', 'q\r']],
    shows: 'Answer',
    keys: typing,
  },
  'a card to pick': { args: ['list', '-i'], way: [], shows: 'Which card?', keys: moving },
  'a deck to export': { args: ['export'], way: [], shows: 'Export which', keys: moving },
  'a card that changed': { args: ['review'], way: [], shows: 'same card?', keys: moving, prepare: reworded },
  'a reset': { args: ['reset', 'n10'], way: [], shows: 'new again?', keys: typing, prepare: begun },
  'a choice in lines': { args: ['quiz', '--accessible'], way: [], shows: 'Number (1', keys: ['x', ''] },
}

const signals: Readonly<Record<string, readonly [NodeJS.Signals, number]>> = {
  INT: ['SIGINT', 130],
  TERM: ['SIGTERM', 143],
  HUP: ['SIGHUP', 129],
  QUIT: ['SIGQUIT', 131],
}

type Try = {
  readonly name: string
  readonly run: (person: Person, chance: Chance) => Promise<string | undefined>
}

/** What is wrong with how a run ended. */
const wrongEnd = (left: Left, codes: readonly number[]): string | undefined => {
  if (left.stuck !== undefined) return left.stuck
  const shown = readable(left.bytes).replaceAll('\r', '')
  if (trace.test(shown)) return `trace: ${shown.slice(-800)}`
  if (left.exit === undefined || !codes.includes(left.exit)) return `exit code ${left.exit}`
  const forbidden = forbiddenAtTerminal(left.bytes)
  return wrongTerminal(left) ?? (forbidden === undefined ? undefined : `forbidden: ${forbidden}`)
}

const arrive = ({ way, shows, keys }: ScreenOf, chance: Chance, then: () => void): readonly Step[] => [
  ...way,
  [
    shows,
    type => {
      type(chance.pick(keys))
      setTimeout(then, chance.below(30))
    },
  ],
]

const bySignal = (name: string, screen: ScreenOf, signal: string): Try => ({
  name: `${signal} at ${name}`,
  run: async (person, chance) => {
    await screen.prepare?.(person)
    const [sent, code] = signals[signal] ?? (['SIGTERM', 143] as const)
    const steps = ({ pid }: Running) => arrive(screen, chance, () => process.kill(pid(), sent))
    return wrongEnd(await sit(person, { args: screen.args, steps }), [code])
  },
})

const byKey = (name: string, screen: ScreenOf, key: string, codes: readonly number[]): Try => ({
  name: `${key === '\x03' ? 'Ctrl-C' : 'Ctrl-D'} at ${name}`,
  run: async (person, chance) => {
    await screen.prepare?.(person)
    const steps: readonly Step[] = [
      ...screen.way,
      [screen.shows, type => void sleep(chance.below(30)).then(() => type(key))],
    ]
    return wrongEnd(await sit(person, { args: screen.args, steps: () => steps }), codes)
  },
})

/** Ctrl-Z gives the shell a terminal that is itself; `fg` goes on. */
const byStop = (name: string, screen: ScreenOf): Try => ({
  name: `Ctrl-Z and fg at ${name}`,
  run: async (person, chance) => {
    await screen.prepare?.(person)
    const steps: readonly Step[] = [
      ...screen.way,
      [screen.shows, type => void sleep(20 + chance.below(30)).then(() => type('\x1a'))],
      ['STOPPED', type => void sleep(400).then(() => type('\x03'))],
    ]
    const left = await sit(person, { args: screen.args, steps: () => steps, stops: true })
    return wrongEnd(left, [130]) ?? (left.between === undefined ? 'it did not stop' : undefined)
  },
})

const columns = (tty: string, count: number): void => {
  spawnSync('stty', ['-F', tty, 'cols', String(count)])
}

/** The window changes while frames are drawn; the grades go on. */
const byResize = (from: number, to: number): Try => ({
  name: `resized from ${from} to ${to} columns in the middle of frames`,
  run: async (person, chance) => {
    const steps = ({ tty }: Running): readonly Step[] => [
      [
        'Space shows',
        type => {
          columns(tty(), from)
          type(' 4 4 ')
          setTimeout(() => {
            type('4 4 4')
            columns(tty(), to)
            type(' 4 4')
            columns(tty(), from)
            columns(tty(), to)
          }, 20 + chance.below(40))
          setTimeout(() => type(' 4q'), 500)
        },
      ],
    ]
    const left = await sit(person, { args: ['review', 'numbers'], steps })
    return (
      wrongEnd(left, [0]) ??
      wrongGrades(
        left,
        Array.from({ length: 8 }, () => 4),
      )
    )
  },
})

const wrongGrades = ({ grades }: Pick<Left, 'grades'>, wanted: readonly number[]): string | undefined =>
  grades.join('') === wanted.join('') ? undefined : `lost: typed ${wanted.join('')}, saved ${grades.join('')}`

/** Keys a millisecond apart, or all at once as in a paste: each is a grade. */
const byBurst = (count: number, apart: number): Try => ({
  name: `${count} grades, ${apart === 0 ? 'pasted' : `keys ${apart} ms apart`}`,
  run: async (person, chance) => {
    const wanted = Array.from({ length: count }, () => 1 + chance.below(4))
    const keys = wanted.map(grade => ` ${grade}`).join('')
    const steps: readonly Step[] = [
      [
        'Space shows',
        async type => {
          if (apart === 0) type(keys)
          else
            for (const key of keys) {
              type(key)
              await sleep(apart)
            }
          while (gradesIn(person).length < count && apart >= 0) {
            await sleep(50)
            if (performance.now() > late) break
          }
          type('q')
        },
      ],
    ]
    const late = performance.now() + 30_000
    const left = await sit(person, { args: ['review', 'numbers'], steps: () => steps })
    return wrongEnd(left, [0]) ?? wrongGrades(left, wanted)
  },
})

/** The window is closed: what was answered is kept, and nothing stays behind. */
const byClosing = (): Try => ({
  name: 'the terminal is taken away',
  run: async (person, chance) => {
    let lender = 0
    let pid = 0
    const steps = (running: Running): readonly Step[] => [
      [
        'Space shows',
        type => {
          pid = running.pid()
          type(' 4 3')
          const taken = () =>
            gradesIn(person).length < 2 ? setTimeout(taken, 20) : process.kill(lender, 'SIGKILL')
          setTimeout(taken, chance.below(30))
        },
      ],
    ]
    const lent = (process: number) => {
      lender = process
    }
    const { grades } = await sit(person, { args: ['review', 'numbers'], steps, lent })
    for (let tries = 0; tries < 100 && existsSync(`/proc/${pid}`); tries++) await sleep(50)
    if (pid === 0 || existsSync(`/proc/${pid}`)) return 'mull stayed behind'
    return wrongGrades({ grades }, [4, 3])
  },
})

/** What cannot be saved ends the session, loudly. */
const byFault = (): Try => ({
  name: 'the logs cannot be written',
  run: async person => {
    const folder = join(person.collection, 'reviews')
    const steps: readonly Step[] = [
      ['Space shows', ' 4'],
      [
        'Number 11',
        type => {
          renameSync(folder, `${folder}-away`)
          writeFileSync(folder, '')
          type(' 4')
        },
      ],
    ]
    const left = await sit(person, { args: ['review', 'numbers'], steps: () => steps })
    return (
      wrongEnd(left, [1]) ??
      (readable(left.bytes).includes('reviews') ? undefined : 'it did not say what it could not write')
    )
  },
})

/** Programs with a fault that must be caught: one that hides the cursor, one that leaves keys unseen, one that drops a key. */
const faulty: readonly (readonly [name: string, program: string, caught: (left: Left) => boolean])[] = [
  [
    'leaves the terminal raw',
    'stty raw -echo; printf READY; exit 130',
    left => wrongTerminal(left) !== undefined,
  ],
  ['hides the cursor', "printf '\\033[?25lREADY'; exit 130", left => wrongTerminal(left) !== undefined],
  [
    'stays on the other screen',
    "printf '\\033[?1049hREADY'; exit 130",
    left => wrongTerminal(left) !== undefined,
  ],
  ['sets the title', "printf '\\033]0;x\\007READY'; exit 130", left => wrongEnd(left, [130]) !== undefined],
  [
    'shows a trace',
    "printf '    at main (x.js:1:2)\\nREADY'; exit 130",
    left => wrongEnd(left, [130]) !== undefined,
  ],
  ['saves nothing', 'printf READY; exit 130', left => wrongGrades(left, [4]) !== undefined],
]

const controls = async (folder: string): Promise<Failure[]> => {
  const failures: Failure[] = []
  for (const [name, program, caught] of faulty) {
    const home = join(folder, 'control')
    mkdirSync(home)
    const left = await sit(sitter(home), { argv: ['sh', '-c', program], args: [], steps: () => [] })
    if (!caught(left))
      failures.push({
        kind: 'unreadable',
        what: `the trial itself: a program that ${name} was not caught`,
        again: 'screens controls',
      })
    rmSync(home, { recursive: true, force: true })
  }
  return failures
}

const all = (): readonly Try[] => {
  const screens = Object.entries(screensOf)
  return [
    byBurst(20, 1),
    byBurst(100, 0),
    byFault(),
    byClosing(),
    byResize(200, 20),
    ...screens.flatMap(([name, screen]) =>
      Object.keys(signals).map(signal => bySignal(name, screen, signal)),
    ),
    ...screens.map(([name, screen]) => byKey(name, screen, '\x03', [130])),
    ...screens.filter(([name]) => !name.includes('lines')).map(([name, screen]) => byStop(name, screen)),
    byBurst(20, 1),
    byBurst(80, 1),
    byBurst(20, 5),
    byResize(20, 200),
    byResize(80, 40),
  ]
}

/** Some of each, in `part`: the first five, and every eleventh. */
const chosen = (size: Setting['size']): readonly Try[] =>
  size === 'full' ? all() : all().filter((_, index) => index < 5 || index % 11 === 7)

const kindOf = (what: string): Failure['kind'] => {
  if (what.startsWith('lost')) return 'lost'
  if (what.startsWith('trace')) return 'trace'
  return what.startsWith('forbidden') ? 'forbidden' : 'unreadable'
}

const run = async ({ size, seed, jobs, point, folder, progress }: Setting): Promise<Tally> => {
  if (!hasTerminal()) return { tried: 0, answers: 0, failures: [], skipped: [noTerminal] }
  const tries = point === undefined ? chosen(size) : all().filter(({ name }) => name.startsWith(point))
  const caught = await controls(folder)
  let done = 0
  let answers = 0
  const failures = await atOnce(jobs, tries, async ({ name, run }, index): Promise<Failure[]> => {
    const home = join(folder, String(index))
    mkdirSync(home)
    const person = sitter(home)
    const what = await run(person, chanceFrom(`screens ${seed} ${name}`))
    answers += gradesIn(person).length
    rmSync(home, { recursive: true, force: true })
    progress(++done, tries.length)
    return what === undefined ? [] : [{ kind: kindOf(what), what, again: `screens: seed ${seed}, ${name}` }]
  })
  return { tried: tries.length, answers, failures: [...caught, ...failures.flat()], skipped: [] }
}

export const screens: Trial = {
  name: 'screens',
  about: 'signals, Ctrl-Z, resizing and bursts of keys at every screen of a terminal',
  own: true,
  run,
}
