import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRandom } from '../../src/core/random.ts'
import { type Acknowledged, collectionIn, flawsOf, logsIn } from './logs.ts'
import { bare, run as runProgram } from './ran.ts'
import { type Ended, homeVars, type Message, program, type Talk, talk } from './talk.ts'
import { twoTerminals } from './terminals.ts'
import type { Failure, Setting, Tally, Trial } from './trial.ts'

const deck = (name: string, cards: number): string =>
  `deck: ${name}\ncards:\n${Array.from(
    { length: cards },
    (_, n) => `  - { id: c${n}, question: "${name} ${n}?", answer: "It is ${n}." }\n`,
  ).join('')}`

/** A home with a deck for each writer. */
const prepare = (home: string, decks: number): void => {
  const folder = join(collectionIn(home), 'decks')
  mkdirSync(folder, { recursive: true })
  for (let n = 0; n < decks; n++) writeFileSync(join(folder, `d${n}.yaml`), deck(`d${n}`, 30))
  writeFileSync(join(collectionIn(home), 'mull.yaml'), 'new_per_day: 1000000\nreviews_per_day: 1000000\n')
}

/** What is said next: mostly flags, which leave the card where it is; an answer and an undo among them. */
const sayings = (random: () => number, answers: number): Message => {
  const chance = random()
  if (chance < answers) return { type: 'rate', rating: 1 + Math.floor(random() * 4) }
  if (chance < 1.5 * answers) return { type: 'undo' }
  return { type: 'flag' }
}

type Writing = {
  readonly home: string
  readonly args: readonly string[]
  readonly random: () => number
  /** How often one in so many events is an answer. */
  readonly answers: number
  readonly acknowledged: Acknowledged
  /** Told of each event; a writer goes on until it is told to hush or killed. */
  readonly saved: (talk: Talk) => void
  readonly vars?: Readonly<Record<string, string>>
}

/** A process that says the next thing whenever a card shows. */
const writer = ({ home, args, random, answers, acknowledged, saved, vars = {} }: Writing): Talk => {
  const heard = ({ type, event }: Message, self: Talk) => {
    if (type === 'card') self.say(sayings(random, answers))
    if (type !== 'saved' || typeof event !== 'object' || event === null || !('id' in event)) return
    acknowledged.set(String(event.id), JSON.stringify(event))
    saved(self)
  }
  return talk(home, ['review', '--json', ...args], heard, vars)
}

type Found = { readonly acknowledged: Acknowledged; readonly failures: readonly Failure[] }

const toldOf = ({ code, err }: Ended, again: string): Failure[] => {
  if (/^ {4}at /m.test(err)) return [{ kind: 'trace', what: err, again }]
  return code === 0 || code === null ? [] : [{ kind: 'unreadable', what: `exit ${code}: ${err}`, again }]
}

/** What brings progress.json up to date, where no session of its own has. */
const look = async (home: string, again: string): Promise<Failure[]> => {
  const { code, err } = await runProgram([process.execPath, program, 'decks'], {
    cwd: home,
    vars: bare(home, homeVars(home)),
  })
  return toldOf({ code, err }, again)
}

/** progress.json as it is left has to be what a replay of the logs gives. */
const progressFlaws = async (home: string, again: string): Promise<Failure[]> => {
  const path = join(collectionIn(home), 'progress.json')
  const left = readFileSync(path, 'utf8')
  rmSync(path)
  const failures = await look(home, again)
  if (readFileSync(path, 'utf8') === left) return failures
  return [...failures, { kind: 'unreadable', what: 'progress.json is not what the logs say', again }]
}

/** Some writers of one device, each until so many events of it are acknowledged. */
const together = async (
  home: string,
  { writers, each, seed }: { writers: number; each: number; seed: string },
): Promise<Found> => {
  prepare(home, writers)
  const acknowledged: Acknowledged = new Map()
  const counts = new Map<Talk, number>()
  const ends = Array.from(
    { length: writers },
    (_, n) =>
      writer({
        home,
        args: [`d${n}`],
        random: createRandom(`${seed} ${n}`),
        answers: 1 / 200,
        acknowledged,
        saved: self => {
          const count = (counts.get(self) ?? 0) + 1
          counts.set(self, count)
          if (count === each) self.hush()
        },
      }).ended,
  )
  const again = `${writers} writers, seed ${seed}`
  const failures = (await Promise.all(ends)).flatMap(ended => toldOf(ended, again))
  failures.push(...flawsOf(logsIn(collectionIn(home)), acknowledged, { kills: 0, again }))
  return { acknowledged, failures: [...failures, ...(await progressFlaws(home, again))] }
}

