import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { atOnce } from './at-once.ts'
import { flawsOfOutput } from './mull-check.ts'
import { mullCollection, mullVars } from './mull-home.ts'
import { bare, type Ran, run as runProgram } from './ran.ts'
import { knownCardsIn, placeRelease, releasesFolder } from './release.ts'
import { program } from './talk.ts'
import type { Failure, Setting, Tally, Trial } from './trial.ts'

const mull = (home: string, args: string, stdin = ''): Promise<Ran> =>
  runProgram([process.execPath, program, ...args.split(' ')], {
    cwd: home,
    vars: bare(home, { ...mullVars(home), MULL_NOW: '2026-12-20T10:00:00Z' }),
    stdin,
  })

const grade = '{"type":"rate","rating":3}\n'

/** Commands that write to a log, and those that do not; `check --write-ids`, `add` and `new` write decks, which are no log. */
const writing: readonly (readonly [args: string, stdin: string])[] = [
  ['review --json', grade],
  ['quiz asia --json', '{"type":"answer","text":"x"}\n{"type":"mark","correct":true}\n'],
  ['suspend capitals/peru', ''],
  ['unsuspend capitals/peru', ''],
  ['bury capitals/peru', ''],
  ['flag capitals/peru', ''],
  ['unflag capitals/japan', ''],
  ['reset capitals/peru --yes', ''],
  ['undo', ''],
]
const reading = [
  'due --json',
  'decks --json',
  'list --json',
  'show capitals/japan',
  'check',
  'export capitals',
  'check --write-ids',
  'add capitals -q Q? -a A',
  'new words',
] as const

const summed = (fields: object): string => {
  const body = JSON.stringify(fields)
  return `${body.slice(0, -1)},"sum":"${crc32(body).toString(16).padStart(8, '0')}"}\n`
}

const logs = (home: string): string[] => {
  const folder = join(mullCollection(home), 'reviews')
  return readdirSync(folder)
    .sort()
    .map(name => join(folder, name))
}

/** What a mull of the future may have left in a collection. `refused` is what then must not be written to. */
type Future = { readonly name: string; readonly refused: boolean; readonly put: (home: string) => void }

const onto = (place: number, line: string) => (home: string) => appendFileSync(logs(home)[place] ?? '', line)

const stamp = { id: '01M9R000000000000000000000', at: '2026-12-01T10:00:00.000+01:00', day: '2026-12-01' }

const futures: readonly Future[] = [
  {
    name: 'a line of version 2',
    refused: true,
    put: onto(1, summed({ v: 2, ...stamp, type: 'review', what: [1] })),
  },
  { name: 'a line of version 100', refused: true, put: onto(0, '{"v":100,"anything":"else"}\n') },
  {
    name: 'a new type of event',
    refused: true,
    put: onto(0, summed({ v: 1, ...stamp, type: 'dream', card: 'capitals/peru' })),
  },
  {
    name: 'a new field of an event',
    refused: false,
    put: onto(0, summed({ v: 1, ...stamp, type: 'suspend', card: 'capitals/peru', mood: { is: 'fine' } })),
  },
  ...[2, 100].map(v => ({
    name: `progress.json of version ${v}`,
    refused: false,
    put: (home: string) =>
      writeFileSync(join(mullCollection(home), 'progress.json'), `{\n"v": ${v},\n"all": {}\n}\n`),
  })),
  ...[2, 100].map(v => ({
    name: `known cards of version ${v}`,
    refused: false,
    put: (home: string) => writeFileSync(knownCardsIn(home), `{"v":${v},"cards":{"a":1}}\n`),
  })),
]

const isKept = (path: string, before: Buffer, grows: boolean): boolean => {
  const now = readFileSync(path)
  return (grows ? now.subarray(0, before.length) : now).equals(before)
}

