import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { atOnce } from './at-once.ts'
import { type Judged, judge } from './judge.ts'
import { inCopy, type Point, pointsToTry, setStages } from './points.ts'
import { operate } from './ran.ts'
import { type Call, noStrace, touches, traced } from './strace.ts'
import type { Setting, Trial } from './trial.ts'

export const errnos = ['EIO', 'ENOSPC', 'EDQUOT', 'EACCES', 'EROFS', 'EMFILE', 'EINTR']
const failing = new Set([
  ...[
    'openat',
    'write',
    'fsync',
    'fdatasync',
    'rename',
    'link',
    'unlink',
    'mkdir',
    'fchmod',
    'fchown',
    'close',
  ],
  ...['pwrite64', 'writev', 'renameat', 'renameat2', 'linkat', 'unlinkat', 'mkdirat', 'ftruncate'],
])

const most = { part: 80, full: 2200 }

type ErrnoPoint = Point & { readonly errno: string }

/** The file that is closed, without the numbers of a run in its name. */
const closed = (line: string): string | undefined =>
  /close\(\d+<.*\/([^/>]+)>/.exec(line)?.[1]?.replaceAll(/\d+/g, '#')

/**
 * Whether the error came where it was meant to. It may have come elsewhere too, as strace counts each thread's calls: Node itself
 * aborts where its threads cannot wake each other, and where the close of a file that it has read fails.
 */
const hasHit = (log: string, home: string, call: Call): boolean => {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n') : []
  const injected = lines.filter(line => line.endsWith('(INJECTED)'))
  const isMeant = (line: string) => touches(line, home) && closed(line) === closed(call.line)
  return injected.some(isMeant) && !injected.some(line => line.includes('<anon_inode:'))
}

const failAt = (
  { subject, folder }: Setting,
  { stage, call, label, errno }: ErrnoPoint,
  index: number,
): Promise<(Judged & { readonly hit: true }) | { readonly hit: false }> => {
  const own = join(folder, `run-${index}`)
  mkdirSync(own)
  return inCopy(stage, own, async home => {
    const log = join(own, 'calls')
    const before = traced(log, call.syscall, `error=${errno}:when=${call.when}`)
    const ran = await operate(subject, stage.operation, home, { before })
    // Elsewhere it is the runtime that fails, not the program.
    if (!hasHit(log, home, call)) return { hit: false }
    const again = `npm run torture -- --only errno --point ${label}   # ${errno} from ${call.line}`
    const untidy = /^(?:unlink|rmdir)/.test(call.syscall)
    return {
      hit: true,
      ...(await judge(subject, stage, { home, ran, again, killed: false, untidy, writes: call.writes })),
    }
  })
}

/** T2: every write-side system call fails once, with each errno. */
export const errno: Trial = {
  name: 'errno',
  about: 'each write-side system call of an operation fails with each of seven errnos (strace)',
  own: false,
  run: async setting => {
    const missing = noStrace()
    if (missing !== undefined) return { tried: 0, answers: 0, failures: [], skipped: [missing] }
    const all = (await setStages(setting)).flatMap(stage =>
      stage.calls
        .filter(({ syscall, writes }) => failing.has(syscall) && (writes || syscall !== 'close'))
        .flatMap(call =>
          errnos.map(errno => ({
            stage,
            call,
            errno,
            label: `${stage.name}:${call.syscall}:${call.when}:${errno}`,
          })),
        ),
    )
    const points = pointsToTry(setting, all, most[setting.size])
    let done = 0
    const results = await atOnce(setting.jobs, points, async (point, index) => {
      const result = await failAt(setting, point, index)
      setting.progress(++done, points.length)
      return result
    })
    const judged = results.filter(result => result.hit)
    const missed = points.length - judged.length
    return {
      tried: judged.length,
      answers: judged.reduce((sum, { answers }) => sum + answers, 0),
      failures: judged.flatMap(({ failures }) => failures),
      skipped:
        missed === 0 ? [] : [`${missed} of ${points.length} points were not reached: other calls that time`],
    }
  },
}
