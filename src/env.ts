import { randomBytes } from 'node:crypto'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { Instant, Zone } from './core/day.ts'
import { exitCodes, UserError } from './errors.ts'

type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean }
type Stream = NodeJS.WritableStream & {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
}

/** The door to the world: everything outside that a command may touch, besides the files it is told of. */
export type Env = {
  /** What stands after the program's name. */
  readonly args: readonly string[]
  readonly vars: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  readonly folders: Folders
  /** The folder mull is installed in. */
  readonly installed: string
  readonly stdin: Input
  readonly stdout: Stream
  readonly stderr: Stream
  readonly now: () => Instant
  readonly zone: Zone
  readonly randomBytes: (size: number) => Uint8Array
}

export type Folders = {
  /** Of the default collection. */
  readonly data: string
  /** Of what belongs to this machine and must not travel. */
  readonly state: string
}

/** The platform's folders for mull; on Linux those of the XDG base directory specification, which has relative paths ignored. */
export const platformFolders = (platform: string, vars: Env['vars'], home: string): Folders => {
  const set = (name: string, fallback: string) => {
    const value = vars[name]
    return value && isAbsolute(value) ? value : join(home, fallback)
  }
  switch (platform) {
    case 'darwin': {
      const support = join(home, 'Library', 'Application Support')
      return { data: join(support, 'mull'), state: join(support, 'mull-device') }
    }
    case 'win32': {
      const local = set('LOCALAPPDATA', join('AppData', 'Local'))
      return { data: join(local, 'mull', 'Data'), state: join(local, 'mull', 'State') }
    }
    default:
      return {
        data: join(set('XDG_DATA_HOME', join('.local', 'share')), 'mull'),
        state: join(set('XDG_STATE_HOME', join('.local', 'state')), 'mull'),
      }
  }
}

/** A fixed time that is no time is told when it is asked for. */
const clock = (fixed: string | undefined): (() => Instant) => {
  if (!fixed) return Date.now
  const at = Date.parse(fixed)
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(fixed) && at >= 0
  return () => {
    if (isTime) return at
    throw new UserError(`MULL_NOW is no ISO time: ${fixed}`, {
      exitCode: exitCodes.usage,
      hints: ['For example MULL_NOW=2026-11-24T09:00:00+01:00'],
    })
  }
}

const currentFolder = (): string => {
  try {
    return process.cwd()
  } catch (cause) {
    throw new UserError('the folder you are in is gone', { cause })
  }
}

/** This process's own. `MULL_NOW` fixes the instant, for demos, scripts and tests; `TZ` is the zone. */
export const systemEnv = (): Env => ({
  args: process.argv.slice(2),
  vars: process.env,
  cwd: currentFolder(),
  folders: platformFolders(process.platform, process.env, homedir()),
  installed: join(import.meta.dirname, '..'),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  now: clock(process.env['MULL_NOW']),
  zone: at => -new Date(at).getTimezoneOffset(),
  randomBytes,
})
