import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { bare, run } from './ran.ts'
import type { Subject } from './trial.ts'

const argv = z.array(z.string()).min(1)

/**
 * Another program under test, as JSON. `{home}` in a command line or a variable is the folder of that run, which is also where
 * it starts. The first group of a pattern is a mark: what is acknowledged has to be among what is kept.
 */
const Program = z.strictObject({
  name: z.string(),
  vars: z.record(z.string(), z.string()).default({}),
  operations: z.record(
    z.string(),
    z.strictObject({
      /** Run one after the other in an empty home; each has to end with 0. */
      prepare: z.array(argv).default([]),
      argv,
      stdin: z.string().default(''),
      /** Looked for in what the operation printed to stdout. */
      acknowledged: z.string(),
    }),
  ),
  /** A command that ends with 0 where the home can be read, and a pattern for what it printed to stdout. */
  kept: z.strictObject({ argv, pattern: z.string() }),
})

const marksIn = (text: string, pattern: string): string[] =>
  [...text.matchAll(new RegExp(pattern, 'gm'))].map(found => found[1] ?? found[0])

/** The subject that a file describes. Throws where it is not understood. */
export const readProgram = (file: string): Subject => {
  const program = Program.parse(JSON.parse(readFileSync(file, 'utf8')))
  const at = (home: string, words: readonly string[]) => words.map(word => word.replaceAll('{home}', home))
  const vars = (home: string) =>
    Object.fromEntries(
      Object.entries(program.vars).map(([name, value]) => [name, value.replaceAll('{home}', home)]),
    )
  const must = async (home: string, words: readonly string[]): Promise<string> => {
    const { code, out, err } = await run(at(home, words), { cwd: home, vars: bare(home, vars(home)) })
    if (code === 0) return out
    throw new Error(`${words.join(' ')} ended with ${code}: ${err || out}`)
  }
  return {
    name: program.name,
    vars,
    operations: Object.fromEntries(
      Object.entries(program.operations).map(([name, { prepare, argv, stdin, acknowledged }]) => [
        name,
        {
          prepare: async home => {
            for (const words of prepare) await must(home, words)
          },
          argv: home => at(home, argv),
          stdin,
          acknowledged: stdout => marksIn(stdout, acknowledged),
        },
      ]),
    ),
    kept: async home => new Set(marksIn(await must(home, program.kept.argv), program.kept.pattern)),
  }
}
