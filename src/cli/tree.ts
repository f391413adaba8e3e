import { Command, type CommanderError, Option } from 'commander'
import { version } from '../../package.json'
import { commands } from './commands.ts'
import type { AnyEntry, OptionSpec, ValueSpec } from './entry.ts'
import { globals, helpFlags, versionFlags } from './globals.ts'
import { badValue, usageError } from './usage-error.ts'

/** Every command by its name, without what only the compiler needs. */
export const entries: Readonly<Record<string, AnyEntry>> = commands

const withValue = (option: Option, value: ValueSpec): Option => {
  const refuse = (text: string) => badValue(option, text, value)
  if ('choices' in value) {
    return option.choices(value.choices).argParser(text => {
      if (value.choices.includes(text)) return text
      throw refuse(text)
    })
  }
  if ('whole' in value) {
    return option.argParser(text => {
      const number = Number(text)
      if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number >= value.whole) return number
      throw refuse(text)
    })
  }
  return option.argParser(text => {
    const parsed = value.parse(text)
    if (parsed !== undefined) return parsed
    throw refuse(text)
  })
}

const listed = (text: string, before: readonly string[] = []): readonly string[] => [...before, text]

const optionOf = ({ flags, value, repeats }: OptionSpec): Option => {
  const option = new Option(flags)
  if (value) return withValue(option, value)
  return repeats ? option.argParser(listed) : option
}

/** As it is typed after `mull`; '' is mull itself. */
export const nameOf = (command: Command): string =>
  command.parent ? `${nameOf(command.parent)} ${command.name()}`.trim() : ''

/** What the arguments of a parsed command ask for. */
export type Asked = {
  readonly command: Command
  /** Undefined is mull alone. */
  readonly entry: AnyEntry | undefined
}

/** Commander only parses: what is printed, on which stream, in which language, is for others. */
const silent = { writeOut: () => {}, writeErr: () => {}, outputError: () => {} }

const commandAt = (root: Command, path: readonly string[]): Command =>
  path.reduce((command, name) => {
    const found = command.commands.find(child => child.name() === name)
    if (found) return found
    throw new Error(`${name} has no parent in the table`)
  }, root)

export type Asking = {
  /** Awaited. */
  readonly act: (asked: Asked) => Promise<void>
  /** The command of which help is asked, before parsing ends by an error. */
  readonly help: (command: Command) => void
}

/** What commander has to know of a command to parse its arguments. */
const prepare = (command: Command, entry: AnyEntry | undefined, { act, help }: Asking): Command => {
  command
    .helpOption(helpFlags)
    .helpCommand(false)
    .showSuggestionAfterError(false)
    .configureOutput(silent)
    .configureHelp({ formatHelp: () => '' })
    .exitOverride((error: CommanderError) => {
      throw usageError(error, command, nameOf(command))
    })
    .on('beforeHelp', () => help(command))
    .allowExcessArguments(entry === undefined)
    .action(() => act({ command, entry }))
  for (const { form, choices } of Object.values(entry?.arguments ?? {})) {
    const argument = command.createArgument(form)
    if (choices) argument.choices(choices)
    command.addArgument(argument)
  }
  for (const spec of Object.values({ ...globals, ...entry?.options })) command.addOption(optionOf(spec))
  return command
}

/**
 * The tree that commander parses with. A command is prepared when it is met, for most of them never are; all of them where the
 * tree is to be `whole`.
 */
export const buildTree = (asking: Asking, { whole = false } = {}): Command => {
  const waiting = new Map<Command, AnyEntry>()
  const meet = (command: Command): void => {
    const entry = waiting.get(command)
    if (entry) prepare(command, entry, asking)
    waiting.delete(command)
  }
  const root = prepare(new Command('mull'), undefined, asking).version(version, versionFlags)
  root.hook('preSubcommand', (_, command) => meet(command))
  for (const [name, entry] of Object.entries(entries)) {
    const path = name.split(' ')
    const command = commandAt(root, path.slice(0, -1)).command(path.at(-1) ?? '')
    command.hook('preSubcommand', (_, child) => meet(child))
    waiting.set(command, entry)
  }
  if (whole) for (const command of [...waiting.keys()]) meet(command)
  return root
}
