import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Change, Node, Step, Tree } from './crash-model.ts'

const calls = [
  ...[
    'open',
    'openat',
    'creat',
    'write',
    'pwrite64',
    'fsync',
    'fdatasync',
    'ftruncate',
    'rename',
    'renameat',
  ],
  ...['renameat2', 'link', 'linkat', 'unlink', 'unlinkat', 'mkdir', 'mkdirat', 'rmdir', 'execve'],
]

/** A tracer in front of a command line: every byte that is written, with the path of every descriptor. */
export const recorder = (log: string): readonly string[] => [
  ...['strace', '-f', '-qq', '-y', '-xx', '-s', '100000000', '--seccomp-bpf', '-e', 'status=successful'],
  ...['-o', log, '-e', `trace=${calls.map(call => `?${call}`).join(',')}`],
]

const plain = (hex: string): Buffer => Buffer.from(hex.replaceAll('\\x', ''), 'hex')

type Call = {
  readonly thread: string
  readonly name: string
  readonly text: string
  /** The path of the first descriptor; that of a folder to start from does not count. */
  readonly descriptor: { readonly number: number; readonly path: string } | undefined
  /** Where a path starts that is not absolute; undefined where nobody said. */
  readonly from: string | undefined
  readonly strings: readonly Buffer[]
  readonly result: number
}

const callsIn = (log: string): Call[] => {
  const begun = new Map<string, string>()
  const current = new Map<string, string>()
  return log.split('\n').flatMap(line => {
    const [, thread = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? []
    if (rest.endsWith('<unfinished ...>')) {
      begun.set(thread, rest.slice(0, -'<unfinished ...>'.length))
      return []
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest)
    const whole = resumed ? (begun.get(thread) ?? '') + resumed[1] : rest
    const [, name, text = '', result] = /^(\w+)\((.*)\) += (\d+)/.exec(whole) ?? []
    if (name === undefined) return []
    const [, number, path = ''] = /^(\d+)<([^>]*)>/.exec(text) ?? []
    const strings = [...text.matchAll(/"([^"]*)"/g)].map(([, hex = '']) => plain(hex))
    const descriptor =
      number === undefined ? undefined : { number: Number(number), path: plain(path).toString() }
    const [, folder] = /AT_FDCWD<([^>]*)>/.exec(text) ?? []
    if (folder !== undefined) current.set(thread, plain(folder).toString())
    const from = name.endsWith('at') && descriptor ? descriptor.path : current.get(thread)
    return [{ thread, name, from, text, descriptor, strings, result: Number(result) }]
  })
}

/** The file system below a folder as it is, each file and folder with a number. */
const startIn = (home: string) => {
  let count = 0
  const folders = new Map<Node, Map<string, Node>>()
  const files = new Map<Node, Buffer>()
  const read = (folder: string): Node => {
    const own = count++
    const names = new Map<string, Node>()
    folders.set(own, names)
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) names.set(entry.name, read(path))
      else {
        names.set(entry.name, count)
        files.set(count++, readFileSync(path))
      }
    }
    return own
  }
  const root = read(home)
  return { root, folders, files, next: () => count++ }
}

export type Recording = {
  readonly start: Tree
  readonly steps: readonly Step[]
  /** A program that it started: what that does to files is not its own. */
  readonly helper: string | undefined
}

/** A program that was started, by the thread that became it. */
const helperIn = (calls: readonly Call[]): string | undefined => {
  const started = calls.slice(1).find(({ name }) => name === 'execve')
  return started?.strings[0]?.toString()
}

/** Begins a recording of a home, which is finished with what the tracer wrote. */
export const record = (home: string): ((log: string) => Recording) => {
  const { root, folders, files, next } = startIn(home)
  const start: Tree = {
    root,
    folders: new Map([...folders].map(([node, names]) => [node, new Map(names)])),
    files: new Map(files),
  }
  const sizes = new Map([...files].map(([node, { length }]) => [node, length]))
  return log => {
    const calls = callsIn(log)
    return { start, steps: stepsOf(calls, { home, root, folders, sizes, next }), helper: helperIn(calls) }
  }
}

