import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRandom } from '../../src/core/random.ts'
import type { Failure, Setting, Tally, Trial } from './trial.ts'

/** A machine with a collection of its own that is synced with the others through one bare repository. */
type Clone = {
  readonly name: string
  readonly folder: string
  readonly env: NodeJS.ProcessEnv
  /** The ids of the events that mull said are safe here. */
  readonly saved: Set<string>
}

type Ran = { readonly code: number | null; readonly out: string; readonly err: string }

const cardsEach = 40
const gap = '  # so far apart that git merges what two machines change here\n'.repeat(8)

/** One deck that all edit, each at a place of its own. */
const shared = (): string =>
  `cards:\n${['a', 'b', 'c'].map(who => `  - question: Whose is ${who}?\n    answer: ${who} 0\n${gap}`).join('')}`

const deckOf = (who: string): string =>
  `cards:\n${Array.from({ length: cardsEach }, (_, n) => `  - question: ${who} ${n}?\n    answer: a\n`).join('')}`

const without = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }

const createClone = (program: string, root: string, name: string): Clone => {
  const home = join(root, name)
  const folder = join(home, 'cards')
  mkdirSync(join(folder, 'decks'), { recursive: true })
  writeFileSync(join(folder, 'mull.yaml'), 'new_per_day: 9999\n')
  writeFileSync(join(folder, 'decks', 'shared.yaml'), shared())
  writeFileSync(join(folder, 'decks', `${name}.yaml`), deckOf(name))
  const { PATH } = process.env
  const env = { PATH, HOME: home, XDG_STATE_HOME: join(home, 'state'), TZ: 'UTC', LANG: 'C', ...without }
  return { name, folder, env: { ...env, MULL_COLLECTION: folder, MULL_PROGRAM: program }, saved: new Set() }
}

const mull = (clone: Clone, args: readonly string[], at: string, input = ''): Ran => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [String(clone.env['MULL_PROGRAM']), ...args],
    {
      env: { ...clone.env, MULL_NOW: at },
      input,
      encoding: 'utf8',
    },
  )
  return { code: status, out: stdout, err: stderr }
}

const git = (clone: Clone, ...args: readonly string[]): Ran => {
  const { status, stdout, stderr } = spawnSync('git', ['-C', clone.folder, ...args], {
    env: clone.env,
    encoding: 'utf8',
  })
  return { code: status, out: stdout, err: stderr }
}

const savedIn = (out: string): string[] =>
  [...out.matchAll(/"type":"saved","event":\{"v":1,"id":"(\w+)"/g)].flatMap(([, id]) => id ?? [])

const review = (clone: Clone, answers: number, at: string): void => {
  const { out } = mull(clone, ['review', '--json'], at, '{"type":"rate","rating":"good"}\n'.repeat(answers))
  for (const id of savedIn(out)) clone.saved.add(id)
}

const logsOf = ({ folder }: Clone): string =>
  readdirSync(join(folder, 'reviews'))
    .filter(name => name.endsWith('.jsonl'))
    .map(name => readFileSync(join(folder, 'reviews', name), 'utf8'))
    .join('\n')

const decksOf = ({ folder }: Clone): string[] =>
  readdirSync(join(folder, 'decks'))
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => `${name}\n${readFileSync(join(folder, 'decks', name), 'utf8')}`)

/** Changes what is this machine's in the deck that all edit, and adds a deck or takes one away now and then. */
const edit = ({ name, folder }: Clone, round: number, random: () => number): void => {
  const path = join(folder, 'decks', 'shared.yaml')
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, text.replace(new RegExp(`answer: ${name} .*`), `answer: ${name} ${round}`))
  const extra = join(folder, 'decks', `${name}-extra.yaml`)
  if (random() < 0.3) rmSync(extra, { force: true })
  else if (random() < 0.5)
    writeFileSync(extra, `cards:\n  - question: ${name} ${round}?\n    answer: extra\n`)
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => child.on('close', () => resolve()))

const start = (clone: Clone, at: string): ChildProcess =>
  spawn(process.execPath, [String(clone.env['MULL_PROGRAM']), 'sync'], {
    env: { ...clone.env, MULL_NOW: at },
    detached: true,
    stdio: 'ignore',
  })

const killed = async (child: ChildProcess, ms: number, withChildren: boolean): Promise<void> => {
  const end = ended(child)
  await new Promise(resolve => setTimeout(resolve, ms))
  try {
    if (child.pid !== undefined) process.kill(withChildren ? -child.pid : child.pid, 'SIGKILL')
  } catch {
    // It had ended.
  }
  await end
}

