import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { version } from '../package.json'
import type { AddOptions } from './commands/add.ts'
import type { CheckOptions } from './commands/check.ts'
import type { Context, Globals } from './commands/context.ts'
import type { ExportOptions } from './commands/export.ts'
import type { NewOptions } from './commands/new.ts'
import type { QuizFlags } from './commands/quiz.ts'
import { languages } from './core/language.ts'
import type { Env } from './env.ts'
import { type ExitCode, exitCodes } from './errors.ts'
import { clean } from './ui/clean.ts'

/** A command's module, and what it needs, is loaded when it runs. */
type Run = (context: Context) => Promise<ExitCode>

const wholeNumber =
  (least: number) =>
  (text: string): number => {
    const number = Number(text)
    if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number >= least) return number
    throw new InvalidArgumentError(`It takes a whole number from ${least} on.`)
  }

const withExamples = (command: Command, ...lines: readonly string[]): Command =>
  command.addHelpText('before', `Examples:\n${lines.map(line => `  ${line}`).join('\n')}\n`)

const withGlobals = (command: Command): Command =>
  command
    .option('-C, --collection <dir>', 'the collection folder')
    .option('--json', 'for programs: JSON on standard output')
    .addOption(new Option('--color <when>', 'colour').choices(['auto', 'always', 'never']))
    .addOption(new Option('--no-color', 'no colour'))
    .addOption(new Option('--lang <language>', 'the interface’s language').choices(languages))
    .option('--accessible', 'appended lines and typed answers, for screen readers')

const globalsOf = (command: Command): Globals => {
  const { collection, json, color, accessible } = command.optsWithGlobals<{
    collection?: string
    json?: boolean
    color?: 'auto' | 'always' | 'never' | false
    accessible?: boolean
  }>()
  return {
    ...(collection === undefined ? {} : { collection }),
    ...(json === undefined ? {} : { json }),
    ...(accessible === undefined ? {} : { accessible }),
    ...(color === undefined ? {} : { color: color === false ? 'never' : color }),
  }
}

const outro = `
Exit codes: 0 done, 1 failed, 2 usage, 3 data refused, 4 nothing due (with --exit-code), 130 interrupted.
Which collection: --collection, else MULL_COLLECTION, else the nearest folder upwards with a mull.yaml, else your own.
MULL_NOW=2026-11-24T09:00:00+01:00 fixes the clock, for scripts and demos; TZ is the zone.`

