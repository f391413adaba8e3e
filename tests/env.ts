import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import type { Env } from '../src/env.ts'

/** A world of its own in a folder: one device, a clock that is told the time, chance that repeats. */
export const fakeEnv = (home: string, device: string, now: () => number): Env => {
  let count = 0
  return {
    args: [],
    vars: {},
    cwd: home,
    installed: join(import.meta.dirname, '..'),
    folders: { data: join(home, 'collection'), state: join(home, device) },
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
    now,
    zone: () => 60,
    language: 'en',
    run: () => 0,
    capture: () => ({ exitCode: 0, stdout: Buffer.alloc(0), stderr: '' }),
    randomBytes: size => {
      count += 1
      const seed = device.charCodeAt(0) * 7919 + count * 104_729
      return Uint8Array.from({ length: size }, (_, index) => (seed * (index + 1)) >>> (index % 3))
    },
  }
}
