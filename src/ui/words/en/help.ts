import type { Example, Section } from '../../manual.ts'
import { safety } from './safety-help.ts'

const examples = (...lines: readonly Example[]): readonly Example[] => lines
const sections = (...all: readonly Section[]): readonly Section[] => all

const titles = {
  name: 'Name',
  description: 'Description',
  examples: 'Examples',
  usage: 'Usage',
  anyOptions: '[options]',
  commands: 'Commands',
  arguments: 'Arguments',
  options: 'Options',
  everywhere: 'Options of every command',
}

const commands = {
  review: {
    about: 'the daily session',
    arguments: { names: 'only these decks and topics' },
    options: {
      new: 'this many new cards today beyond the limit',
      limit: 'end after this many answers',
      minutes: 'end after this many minutes',
      ahead: 'also what comes due within these days, such as 2d',
      failed: 'only what was forgotten today',
    },
    examples: examples(
      ['mull review'],
      ['mull review llm-basics --new 10'],
      ['mull review --minutes 10'],
      [`printf '{"type":"rate","rating":"good"}\\n' | mull review --json`],
    ),
  },
  quiz: {
    about: 'a quiz on one topic; it never changes the schedule',
    arguments: { topic: 'the topic, or a deck' },
    options: {
      count: 'ask this many',
      seed: 'the same order again',
      typed: 'type every answer',
      deck: 'only cards of this deck',
    },
    examples: examples(['mull quiz'], ['mull quiz emergence --count 5 --typed']),
  },
  due: {
    about: 'what is due, by deck',
    arguments: { names: 'only these decks and topics' },
    options: { exitCode: 'exit with 4 when nothing is due' },
    examples: examples(['mull due'], ['mull due --json | jq .total']),
  },
  add: {
    about: 'adds cards: by asking, in one line, or as JSON lines on standard input',
    arguments: { deck: 'its id or name' },
    options: {
      question: 'the question',
      answer: 'the answer',
      cloze: 'a text with {{gaps}} instead of a question and an answer',
      topic: 'the topic',
      note: 'shown under the answer',
      tag: 'a tag; may be repeated',
      wrong: 'a wrong choice for a quiz; may be repeated',
      accept: 'another right answer; may be repeated',
      id: 'the card’s id',
      reverse: 'also asked the other way round',
      typed: 'the answer is typed',
      stdin: 'read cards as JSON lines from standard input',
    },
    examples: examples(
      ['mull add llm-basics'],
      ['mull add llm-basics -q "What does FSRS predict?" -a "When you will forget."'],
      ['mull add llm-basics --cloze "GPT-3 has {{175B}} parameters"'],
      ['mull add llm-basics < cards.jsonl'],
    ),
  },
  new: {
    about: 'makes a deck',
    arguments: { deck: 'its id, or its name' },
    options: { name: 'the name people see', language: 'the language of its cards' },
    examples: examples(['mull new french --name "French words" --language fr']),
  },
  edit: {
    about: 'opens a card or a deck in your editor',
    arguments: { card: 'by id, or by words that one card alone has; a deck by its id' },
    options: {},
    examples: examples(['mull edit what-175b-means'], ['mull edit llm-basics']),
  },
  list: {
    about: 'finds cards and shows where they stand',
    arguments: { words: 'every word has to be in the card: in its text, topic, tags or id' },
    options: {
      deck: 'cards of this deck; may be repeated',
      topic: 'cards on this topic; may be repeated',
      tag: 'cards with this tag; may be repeated',
      state: 'cards in this state',
      due: 'cards that are due now',
      flagged: 'cards flagged to be mended',
      leeches: 'cards forgotten eight times or more',
      suspended: 'suspended cards',
      buried: 'cards buried until a later day',
      sort: 'the order; deck if not said',
      pick: 'pick one as you type, and see its page',
      pager: 'never start a pager',
    },
    examples: examples(
      ['mull list attention mask'],
      ['mull list --flagged --deck llm-basics'],
      ['mull list --leeches | cut -f1 | xargs mull suspend'],
    ),
  },
  show: {
    about: 'a card: its text, schedule, history and memory over time',
    arguments: { cards: 'by id, or by words that one card alone has; without one you pick' },
    options: { pager: 'never start a pager' },
    examples: examples(['mull show'], ['mull show llm-basics/what-175b-means']),
  },
  suspend: {
    about: 'leaves cards out of study until they are unsuspended',
    arguments: { cards: 'by id' },
    options: {},
    examples: examples(['mull suspend what-175b-means']),
  },
  unsuspend: {
    about: 'takes suspended cards back into study',
    arguments: { cards: 'by id' },
    options: {},
    examples: examples(['mull unsuspend what-175b-means']),
  },
  bury: {
    about: 'leaves cards out of study until tomorrow',
    arguments: { cards: 'by id' },
    options: {},
    examples: examples(['mull bury what-175b-means']),
  },
  flag: {
    about: 'marks cards to be mended later',
    arguments: { cards: 'by id' },
    options: {},
    examples: examples(['mull flag what-175b-means'], ['mull list --flagged']),
  },
  unflag: {
    about: 'takes that mark off',
    arguments: { cards: 'by id' },
    options: {},
    examples: examples(['mull unflag what-175b-means']),
  },
  reset: {
    about: 'makes cards new again; their history stays in the log',
    arguments: { cards: 'by id' },
    options: { yes: 'without asking' },
    examples: examples(['mull reset what-175b-means']),
  },
  undo: {
    about: 'takes back the newest answer or act of this device',
    arguments: {},
    options: { times: 'this many of them' },
    examples: examples(['mull undo'], ['mull undo --times 3']),
  },
  decks: {
    about: 'decks and topics',
    arguments: {},
    options: {},
    examples: examples(['mull decks'], ['mull decks add llm-basics-zh']),
  },
  'decks add': {
    about: 'adds a deck that ships with mull, or a file',
    arguments: { deck: 'llm-basics, llm-basics-zh, or a path' },
    options: {},
    examples: examples(['mull decks add llm-basics'], ['mull decks add ~/french.yaml']),
  },
  check: {
    about: 'finds mistakes in decks and settings',
    arguments: { files: 'these files instead of the collection’s' },
    options: { writeIds: 'write an id into every card that has none' },
    examples: examples(['mull check'], ['mull check --write-ids'], ['mull check french.yaml --json']),
  },
  export: {
    about: 'a deck for Anki, a spreadsheet or a program',
    arguments: { names: 'decks or topics' },
    options: {
      output: 'write to a file, whole or not at all',
      format: 'what to write; anki if not said, apkg for -o FILE.apkg',
      ankiLanguage: 'whose names for types of notes the CSV uses; en if not said',
    },
    examples: examples(
      ['mull export llm-basics -o llm-basics.csv', 'then File > Import in Anki'],
      ['mull export llm-basics -o llm-basics.apkg', 'with schedule and history'],
      ['mull export llm-basics --format json'],
    ),
  },
  import: {
    about: 'cards from Anki, tables, Markdown or JSON into decks',
    arguments: { files: 'what to read' },
    options: {
      from: 'what the files are, where mull guesses wrong',
      deck: 'put all into this deck',
      columns: 'what the columns of a table are, such as question,answer,tags,-',
      dryRun: 'only say what would come',
    },
    examples: examples(
      ['mull import french.apkg', 'from Anki, with schedule and history'],
      ['mull import french.txt --dry-run', 'from Anki: File > Export > Notes in Plain Text'],
      ['mull import words.csv --deck french --columns answer,question'],
      ['mull import notes.md cards.jsonl'],
    ),
  },
  init: {
    about: 'makes a collection',
    arguments: { dir: 'the folder; this one if none is named' },
    options: {},
    examples: examples(['mull init ~/cards']),
  },
  ...safety,
  help: {
    about: 'help on a command; formats: the files; keys: the keys',
    arguments: { topic: 'a command, formats or keys' },
    options: { man: 'everything as a manual page' },
    examples: examples(
      ['mull help review'],
      ['mull help formats', 'decks, settings, logs, JSON'],
      ['mull help --man | man -l -'],
    ),
  },
  completion: {
    about: 'completion for a shell: commands, options, decks, topics',
    arguments: { shell: 'the shell' },
    options: {},
    examples: examples(
      [`echo 'eval "$(mull completion bash)"' >> ~/.bashrc`, 'bash'],
      [`echo 'eval "$(mull completion zsh)"' >> ~/.zshrc`, 'zsh, below compinit'],
      ['mull completion fish > ~/.config/fish/completions/mull.fish', 'fish'],
    ),
  },
}

