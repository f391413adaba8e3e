import { spawn } from 'node:child_process'
import { type FSWatcher, mkdirSync, readdirSync, watch } from 'node:fs'
import { join } from 'node:path'
import { atOnce } from './at-once.ts'
import { chanceFrom } from './chance.ts'
import {
  type Cut,
  copyImage,
  type FileSystem,
  fileSystems,
  makeImage,
  openSwitch,
  withImage,
} from './image.ts'
import { missing } from './mounts.ts'
import { bare } from './ran.ts'
import type { Failure, Flaw, Operation, Setting, Subject, Tally, Trial } from './trial.ts'
import { goesOn, keptIn, lossesOf, type Reference, referenceOf } from './verdict.ts'

/** One operation on one file system: the image from which each cut starts. */
type Stage = {
  readonly system: FileSystem
  readonly name: string
  readonly operation: Operation
  readonly image: string
  readonly reference: Reference
  /** From the first change in the home to the end, undisturbed. */
  readonly milliseconds: number
}

/** Calls back at the first change to the folders of a home. */
const atFirstChange = (home: string, changed: () => void): (() => void) => {
  const folders = readdirSync(home, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => join(entry.parentPath, entry.name))
  let watchers: FSWatcher[] = []
  const stop = (): void => {
    for (const watcher of watchers) watcher.close()
    watchers = []
  }
  const first = (): void => {
    if (watchers.length === 0) return
    stop()
    changed()
  }
  watchers = [home, ...folders].map(folder => watch(folder, first))
  return stop
}

/**
 * A run that may be stopped by a cut. Gives what the program said before that: `out` is read when the cut begins, and what
 * was printed later counts for nothing.
 */
const runUntil = (
  { vars }: Subject,
  { argv, stdin }: Operation,
  home: string,
  { before, wait, cut }: { before: readonly string[]; wait: number; cut?: () => Promise<void> },
): Promise<{ readonly out: string; readonly milliseconds: number }> =>
  new Promise((resolve, reject) => {
    const [command = '', ...words] = [...before, ...argv(home)]
    let begun = performance.now()
    let heard = ''
    let cutting: Promise<void> | undefined
    let said: string | undefined
    const child = spawn(command, words, {
      cwd: home,
      env: bare(home, vars(home)),
      stdio: 'pipe',
      detached: true,
    })
    const end = (): void => {
      try {
        // A group of its own: who is ended in a tracer's name goes with the tracer.
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      } catch {
        // It has ended already.
      }
    }
    const strike = async (): Promise<void> => {
      said = heard
      await cut?.()
      end()
    }
    let timer: NodeJS.Timeout | undefined
    const stopWatching = atFirstChange(home, () => {
      begun = performance.now()
      if (cut) {
        timer = setTimeout(() => {
          cutting = strike()
        }, wait)
      }
    })
    const patience = setTimeout(end, 60_000)
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      heard += text
    })
    child.stderr.resume()
    child.stdin.on('error', () => {})
    child.stdin.end(stdin)
    child.on('error', reject)
    child.on('close', async () => {
      clearTimeout(timer)
      clearTimeout(patience)
      stopWatching()
      const milliseconds = performance.now() - begun
      // It was faster: then the power goes right after its end.
      cutting ??= cut ? strike() : undefined
      await cutting
      resolve({ out: said ?? heard, milliseconds })
    })
  })

const homeAt = (at: string): string => join(at, 'home')

const stageOf = async (
  { subject }: Setting,
  system: FileSystem,
  [name, operation]: readonly [string, Operation],
  image: string,
  at: string,
): Promise<Stage> => {
  const home = homeAt(at)
  await makeImage(system, image)
  await withImage(system, image, at, async () => {
    mkdirSync(home)
    await operation.prepare(home)
  })
  const trial = `${image}.try`
  await copyImage(image, trial)
  const { milliseconds } = await withImage(system, trial, at, () =>
    runUntil(subject, operation, home, { before: [], wait: 0 }),
  )
  await copyImage(image, trial)
  const reference = await withImage(system, trial, at, () =>
    referenceOf(subject, operation, home, async () => {}),
  )
  return { system, name, operation, image, reference, milliseconds }
}

type Result = { readonly answers: number; readonly flaws: readonly Flaw[] }

