import tab from '@bomb.sh/tab/commander'
import { printed } from '../commands/completion.ts'
import { pageNames } from '../commands/help.ts'
import type { Env } from '../env.ts'
import { type ExitCode, exitCodes } from '../errors.ts'
import { clean } from '../ui/clean.ts'
import { helpWords } from '../ui/words/help.ts'
import type { Live } from './entry.ts'
import { globals } from './globals.ts'
import { buildTree, entries } from './tree.ts'

type Candidate = { readonly value: string; readonly about: string }

/** A word as the shell will take it: the scripts pass on what is typed, and nothing of it may be run. */
const unquoted = (word: string): string => word.replace(/\\(.)|["']/gs, (_, character = '') => character)

/** Bash takes `--lang=zh` for three words. */
const joined = (words: readonly string[]): string[] => {
  const whole: string[] = []
  for (const word of words) {
    const last = whole.at(-1)
    const continues = last?.startsWith('--') && (word === '=' || last.endsWith('='))
    if (last !== undefined && continues) whole[whole.length - 1] = last + word
    else whole.push(word)
  }
  return whole
}

/** The library knows options with a value as two words; only the last may stay whole, for its value is being asked for. */
const split = (words: readonly string[]): string[] =>
  words.flatMap((word, index) => {
    const [, flag, value] = /^(--[^=]+)=(.*)$/s.exec(word) ?? []
    return index < words.length - 1 && flag !== undefined && value !== undefined ? [flag, value] : [word]
  })

/** The folder that `-C` or `--collection` names. */
const collectionIn = (words: readonly string[], home: string | undefined): string | undefined => {
  const at = words.findLastIndex(word => word === '-C' || word === '--collection')
  const folder = at < 0 || at > words.length - 3 ? undefined : words[at + 1]
  return home === undefined ? folder : folder?.replace(/^~(?=\/|$)/, () => home)
}

const longName = (flags: string): string => /--([^\s,]+)/.exec(flags)?.[1] ?? ''

type Answered = { readonly candidates: readonly Candidate[]; readonly live: Live | undefined }

/** What the library answers from the tree; what stands in a collection is not read for that. */
const answered = (words: readonly string[], describe: (name: string) => string): Answered => {
  let live: Live | undefined
  const root = buildTree({ act: async () => {}, help: () => {} }, { whole: true })
  const known = tab(root, { completionCommandName: 'mull-completion' })
  known.commands.delete('mull-completion')
  const asks = (kind: Live | undefined) => () => {
    live = kind
  }
  for (const [name, entry] of Object.entries(entries)) {
    const command = known.commands.get(name)
    if (!command) continue
    command.description = describe(name)
    for (const argument of command.arguments.values()) {
      const spec = Object.values(entry.arguments).find(({ form }) => form.includes(argument.name))
      if (spec?.live) argument.handler = asks(spec.live)
    }
    for (const { flags, live } of [...Object.values(entry.options), ...Object.values(globals)]) {
      const option = command.options.get(longName(flags))
      if (option && live) option.handler = asks(live)
    }
  }
  const collection = known.options.get('collection')
  if (collection) collection.handler = asks('files')
  const candidates = printed(() => known.parse([...words]))
    .filter(line => !line.startsWith(':'))
    .map(line => line.split('\t'))
    .map(([value = '', about = '']) => ({ value, about }))
  return { candidates, live }
}

/** Names that a shell and a terminal can show and take: no control characters, no backslash (zsh eats it), no option. */
const isFit = ({ value }: Candidate): boolean =>
  value !== '' && value === clean(value) && !/^-|[\n\\]/.test(value)

const liveCandidates = async (
  env: Env,
  live: Live,
  words: readonly string[],
): Promise<readonly Candidate[]> => {
  switch (live) {
    case 'files':
      return []
    case 'help':
      return [...Object.keys(entries), ...pageNames]
        .filter(name => !name.includes(' '))
        .map(value => ({ value, about: '' }))
    default: {
      const { liveNames } = await import('../commands/live-names.ts')
      return liveNames(env, live, collectionIn(words, env.vars['HOME'])).filter(isFit)
    }
  }
}

/** `mull complete -- WORDS`: what could stand in the place of the last word, a line each, then what the shell is to do beside. */
export const complete = async (env: Env, line: readonly string[]): Promise<ExitCode> => {
  const words = split(joined(line).map(unquoted))
  const { commands } = await helpWords(env.language)
  const about: Readonly<Record<string, { readonly about: string }>> = commands
  const { candidates, live } = answered(words, name => about[name]?.about ?? '')
  const started = (words.at(-1) ?? '').replace(/^--[^=]+=/, '')
  const offered = live === undefined ? [] : await liveCandidates(env, live, words)
  const shown = [...candidates, ...offered.filter(({ value }) => value.startsWith(started))]
  const keepOrder = 32
  const noFiles = 4
  const directive = live === 'files' ? 0 : noFiles + keepOrder
  env.stdout.write(
    [
      ...shown.map(({ value, about }) => `${value}\t${clean(about).replaceAll('\n', ' ')}`),
      `:${directive}\n`,
    ].join('\n'),
  )
  return exitCodes.done
}