/** One command on a collection in which a newer mull has been. */
const met = async (
  home: string,
  version: string,
  future: Future,
  args: string,
  stdin: string,
): Promise<Failure[]> => {
  mkdirSync(home)
  placeRelease(version, home)
  future.put(home)
  const progress = join(mullCollection(home), 'progress.json')
  const kept = [...logs(home), progress, knownCardsIn(home)]
  const before = kept.map(path => readFileSync(path))
  const ran = await mull(home, args, stdin)
  const again = `${version} with ${future.name}: mull ${args}`
  const failures: Failure[] = flawsOfOutput(`mull ${args}`, ran).map(flaw => ({ ...flaw, again }))
  const fail = (kind: Failure['kind'], what: string) => failures.push({ kind, what, again })
  const code = future.refused && writing.some(([command]) => command === args) ? 3 : 0
  if (ran.code !== code) fail('unreadable', `exit ${ran.code}, not ${code}: ${ran.err}`)
  if (code === 3 && !/newer mull/.test(ran.err)) fail('unreadable', `no word of a newer mull: ${ran.err}`)
  for (const [index, path] of kept.entries()) {
    const is = before[index] ?? Buffer.alloc(0)
    const isNewer = /^\{\s*"v":\s*(2|100)/.test(is.toString('utf8'))
    const isLog = path.endsWith('.jsonl')
    // What no newer mull wrote may be brought up to date, unless the logs are not understood.
    if (!isLog && !isNewer && !future.refused) continue
    if (!isKept(path, is, isLog && !future.refused)) fail('lost', `${basename(path)} was written to`)
  }
  rmSync(home, { recursive: true })
  return failures
}

/** A collection of a release opens with the same progress, byte for byte, and goes on. */
const opened = async (home: string, version: string): Promise<Failure[]> => {
  mkdirSync(home)
  placeRelease(version, home)
  const again = `the collection of ${version}`
  const failures: Failure[] = []
  const fail = (kind: Failure['kind'], what: string) => failures.push({ kind, what, again })
  const progress = join(mullCollection(home), 'progress.json')
  const was = readFileSync(progress)
  const kept = [...logs(home), knownCardsIn(home)].map(path => ({ path, bytes: readFileSync(path) }))
  const changed = statSync(progress).mtimeMs
  const first = await mull(home, 'decks')
  if (first.code !== 0 || first.err !== '') fail('unreadable', `exit ${first.code}: ${first.err}`)
  if (statSync(progress).mtimeMs !== changed) fail('unreadable', 'progress.json was written again')
  rmSync(progress)
  await mull(home, 'decks')
  if (!readFileSync(progress).equals(was)) fail('unreadable', 'another progress than that release saw')
  for (const { path, bytes } of kept)
    if (!readFileSync(path).equals(bytes)) fail('lost', `${basename(path)} was changed`)
  const review = await mull(home, 'review --json', grade)
  if (review.code !== 0 || !review.out.includes('"type":"saved"'))
    fail('unreadable', `no review: ${review.err}`)
  if (logs(home).length !== kept.length - 1) fail('unreadable', 'the device is not known any more')
  for (const { path, bytes } of kept)
    if (path.endsWith('.jsonl') && !isKept(path, bytes, true)) fail('lost', `${basename(path)} was changed`)
  return failures
}

/** A replay without one log, and a command that writes where it must not, have to be found. */
const control = async (folder: string, version: string): Promise<Failure[]> => {
  const home = join(folder, 'control')
  mkdirSync(home)
  placeRelease(version, home)
  const progress = join(mullCollection(home), 'progress.json')
  const was = readFileSync(progress)
  rmSync(logs(home)[0] ?? '')
  await mull(home, 'decks')
  const nothing: Future = { name: 'nothing', refused: true, put: () => {} }
  const written = await met(join(folder, 'control-written'), version, nothing, 'review --json', grade)
  const isSeen = !readFileSync(progress).equals(was) && written.some(({ kind }) => kind === 'lost')
  const again = 'the control of releases'
  return isSeen ? [] : [{ kind: 'unreadable', what: 'a lost log, or one written to, was not found', again }]
}

const run = async ({ size, jobs, folder, progress }: Setting): Promise<Tally> => {
  const versions = readdirSync(releasesFolder)
  const some = size === 'full' ? futures : futures.filter(({ name }) => /version 2$|type/.test(name))
  const commands = [...writing, ...reading.map(args => [args, ''] as const)]
  const fewer = size === 'full' ? commands : commands.filter((_, n) => n % 4 === 0)
  const meetings = versions.flatMap(version =>
    some.flatMap(future => fewer.map(([args, stdin]) => ({ version, future, args, stdin }))),
  )
  let done = 0
  const failures = [
    ...(await control(folder, versions[0] ?? '')),
    ...(await atOnce(jobs, versions, version => opened(join(folder, version), version))),
    ...(await atOnce(jobs, meetings, async ({ version, future, args, stdin }, n) => {
      const found = await met(join(folder, `met-${n}`), version, future, args, stdin)
      done += 1
      progress(done, meetings.length)
      return found
    })),
  ].flat()
  return { tried: 2 + versions.length + meetings.length, answers: 0, failures, skipped: [] }
}

/** T9. */
export const releases: Trial = {
  name: 'releases',
  about: 'collections of every release open as they were left; what a newer mull has written is read at most',
  own: true,
  run,
}
