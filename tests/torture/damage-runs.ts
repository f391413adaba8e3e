import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createRandom } from '../../src/core/random.ts'
import { atOnce } from './at-once.ts'
import { logsIn } from './logs.ts'
import { flawsOfOutput } from './mull-check.ts'
import { mullCollection, mullVars } from './mull-home.ts'
import { mutations } from './mutations.ts'
import { bare, run } from './ran.ts'
import { knownCardsIn, placeRelease, stateIn } from './release.ts'
import { program } from './talk.ts'
import type { Failure } from './trial.ts'

const commands: readonly (readonly [args: string, input: string])[] = [
  ['review --json', '{"type":"rate","rating":3}\n{"type":"rate","rating":1}\n'],
  ['due --json', ''],
  ['decks --json', ''],
  ['list --json', ''],
  ['check --json', ''],
  ['undo --json', ''],
  ['show capitals/france', ''],
  ['suspend capitals/peru --json', ''],
  ['export capitals', ''],
  ['quiz asia --json', '{"type":"answer","text":"x"}\n'],
  ['add capitals -q Q -a A --json', ''],
]

/** The log's lines of this run: what is on stdout as saved. */
const savedIn = (out: string): string[] =>
  out.split('\n').flatMap(line => {
    const [, event] = /^\{"type":"saved","event":(.*)\}$/.exec(line) ?? []
    return event ?? []
  })

const once = async (home: string, seed: string): Promise<Failure[]> => {
  mkdirSync(home)
  placeRelease('0.1.0', home)
  const random = createRandom(seed)
  const below = (end: number) => Math.floor(random() * end)
  const files = [
    ...readdirSync(mullCollection(home), { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(yaml|json|jsonl)$/.test(name))
      .flatMap(name => (name.endsWith('.jsonl') ? [name, name] : [name]))
      .map(name => join(mullCollection(home), name)),
    join(stateIn(home), 'device'),
    knownCardsIn(home),
  ]
  const path = files[below(files.length)] ?? ''
  const names = Object.keys(mutations)
  const name = names[below(names.length)] ?? ''
  writeFileSync(path, mutations[name]?.(readFileSync(path), random) ?? '')
  const [args = '', input = ''] = commands[below(commands.length)] ?? []
  const before = files.map(file => readFileSync(file))
  const ran = await run([process.execPath, program, ...args.split(' ')], {
    cwd: home,
    vars: bare(home, { ...mullVars(home), MULL_NOW: '2026-11-30T10:00:00Z' }),
    stdin: input,
  })
  const again = `${basename(path)}: ${name}, then mull ${args} (seed ${seed})`
  const failures: Failure[] = flawsOfOutput(`mull ${args}`, ran).map(flaw => ({ ...flaw, again }))
  if (![0, 1, 2, 3].includes(ran.code ?? -1))
    failures.push({ kind: 'unreadable', what: `exit ${ran.code}: ${ran.err}`, again })
  for (const [index, file] of files.entries()) {
    const is = before[index] ?? Buffer.alloc(0)
    if (/progress\.json$|\/device$|known-cards/.test(file)) continue
    if (file.includes('/decks/') && args.startsWith('add')) continue
    if (!readFileSync(file).subarray(0, is.length).equals(is))
      failures.push({ kind: 'lost', what: `${basename(file)} was changed`, again })
  }
  const lines = logsIn(mullCollection(home)).flatMap(log => [...log.events.values()].flat())
  for (const event of savedIn(ran.out))
    if (lines.filter(line => line === event).length !== 1)
      failures.push({ kind: 'lost', what: `saved and not in the log: ${event}`, again })
  rmSync(home, { recursive: true })
  return failures
}

/** The real program over damaged collections, one command each. */
export const runsOfProgram = async ({
  runs,
  seed,
  jobs,
  folder,
}: {
  runs: number
  seed: number
  jobs: number
  folder: string
}): Promise<{ tried: number; failures: readonly Failure[] }> => {
  const all = Array.from({ length: runs }, (_, n) => n)
  const failures = await atOnce(jobs, all, n => once(join(folder, `run-${n}`), `${seed} run ${n}`))
  return { tried: runs, failures: failures.flat() }
}
