import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { atOnce } from './at-once.ts'
import { type Judged, judge } from './judge.ts'
import { inCopy, type Point, pointsToTry, setStages } from './points.ts'
import { operate } from './ran.ts'
import { noStrace, traced } from './strace.ts'
import type { Setting, Trial } from './trial.ts'

const most = { part: 80, full: 1900 }

const killAt = (
  { subject, folder }: Setting,
  { stage, call, label }: Point,
  index: number,
): Promise<Judged & { readonly hit: boolean }> => {
  const own = join(folder, `run-${index}`)
  mkdirSync(own)
  return inCopy(stage, own, async home => {
    const log = join(own, 'calls')
    const before = traced(log, call.syscall, `signal=KILL:when=${call.when}`)
    const ran = await operate(subject, stage.operation, home, { before })
    const killed = ran.signal === 'SIGKILL' && !ran.hung
    // What dies may also be a program that it started.
    const hit = readFileSync(log, 'utf8').includes('killed by SIGKILL')
    const again = `npm run torture -- --only kill --point ${label}   # before ${call.line}`
    return {
      hit,
      ...(await judge(subject, stage, { home, ran, again, killed, untidy: hit, writes: call.writes })),
    }
  })
}

/** T1: kill -9 right before each system call that touches a file or prints, at each of its occurrences. */
export const kill: Trial = {
  name: 'kill',
  about: 'kill -9 before every system call on a file of an operation (strace)',
  own: false,
  run: async setting => {
    const missing = noStrace()
    if (missing !== undefined) return { tried: 0, answers: 0, failures: [], skipped: [missing] }
    const all = (await setStages(setting)).flatMap(stage =>
      stage.calls.map(call => ({ stage, call, label: `${stage.name}:${call.syscall}:${call.when}` })),
    )
    const points = pointsToTry(setting, all, most[setting.size])
    let done = 0
    const judged = await atOnce(setting.jobs, points, async (point, index) => {
      const result = await killAt(setting, point, index)
      setting.progress(++done, points.length)
      return result
    })
    const missed = judged.filter(({ hit }) => !hit).length
    return {
      tried: points.length - missed,
      answers: judged.reduce((sum, { answers }) => sum + answers, 0),
      failures: judged.flatMap(({ failures }) => failures),
      skipped:
        missed === 0 ? [] : [`${missed} of ${points.length} points were not reached: fewer calls that time`],
    }
  },
}
