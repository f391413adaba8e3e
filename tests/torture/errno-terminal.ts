import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { createRandom, shuffle } from '../../src/core/random.ts'
import { readLogs } from '../../src/files/review-logs.ts'
import { atOnce } from './at-once.ts'
import { errnos } from './errno.ts'
import { traceIn } from './mull-check.ts'
import { mullCollection } from './mull-home.ts'
import { copyHome } from './points.ts'
import { bare } from './ran.ts'
import { noStrace, traced } from './strace.ts'
import type { Failure, Flaw, Setting, Trial } from './trial.ts'

const most = { part: 8, full: 90 }
/** How many cards are graded in a session. */
const grades = 5

type Session = { readonly code: number | null; readonly shown: string; readonly graded: number }

/** Grades cards at a terminal of its own, a key after what it answers to is on the screen; leaves after the last one. */
const review = (home: string, before: readonly string[], setting: Setting): Promise<Session> =>
  new Promise((resolve, reject) => {
    const argv = [...before, process.execPath, setting.program, 'review']
    const command = `stty cols 80 rows 24; exec ${argv.map(word => `'${word}'`).join(' ')}`
    const child = spawn('script', ['-qefc', command, '/dev/null'], {
      cwd: home,
      env: bare(home, { ...setting.subject.vars(home), TERM: 'xterm', SHELL: '/bin/bash' }),
      stdio: 'pipe',
    })
    let shown = ''
    let from = 0
    let graded = 0
    let isOpen = false
    const press = (key: string) => {
      from = shown.length
      child.stdin.write(key)
    }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      shown += text
      const news = shown.slice(from)
      if (isOpen && /Answer \d+/.test(news)) {
        isOpen = false
        graded += 1
        press('3')
      } else if (!isOpen && /Question \d+\?/.test(news)) {
        isOpen = graded < grades
        press(isOpen ? ' ' : 'q')
      }
    })
    child.stdin.on('error', () => {})
    const patience = setTimeout(() => child.kill('SIGKILL'), 60_000)
    child.on('error', reject)
    child.on('close', code => {
      clearTimeout(patience)
      resolve({ code, shown: stripVTControlCharacters(shown), graded })
    })
  })

const eventsIn = (home: string): number =>
  readLogs(join(mullCollection(home), 'reviews')).flatMap(log => log.events).length

/** What the screen said against what the log holds. */
const flawsOf = ({ code, shown, graded }: Session, saved: number): Flaw[] => {
  const said = Number(/(\d+) (?:cards? )?reviewed|[Rr]eviewed (\d+)/.exec(shown)?.slice(1).find(Boolean) ?? 0)
  const isTold = /not saved|could not be written/.test(shown)
  return [
    ...(said > saved
      ? [{ kind: 'lost' as const, what: `the screen says ${said} answers, the log holds ${saved}` }]
      : []),
    ...(saved < graded && (!isTold || code === 0)
      ? [
          {
            kind: 'lost' as const,
            what: `${saved} of ${graded} answers are saved, it ended with ${code}: ${shown.slice(-300)}`,
          },
        ]
      : []),
    ...(graded < grades && code === 0
      ? [
          {
            kind: 'lost' as const,
            what: `it ended with 0 after ${graded} of ${grades} answers: ${shown.slice(-300)}`,
          },
        ]
      : []),
    ...(traceIn(shown)
      ? [{ kind: 'trace' as const, what: `a stack trace on the screen: ${shown.slice(-300)}` }]
      : []),
    ...(code === null ? [{ kind: 'unreadable' as const, what: 'it did not end' }] : []),
  ]
}

type Point = {
  readonly syscall: string
  readonly when: number
  readonly errno: string
  readonly label: string
}

const points: readonly Point[] = ['write', 'fdatasync', 'openat'].flatMap(syscall =>
  Array.from({ length: grades }, (_, n) => n + 1).flatMap(when =>
    errnos.map(errno => ({ syscall, when, errno, label: `${syscall}:${when}:${errno}` })),
  ),
)

const missingHere = (): string | undefined => {
  const terminal = spawnSync('script', ['-qefc', 'true', '/dev/null'], {
    env: { ...process.env, SHELL: '/bin/bash' },
  })
  return noStrace() ?? (terminal.status === 0 ? undefined : 'util-linux script lends no terminal here')
}

/** T2 at a terminal: the log refuses an answer in the middle of a session. */
export const errnoAtTerminal: Trial = {
  name: 'errno-terminal',
  about: 'calls on the log fail in a session at a terminal: the screen says what the log holds',
  own: true,
  run: async setting => {
    const missing = missingHere()
    if (missing !== undefined) return { tried: 0, answers: 0, failures: [], skipped: [missing] }
    const template = mkdtempSync(join(setting.folder, 'template-'))
    await setting.subject.operations['review']?.prepare(template)
    const already = eventsIn(template)
    const [log = ''] = readdirSync(join(mullCollection(template), 'reviews'))
    const chosen =
      setting.point === undefined
        ? shuffle(points, createRandom(`terminal ${setting.seed}`)).slice(0, most[setting.size])
        : points.filter(({ label }) => `${label}:`.startsWith(`${setting.point}:`))
    let done = 0
    let answers = 0
    let missed = 0
    const failures = await atOnce(setting.jobs, chosen, async (point, index): Promise<Failure[]> => {
      const folder = join(setting.folder, `run-${index}`)
      mkdirSync(folder)
      const home = join(folder, 'home')
      copyHome(template, home)
      const path = join(mullCollection(home), 'reviews', log)
      const calls = join(folder, 'calls')
      const inject = `error=${point.errno}:when=${point.when}`
      const session = await review(home, [...traced(calls, point.syscall, inject), '-P', path], setting)
      setting.progress(++done, chosen.length)
      if (!readFileSync(calls, 'utf8').includes('(INJECTED)')) missed += 1
      const saved = eventsIn(home) - already
      answers += saved
      const again = `npm run torture -- --only errno-terminal --point ${point.label}`
      return flawsOf(session, saved).map(flaw => ({ ...flaw, again }))
    })
    const skipped = missed === 0 ? [] : [`${missed} of ${chosen.length} points were not reached`]
    return { tried: chosen.length - missed, answers, failures: failures.flat(), skipped }
  },
}
