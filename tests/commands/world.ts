import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import type { Context, Globals } from '../../src/commands/context.ts'
import { createContext } from '../../src/commands/create-context.ts'
import type { Env } from '../../src/env.ts'
import { UserError } from '../../src/errors.ts'
import { complaintLines } from '../../src/ui/words.ts'
import { fakeEnv } from '../env.ts'
import { temporaryFolder } from '../folder.ts'
import { wordsOf } from '../words.ts'

type World = {
  readonly home: string
  readonly deck: (name: string, text: string) => void
  readonly read: (name: string) => string
  /** Runs a command; what it said, and how it ended. */
  readonly run: (
    command: (context: Context) => Promise<number>,
    options?: { globals?: Globals; input?: string; terminal?: boolean; env?: Partial<Env> },
  ) => Promise<{ code: number; out: string; err: string }>
}

/** A collection in a folder of its own, and commands run in it. */
export const world = (decks: Readonly<Record<string, string>> = {}): World => {
  const home = temporaryFolder()
  const folder = join(home, 'collection', 'decks')
  mkdirSync(folder, { recursive: true })
  const deck = (name: string, text: string) => writeFileSync(join(folder, name), text)
  for (const [name, text] of Object.entries(decks)) deck(name, text)
  return {
    home,
    deck,
    read: name => readFileSync(join(folder, name), 'utf8'),
    run: async (command, { globals = {}, input = '', terminal = false, env = {} } = {}) => {
      const stream = () => Object.assign(new PassThrough(), terminal ? { isTTY: true, columns: 60 } : {})
      const [stdin, stdout, stderr] = [stream(), stream(), stream()]
      stdin.end(input)
      const fake = { ...fakeEnv(home, 'a', () => 0), stdin, stdout, stderr, ...env }
      const context = await createContext(fake, { ...globals, accessible: true })
      const said = (text: PassThrough): string => String(text.read() ?? '')
      try {
        const code = await command(context)
        return { code, out: said(stdout), err: said(stderr) }
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        const lines = complaintLines(wordsOf(fake.language), error.complaint)
        return { code: error.exitCode, out: said(stdout), err: `${said(stderr)}${lines.join('\n')}\n` }
      }
    },
  }
}