/** The command tree; `execute` is handed what the chosen command would do. */
const program = (env: Env, execute: (command: Command, run: Run) => Promise<void>): Command => {
  const root = withGlobals(new Command('mull'))
    .description('Flashcards in the terminal: your decks are YAML files, FSRS decides when each card is due.')
    .version(version, '-V, --version')
    .helpCommand(true)
    .showHelpAfterError('(mull --help shows what there is)')
    .exitOverride()
    .configureOutput({
      writeOut: text => env.stdout.write(clean(text)),
      writeErr: text => env.stderr.write(clean(text)),
      getOutHelpWidth: () => env.stdout.columns ?? 80,
      getErrHelpWidth: () => env.stderr.columns ?? 80,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText('after', outro)
    .allowExcessArguments()
    .action((_, command: Command) => {
      const known = command.commands.map(subcommand => subcommand.name())
      return execute(command, async context =>
        (await import('./commands/home.ts')).home(context, command.args, known),
      )
    })
  withExamples(
    root,
    'mull                       today’s page; Enter starts the review',
    'mull review llm-basics     study one deck',
    'mull quiz scale            a quiz on one topic',
    'mull export llm-basics -o llm.csv',
  )

  const add = (usage: string, description: string, parent = root): Command =>
    withGlobals(parent.command(usage).description(description).allowExcessArguments(false))

  withExamples(
    add('review', 'the daily session')
      .argument('[deck-or-topic...]', 'only these')
      .addOption(
        new Option('--new <n>', 'this many new cards today beyond the limit').argParser(wholeNumber(0)),
      )
      .action((words: string[], options: { new?: number }, command: Command) =>
        execute(command, async context =>
          (await import('./commands/review.ts')).review(context, words, options),
        ),
      ),
    'mull review',
    'mull review llm-basics --new 10',
    `printf '{"type":"rate","rating":"good"}\\n' | mull review --json`,
  )
  withExamples(
    add('quiz', 'a quiz on one topic; it never changes the schedule')
      .argument('[topic]', 'the topic, or a deck')
      .addOption(new Option('--count <n>', 'ask this many').argParser(wholeNumber(1)))
      .option('--seed <text>', 'the same order again')
      .option('--typed', 'type every answer')
      .option('--deck <deck>', 'only cards of this deck')
      .action((topic: string | undefined, options: QuizFlags, command: Command) =>
        execute(command, async context => (await import('./commands/quiz.ts')).quiz(context, topic, options)),
      ),
    'mull quiz',
    'mull quiz emergence --count 5 --typed',
  )
  withExamples(
    add('due', 'what is due, by deck')
      .argument('[deck-or-topic...]', 'only these')
      .option('--exit-code', 'exit with 4 when nothing is due')
      .action((words: string[], options: { exitCode?: boolean }, command: Command) =>
        execute(command, async context => (await import('./commands/due.ts')).due(context, words, options)),
      ),
    'mull due',
    'mull due --json | jq .total',
  )
  const decks = withExamples(
    add('decks', 'decks and topics').action((_, command: Command) =>
      execute(command, async context => (await import('./commands/decks.ts')).decks(context)),
    ),
    'mull decks',
    'mull decks add llm-basics-zh',
  )
  withExamples(
    add('add', 'adds a deck that ships with mull, or a file', decks)
      .argument('<name-or-file>')
      .action((deck: string, _, command: Command) =>
        execute(command, async context => (await import('./commands/decks.ts')).addDeckFile(context, deck)),
      ),
    'mull decks add llm-basics',
    'mull decks add ~/french.yaml',
  )
  const several = (value: string, before: readonly string[] | undefined): readonly string[] => [
    ...(before ?? []),
    value,
  ]
  withExamples(
    add('add', 'adds cards: by asking, in one line, or as JSON lines on standard input')
      .argument('[deck]', 'its id or name')
      .option('-q, --question <text>', 'the question')
      .option('-a, --answer <text>', 'the answer')
      .option('--cloze <text>', 'a text with {{gaps}} instead of a question and an answer')
      .option('-t, --topic <topic>', 'the topic')
      .option('--note <text>', 'shown under the answer')
      .addOption(new Option('--tag <tag>', 'a tag; more than once').argParser(several))
      .addOption(new Option('--wrong <text>', 'a wrong choice for a quiz; more than once').argParser(several))
      .addOption(new Option('--accept <text>', 'another right answer; more than once').argParser(several))
      .option('--id <id>', 'the card’s id')
      .option('--reverse', 'also asked the other way round')
      .option('--typed', 'the answer is typed')
      .option('--stdin', 'read cards as JSON lines from standard input')
      .action((deck: string | undefined, options: AddOptions, command: Command) =>
        execute(command, async context => (await import('./commands/add.ts')).add(context, deck, options)),
      ),
    'mull add llm-basics',
    'mull add llm-basics -q "What does FSRS predict?" -a "When you will forget."',
    'mull add llm-basics --cloze "GPT-3 has {{175B}} parameters"',
    'mull add llm-basics < cards.jsonl',
  )
  withExamples(
    add('new', 'makes a deck')
      .argument('<deck>', 'its id, or its name')
      .option('--name <name>', 'the name people see')
      .option('--language <language>', 'the language of its cards')
      .action((deck: string, options: NewOptions, command: Command) =>
        execute(command, async context =>
          (await import('./commands/new.ts')).newDeck(context, deck, options),
        ),
      ),
    'mull new french --name "French words" --language fr',
  )
  withExamples(
    add('edit', 'opens a card or a deck in your editor')
      .argument('<card-or-deck>')
      .action((word: string, _, command: Command) =>
        execute(command, async context => (await import('./commands/edit.ts')).edit(context, word)),
      ),
    'mull edit what-175b-means',
    'mull edit llm-basics',
  )
  withExamples(
    add('check', 'finds mistakes in decks and settings')
      .argument('[file...]', 'these files instead of the collection’s')
      .option('--write-ids', 'write an id into every card that has none')
      .action((files: string[], options: CheckOptions, command: Command) =>
        execute(command, async context =>
          (await import('./commands/check.ts')).check(context, files, options),
        ),
      ),
    'mull check',
    'mull check --write-ids',
    'mull check french.yaml --json',
  )
  withExamples(
    add('export', 'a deck for Anki, a spreadsheet or a program')
      .argument('[deck...]', 'decks or topics')
      .option('-o, --output <file>', 'write to a file, whole or not at all')
      .addOption(
        new Option('--format <format>', 'what to write; anki if not said').choices(['anki', 'csv', 'json']),
      )
      .action((words: string[], options: ExportOptions, command: Command) =>
        execute(command, async context =>
          (await import('./commands/export.ts')).exportDecks(context, words, options),
        ),
      ),
    'mull export llm-basics -o llm-basics.csv     then File > Import in Anki',
    'mull export llm-basics --format json',
  )
  withExamples(
    add('init', 'makes a collection')
      .argument('[dir]', 'the folder; this one if none is named')
      .action((folder: string | undefined, _, command: Command) =>
        execute(command, async context => (await import('./commands/init.ts')).init(context, folder)),
      ),
    'mull init ~/cards',
  )
  return root
}

/** Parses the arguments and runs the command they name. Help, version and usage errors are printed by commander. */
export const runCli = async (env: Env): Promise<ExitCode> => {
  let ending: ExitCode = exitCodes.done
  const execute = async (command: Command, run: Run): Promise<void> => {
    const { createContext } = await import('./commands/context.ts')
    ending = await run(await createContext(env, globalsOf(command)))
  }
  try {
    await program(env, execute).parseAsync(env.args, { from: 'user' })
    return ending
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
    throw error
  }
}
