import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The project's folder: the trials run from there. */
export const project = process.cwd()
export const mull = join(project, 'bin', 'mull.js')

export type Vars = Readonly<Record<string, string>>

/** A home of its own for mull itself. */
export type Person = {
  readonly home: string
  readonly collection: string
  readonly vars: Vars
  readonly write: (file: string, content: string | Uint8Array) => string
}

export const personAt = (home: string): Person => {
  const collection = join(home, 'data', 'mull')
  mkdirSync(join(collection, 'decks'), { recursive: true })
  mkdirSync(join(collection, 'reviews'), { recursive: true })
  return {
    home,
    collection,
    vars: {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      XDG_DATA_HOME: join(home, 'data'),
      XDG_STATE_HOME: join(home, 'state'),
      TZ: 'UTC',
      LANG: 'en_GB.UTF-8',
      MULL_NOW: '2026-11-23T10:00:00Z',
    },
    write: (file, content) => {
      const path = join(collection, file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, content)
      return path
    },
  }
}

export type Ran = {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: Buffer
  readonly err: Buffer
  /** Of processor time, and of memory at the most; undefined where the system does not tell. */
  readonly seconds: number | undefined
  readonly megabytes: number | undefined
}

type How = {
  readonly cwd?: string
  readonly vars?: Vars
  readonly input?: string | Uint8Array
  /** One that takes longer is killed. */
  readonly patience?: number
}

const numberIn = (text: string, pattern: RegExp): number | undefined => {
  const [, found] = pattern.exec(text) ?? []
  return found === undefined ? undefined : Number(found)
}

const ticksIn = (stat: string): number => {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return Number(fields[11]) + Number(fields[12])
}

/** What Linux tells of a process while it lives. */
const usageOf = (pid: number | undefined): { seconds: number; megabytes: number | undefined } | undefined => {
  try {
    const kilobytes = numberIn(readFileSync(`/proc/${pid}/status`, 'utf8'), /^VmHWM:\s*(\d+)/m)
    const seconds = ticksIn(readFileSync(`/proc/${pid}/stat`, 'utf8')) / 100
    return { seconds, megabytes: kilobytes === undefined ? undefined : kilobytes / 1024 }
  } catch {
    return undefined
  }
}

/** Runs a program to its end without a terminal, and looks at what it uses. */
export const runProgram = (
  [program = '', ...args]: readonly string[],
  { cwd, vars, input = '', patience = 60_000 }: How = {},
): Promise<Ran> =>
  new Promise(resolve => {
    const run = spawn(program, args, { ...(cwd ? { cwd } : {}), ...(vars ? { env: vars } : {}) })
    const out: Buffer[] = []
    const err: Buffer[] = []
    let seconds: number | undefined
    let megabytes: number | undefined
    const look = () => {
      const usage = usageOf(run.pid)
      seconds = usage?.seconds ?? seconds
      megabytes = usage?.megabytes ?? megabytes
    }
    const looking = setInterval(look, 10)
    const patient = setTimeout(() => run.kill('SIGKILL'), patience)
    run.stdout.on('data', (bytes: Buffer) => out.push(bytes))
    run.stderr.on('data', (bytes: Buffer) => err.push(bytes))
    // A program that reads nothing may be gone before all is written.
    run.stdin.on('error', () => {})
    run.stdin.end(input)
    const end = (code: number | null, signal: NodeJS.Signals | null) => {
      clearInterval(looking)
      clearTimeout(patient)
      resolve({ code, signal, out: Buffer.concat(out), err: Buffer.concat(err), seconds, megabytes })
    }
    run.on('error', () => end(null, null))
    run.on('close', end)
  })

export const runMull = ({ home, vars }: Person, args: readonly string[], how: How = {}): Promise<Ran> =>
  runProgram([process.execPath, mull, ...args], { cwd: home, ...how, vars: { ...vars, ...how.vars } })

/** What only a fault of mull's makes it say. */
export const trace = /this is a bug in mull|^ {4}at .*:\d+:\d+\)?$|^Node\.js v\d|FATAL ERROR/m
