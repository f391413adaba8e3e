import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { bare } from './ran.ts'

/** The built program; the suite runs in the project's folder. */
export const program = resolve('bin', 'mull.js')

export type Message = Readonly<Record<string, unknown>>

/** How a program ended; `code` is null where a signal did it. */
export type Ended = { readonly code: number | null; readonly err: string }

/** A running `mull … --json`, spoken to line by line. */
export type Talk = {
  readonly child: ChildProcess
  readonly say: (line: Message) => void
  /** No more is said. */
  readonly hush: () => void
  readonly kill: () => void
  readonly ended: Promise<Ended>
}

/** The variables of a person whose home is a folder. */
export const homeVars = (home: string): Record<string, string> => ({
  XDG_DATA_HOME: `${home}/data`,
  XDG_STATE_HOME: `${home}/state`,
})

const messageOf = (line: string): Message | undefined => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** Starts mull in a home. `heard` gets every whole line it prints; one cut short by its end is none. */
export const talk = (
  home: string,
  args: readonly string[],
  heard: (message: Message, talk: Talk) => void,
  vars: Readonly<Record<string, string>> = {},
): Talk => {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: home,
    env: bare(home, { ...homeVars(home), ...vars }),
    stdio: 'pipe',
  })
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  // Who was killed reads no more.
  child.stdin.on('error', () => {})
  const self: Talk = {
    child,
    say: line => child.stdin.write(`${JSON.stringify(line)}\n`),
    hush: () => child.stdin.end(),
    kill: () => child.kill('SIGKILL'),
    ended: new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', code => resolve({ code, err }))
    }),
  }
  createInterface({ input: child.stdout }).on('line', line => {
    const message = messageOf(line)
    if (message) heard(message, self)
  })
  return self
}
