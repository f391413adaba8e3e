import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Machine } from './mull.ts'

const program = join(import.meta.dirname, '..', '..', 'bin', 'mull.js')

/** Whether this machine can lend a terminal: util-linux's `script`, and bash in it. Checks that need one are skipped elsewhere. */
export const hasTerminal =
  process.platform === 'linux' &&
  spawnSync('script', ['-qefc', 'true', '/dev/null'], { env: { ...process.env, SHELL: '/bin/bash' } })
    .status === 0

/** What is waited for on the screen, and what is typed then. */
type Step = readonly [shown: string, typed: string]

type Talked = { readonly code: number | null; readonly shown: string }

/**
 * A run at a terminal of its own, step by step, with every byte that reached it. `columns` is its width, `to` what a shell would
 * do with the streams (`2>file`). One that waits for what never comes is interrupted.
 */
export const talk = (
  { home, env }: Machine,
  args: string,
  steps: readonly Step[],
  { vars = {}, columns = 80, to = '' }: { vars?: NodeJS.ProcessEnv; columns?: number; to?: string } = {},
): Promise<Talked> =>
  new Promise(resolve => {
    const command = `stty cols ${columns} rows 24; exec '${process.execPath}' '${program}' ${args} ${to}`
    const run = spawn('script', ['-qefc', command, '/dev/null'], {
      cwd: home,
      env: { ...env, TERM: 'xterm', SHELL: '/bin/bash', ...vars },
    })
    const waiting = [...steps]
    let shown = ''
    let from = 0
    run.stdout.setEncoding('utf8').on('data', (text: string) => {
      shown += text
      const [next] = waiting
      const at = next ? shown.indexOf(next[0], from) : -1
      if (!next || at < 0) return
      from = shown.length
      waiting.shift()
      run.stdin.write(next[1])
    })
    const patience = setTimeout(() => run.stdin.end('\x03'), 20_000)
    run.on('close', code => {
      clearTimeout(patience)
      resolve({ code, shown: shown.replaceAll('\r\n', '\n') })
    })
  })