/** Sixteen writers of one device, each killed after so many acknowledged events, in the middle of whatever it does then. */
const killed = async (
  home: string,
  writers: number,
  acknowledged: Acknowledged,
  seed: string,
): Promise<Failure[]> => {
  const random = createRandom(seed)
  const ends = Array.from({ length: writers }, (_, n) => {
    const [most, wait] = [Math.floor(random() * 12), random() * 3]
    let count = 0
    const self = writer({
      home,
      args: [`d${n}`],
      random: createRandom(`${seed} ${n}`),
      answers: 1 / 4,
      acknowledged,
      saved: talk => {
        count += 1
        if (count === most) setTimeout(talk.kill, wait)
      },
    })
    // Some die before they have said a word.
    if (most === 0) setTimeout(self.kill, 100 * wait)
    return self.ended
  })
  return (await Promise.all(ends)).flatMap(ended => toldOf(ended, `${writers} killed writers, seed ${seed}`))
}

/** Cards that came to one deck from several at once: who ends with 0 has added all of its own. */
const adding = async (home: string, writers: number, cards: number): Promise<Failure[]> => {
  const again = `${writers} × mull add shared, ${cards} cards each`
  const file = join(collectionIn(home), 'decks', 'shared.yaml')
  writeFileSync(file, 'cards:\n')
  const lines = (who: number) =>
    Array.from({ length: cards }, (_, n) => `${JSON.stringify({ question: `${who}-${n}?`, answer: 'a' })}\n`)
  const ends = await Promise.all(
    Array.from({ length: writers }, (_, who) =>
      runProgram([process.execPath, program, 'add', 'shared'], {
        cwd: home,
        vars: bare(home, homeVars(home)),
        stdin: lines(who).join(''),
      }),
    ),
  )
  const text = readFileSync(file, 'utf8')
  const lost = ends.flatMap((_, who) =>
    Array.from({ length: cards }, (_, n) => `${who}-${n}?`).filter(
      question => text.split(`question: ${question}\n`).length !== 2,
    ),
  )
  return [
    ...ends.flatMap(ended => toldOf(ended, again)),
    ...lost.map(question => ({
      kind: 'lost' as const,
      what: `a card was not once in the deck: ${question}`,
      again,
    })),
  ]
}

const thirdLog = 'aaaaaaaaaaaaaaaa.jsonl'

/** One thing that a sync tool does to the logs in a folder. */
const syncOnce = (folder: string, turn: number, third: readonly string[], random: () => number): void => {
  const names = readdirSync(folder).filter(name => /^[a-z2-7]{16}\.jsonl$/.test(name) && name !== thirdLog)
  const name = names[Math.floor(random() * names.length)]
  if (turn % 3 === 0 && name) {
    const copy = `${name.slice(0, 16)}.sync-conflict-20261125-${100_000 + turn}-ABCDEFG.jsonl`
    renameSync(join(folder, name), join(folder, copy))
    return
  }
  if (turn % 7 === 1) rmSync(join(folder, thirdLog), { force: true })
  const temporary = join(folder, '.syncthing.third.tmp')
  writeFileSync(temporary, third.slice(0, 1 + turn).join(''))
  renameSync(temporary, join(folder, thirdLog))
}

/**
 * Two devices in one folder, while a sync tool renames their logs to conflict copies under their hands, and brings a third
 * device's log again and again by replacing it.
 */
const synced = async (home: string, each: number, seed: string): Promise<Found> => {
  const again = `two devices over one folder, seed ${seed}`
  const acknowledged: Acknowledged = new Map()
  const random = createRandom(seed)
  const reviews = join(collectionIn(home), 'reviews')
  prepare(home, 3)
  const device = (n: number, most: number): Promise<Ended> => {
    let count = 0
    return writer({
      home,
      vars: { XDG_STATE_HOME: join(home, `state-${n}`) },
      args: [`d${n}`],
      random: createRandom(`${seed} ${n}`),
      answers: 1 / 20,
      acknowledged,
      saved: self => {
        count += 1
        if (count === most) self.hush()
      },
    }).ended
  }
  const failures = toldOf(await device(2, 50), again)
  const third = logsIn(collectionIn(home))
    .map(({ name }) => join(reviews, name))
    .flatMap(path => {
      const lines = readFileSync(path, 'utf8').split(/(?<=\n)/)
      rmSync(path)
      return lines
    })
  let going = true
  const all = Promise.all([device(0, each), device(1, each)]).finally(() => {
    going = false
  })
  for (let turn = 0; going; turn++) {
    syncOnce(reviews, turn, third, random)
    await new Promise(resolve => setTimeout(resolve, 5 + 20 * random()))
  }
  failures.push(...(await all).flatMap(ended => toldOf(ended, again)))
  syncOnce(reviews, 100, third, random)
  failures.push(...flawsOf(logsIn(collectionIn(home)), acknowledged, { kills: 0, again }))
  // The sync tool came last.
  failures.push(...(await look(home, again)), ...(await progressFlaws(home, again)))
  return { acknowledged, failures }
}

