import { spawn, spawnSync } from 'node:child_process'
import type { Vars } from './person.ts'

/** Whether this machine can lend a terminal: util-linux's `script`, and bash in it. */
export const hasTerminal = (): boolean =>
  process.platform === 'linux' &&
  spawnSync('script', ['-qefc', 'true', '/dev/null'], { env: { ...process.env, SHELL: '/bin/bash' } })
    .status === 0

export const noTerminal = "no terminal to lend (util-linux's script on Linux): nothing was tried at one"

/** What is waited for, anywhere behind what was there at the last step, and what is done then. */
export type Step = readonly [shown: string, act: string | ((type: (keys: string) => void) => void)]

export type Seen = {
  readonly code: number | null
  readonly bytes: Buffer
  /** It waited for something that never came, and was ended. */
  readonly stuck: string | undefined
}

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`

export const shellWords = (words: readonly string[]): string => words.map(quoted).join(' ')

/** As a person reads it: no sequences, plain spaces. */
export const readable = (bytes: Buffer): string =>
  bytes
    .toString()
    .replaceAll(/\x1b\[[\d;?]*[A-Za-z]/g, '')
    .replaceAll('\u00a0', ' ')

type How = {
  readonly cwd: string
  readonly vars: Vars
  readonly columns?: number
  readonly patience?: number
  /** Is told of the process that lends the terminal, so that it can be taken away. */
  readonly lent?: (pid: number) => void
}

/** Terminals that are lent now. They are taken away with the suite, and what runs at them ends. */
const lending = new Set<number>()
process.on('exit', () => {
  for (const pid of lending) {
    try {
      process.kill(-pid, 'SIGKILL')
    } catch {
      // It has just ended by itself.
    }
  }
})

/** Runs a shell command at a terminal of its own, step by step, and keeps every byte that reached it. */
export const atTerminal = (
  command: string,
  steps: readonly Step[],
  { cwd, vars, columns = 80, patience = 60_000, lent }: How,
): Promise<Seen> =>
  new Promise(resolve => {
    const run = spawn('script', ['-qefc', `stty cols ${columns} rows 24; ${command}`, '/dev/null'], {
      cwd,
      env: { TERM: 'xterm', SHELL: '/bin/bash', ...vars },
      detached: true,
    })
    if (run.pid !== undefined) {
      lending.add(run.pid)
      lent?.(run.pid)
    }
    const all: Buffer[] = []
    const waiting = [...steps]
    let fresh = Buffer.alloc(0)
    let stuck: string | undefined
    const type = (keys: string) => run.stdin.write(keys)
    run.stdin.on('error', () => {})
    run.stdout.on('data', (bytes: Buffer) => {
      all.push(bytes)
      const [next] = waiting
      if (!next) return
      fresh = Buffer.concat([fresh, bytes])
      if (!readable(fresh).includes(next[0])) return
      fresh = Buffer.alloc(0)
      waiting.shift()
      const [, act] = next
      if (typeof act === 'string') type(act)
      else act(type)
    })
    const patient = setTimeout(() => {
      stuck = `waited for ${JSON.stringify(waiting[0]?.[0] ?? 'the end')}, saw ${JSON.stringify(readable(Buffer.concat(all)).slice(-300))}`
      if (run.pid !== undefined) process.kill(-run.pid, 'SIGKILL')
    }, patience)
    run.on('close', code => {
      if (run.pid !== undefined) lending.delete(run.pid)
      clearTimeout(patient)
      resolve({ code, bytes: Buffer.concat(all), stuck })
    })
  })