const lacking = (clone: Clone, ids: Iterable<string>): string[] => {
  const logs = logsOf(clone)
  return [...ids].filter(id => !logs.includes(`"id":"${id}"`))
}

/**
 * Kills of `mull sync` at any time on three machines that review and edit between; some with git, some with git left running,
 * some while another machine syncs too. Then all sync in turn without anybody's help, until nothing moves.
 */
export const killSyncs = async (
  { folder, seed, progress }: Pick<Setting, 'folder' | 'seed' | 'progress'>,
  kills: number,
): Promise<Tally> => {
  const random = createRandom(`syncing ${seed}`)
  const program = join(process.cwd(), 'bin', 'mull.js')
  const remote = join(folder, 'remote.git')
  spawnSync('git', ['init', '--quiet', '--bare', remote], { env: { ...process.env, ...without } })
  const clones = ['a', 'b', 'c'].map(name => createClone(program, folder, name))
  const failures: Failure[] = []
  let minute = 0
  const now = () => new Date(Date.UTC(2026, 10, 23, 10, minute++)).toISOString()
  const failed = (kind: Failure['kind'], what: string, round: number) =>
    failures.push({ kind, what, again: `seed ${seed}, kill ${round} of ${kills}` })

  for (const clone of [...clones, ...clones]) mull(clone, ['sync', remote], now())
  const began = Date.now()
  for (const clone of clones) mull(clone, ['sync'], now())
  const usual = (Date.now() - began) / clones.length

  const around = (round: number) => {
    for (let turn = 0; turn < 3; turn++) {
      for (const clone of clones) {
        const { code, err, out } = mull(clone, ['sync'], now())
        if (code !== 0) failed('unreadable', `${clone.name}: sync ended with ${code}: ${err}${out}`, round)
        if (/^\s+at .*\(/m.test(err)) failed('trace', err, round)
      }
    }
    const everything = clones.flatMap(clone => [...clone.saved])
    const [first] = clones
    for (const clone of clones) {
      for (const id of lacking(clone, everything)) failed('lost', `${id} is not with ${clone.name}`, round)
      const status = git(clone, 'status', '--porcelain').out
      if (status !== '') failed('unreadable', `${clone.name} is not clean: ${status}`, round)
      const check = git(clone, 'fsck', '--no-dangling', '--no-progress')
      if (check.code !== 0 || check.out !== '') failed('unreadable', `fsck: ${check.out}${check.err}`, round)
      if (!first) continue
      const same = ['progress.json', 'mull.yaml'].every(name =>
        readFileSync(join(clone.folder, name)).equals(readFileSync(join(first.folder, name))),
      )
      if (!same) failed('lost', `${clone.name} has another progress.json than a`, round)
      if (decksOf(clone).join() !== decksOf(first).join())
        failed('lost', `${clone.name} has other decks`, round)
    }
  }

  const one = (): Clone | undefined => clones[Math.floor(random() * clones.length)]
  for (let round = 1; round <= kills; round++) {
    const [clone, other] = [one(), one()]
    if (!clone || !other) break
    review(clone, 1 + Math.floor(random() * 2), now())
    if (random() < 0.6) edit(clone, round, random)
    const before = decksOf(clone)
    const beside = other !== clone && random() < 0.4 ? start(other, now()) : undefined
    const besideEnd = beside && ended(beside)
    await killed(start(clone, now()), random() * usual * (beside ? 2 : 1.2), random() < 0.75)
    await besideEnd
    for (const id of lacking(clone, clone.saved)) failed('lost', `${id} after the kill`, round)
    const half = decksOf(clone).filter(deck => !before.includes(deck) && !deck.endsWith('\n'))
    if (half.length > 0) failed('unreadable', `half a deck: ${half.join()}`, round)
    if (round % 10 === 0 || round === kills) around(round)
    progress(round, kills)
  }
  return {
    tried: kills,
    answers: clones.reduce((sum, clone) => sum + clone.saved.size, 0),
    failures,
    skipped: [],
  }
}

/** Whether git is here, and new enough. */
export const hasGit = (): boolean => {
  const { stdout } = spawnSync('git', ['version'], { encoding: 'utf8' })
  const [, major, minor] = /(\d+)\.(\d+)/.exec(stdout ?? '') ?? []
  return Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 38)
}

const skipped: Tally = { tried: 0, answers: 0, failures: [], skipped: ['no git of 2.38 or newer is here'] }

export const syncing: Trial = {
  name: 'sync',
  about: 'mull sync killed at any time, on three machines with one repository',
  own: true,
  run: async setting => (hasGit() ? killSyncs(setting, setting.size === 'full' ? 120 : 6) : skipped),
}
