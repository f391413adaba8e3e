import { createWriteStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Decompress } from 'fzstd'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { Refusal } from '../errors.ts'

export type Zip = {
  readonly entries: readonly Entry[]
  /** Unpacks an entry into a new file. `zstd` is for what is packed once more. Throws a Refusal where more than `most` bytes come out. */
  readonly unpack: (entry: Entry, path: string, how: { most: number; zstd: boolean }) => Promise<void>
}

/** A zip that is damaged, or none. */
export class ZipError extends Error {}

/** What a library throws of bytes it cannot read; refusals of ours and of the disk stay what they are. */
const reading = async <T>(job: () => Promise<T>): Promise<T> => {
  try {
    return await job()
  } catch (cause) {
    if (cause instanceof Refusal || (cause instanceof Error && 'syscall' in cause)) throw cause
    throw new ZipError('damaged', { cause })
  }
}

/** Names in a package are never paths here; so many of them are read. */
const mostEntries = 1_000_000

const atMost = (most: number): Transform => {
  let bytes = 0
  return new Transform({
    transform(chunk: Uint8Array, _, done) {
      bytes += chunk.length
      if (bytes > most) done(new Refusal('too-large'))
      else done(null, chunk)
    },
  })
}

const unpackZstd = (): Transform => {
  const decoder = new Decompress()
  const attempt = (job: () => void, done: (error?: Error | null) => void): void => {
    try {
      job()
      done()
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)))
    }
  }
  return new Transform({
    construct(done) {
      decoder.ondata = chunk => this.push(chunk)
      done()
    },
    transform(chunk: Uint8Array, _, done) {
      // It is handed on as it is made: what reads after us stops what grows too large.
      attempt(() => decoder.push(chunk), done)
    },
    flush(done) {
      attempt(() => decoder.push(new Uint8Array(0), true), done)
    },
  })
}

const entriesIn = async (file: ZipFile): Promise<readonly Entry[]> => {
  const entries: Entry[] = []
  for await (const entry of file.eachEntry()) {
    entries.push(entry)
    if (entries.length > mostEntries) throw new Refusal('too-large')
  }
  return entries
}

/** Opens a zip to read some of it. Throws a ZipError, a Refusal, and what the disk throws. */
export const readZip = async <T>(path: string, use: (zip: Zip) => Promise<T>): Promise<T> => {
  const file = await reading(() => openPromise(path, { autoClose: false, lazyEntries: true }))
  try {
    const entries = await reading(() => entriesIn(file))
    return await use({
      entries,
      unpack: (entry, to, { most, zstd }) =>
        reading(async () => {
          const stream = await file.openReadStreamPromise(entry)
          const out = createWriteStream(to, { flags: 'wx', mode: 0o600 })
          if (zstd) await pipeline(stream, unpackZstd(), atMost(most), out)
          else await pipeline(stream, atMost(most), out)
        }),
    })
  } finally {
    file.close()
  }
}
