import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { operate } from './ran.ts'
import type { Operation, Subject } from './trial.ts'

/** A system call of an operation, by how many of its name the same thread had made: what strace counts. */
export type Call = {
  readonly syscall: string
  readonly when: number
  /** It may change what is on the disk, or says that something is. */
  readonly writes: boolean
  readonly line: string
}

const always = [
  'write',
  'pwrite64',
  'writev',
  'pwritev',
  'fsync',
  'fdatasync',
  'rename',
  'renameat',
  'renameat2',
]
const changing = new Set([
  ...always,
  ...[
    'link',
    'linkat',
    'symlink',
    'unlink',
    'unlinkat',
    'mkdir',
    'mkdirat',
    'rmdir',
    'truncate',
    'ftruncate',
  ],
  ...[
    'fchmod',
    'chmod',
    'fchmodat',
    'fchown',
    'chown',
    'fchownat',
    'fallocate',
    'copy_file_range',
    'utimensat',
  ],
])
const looking = ['openat', 'open', 'close', 'read', 'pread64', 'getdents64', 'statx', 'newfstatat', 'access']

/** Why strace cannot be used here; undefined where it can. */
export const noStrace = (): string | undefined => {
  if (process.platform !== 'linux') return 'strace is only on Linux'
  const { status, error } = spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', 'true'])
  if (error) return 'strace is not installed'
  return status === 0 ? undefined : 'strace may not trace here'
}

/** A tracer in front of a command line. What it saw is in the file `log`. (`--seccomp-bpf` would drop injected signals: strace 6.1.) */
export const traced = (log: string, syscalls: string, inject?: string): string[] => [
  ...['strace', '-f', '-qq', '-y', '-s', '0', '-o', log, '-e', `trace=${syscalls}`],
  ...(inject === undefined ? [] : ['-e', `inject=${syscalls}:${inject}`]),
]

const opensForWriting = /O_(?:CREAT|WRONLY|RDWR|TRUNC)/

/** Calls of the first thread that touch a file below `home`, or print. */
const callsIn = (log: string, home: string): Call[] => {
  const counts = new Map<string, number>()
  /** By descriptor; a close of one that was written to may tell of a write that is lost. */
  const written = new Map<string, boolean>()
  let first: string | undefined
  return log.split('\n').flatMap(line => {
    const [, thread, syscall, rest = ''] = /^(\d+) +(\w+)\((.*)$/.exec(line) ?? []
    if (thread === undefined || syscall === undefined) return []
    first ??= thread
    if (thread !== first) return []
    const when = (counts.get(syscall) ?? 0) + 1
    counts.set(syscall, when)
    const opened = /^open/.test(syscall) ? / = (\d+)</.exec(rest)?.[1] : undefined
    if (opened !== undefined) written.set(opened, opensForWriting.test(rest))
    if (!touches(line, home)) return []
    const writes =
      changing.has(syscall) ||
      opensForWriting.test(rest) ||
      (syscall === 'close' && written.get(/^\d+/.exec(rest)?.[0] ?? '') === true)
    return [{ syscall, when, writes, line: `${syscall}(${rest}`.replaceAll(home, '~').slice(0, 120) }]
  })
}

/** Whether a line of strace's is about a file below a home, or about standard output. */
export const touches = (line: string, home: string): boolean => {
  const said = line.replaceAll(/AT_FDCWD<[^>]*>/g, '')
  return (
    said.includes(`${home}/`) ||
    said.includes(`"${home}"`) ||
    said.includes(`<${home}>`) ||
    /^\d+ +writev?\(1</.test(said)
  )
}

/** Runs an operation undisturbed, and tells the calls it made. */
export const listCalls = async (
  subject: Subject,
  operation: Operation,
  home: string,
  folder: string,
): Promise<{ readonly calls: readonly Call[]; readonly acknowledged: readonly string[] }> => {
  const log = join(folder, 'calls')
  const names = [...changing, ...looking].map(name => `?${name}`).join(',')
  const { code, out, err } = await operate(subject, operation, home, { before: traced(log, names) })
  if (code !== 0) throw new Error(`${operation.argv(home).join(' ')} ended with ${code}: ${err}`)
  return { calls: callsIn(readFileSync(log, 'utf8'), home), acknowledged: operation.acknowledged(out) }
}
