import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../../src/core/history.ts'
import { progressText } from '../../src/core/progress-text.ts'
import { createRandom, shuffle } from '../../src/core/random.ts'
import { replay } from '../../src/core/replay.ts'
import { bringLogs } from '../../src/files/bring-log.ts'
import { placeAt } from '../../src/files/collection.ts'
import { readSource } from '../../src/files/merge-source.ts'
import { createLogWriter } from '../../src/files/review-log.ts'
import { logPath, readLogs } from '../../src/files/review-logs.ts'
import { rulesFor } from '../build.ts'
import { type Act, deeds, played, steps } from '../replicas.ts'
import type { Failure, Trial } from './trial.ts'

const { nextMemory } = rulesFor().scheduler
const textOf = (logs: readonly Log[]): string => progressText(replay(logs, id => id, nextMemory))

type Chance = () => number
const below = (random: Chance, bound: number): number => Math.floor(random() * bound)

const actOf = (random: Chance): Act => ({
  machine: below(random, 4),
  does: deeds[below(random, deeds.length)] ?? 'answer',
  card: below(random, 3),
  minutes: random() < 0.5 ? (steps[below(random, steps.length)] ?? 0) : below(random, 3600) - 600,
  which: below(random, 21),
})

/** A machine's collection, and what it will have written in its log by the end. */
type Replica = { readonly folder: string; readonly device: string; readonly log: Log; written: number }

/** `cloned` machines have one device id, as those of a copied home. */
const replicasIn = (folder: string, random: Chance): readonly Replica[] => {
  const machines = 2 + below(random, 3)
  const cloned = random() < 0.25
  const first = Array.from({ length: below(random, 4) }, () => ({ ...actOf(random), machine: 0 }))
  const clones = Array.from({ length: cloned ? 3 : 0 }, () => ({ ...actOf(random), does: 'clone' as const }))
  const then = Array.from({ length: 10 + below(random, 40) }, () => actOf(random))
  const acts = [...first, ...clones, ...then]
  return played(acts, machines).map((log, index) => ({
    folder: join(folder, String(index)),
    device: 'abcd'.charAt(cloned ? Math.max(0, index - 1) : index).repeat(16),
    log,
    written: 0,
  }))
}

const reviewsOf = ({ folder }: Replica): string => placeAt(folder).reviews

/** Appends the next so many events, as sessions do. */
const work = (replica: Replica, count: number): void => {
  const writer = createLogWriter(logPath(reviewsOf(replica), replica.device))
  for (const event of replica.log.slice(replica.written, replica.written + count)) writer.append(event)
  writer.close()
  replica.written = Math.min(replica.log.length, replica.written + count)
}

/** What a crash, a bad disk or a sync tool leaves in a folder: a torn line in some log, a copy of a log, part of one. */
const disturb = (replica: Replica, random: Chance): void => {
  const reviews = reviewsOf(replica)
  const names = readdirSync(reviews)
  const name = names[below(random, names.length)]
  if (name === undefined) return
  const path = join(reviews, name)
  const bytes = readFileSync(path)
  const cut = below(random, bytes.length + 1)
  const copy = (suffix: string, part: Buffer) =>
    writeFileSync(join(reviews, `${name.slice(0, -'.jsonl'.length)}${suffix}.jsonl`), part)
  // Of another machine's log, no more than a part may have come.
  const isOthers = name.length === 22 && !name.startsWith(replica.device)
  const chance = random()
  if (chance < 0.25) appendFileSync(path, '{"v":1,"id":"torn')
  else if (chance < 0.5) copy('.sync-conflict-20261125-101010-ABCDEFG', bytes)
  else if (chance < 0.75) copy(' 2', bytes.subarray(0, cut))
  else if (isOthers) writeFileSync(path, bytes.subarray(0, cut))
}

const mergeInto = (ours: Replica, theirs: Replica): void => {
  if (readLogs(reviewsOf(theirs)).every(log => log.events.length === 0)) return
  const { logs } = readSource(theirs.folder, placeAt(ours.folder))
  bringLogs(reviewsOf(ours), ours.device, logs)
}

const pairsOf = (replicas: readonly Replica[]): readonly (readonly [Replica, Replica])[] =>
  replicas.flatMap(ours => replicas.filter(theirs => theirs !== ours).map(theirs => [ours, theirs] as const))

const mergeAll = (replicas: readonly Replica[], random: Chance): void => {
  for (const [ours, theirs] of shuffle(pairsOf(replicas), random)) mergeInto(ours, theirs)
}

const logsIn = (replica: Replica): readonly Log[] => readLogs(reviewsOf(replica)).map(log => log.events)

const bytesIn = (replica: Replica): string =>
  JSON.stringify(
    readdirSync(reviewsOf(replica))
      .sort()
      .map(name => [name, readFileSync(join(reviewsOf(replica), name), 'latin1')]),
  )

/** Answers, damage and merges by chance, then all with all: what is wrong afterwards, and how many answers were looked for. */
const one = (
  folder: string,
  seed: string,
): { readonly answers: number; readonly wrong: readonly string[] } => {
  const random = createRandom(seed)
  const replicas = replicasIn(folder, random)
  for (const replica of replicas) mkdirSync(reviewsOf(replica), { recursive: true })
  while (replicas.some(({ log, written }) => written < log.length)) {
    for (const replica of replicas) work(replica, below(random, 6))
    const pair = shuffle(pairsOf(replicas), random)[0]
    if (pair && random() < 0.6) mergeInto(...pair)
    const who = replicas[below(random, replicas.length)]
    if (who && random() < 0.3) disturb(who, random)
  }
  mergeAll(replicas, random)
  const texts = new Set(replicas.map(replica => textOf(logsIn(replica))))
  const expected = new Set(replicas.flatMap(({ log }) => log.map(event => event.id)))
  const lost = replicas.map(replica => {
    const there = new Set(logsIn(replica).flatMap(log => log.map(event => event.id)))
    return [...expected].filter(id => !there.has(id)).length
  })
  const before = replicas.map(bytesIn)
  mergeAll(replicas, random)
  const after = replicas.map(bytesIn)
  return {
    answers: expected.size * replicas.length,
    wrong: [
      ...(texts.size > 1 ? [`${texts.size} states of ${replicas.length} machines that have merged all`] : []),
      ...lost.flatMap((count, index) => (count > 0 ? [`machine ${index} lacks ${count} events`] : [])),
      ...(before.some((bytes, index) => bytes !== after[index]) ? ['merging again changed a file'] : []),
    ],
  }
}

/** The laws hold on any disk: one in memory has no sync to wait for. */
const memory = '/dev/shm'

/** T7: the laws of merging, on the disk. */
export const merging: Trial = {
  name: 'merging',
  about:
    'two to four machines answer, are damaged and merge in any order: one state, every answer, nothing twice',
  own: true,
  run: async ({ size, seed, folder, progress }) => {
    const runs = size === 'full' ? 1000 : 40
    const base = mkdtempSync(join(existsSync(memory) ? memory : folder, 'mull-merging-'))
    let answers = 0
    const failures: Failure[] = []
    for (let run = 0; run < runs; run++) {
      const again = `${seed}-merging-${run}`
      const own = join(base, String(run))
      const result = one(own, again)
      answers += result.answers
      failures.push(...result.wrong.map((what): Failure => ({ kind: 'lost', what, again })))
      rmSync(own, { recursive: true, force: true })
      progress(run + 1, runs)
    }
    rmSync(base, { recursive: true, force: true })
    return { tried: runs, answers, failures, skipped: [] }
  },
}
