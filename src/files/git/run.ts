import type { Captured, Env } from '../../env.ts'
import { type GitJob, UserError } from '../../errors.ts'

type Options = {
  readonly input?: string | Uint8Array
  /** An index of its own instead of the repository's. */
  readonly index?: string
  readonly vars?: Readonly<Record<string, string>>
}

/** Git in one folder. */
export type Git = {
  readonly folder: string
  /** What git prints; a failure is a UserError with git's own words. */
  readonly run: (job: GitJob, args: readonly string[], options?: Options) => Buffer
  /** For where the exit code is the answer. */
  readonly ask: (args: readonly string[], options?: Options) => Captured
}

/** What a hook or an alias that runs mull would tell git of its own repository: `git rev-parse --local-env-vars`. */
const foreign = [
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_CONFIG',
  'GIT_DIR',
  'GIT_GRAFT_FILE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_NAMESPACE',
  'GIT_NO_REPLACE_OBJECTS',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_REPLACE_REF_BASE',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE',
  'GIT_LITERAL_PATHSPECS',
  'GIT_GLOB_PATHSPECS',
  'GIT_NOGLOB_PATHSPECS',
  'GIT_ICASE_PATHSPECS',
]

/** Paths are taken by the letter; what comes from a remote is checked; what git writes is on the disk before it counts. */
const always = [
  '--literal-pathspecs',
  ...[
    'core.quotePath=false',
    'core.fsmonitor=false',
    'core.fsync=all',
    'color.ui=false',
    'fetch.fsckObjects=true',
    'merge.directoryRenames=false',
    'push.followTags=false',
  ].flatMap(setting => ['-c', setting]),
]

/** An address without the password or token that it may hold. */
export const withoutSecrets = (text: string): string =>
  text.replaceAll(/(https?:\/\/)[^\s/@]*@/gi, '$1').replaceAll(/(:\/\/[^\s/:@]*):[^\s/@]*@/g, '$1@')

/** What git says of itself, and of what is said already. */
const ballast =
  /^(?:hint:|From |To |Done$|error: failed to push some refs|Please make sure you have the correct access|and the repository exists)/

/** Git's own last lines, without its hints and what it says of itself. */
const lastWords = (stderr: string): string[] =>
  stderr
    .split(/[\r\n]+/)
    .map(line => withoutSecrets(line.trimEnd()))
    .filter(line => line !== '' && !ballast.test(line))
    .slice(-4)

/** What went wrong, in git's words. */
export const gitFailed = (job: GitJob, { stderr, stdout }: Captured): UserError => {
  const said = lastWords(stderr)
  return new UserError({
    code: 'git-failed',
    job,
    said: said.length > 0 ? said : lastWords(stdout.toString('utf8')),
  })
}

const isMissing = (error: unknown): boolean =>
  error instanceof UserError &&
  error.complaint.code === 'cannot-start' &&
  error.complaint.reason === 'not-found'

/** Git as mull runs it; `mayAsk` lets it ask for a password at the terminal. */
export const createGit = (env: Pick<Env, 'capture'>, folder: string, mayAsk: boolean): Git => {
  const standing = {
    ...Object.fromEntries(foreign.map(name => [name, undefined])),
    LC_ALL: 'C',
    GIT_EDITOR: 'true',
    GIT_OPTIONAL_LOCKS: '0',
    ...(mayAsk ? {} : { GIT_TERMINAL_PROMPT: '0' }),
  }
  const ask: Git['ask'] = (args, { input, index, vars } = {}) => {
    try {
      return env.capture(['git', ...always, ...args], {
        cwd: folder,
        ...(input === undefined ? {} : { input }),
        vars: { ...standing, ...vars, ...(index === undefined ? {} : { GIT_INDEX_FILE: index }) },
      })
    } catch (cause) {
      throw isMissing(cause) ? new UserError({ code: 'no-git' }, { cause }) : cause
    }
  }
  return {
    folder,
    ask,
    run: (job, args, options) => {
      const ran = ask(args, options)
      if (ran.exitCode !== 0) throw gitFailed(job, ran)
      return ran.stdout
    },
  }
}

/** What stands between zero bytes. */
export const zeroSeparated = (bytes: Buffer): readonly string[] =>
  bytes
    .toString('utf8')
    .split('\0')
    .filter(text => text !== '')

export const zeroEnded = (texts: readonly string[]): string => texts.map(text => `${text}\0`).join('')
