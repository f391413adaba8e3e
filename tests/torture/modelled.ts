import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chanceFrom } from './chance.ts'
import {
  after,
  type Crash,
  crashesOf,
  entriesOf,
  type Most,
  type Node,
  type Step,
  type Tree,
} from './crash-model.ts'
import { missing } from './mounts.ts'
import { operate } from './ran.ts'
import { type Recording, record, recorder } from './recording.ts'
import type { Failure, Flaw, Operation, Setting, Subject, Tally, Trial } from './trial.ts'
import { goesOn, keptIn, lossesOf, type Reference, referenceOf } from './verdict.ts'

const none: Tally = { tried: 0, answers: 0, failures: [], skipped: [] }

const saidIn = (steps: readonly Step[]): string =>
  steps.flatMap(step => (step.is === 'said' ? step.text : [])).join('')

/** Files that were written under one name and moved to another: under that they have to be whole. Name and content, by node. */
const movedFiles = ({
  start,
  steps,
}: Recording): ReadonlyMap<Node, { readonly born: string; readonly whole: Buffer }> => {
  const whole = after(start, { steps, fates: new Map() })
  const born = new Map<Node, string>()
  const moved = new Map<Node, { born: string; whole: Buffer }>()
  for (const { changes } of steps.filter(step => step.is === 'names')) {
    for (const { node, name } of changes) {
      if (node === undefined) continue
      const first = born.get(node)
      const bytes = whole.files.get(node)
      if (first === undefined) born.set(node, name)
      else if (first !== name && bytes) moved.set(node, { born: first, whole: bytes })
    }
  }
  return moved
}

/** What is called temporary may be half. */
const temporary = /[.-]tmp(?:\/|$)/

const flawsOfMoved = (tree: Tree, moved: ReturnType<typeof movedFiles>): Flaw[] =>
  entriesOf(tree).flatMap(({ path, name, node }) => {
    const file = moved.get(node)
    if (!file || file.born === name || temporary.test(path)) return []
    const bytes = tree.files.get(node) ?? Buffer.alloc(0)
    return bytes.equals(file.whole)
      ? []
      : [{ kind: 'unreadable', what: `${path} is half: ${bytes.length} of ${file.whole.length} bytes` }]
  })

const build = (tree: Tree, home: string): void => {
  rmSync(home, { recursive: true, force: true })
  mkdirSync(home)
  for (const { path, node } of entriesOf(tree)) {
    if (tree.folders.has(node)) mkdirSync(join(home, path))
    else writeFileSync(join(home, path), tree.files.get(node) ?? '')
  }
}

const markOf = (tree: Tree, said: number): string => {
  const hash = createHash('sha1').update(`${said}`)
  for (const { path, node } of entriesOf(tree)) {
    hash.update(`\0${path}\0`).update(tree.files.get(node) ?? '')
  }
  return hash.digest('base64')
}

/** Which crash it was, for who looks into it. */
const crashText = ({ steps, fates }: Crash): string => {
  const fate = [...fates].map(([at, fate]) => `${at} ${fate.is}${'from' in fate ? ` at ${fate.from}` : ''}`)
  return `crash after step ${steps.length}; ${fate.join(', ') || 'everything was safe'}`
}

type Stage = {
  readonly subject: Subject
  readonly operation: Operation
  readonly home: string
  readonly recording: Recording
  readonly reference: Reference
}

type Found = { readonly crash: Crash; readonly flaw: Flaw }

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

type Amount = {
  readonly below: (n: number) => number
  /** So many different states of the whole run, and so much is considered of each instant. */
  readonly most: number
  readonly perInstant: Most
  /** In so many of them the program has to go on. */
  readonly going: number
}

/** A run of many steps, as of git, is looked at less closely at each. */
const thorough = ({ steps }: Recording): Most => ({
  combinations: 128,
  cuts: Math.max(4, Math.min(1200, Math.floor(200_000 / steps.length))),
})
const quick: Most = { combinations: 4, cuts: 4 }

