import { mkdirSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { readLogs } from '../../src/files/review-logs.ts'
import { missing, mount, systemTool, unmount } from './mounts.ts'
import { mullCollection } from './mull-home.ts'
import { reviewAtTerminal, type Session } from './screen.ts'
import type { Failure, Flaw, Tally, Trial } from './trial.ts'

const answers = 18
const ample = 'size=64m'
const none: Tally = { tried: 0, answers: 0, failures: [], skipped: [] }

const reviewsIn = (home: string): number =>
  readLogs(join(mullCollection(home), 'reviews'))
    .flatMap(log => log.events)
    .filter(({ type }) => type === 'review').length

/** What the screen says and how it ended, against what the log holds. */
const flawsOf = ({ code, shown, taken }: Session, kept: number): readonly Flaw[] => {
  const tail = shown.trim().slice(-400)
  const said = Number(/Saved (\d+) answers?/.exec(shown)?.[1] ?? 0)
  const isTold = /: the disk is full/.test(shown)
  const lost = (what: string): Flaw => ({ kind: 'lost', what: `${what}: ${tail}` })
  return [
    ...(taken > kept ? [lost(`the screen went on after ${taken} answers, the log holds ${kept}`)] : []),
    ...(said > kept ? [lost(`the screen says ${said} are saved, the log holds ${kept}`)] : []),
    ...(taken < answers && code === 0 ? [lost(`it ended with 0 after ${taken} of ${answers} answers`)] : []),
    ...(code !== 0 && !isTold ? [lost(`it ended with ${code}, and the screen does not say why`)] : []),
    ...(/^\s+at .+:\d+|this is a bug/m.test(shown)
      ? [{ kind: 'trace' as const, what: `a stack trace on the screen: ${tail}` }]
      : []),
    ...(code === null ? [{ kind: 'unreadable' as const, what: `it did not end: ${tail}` }] : []),
  ]
}

/** T3 at a terminal: a full disk once lost an answer only there. */
export const fullDiskScreen: Trial = {
  name: 'full-disk-screen',
  about: 'no room left in a session at a terminal: the screen says what the log holds',
  own: true,
  run: async ({ folder, subject, size, progress, seed }) => {
    const reason = missing(['mount', 'umount', 'cp', 'script', 'bash'])
    if (reason !== undefined) return { ...none, skipped: [reason] }
    const operation = subject.operations['review']
    if (!operation) return { ...none, skipped: ['there is no review to try'] }
    const home = join(folder, 'home')
    const template = join(folder, 'template')
    mkdirSync(home)
    await operation.prepare(home)
    await systemTool(['cp', '-a', home, template])
    const program = operation.argv(home).filter(word => word !== '--json')
    const rooms = Array.from({ length: 17 }, (_, at) => at).filter(
      at => size === 'full' || at % 6 === seed % 6,
    )
    const failures: Failure[] = []
    let looked = 0
    for (const [done, room] of rooms.entries()) {
      rmSync(home, { recursive: true, force: true })
      mkdirSync(home)
      await mount(home, ['-t', 'tmpfs', '-o', ample, 'mull-torture'])
      try {
        await systemTool(['cp', '-a', `${template}/.`, home])
        const before = reviewsIn(home)
        const { blocks, bfree, bsize } = statfsSync(home)
        const full = (blocks - bfree) * bsize + room * 4096
        await systemTool(['mount', '-o', `remount,size=${full}`, home])
        const session = await reviewAtTerminal(subject, program, home, answers)
        const kept = reviewsIn(home) - before
        await systemTool(['mount', '-o', `remount,${ample}`, home])
        const next = await reviewAtTerminal(subject, program, home, 1)
        const after = reviewsIn(home) - before
        const goesOn = next.code === 0 && after >= kept + Math.min(1, next.taken)
        const flaws: readonly Flaw[] = [
          ...flawsOf(session, kept),
          ...(goesOn
            ? []
            : [{ kind: 'unreadable' as const, what: `it did not go on: ${next.shown.slice(-400)}` }]),
        ]
        looked += session.taken
        const again = `${room * 4} KiB left of a tmpfs as the home: ${program.join(' ')}, ${answers} answers`
        failures.push(...flaws.map(flaw => ({ ...flaw, again })))
      } finally {
        await unmount(home)
      }
      progress(done + 1, rooms.length)
    }
    return { tried: rooms.length, answers: looked, failures, skipped: [] }
  },
}
