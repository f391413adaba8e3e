import { createHash } from 'node:crypto'
import { closeSync, constants, openSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname } from 'node:path'
import { realPath } from './real-path.ts'

type Release = () => void

/**
 * A name that the kernel gives to one process at a time and takes back however that ends: on Linux an abstract socket, on
 * Windows a pipe. It is bound before `listen` returns; only its error comes later.
 */
const claim = (name: string): Release | undefined => {
  const server = createServer()
  server.on('error', () => {})
  server.listen({ path: process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : `\0${name}` })
  return server.listening ? () => server.close() : undefined
}

/** `O_EXLOCK` of macOS and the BSDs, which Node does not name: the kernel's lock on what is opened. */
const exclusiveLock = 0x20

const claimFolder = (folder: string): Release | 'held' | 'none' => {
  try {
    const fd = openSync(folder, constants.O_RDONLY | constants.O_NONBLOCK | exclusiveLock)
    return () => closeSync(fd)
  } catch (error) {
    const isHeld = error instanceof Error && 'code' in error && error.code === 'EAGAIN'
    return isHeld ? 'held' : 'none'
  }
}

const tryLock = (path: string): Release | 'held' | 'none' => {
  if (process.platform !== 'linux' && process.platform !== 'win32') return claimFolder(dirname(path))
  const name = (of: string) => `mull-${createHash('sha256').update(of).digest('hex').slice(0, 32)}`
  const release = claim(name(path))
  if (release) return release
  // Held, unless no name at all can be had here, as in some sandboxes.
  const other = claim(name(`${path}\n${process.pid}`))
  other?.()
  return other ? 'held' : 'none'
}

/** Waits, and keeps the process from anything else. */
export const sleep = (ms: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

/** How long another mull may take over one file. */
const patience = 10_000

/**
 * Does a job on a file while no other mull on this machine does one on it. Nothing of the lock is left behind, whatever ends
 * the process. Undefined where another has held it all the time.
 */
export const exclusively = <T>(path: string, job: () => T): { readonly value: T } | undefined => {
  const file = realPath(path)
  const end = Date.now() + patience
  for (;;) {
    const lock = tryLock(file)
    if (lock !== 'held') {
      try {
        return { value: job() }
      } finally {
        if (lock !== 'none') lock()
      }
    }
    if (Date.now() >= end) return undefined
    sleep(2 + Math.random() * 8)
  }
}
