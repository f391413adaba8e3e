import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createRandom, shuffle } from '../../src/core/random.ts'
import { atOnce } from './at-once.ts'
import { type Call, listCalls } from './strace.ts'
import type { Operation, Setting } from './trial.ts'

/** An operation ready to be disturbed: a home to copy, one where it was done, and the calls it makes. */
export type Stage = {
  readonly name: string
  readonly operation: Operation
  readonly before: string
  readonly done: string
  readonly calls: readonly Call[]
  /** What it acknowledges when nothing disturbs it. */
  readonly acknowledged: number
}

/** A fresh copy of a home, for one run. */
export const copyHome = (from: string, to: string): void =>
  cpSync(from, to, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true })

const setStage = async (setting: Setting, name: string, operation: Operation): Promise<Stage> => {
  const folder = join(setting.folder, name)
  const [before, done] = [join(folder, 'before'), join(folder, 'done')]
  mkdirSync(before, { recursive: true })
  await operation.prepare(before)
  copyHome(before, done)
  operation.moved?.(done)
  const { calls, acknowledged } = await listCalls(setting.subject, operation, done, folder)
  const kept = await setting.subject.kept(done)
  const lost = acknowledged.filter(mark => !kept.has(mark))
  if (acknowledged.length === 0 || lost.length > 0) {
    throw new Error(
      `${name} undisturbed acknowledges ${acknowledged.length} and loses ${lost.join(', ') || 'none'}`,
    )
  }
  return { name, operation, before, done, calls, acknowledged: acknowledged.length }
}

/** All operations of the subject, or that of the one point that is tried, each run once undisturbed. */
export const setStages = async (setting: Setting): Promise<readonly Stage[]> => {
  const [only] = setting.point?.split(':') ?? []
  const chosen = Object.entries(setting.subject.operations).filter(
    ([name]) => only === undefined || only === name,
  )
  return atOnce(setting.jobs, chosen, ([name, operation]) => setStage(setting, name, operation))
}

/** Gives a job a copy of an operation's home, and takes it away again. */
export const inCopy = async <T>(
  { before, operation }: Stage,
  folder: string,
  job: (home: string) => Promise<T>,
): Promise<T> => {
  const home = join(folder, 'home')
  copyHome(before, home)
  operation.moved?.(home)
  try {
    return await job(home)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A point where a run is disturbed. */
export type Point = { readonly stage: Stage; readonly call: Call; readonly label: string }

/**
 * At most so many points, by chance from the seed: first one of each kind, then calls that change something, then others,
 * those of the operations of every day before the rest. In the order in which they were given.
 */
const choosePoints = <P extends Point>(points: readonly P[], most: number, seed: number): readonly P[] => {
  const mixed = shuffle(points, createRandom(`points ${seed}`))
  const kinds = new Set<string>()
  const isFirst = new Set<P>()
  for (const point of mixed) {
    const kind = `${point.stage.name} ${point.call.syscall}`
    if (!kinds.has(kind)) isFirst.add(point)
    kinds.add(kind)
  }
  const rank = (point: P): number => {
    if (isFirst.has(point)) return 0
    const { call, stage } = point
    if (call.writes) return stage.operation.daily ? 1 : 2
    return stage.operation.daily ? 3 : 4
  }
  const chosen = new Set([...mixed].sort((a, b) => rank(a) - rank(b)).slice(0, most))
  return points.filter(point => chosen.has(point))
}

/** The points of one name, or of a name's beginning. */
const pointsNamed = <P extends Point>(points: readonly P[], name: string): readonly P[] => {
  const named = points.filter(({ label }) => `${label}:`.startsWith(`${name}:`))
  if (named.length > 0) return named
  throw new Error(
    `no point ${name}; there are ${points
      .slice(0, 3)
      .map(({ label }) => label)
      .join(', ')} …`,
  )
}

/** The points that a failure's name asks for, or as many as there is time for. */
export const pointsToTry = <P extends Point>(
  { point, seed }: Setting,
  points: readonly P[],
  most: number,
): readonly P[] => (point === undefined ? choosePoints(points, most, seed) : pointsNamed(points, point))