/** Builds the states that crashes leave, and looks at each: as many different ones as asked for, spread over the run. */
const tryStates = async (
  { subject, operation, home, recording, reference }: Stage,
  { below, most, perInstant, going }: Amount,
): Promise<{ tried: number; answers: number; found: readonly Found[] }> => {
  const { start, steps } = recording
  const moved = movedFiles(recording)
  const marks = new Set<string>()
  const crashes = crashesOf(steps, below, perInstant)
  // Some of them leave the same: with half of that to spare there are as many different ones.
  const stride = Math.max(1, crashes.length / (most * 1.5))
  const found: Found[] = []
  let answers = 0
  for (let at = 0; at < crashes.length && marks.size < most; at += stride) {
    const crash = crashes[Math.floor(at)]?.()
    if (!crash) break
    const tree = after(start, crash)
    const acknowledged = operation.acknowledged(saidIn(crash.steps))
    const mark = markOf(tree, acknowledged.length)
    if (marks.has(mark)) continue
    marks.add(mark)
    // Ctrl-C is heard only in between.
    if (marks.size % 50 === 0) await turn()
    build(tree, home)
    const result = await keptIn(subject, home)
    const isGoing = going > 0 && marks.size % Math.ceil(most / going) === 1
    const flaws = [
      ...flawsOfMoved(tree, moved),
      ...('flaw' in result ? [result.flaw] : lossesOf(acknowledged, result.kept, 'after a modelled crash')),
      ...(isGoing ? await goesOn(subject, operation, home, acknowledged, reference) : []),
    ]
    answers += acknowledged.length
    found.push(...flaws.map(flaw => ({ crash, flaw })))
  }
  return { tried: marks.size, answers, found }
}

const stageOf = async ({ subject }: Setting, operation: Operation, folder: string): Promise<Stage> => {
  const home = join(folder, 'home')
  const log = join(folder, 'calls')
  mkdirSync(home, { recursive: true })
  await operation.prepare(home)
  const finish = record(home)
  const { code, err } = await operate(subject, operation, home, { before: recorder(log) })
  if (code !== 0) throw new Error(`recorded, it ended with ${code}: ${err}`)
  const recording = finish(readFileSync(log, 'latin1'))
  build(recording.start, home)
  const reference = await referenceOf(subject, operation, home, async () => {})
  return { subject, operation, home, recording, reference }
}

/** The same run had it synced no folder, or nothing at all: the trial has to see what that loses. */
const doctored = ({ steps, ...rest }: Recording, isKept: (node: Node) => boolean): Recording => ({
  ...rest,
  steps: steps.filter(step => step.is !== 'sync' || isKept(step.node)),
})

const controls = {
  'no sync of folders': ({ steps }: Recording) => {
    const files = new Set(steps.flatMap(step => (step.is === 'write' ? step.file : [])))
    return (node: Node) => files.has(node)
  },
  'no sync of files': ({ steps }: Recording) => {
    const files = new Set(steps.flatMap(step => (step.is === 'write' ? step.file : [])))
    return (node: Node) => !files.has(node)
  },
} satisfies Readonly<Record<string, (recording: Recording) => (node: Node) => boolean>>

/** Every state that a crash may leave by the rules of ALICE (Pillai et al., OSDI '14), computed from what a run did. */
export const modelled: Trial = {
  name: 'modelled',
  about:
    'every state a crash may leave: what was not synced lost, cut, zeroed, reordered (the rules of ALICE)',
  own: false,
  run: async setting => {
    const reason = missing(['strace'])
    if (reason !== undefined) return { ...none, skipped: [reason] }
    const { folder, subject, progress, seed, size } = setting
    const failures: Failure[] = []
    const skipped: string[] = []
    const seen = new Map(Object.keys(controls).map(name => [name, 0]))
    const operations = Object.entries(subject.operations)
    const most = size === 'full' ? 1200 : 40
    let tried = 0
    let answers = 0
    for (const [index, [name, operation]] of operations.entries()) {
      const stage = await stageOf(setting, operation, join(folder, `${index}`))
      const { helper } = stage.recording
      if (helper !== undefined) {
        skipped.push(`${name}: ${helper} writes too, and its crashes are its own (git syncs no folder)`)
        continue
      }
      const { below } = chanceFrom(`${seed} ${name}`)
      const result = await tryStates(stage, {
        below,
        most,
        perInstant: thorough(stage.recording),
        going: size === 'full' ? 8 : 1,
      })
      tried += result.tried
      answers += result.answers
      failures.push(
        ...result.found.map(({ crash, flaw }) => ({
          ...flaw,
          again: `seed ${seed}, ${name}: ${crashText(crash)}`,
        })),
      )
      for (const [control, keeps] of Object.entries(controls)) {
        const recording = doctored(stage.recording, keeps(stage.recording))
        const { found } = await tryStates(
          { ...stage, recording },
          { below, most: 25, perInstant: quick, going: 0 },
        )
        seen.set(control, (seen.get(control) ?? 0) + found.length)
      }
      progress(index + 1, operations.length)
    }
    for (const [control, count] of seen) {
      process.stderr.write(`modelled: ${control}: ${count} losses seen\n`)
      if (count > 0) continue
      const what = `${control}, and nothing was lost: the trial sees nothing`
      failures.push({ kind: 'unreadable', what, again: `seed ${seed}` })
    }
    return { tried, answers, failures, skipped }
  },
}