/** A program that keeps its answers by reading all, adding one and renaming: some have to be found missing. */
const renaming = `
const fs = require('node:fs'), { crc32 } = require('node:zlib')
const [path, who] = process.argv.slice(1)
for (let n = 0; n < 100; n++) {
  const body = JSON.stringify({ id: who + '-' + n })
  const line = body.slice(0, -1) + ',"sum":"' + crc32(body).toString(16).padStart(8, '0') + '"}\\n'
  const all = fs.existsSync(path) ? fs.readFileSync(path, 'utf8') : ''
  fs.writeFileSync(path + who, all + line)
  fs.renameSync(path + who, path)
  console.log(body)
}`

const control = async (home: string): Promise<Failure[]> => {
  const reviews = join(collectionIn(home), 'reviews')
  mkdirSync(reviews, { recursive: true })
  const acknowledged: Acknowledged = new Map()
  const ends = await Promise.all(
    ['a', 'b', 'c', 'd'].map(who =>
      runProgram([process.execPath, '-e', renaming, join(reviews, 'log.jsonl'), who], {
        cwd: home,
        vars: bare(home, {}),
      }),
    ),
  )
  for (const body of ends.flatMap(({ out }) => out.trim().split('\n')))
    acknowledged.set(JSON.parse(body).id, body)
  const again = 'the control of writers'
  const isSeen =
    acknowledged.size === 400 &&
    flawsOf(logsIn(collectionIn(home)), acknowledged, { kills: 0, again }).length > 0
  return isSeen
    ? []
    : [{ kind: 'unreadable', what: 'a writer that renames was found to lose nothing', again }]
}

const sizes = {
  full: { writers: 8, each: 2000, rounds: 50, killed: 16, adders: 8, cards: 200, synced: 500 },
  part: { writers: 4, each: 100, rounds: 4, killed: 8, adders: 4, cards: 50, synced: 60 },
} as const

const rounds = async (
  home: string,
  { rounds, killed: many }: { rounds: number; killed: number },
  seed: number,
  done: (round: number) => void,
): Promise<Found> => {
  prepare(home, many)
  const acknowledged: Acknowledged = new Map()
  const failures: Failure[] = []
  for (let round = 0; round < rounds; round++) {
    const again = `${many} killed writers, seed ${seed}, round ${round}`
    failures.push(...(await killed(home, many, acknowledged, `${seed} ${round}`)))
    failures.push(...flawsOf(logsIn(collectionIn(home)), acknowledged, { kills: many * (round + 1), again }))
    done(round + 1)
  }
  const again = `${many} killed writers, seed ${seed}`
  // Who was killed brought nothing up to date.
  failures.push(...(await look(home, again)), ...(await progressFlaws(home, again)))
  return { acknowledged, failures }
}

const run = async ({ size, seed, folder, progress }: Setting): Promise<Tally> => {
  const many = sizes[size]
  const steps = many.rounds + 10
  const failures: Failure[] = []
  let answers = 0
  const count = ({ acknowledged, failures: more }: Found) => {
    answers += acknowledged.size
    failures.push(...more)
  }
  const home = (name: string): string => {
    const path = join(folder, name)
    mkdirSync(path)
    return path
  }
  failures.push(...(await control(home('control'))))
  const all = home('together')
  count(await together(all, { ...many, seed: `${seed}` }))
  progress(5, steps)
  failures.push(...(await adding(all, many.adders, many.cards)))
  count(await synced(home('synced'), many.synced, `${seed} synced`))
  const terminals = await twoTerminals(home('terminals'))
  count(terminals)
  progress(10, steps)
  count(await rounds(home('killed'), many, seed, round => progress(10 + round, steps)))
  return {
    tried: many.writers + many.adders + many.rounds * many.killed + 2 + 2 + 1,
    answers,
    failures,
    skipped: terminals.skipped,
  }
}

/** T6. */
export const writers: Trial = {
  name: 'writers',
  about:
    'many writers of one collection at once, some of them killed, some under a sync tool, two at terminals',
  own: true,
  run,
}
