import { mkdirSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { atOnce } from './at-once.ts'
import { missing, mount, systemTool, unmount } from './mounts.ts'
import { operate } from './ran.ts'
import type { Failure, Flaw, Operation, Setting, Subject, Tally, Trial } from './trial.ts'
import { goesOn, keptIn, lossesOf, type Reference, referenceOf, silencesOf, tracesOf } from './verdict.ts'

const kib = 1024
/** Room for everything, to prepare a home and to go on after the disk was full. */
const ample = 'size=64m,nr_inodes=100k'

/** What lies on the small disk: the whole home, or the part that one variable names. */
type Place = { readonly name: string; readonly in: (subject: Subject, home: string) => string | undefined }

const places = {
  home: { name: 'home', in: (_, home) => home },
  collection: { name: 'collection', in: (subject, home) => subject.vars(home)['XDG_DATA_HOME'] },
  state: { name: 'state folder', in: (subject, home) => subject.vars(home)['XDG_STATE_HOME'] },
} satisfies Readonly<Record<string, Place>>

/** How the disk is full: so many KiB or inodes are left, or no file may grow beyond so many bytes. */
type Limit =
  | { readonly is: 'room'; readonly place: Place; readonly kib: number }
  | { readonly is: 'inodes'; readonly place: Place; readonly left: number }
  | { readonly is: 'file size'; readonly bytes: number }

const limitText = (limit: Limit): string => {
  switch (limit.is) {
    case 'room':
      return `${limit.kib} KiB left of a tmpfs as the ${limit.place.name}`
    case 'inodes':
      return `${limit.left} inodes left of a tmpfs as the ${limit.place.name}`
    case 'file size':
      return `prlimit --fsize=${limit.bytes}`
  }
}

const steps = (count: number, size: number): number[] => Array.from({ length: count }, (_, at) => at * size)

/** One kind of limit, from the tightest on. */
const seriesFor = (largest: number): readonly (readonly Limit[])[] => {
  const { home, collection, state } = places
  const room = (place: Place, count: number): Limit[] =>
    steps(count, 4).map(kib => ({ is: 'room', place, kib }))
  const inodes = (place: Place, count: number): Limit[] =>
    steps(count, 1).map(left => ({ is: 'inodes', place, left }))
  return [
    room(home, 65),
    room(collection, 33),
    room(state, 9),
    inodes(collection, 13),
    inodes(state, 9),
    steps(64, largest / 63).map(bytes => ({ is: 'file size', bytes: Math.round(bytes) })),
  ]
}

/** Once there was room for all this often, only every so manyth further limit is tried. */
const roomy = 3
const sparse = 8

/** Where one job works: a home at a path that stays, as programs remember paths. */
type Lane = { readonly home: string; readonly template: string; readonly done: string }

const fresh = (path: string): void => {
  rmSync(path, { recursive: true, force: true })
  mkdirSync(path, { recursive: true })
}

const copy = (from: string, to: string): Promise<string> => systemTool(['cp', '-a', `${from}/.`, to])

/** Makes the disk full, and says how to make room again. */
const squeeze = async (limit: Limit, at: string): Promise<void> => {
  const { bsize, blocks, bfree, files, ffree } = statfsSync(at)
  const used = (blocks - bfree) * bsize
  switch (limit.is) {
    case 'room':
      // A size of 0 would be no limit.
      await systemTool(['mount', '-o', `remount,size=${Math.max(4 * kib, used + limit.kib * kib)}`, at])
      break
    case 'inodes':
      await systemTool(['mount', '-o', `remount,nr_inodes=${files - ffree + limit.left}`, at])
      break
    case 'file size':
      break
  }
}

type Try = {
  readonly subject: Subject
  readonly name: string
  readonly operation: Operation
  readonly limit: Limit
  readonly reference: Reference
  /** Whether the subject's own check is made too, which takes longest. */
  readonly thorough: boolean
}

const tryOnce = async (
  { subject, name, operation, limit, reference, thorough }: Try,
  { home, template, done }: Lane,
): Promise<{ answers: number; flaws: readonly Flaw[]; whole: boolean }> => {
  const at = limit.is === 'file size' ? undefined : limit.place.in(subject, home)
  fresh(home)
  try {
    if (at !== undefined) {
      mkdirSync(at, { recursive: true })
      await mount(at, ['-t', 'tmpfs', '-o', ample, 'mull-torture'])
    }
    await copy(template, home)
    if (at !== undefined) await squeeze(limit, at)
    const before = limit.is === 'file size' ? ['prlimit', `--fsize=${limit.bytes}`] : []
    const ran = await operate(subject, operation, home, { before })
    const acknowledged = operation.acknowledged(ran.out)
    const result = await keptIn(subject, home)
    const flaws = [
      ...tracesOf(ran),
      ...('flaw' in result ? [result.flaw] : lossesOf(acknowledged, result.kept, 'on a full disk')),
      ...silencesOf(ran, acknowledged, reference),
    ]
    if (at !== undefined) await systemTool(['mount', '-o', `remount,${ample}`, at])
    const checked = thorough
      ? await subject.check?.({ operation: name, home, ran, killed: false, before: template, done })
      : undefined
    const whole = ran.code === 0 && flaws.length === 0
    const after = whole ? [] : await goesOn(subject, operation, home, acknowledged, reference)
    return { answers: acknowledged.length, flaws: [...flaws, ...(checked ?? []), ...after], whole }
  } finally {
    if (at !== undefined) await unmount(at)
  }
}

const largestFile = async (home: string): Promise<number> => {
  const sizes = await systemTool(['find', home, '-type', 'f', '-printf', '%s\\n'])
  return Math.max(0, ...sizes.split('\n').map(Number))
}

/** The tries of one operation, on one lane. */
const tryAll = async (
  { subject, size, seed }: Setting,
  [name, operation]: readonly [string, Operation],
  lane: Lane,
): Promise<Tally> => {
  fresh(lane.home)
  await operation.prepare(lane.home)
  fresh(lane.template)
  await copy(lane.home, lane.template)
  fresh(lane.done)
  const reference = await referenceOf(subject, operation, lane.home, home => copy(home, lane.done))
  const isHere = (limit: Limit) =>
    limit.is === 'file size' || limit.place.in(subject, lane.home) !== undefined
  const failures: Failure[] = []
  let tried = 0
  let answers = 0
  for (const series of seriesFor(await largestFile(lane.home))) {
    let succeeded = 0
    for (const [at, limit] of series.filter(isHere).entries()) {
      if (size === 'part' && (at + seed) % 14 !== 0) continue
      if (succeeded >= roomy && at % sparse !== 0) continue
      const thorough = tried % 8 === seed % 8
      const result = await tryOnce({ subject, name, operation, limit, reference, thorough }, lane)
      const again = `${limitText(limit)}: ${operation.argv('HOME').join(' ')}`
      failures.push(...result.flaws.map(flaw => ({ ...flaw, what: `${name}: ${flaw.what}`, again })))
      answers += result.answers
      tried += 1
      succeeded = result.whole ? succeeded + 1 : 0
    }
  }
  return { tried, answers, failures, skipped: [] }
}

const none: Tally = { tried: 0, answers: 0, failures: [], skipped: [] }

const added = (one: Tally, other: Tally): Tally => ({
  tried: one.tried + other.tried,
  answers: one.answers + other.answers,
  failures: [...one.failures, ...other.failures],
  skipped: [...one.skipped, ...other.skipped],
})

/** Full disks: tmpfs with 0 to 256 KiB or few inodes left, and limits to a file's size, under every operation; then room again. */
export const fullDisk: Trial = {
  name: 'full-disk',
  about: 'no room left for bytes, files or a file’s growth, under every operation; then there is room again',
  own: false,
  run: async setting => {
    const reason = missing(['mount', 'umount', 'prlimit', 'cp', 'find'])
    if (reason !== undefined) return { ...none, skipped: [reason] }
    const { folder, jobs, subject, progress } = setting
    const operations = Object.entries(subject.operations)
    let done = 0
    const tallies = await atOnce(jobs, operations, async (entry, index) => {
      const own = join(folder, `${index}`)
      const lane = { home: join(own, 'home'), template: join(own, 'template'), done: join(own, 'done') }
      const tally = await tryAll(setting, entry, lane)
      done += 1
      progress(done, operations.length)
      return tally
    })
    return tallies.reduce(added, none)
  },
}
