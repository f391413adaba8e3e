import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { reasonOf, UserError } from '../errors.ts'

const signals = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM'] as const

/**
 * Gives a folder of this process's own, that is gone afterwards: also where a signal ends the process, which then still
 * ends it. What runs between two awaits is not broken off. Throws a UserError where there can be none.
 */
export const withTemporaryFolder = async <T>(use: (folder: string) => Promise<T>): Promise<T> => {
  let folder: string | undefined
  const remove = () => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  }
  const handlers = signals.map(signal => {
    const handler = () => {
      remove()
      process.off(signal, handler)
      process.kill(process.pid, signal)
    }
    process.on(signal, handler)
    return () => process.off(signal, handler)
  })
  process.on('exit', remove)
  try {
    folder = made()
    return await use(folder)
  } finally {
    remove()
    process.off('exit', remove)
    for (const off of handlers) off()
  }
}

const made = (): string => {
  const path = join(tmpdir(), 'mull-')
  try {
    return mkdtempSync(path)
  } catch (cause) {
    throw new UserError({ code: 'cannot-make', path: tmpdir(), reason: reasonOf(cause) }, { cause })
  }
}
