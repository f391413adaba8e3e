import { type Command, CommanderError, type Option } from 'commander'
import { suggest } from '../core/suggest.ts'
import { type Complaint, exitCodes, UserError } from '../errors.ts'
import type { ValueSpec } from './entry.ts'
import { helpFlags, versionFlags } from './globals.ts'

const complain = (complaint: Complaint): UserError => new UserError(complaint, { exitCode: exitCodes.usage })

/** `--output` of `-o, --output <file>` */
const longOf = (flags: string): string => /--[^\s,]+/.exec(flags)?.[0] ?? flags

/** What other programs call it; the nearest thing there is. */
const elsewhere: Readonly<Record<string, string>> = {
  browse: 'list',
  create: 'new',
  delete: 'edit',
  find: 'list',
  import: 'add',
  learn: 'review',
  ls: 'list',
  play: 'review',
  practice: 'review',
  remove: 'edit',
  search: 'list',
  start: 'review',
  stats: 'due',
  status: 'due',
  study: 'review',
  test: 'quiz',
  today: 'due',
  unbury: 'undo',
}

/** Refuses a word that stands where a command of `parent` would. */
export const noCommand = (word: string, parent: Command, name: string): UserError => {
  const full = (child: string) => `${name} ${child}`.trim()
  const names = parent.commands.map(child => child.name())
  const other = Object.hasOwn(elsewhere, word.toLowerCase()) ? elsewhere[word.toLowerCase()] : undefined
  const meant = other !== undefined && names.includes(other) ? other : suggest(word, names)
  return complain({
    code: 'no-command',
    command: full(word),
    meant: meant === undefined ? undefined : full(meant),
    commands: names.map(full),
  })
}

export const badValue = (option: Pick<Option, 'flags'>, value: string, spec: ValueSpec): UserError => {
  const choices = 'choices' in spec ? spec.choices : []
  return complain({
    code: 'bad-value',
    of: longOf(option.flags),
    value,
    meant: suggest(value, choices),
    choices,
    least: 'whole' in spec ? spec.whole : undefined,
    example: 'example' in spec ? spec.example : undefined,
  })
}

const unknownOption = (option: string, command: Command, name: string): UserError => {
  const bare = (flag: string) => flag.replace(/^-+/, '').replace(/=.*$/s, '')
  const flags = [
    ...command.options.map(({ flags }) => flags),
    helpFlags,
    ...(name === '' ? [versionFlags] : []),
  ]
  const meant = suggest(bare(option), flags.map(longOf).map(bare))
  return complain({
    code: 'unknown-option',
    option,
    meant: meant === undefined ? undefined : `--${meant}`,
    command: name,
  })
}

/** What stands between the first and the last quotation mark of commander's message. */
const quoted = (message: string): string => /'(.*)'/s.exec(message)?.[1] ?? message

/**
 * What commander refuses, as a complaint like all others; what is no refusal (help, the version) as it is.
 * Commander tells what it refused in its message alone.
 */
export const usageError = (error: CommanderError, command: Command, name: string): Error => {
  const [word] = command.args.filter(arg => !arg.startsWith('-'))
  const isStray = word !== undefined && command.commands.length > 0
  switch (error.code) {
    case 'commander.unknownOption':
      return isStray ? noCommand(word, command, name) : unknownOption(quoted(error.message), command, name)
    case 'commander.unknownCommand':
    case 'commander.excessArguments':
      if (isStray) return noCommand(word, command, name)
      return complain({
        code: 'too-many-arguments',
        command: name,
        most: command.registeredArguments.length,
        given: command.args.length,
      })
    case 'commander.missingArgument':
      return complain({ code: 'missing-argument', argument: quoted(error.message), command: name })
    case 'commander.optionMissingArgument':
      return complain({ code: 'missing-value', option: quoted(error.message), command: name })
    case 'commander.invalidArgument': {
      const [argument] = command.registeredArguments
      const choices = argument?.argChoices
      return argument && choices
        ? badValue({ flags: argument.name() }, command.args[0] ?? '', { choices })
        : error
    }
    case 'commander.helpDisplayed':
      return isStray ? noCommand(word, command, name) : error
    default:
      return error
  }
}

export const isHelp = (error: unknown): boolean =>
  error instanceof CommanderError && error.code === 'commander.helpDisplayed'

export const isVersion = (error: unknown): boolean =>
  error instanceof CommanderError && error.code === 'commander.version'
