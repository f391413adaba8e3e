import { spawn } from 'node:child_process'
import type { Operation, Subject } from './trial.ts'

export type Ran = {
  /** Null where a signal ended it. */
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
  /** It was still going on after its time, and was ended. */
  readonly hung: boolean
}

export type RunOptions = {
  readonly cwd: string
  readonly vars: Readonly<Record<string, string>>
  readonly stdin?: string
  readonly seconds?: number
}

/** The variables of a run: those of a bare machine and the given ones; nothing of the person's who runs the suite. */
export const bare = (home: string, vars: Readonly<Record<string, string>>): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: home,
  TZ: 'UTC',
  LANG: 'C.UTF-8',
  ...vars,
})

/** Groups that go on. None outlives the suite. */
const groups = new Set<number>()

const endGroup = (group: number): void => {
  try {
    process.kill(-group, 'SIGKILL')
  } catch {
    // It has just ended.
  }
}

process.on('exit', () => groups.forEach(endGroup))

/** Runs a program to its end, without a shell and without a terminal. */
export const run = (
  argv: readonly string[],
  { cwd, vars, stdin = '', seconds = 60 }: RunOptions,
): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const [command = '', ...words] = argv
    // A group of its own, so that what hangs is ended with all that it started.
    const child = spawn(command, words, { cwd, env: vars, stdio: 'pipe', detached: true })
    if (child.pid !== undefined) groups.add(child.pid)
    let out = ''
    let err = ''
    let hung = false
    const patience = setTimeout(() => {
      hung = true
      if (child.pid !== undefined) endGroup(child.pid)
    }, seconds * 1000)
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    // Who was killed reads no more.
    child.stdin.on('error', () => {})
    child.stdin.end(stdin)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearTimeout(patience)
      if (child.pid !== undefined) groups.delete(child.pid)
      resolve({ code, signal, out, err, hung })
    })
  })

/** One operation of a subject in a home, with `before` in front of its command line: a tracer, a limit. */
export const operate = (
  { vars }: Subject,
  { argv, stdin }: Operation,
  home: string,
  { before = [], seconds = 60 }: { before?: readonly string[]; seconds?: number } = {},
): Promise<Ran> =>
  run([...before, ...argv(home)], { cwd: home, vars: bare(home, vars(home)), stdin, seconds })
