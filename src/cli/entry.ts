import type { Context } from '../commands/context.ts'
import type { Language } from '../core/language.ts'
import type { ExitCode } from '../errors.ts'
import type { Manual } from '../ui/manual.ts'
import type { HelpWords } from '../ui/words/en/help.ts'

type Documented = HelpWords['commands']
type CommandName = keyof Documented

/** What completion offers beside options and commands: of the collection that the line names, files, or what there is help on. */
export type Live = 'decks' | 'topics' | 'decks and topics' | 'cards' | 'files' | 'help'

/** `form` is `<one>`, `[perhaps-one]` or `[any...]`. */
type ArgumentSpec = {
  readonly form: string
  readonly live?: Live
  readonly choices?: readonly string[]
}

/** What an option's value must be, where not every text is right. */
export type ValueSpec =
  | { readonly choices: readonly string[] }
  /** A whole number of at least this. */
  | { readonly whole: number }
  /** Undefined is refused; the example says what is meant. */
  | { readonly parse: (text: string) => unknown; readonly example: string }

export type OptionSpec = {
  readonly flags: string
  readonly value?: ValueSpec
  readonly live?: Live
  /** Given again and again it is a list. */
  readonly repeats?: true
}

/** What the person gave a command, and what mull can tell of itself. */
type Given = {
  /** The arguments, in one list. */
  readonly words: readonly string[]
  /** By their camelCase names. Their values are what the command's table says. */
  readonly options: <Options extends object>() => Options
  readonly manual: (language: Language) => Promise<Manual>
}

export type AnyEntry = {
  readonly group: keyof HelpWords['groups']
  readonly arguments: Readonly<Record<string, ArgumentSpec>>
  readonly options: Readonly<Record<string, OptionSpec>>
  /** A command's module, and what it needs, is loaded when it runs. */
  readonly run: (context: Context, given: Given) => Promise<ExitCode>
}

/** One command. Its arguments and options are those that the words describe: the compiler sees to it. */
type Entry<Name extends CommandName> = AnyEntry & {
  readonly arguments: { readonly [A in keyof Documented[Name]['arguments']]: ArgumentSpec }
  readonly options: { readonly [O in keyof Documented[Name]['options']]: OptionSpec }
}

/** The commands in the order of help. `decks add` is the command `add` of `decks`. */
export type CommandTable = { readonly [Name in CommandName]: Entry<Name> }
