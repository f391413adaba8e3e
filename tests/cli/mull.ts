import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from '../folder.ts'

const program = join(import.meta.dirname, '..', '..', 'bin', 'mull.js')

type Ran = { readonly code: number | null; readonly out: string; readonly err: string }

/** A person's machine: a home of its own, and the built program run in it without a terminal. */
export type Machine = {
  readonly home: string
  readonly env: NodeJS.ProcessEnv
  readonly run: (args: string, options?: { input?: string; vars?: NodeJS.ProcessEnv; cwd?: string }) => Ran
  readonly start: (args: string, vars?: NodeJS.ProcessEnv) => ReturnType<typeof spawn>
  readonly write: (file: string, text: string | Uint8Array) => string
  readonly read: (file: string) => string
  /** The lines of every log. */
  readonly log: () => string[]
}

export const collectionOf = (home: string): string => join(home, 'data', 'mull')

export const machine = (vars: NodeJS.ProcessEnv = {}): Machine => {
  const home = temporaryFolder()
  const env: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'],
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_STATE_HOME: join(home, 'state'),
    TZ: 'UTC',
    LANG: 'en_GB.UTF-8',
    MULL_NOW: '2026-11-23T10:00:00Z',
    ...vars,
  }
  const words = (args: string) => args.split(' ').filter(word => word !== '')
  const reviews = join(collectionOf(home), 'reviews')
  return {
    home,
    env,
    run: (args, { input = '', vars = {}, cwd = home } = {}) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words(args)], {
        cwd,
        env: { ...env, ...vars },
        input,
        encoding: 'utf8',
        maxBuffer: 2 ** 27,
      })
      return { code: status, out: stdout, err: stderr }
    },
    start: (args, vars = {}) =>
      spawn(process.execPath, [program, ...words(args)], { cwd: home, env: { ...env, ...vars } }),
    write: (file, text) => {
      const path = join(home, file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
      return path
    },
    read: file => readFileSync(join(home, file), 'utf8'),
    log: () =>
      readdirSync(reviews)
        .filter(name => name.endsWith('.jsonl'))
        .flatMap(name => readFileSync(join(reviews, name), 'utf8').trimEnd().split('\n')),
  }
}

/** Runs a line of bash in which `mull` is the program. */
export const shell = ({ home, env }: Pick<Machine, 'home' | 'env'>, line: string, input = ''): Ran => {
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['-c', `mull() { '${process.execPath}' '${program}' "$@"; }\n${line}`],
    { cwd: home, env, input, encoding: 'utf8' },
  )
  return { code: status, out: stdout, err: stderr }
}

/** Lines of JSON as values. */
export const jsonLines = (text: string): Record<string, unknown>[] =>
  text
    .trimEnd()
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))