/** One power cut, at an instant of the time in which the operation writes (0 to 1; later is right after its end); then the recovery, the look, and going on. */
const cutOnce = async (
  subject: Subject,
  { system, operation, image, reference, milliseconds }: Stage,
  at: string,
  { instant, cut, before = [] }: { instant: number; cut: Cut; before?: readonly string[] },
): Promise<Result> => {
  const home = homeAt(at)
  const trial = `${at}.img`
  await copyImage(image, trial)
  const wait = instant * milliseconds
  const { out } = await withImage(system, trial, at, async () => {
    const power = openSwitch(at)
    try {
      return await runUntil(subject, operation, home, { before, wait, cut: () => power.now(cut) })
    } finally {
      await power.putAway()
    }
  })
  const acknowledged = operation.acknowledged(out)
  return withImage(system, trial, at, async () => {
    const result = await keptIn(subject, home)
    const flaws = 'flaw' in result ? [result.flaw] : lossesOf(acknowledged, result.kept, 'after a power cut')
    const after = before.length > 0 ? [] : await goesOn(subject, operation, home, acknowledged, reference)
    return { answers: acknowledged.length, flaws: [...flaws, ...after] }
  })
}

/** The same program where no sync reaches the disk: the trial has to see that it loses. */
const withoutSync = [
  ...['strace', '-f', '-qq', '--seccomp-bpf', '-o', '/dev/null'],
  ...['-e', 'trace=fsync,fdatasync', '-e', 'inject=fsync,fdatasync:retval=0'],
]

const cuts: readonly Cut[] = ['log lost', 'log flushed']
const none: Tally = { tried: 0, answers: 0, failures: [], skipped: [] }

/** Real power cuts on loop-mounted file systems, under every operation. */
export const power: Trial = {
  name: 'power',
  about:
    'the power cut at chance moments, on ext4 and XFS, under every operation; then recovery and going on',
  own: false,
  run: async setting => {
    const { folder, jobs, subject, progress, seed, size } = setting
    const reason = missing(['mount', 'umount', 'mkfs.ext4', 'mkfs.xfs', 'xfs_io', 'strace', 'truncate', 'cp'])
    if (reason !== undefined) return { ...none, skipped: [reason] }
    const failures: Failure[] = []
    let answers = 0
    let tried = 0
    const entries = Object.entries(subject.operations)
    const total = size === 'full' ? 600 : 36
    const chosen = fileSystems.flatMap(system => entries.map(entry => ({ system, entry })))
    const each = Math.max(1, Math.round(total / chosen.length))
    const inPart = (at: number) => size === 'full' || (at + seed) % 5 === 0
    const stages = chosen.filter((_, at) => inPart(at))
    const folderOf = (at: number): string => {
      const path = join(folder, `${at}`)
      mkdirSync(path)
      return path
    }
    let controlled = 0
    let seen = 0
    await atOnce(jobs, stages, async ({ system, entry }, index) => {
      const at = folderOf(index)
      const again = `seed ${seed}, ${system.name}: ${entry[1].argv('HOME').join(' ')}`
      try {
        const stage = await stageOf(setting, system, entry, `${at}.template`, at)
        for (let turn = 0; turn < each * (size === 'full' ? 1 : 3); turn++) {
          const instant = (chanceFrom(`${seed} ${index} ${turn}`).below(1000) / 1000) * 1.1
          const cut = cuts[turn % cuts.length] ?? 'log lost'
          const result = await cutOnce(subject, stage, at, { instant, cut })
          failures.push(...result.flaws.map(flaw => ({ ...flaw, again: `${again}, cut ${turn}, ${cut}` })))
          answers += result.answers
          progress(++tried, total)
        }
        const control = { instant: 1000, cut: 'log lost', before: withoutSync } as const
        const result = await cutOnce(subject, stage, at, control)
        if (result.answers > 0) controlled += 1
        if (result.flaws.length > 0) seen += 1
      } catch (error) {
        const what = `the trial broke: ${error instanceof Error ? error.message : String(error)}`
        failures.push({ kind: 'unreadable', what, again })
      }
    })
    if (seen === 0) {
      const what = `without any sync ${controlled} runs acknowledged something, and none lost it: the cuts cut nothing`
      failures.push({ kind: 'unreadable', what, again: withoutSync.join(' ') })
    }
    process.stderr.write(
      `power: without any sync ${seen} of ${controlled} runs lost what they had acknowledged\n`,
    )
    return { tried, answers, failures, skipped: [] }
  },
}