type Live = {
  readonly home: string
  readonly root: Node
  readonly folders: Map<Node, Map<string, Node>>
  readonly sizes: Map<Node, number>
  readonly next: () => Node
}

const stepsOf = (calls: readonly Call[], { home, root, folders, sizes, next }: Live): Step[] => {
  const offsets = new Map<string, number | 'end'>()
  const steps: Step[] = []

  /** Undefined for what lies outside of the home, or is not there. */
  const find = (path: string): Node | undefined => {
    if (path === home) return root
    if (!path.startsWith(`${home}/`)) return undefined
    const folder = find(dirname(path))
    return folder === undefined ? undefined : folders.get(folder)?.get(basename(path))
  }
  const absolute = (path: Buffer | undefined, from = home): string =>
    path === undefined ? '' : resolve(from, path.toString())

  const change = (paths: readonly (readonly [path: string, node: Node | undefined])[], made?: Node): void => {
    const changes: Change[] = paths.flatMap(([path, node]) => {
      const folder = find(dirname(path))
      return folder === undefined ? [] : [{ folder, name: basename(path), node }]
    })
    for (const { folder, name, node } of changes) {
      if (node === undefined) folders.get(folder)?.delete(name)
      else folders.get(folder)?.set(name, node)
    }
    if (changes.length > 0) steps.push({ is: 'names', changes, ...(made === undefined ? {} : { made }) })
  }
  const resize = (file: Node, size: number): void => {
    if (sizes.get(file) === size) return
    sizes.set(file, size)
    steps.push({ is: 'size', file, size })
  }
  const write = (file: Node, at: number, bytes: Buffer): void => {
    sizes.set(file, Math.max(sizes.get(file) ?? 0, at + bytes.length))
    steps.push({ is: 'write', file, at, bytes })
  }

  const take = ({ thread, name, text, descriptor, from, strings: [first, second], result }: Call): void => {
    const path = absolute(first, from)
    const node = descriptor && find(descriptor.path)
    switch (name) {
      case 'open':
      case 'openat':
      case 'creat': {
        offsets.set(`${thread} ${result}`, text.includes('O_APPEND') ? 'end' : 0)
        const old = find(path)
        const isNew = old === undefined && (name === 'creat' || text.includes('O_CREAT'))
        if (isNew && find(dirname(path)) !== undefined) {
          const file = next()
          sizes.set(file, 0)
          change([[path, file]])
        }
        if (old !== undefined && (name === 'creat' || text.includes('O_TRUNC'))) resize(old, 0)
        return
      }
      case 'write': {
        const bytes = first?.subarray(0, result)
        if (!descriptor || !bytes) return
        if (thread === calls[0]?.thread && descriptor.number === 1)
          steps.push({ is: 'said', text: bytes.toString() })
        if (node === undefined) return
        const offset = offsets.get(`${thread} ${descriptor.number}`) ?? 'end'
        const at = offset === 'end' ? (sizes.get(node) ?? 0) : offset
        write(node, at, bytes)
        if (offset !== 'end') offsets.set(`${thread} ${descriptor.number}`, at + bytes.length)
        return
      }
      case 'pwrite64': {
        const at = Number(/(\d+)$/.exec(text)?.[1])
        if (node !== undefined && first) write(node, at, first.subarray(0, result))
        return
      }
      case 'fsync':
      case 'fdatasync':
        if (node !== undefined) steps.push({ is: 'sync', node })
        return
      case 'ftruncate':
        if (node !== undefined) resize(node, Number(/(\d+)$/.exec(text)?.[1]))
        return
      case 'rename':
      case 'renameat':
      case 'renameat2':
        change([
          [path, undefined],
          [absolute(second, from), find(path)],
        ])
        return
      case 'link':
      case 'linkat':
        change([[absolute(second, from), find(path)]])
        return
      case 'unlink':
      case 'unlinkat':
      case 'rmdir':
        change([[path, undefined]])
        return
      case 'mkdir':
      case 'mkdirat': {
        const folder = next()
        folders.set(folder, new Map())
        change([[path, folder]], folder)
        return
      }
    }
  }
  for (const call of calls) take(call)
  return steps
}
