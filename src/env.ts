import { randomBytes } from 'node:crypto'
import { homedir, userInfo } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { Instant, Zone } from './core/day.ts'
import { type Language, languageOf } from './core/language.ts'
import { exitCodes, reasonOf, UserError } from './errors.ts'

type Input = NodeJS.ReadableStream & {
  readonly isTTY?: boolean
  /** Of a terminal: whether keys come one by one and unshown. */
  readonly setRawMode?: (raw: boolean) => unknown
}
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
  /** The interface's language: `--lang`, else the locale's. */
  readonly language: Language
  /**
   * Runs another program (an editor, a pager) in this terminal until it ends, without a shell; `input` is what it reads, `vars`
   * are added to its environment. Returns its exit code. Throws a UserError where it can't be started.
   */
  readonly run: (argv: readonly string[], input?: string, vars?: Readonly<Record<string, string>>) => number
  /**
   * Runs another program apart from this terminal, without a shell, and takes what it says; `vars` are added to its
   * environment, those that are undefined taken out. Throws a UserError where it can't be started.
   */
  readonly capture: (argv: readonly string[], options: CaptureOptions) => Captured
}

type CaptureOptions = {
  readonly cwd: string
  readonly input?: string | Uint8Array
  readonly vars?: Readonly<Record<string, string | undefined>>
}
export type Captured = { readonly exitCode: number; readonly stdout: Buffer; readonly stderr: string }

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

/** Undefined for what is no ISO time; 30 February is none, though `Date.parse` takes it for 2 March. */
const instantOf = (text: string): Instant | undefined => {
  const [, date = ''] = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d/.exec(text) ?? []
  const day = new Date(`${date}T00:00Z`)
  const isDay = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date)
  const at = Date.parse(text)
  return isDay && at >= 0 ? at : undefined
}

/** A fixed time that is no time is told when it is asked for. */
export const clock = (fixed: string | undefined): (() => Instant) => {
  if (!fixed) return Date.now
  const at = instantOf(fixed)
  return () => {
    if (at !== undefined) return at
    throw new UserError({ code: 'bad-now', text: fixed }, { exitCode: exitCodes.usage })
  }
}

const currentFolder = (): string => {
  try {
    return process.cwd()
  } catch (cause) {
    throw new UserError({ code: 'folder-gone' }, { cause })
  }
}

/** Where a person without a home would live, as Debian's `nobody` does: what is kept there is told that it cannot be. */
const nowhere = '/nonexistent'

/** HOME may be missing, empty or no path; and a user that the system does not know has no home. */
const homeFolder = (): string => {
  for (const home of [homedir, () => userInfo().homedir]) {
    try {
      const folder = home()
      if (isAbsolute(folder)) return folder
    } catch {
      // The system does not know this user.
    }
  }
  return nowhere
}

const localeOf = (vars: Env['vars']): string =>
  vars['LC_ALL'] || vars['LC_MESSAGES'] || vars['LANG'] || Intl.DateTimeFormat().resolvedOptions().locale

/** Known before the arguments are parsed, for help and errors are in it too. A language mull does not know is told later. */
export const languageNow = (args: readonly string[], vars: Env['vars']): Language => {
  const at = args.findLastIndex(arg => arg === '--lang' || arg.startsWith('--lang='))
  const named = args[at]?.startsWith('--lang=') ? args[at].slice('--lang='.length) : args[at + 1]
  return languageOf(at < 0 || !named ? localeOf(vars) : named)
}

const ignore = (): void => {}

const runProgram: Env['run'] = ([program = '', ...args], input, vars = {}) => {
  // Loaded by those who need it: it costs every start a tenth.
  const { spawnSync } = process.getBuiltinModule('node:child_process')
  // Ctrl-C in a pager or an editor is theirs: it reaches this process too, and would end it under them.
  process.on('SIGINT', ignore)
  const { error, status, signal } = spawnSync(program, args, {
    stdio: [input === undefined ? 'inherit' : 'pipe', 'inherit', 'inherit'],
    env: { ...process.env, ...vars },
    ...(input === undefined ? {} : { input }),
  })
  setImmediate(() => process.off('SIGINT', ignore))
  // A pager that is left early closes its input before all is written.
  const isClosed = error && 'code' in error && error.code === 'EPIPE'
  if (error && !isClosed) {
    throw new UserError({ code: 'cannot-start', program, reason: reasonOf(error) }, { cause: error })
  }
  return status ?? (signal ? exitCodes.failed : exitCodes.done)
}

const captureProgram: Env['capture'] = ([program = '', ...args], { cwd, input, vars = {} }) => {
  const { spawnSync } = process.getBuiltinModule('node:child_process')
  const { error, status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...vars },
    maxBuffer: Number.POSITIVE_INFINITY,
    ...(input === undefined ? {} : { input }),
  })
  // One that refuses its job may end before it has read all of it.
  const isClosed = error && 'code' in error && error.code === 'EPIPE'
  if (error && !isClosed) {
    throw new UserError({ code: 'cannot-start', program, reason: reasonOf(error) }, { cause: error })
  }
  return { exitCode: status ?? exitCodes.failed, stdout, stderr: stderr.toString('utf8') }
}

/** This process's own. `MULL_NOW` fixes the instant, for demos, scripts and tests; `TZ` is the zone. */
export const systemEnv = (): Env => ({
  args: process.argv.slice(2),
  vars: process.env,
  cwd: currentFolder(),
  folders: platformFolders(process.platform, process.env, homeFolder()),
  installed: join(import.meta.dirname, '..'),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  now: clock(process.env['MULL_NOW']),
  zone: at => -new Date(at).getTimezoneOffset(),
  randomBytes,
  language: languageNow(process.argv.slice(2), process.env),
  run: runProgram,
  capture: captureProgram,
})
