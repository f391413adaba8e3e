import type { Globals } from '../commands/context.ts'
import { languages } from '../core/language.ts'
import type { HelpWords } from '../ui/words/en/help.ts'
import type { OptionSpec } from './entry.ts'

/** The options that stand before or after any command. */
export const globals: Readonly<Record<Exclude<keyof HelpWords['globals'], 'version' | 'help'>, OptionSpec>> =
  {
    collection: { flags: '-C, --collection <dir>', live: 'files' },
    json: { flags: '--json' },
    color: { flags: '--color <when>', value: { choices: ['auto', 'always', 'never'] } },
    noColor: { flags: '--no-color' },
    lang: { flags: '--lang <language>', value: { choices: languages } },
    accessible: { flags: '--accessible' },
  }

export const versionFlags = '-V, --version'
export const helpFlags = '-h, --help'

export type GlobalFlags = {
  readonly collection?: string
  readonly json?: boolean
  readonly color?: 'auto' | 'always' | 'never' | false
  readonly accessible?: boolean
}

export const globalsOf = ({ collection, json, color, accessible }: GlobalFlags): Globals => ({
  ...(collection === undefined ? {} : { collection }),
  ...(json === undefined ? {} : { json }),
  ...(accessible === undefined ? {} : { accessible }),
  ...(color === undefined ? {} : { color: color === false ? 'never' : color }),
})
