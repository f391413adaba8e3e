import { version } from '../../package.json'
import type { Language } from '../core/language.ts'
import type { CommandManual, Manual, Row } from '../ui/manual.ts'
import type { HelpWords } from '../ui/words/en/help.ts'
import { helpWords } from '../ui/words/help.ts'
import type { AnyEntry, OptionSpec } from './entry.ts'
import { globals, helpFlags, versionFlags } from './globals.ts'
import { entries } from './tree.ts'

type Meanings = Readonly<Record<string, string>>
type Described = {
  readonly about: string
  readonly arguments: Meanings
  readonly options: Meanings
  readonly examples: CommandManual['examples']
}

const optionRow = ({ flags, value }: OptionSpec, meaning: string, { oneOf }: HelpWords): Row => [
  flags,
  value && 'choices' in value ? oneOf(meaning, value.choices) : meaning,
]

const commandManual = (
  name: string,
  entry: AnyEntry,
  { about, examples, ...meanings }: Described,
  words: HelpWords,
): CommandManual => ({
  name,
  about,
  examples,
  usage: ['mull', name, ...Object.values(entry.arguments).map(({ form }) => form), words.anyOptions].join(
    ' ',
  ),
  arguments: Object.entries(entry.arguments).map(([key, { form, choices }]) => {
    const meaning = meanings.arguments[key] ?? ''
    return [form, choices ? words.oneOf(meaning, choices) : meaning]
  }),
  options: Object.entries(entry.options).map(([key, spec]) =>
    optionRow(spec, meanings.options[key] ?? '', words),
  ),
})

const globalRows = (words: HelpWords): readonly Row[] => {
  const meanings: Meanings = words.globals
  return [
    ...Object.entries(globals).map(([key, spec]) => optionRow(spec, meanings[key] ?? '', words)),
    [helpFlags, words.globals.help],
  ]
}

/** The table of commands with its words in one language. */
export const manualIn = async (language: Language): Promise<Manual> => {
  const words = await helpWords(language)
  const described: Readonly<Record<string, Described>> = words.commands
  const groups = Object.entries(words.groups).map(([group, title]) => ({
    title,
    commands: Object.entries(entries).flatMap(([name, entry]) => {
      const meanings = described[name]
      return entry.group === group && meanings ? [commandManual(name, entry, meanings, words)] : []
    }),
  }))
  const { about, examples, usage, sections, titles } = words
  return {
    version,
    about,
    examples,
    usage,
    groups: groups.filter(({ commands }) => commands.length > 0),
    ownOptions: [[versionFlags, words.globals.version]],
    options: globalRows(words),
    sections,
    titles,
  }
}