/** What mull says of its own use. A command is documented here and in the other languages or does not compile. */
export const help = {
  about: 'Flashcards in the terminal: your decks are YAML files, FSRS decides when each card is due.',
  examples: examples(
    ['mull', 'today’s page; Enter starts the review'],
    ['mull review llm-basics', 'study one deck'],
    ['mull new french', 'make a deck of your own'],
    ['mull add french', 'write cards into it, asked one by one'],
    ['mull list attention', 'find cards; mull edit CARD mends one'],
    ['mull undo', 'take back the last thing you did'],
    ['mull quiz scale', 'a quiz on one topic'],
    ['mull export llm-basics -o llm.csv', 'for Anki'],
  ),
  usage: 'mull [command] [options]',
  anyOptions: '[options]',
  titles,
  groups: {
    study: 'Study',
    cards: 'Cards',
    collection: 'Collection',
    safety: 'Safety and sync',
    help: 'Help',
  },
  commands,
  globals: {
    collection: 'the collection’s folder',
    json: 'for programs: JSON on standard output',
    color: 'when to use colour',
    noColor: 'no colour',
    lang: 'the language of the interface',
    accessible: 'appended lines and typed answers, for screen readers',
    version: 'the version',
    help: 'this help',
  },
  oneOf: (meaning: string, choices: readonly string[]): string => `${meaning}: ${choices.join(', ')}`,
  sections: sections(
    {
      title: 'Exit codes',
      rows: [
        ['0', 'done'],
        ['1', 'failed'],
        ['2', 'mistake in the command line'],
        ['3', 'data refused'],
        ['4', 'nothing due (with --exit-code)'],
        ['130', 'interrupted (129: hung up, 131: quit, 143: terminated)'],
      ],
    },
    {
      title: 'Environment',
      rows: [
        [
          'MULL_COLLECTION',
          'the collection, where --collection names none; else the nearest folder upwards with a mull.yaml, else your own',
        ],
        ['MULL_NOW', 'fixes the clock, for scripts and demos: 2026-11-24T09:00:00+01:00'],
        ['TZ, LANG', 'the time zone; the language'],
        ['NO_COLOR', 'no colour'],
        ['ACCESSIBLE', '1 is --accessible'],
        ['VISUAL, EDITOR', 'the editor'],
      ],
    },
    {
      title: 'More',
      rows: [
        ['mull help formats', 'how decks, settings and logs are written'],
        ['mull help keys', 'the keys of every screen'],
        ['Bugs', 'see the README, Contributing'],
      ],
    },
  ),
}

export type HelpWords = typeof help
