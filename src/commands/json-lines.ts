import { createInterface } from 'node:readline'
import type { z } from 'zod'
import type { Env } from '../env.ts'

const parsed = <T>(line: string, schema: z.ZodType<T>): T | undefined => {
  try {
    return schema.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

/** What a program sends, a JSON value a line; undefined for a line that is not what the schema says. */
export async function* jsonLines<T>(
  input: Env['stdin'],
  schema: z.ZodType<T>,
): AsyncGenerator<T | undefined> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
  try {
    for await (const line of lines) {
      if (line.trim() !== '') yield parsed(line, schema)
    }
  } finally {
    // An input that is still read would keep the process alive after a quit.
    input.pause()
  }
}
