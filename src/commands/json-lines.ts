import { createInterface } from 'node:readline'
import type { z } from 'zod'
import { parseJson } from '../core/json.ts'
import type { Env } from '../env.ts'

/** What a program sends, line by line with their numbers from 1 on, until the input or the signal ends it; empty ones are left out. */
export async function* numberedLines(
  input: Env['stdin'],
  signal?: AbortSignal,
): AsyncGenerator<{ readonly number: number; readonly line: string }> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY, ...(signal ? { signal } : {}) })
  let number = 0
  try {
    for await (const line of lines) {
      number += 1
      if (line.trim() !== '') yield { number, line }
    }
  } finally {
    // An input that is still read would keep the process alive after a quit.
    input.pause()
  }
}

/** What a program sends, a JSON value a line; undefined for a line that is not what the schema says. */
export async function* jsonLines<T>(
  input: Env['stdin'],
  schema: z.ZodType<T>,
): AsyncGenerator<T | undefined> {
  for await (const { line } of numberedLines(input)) yield schema.safeParse(parseJson(line)).data
}
