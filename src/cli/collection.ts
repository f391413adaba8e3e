import type { CheckOptions } from '../commands/check.ts'
import type { ExportOptions } from '../commands/export.ts'
import type { ImportOptions } from '../commands/import.ts'
import { formats } from '../core/export-format.ts'
import { rolesGiven } from '../core/import/column-names.ts'
import { kinds } from '../core/import/kinds.ts'
import { languages } from '../core/language.ts'
import type { CommandTable } from './entry.ts'

export const collection = {
  decks: {
    group: 'collection',
    arguments: {},
    options: {},
    run: async context => (await import('../commands/decks.ts')).decks(context),
  },
  'decks add': {
    group: 'collection',
    arguments: { deck: { form: '<name-or-file>', live: 'files' } },
    options: {},
    run: async (context, { words: [deck = ''] }) =>
      (await import('../commands/decks.ts')).addDeckFile(context, deck),
  },
  check: {
    group: 'collection',
    arguments: { files: { form: '[file...]', live: 'files' } },
    options: { writeIds: { flags: '--write-ids' } },
    run: async (context, { words, options }) =>
      (await import('../commands/check.ts')).check(context, words, options<CheckOptions>()),
  },
  export: {
    group: 'collection',
    arguments: { names: { form: '[deck...]', live: 'decks and topics' } },
    options: {
      output: { flags: '-o, --output <file>', live: 'files' },
      format: { flags: '--format <format>', value: { choices: formats } },
      ankiLanguage: { flags: '--anki-language <language>', value: { choices: languages } },
    },
    run: async (context, { words, options }) =>
      (await import('../commands/export.ts')).exportDecks(context, words, options<ExportOptions>()),
  },
  import: {
    group: 'collection',
    arguments: { files: { form: '<file...>', live: 'files' } },
    options: {
      from: { flags: '--from <format>', value: { choices: kinds } },
      deck: { flags: '-d, --deck <deck>', live: 'decks' },
      columns: {
        flags: '--columns <columns>',
        value: { parse: rolesGiven, example: 'question,answer,tags,-' },
      },
      dryRun: { flags: '--dry-run' },
    },
    run: async (context, { words, options }) =>
      (await import('../commands/import.ts')).importFiles(context, words, options<ImportOptions>()),
  },
  init: {
    group: 'collection',
    arguments: { dir: { form: '[dir]', live: 'files' } },
    options: {},
    run: async (context, { words: [folder] }) => (await import('../commands/init.ts')).init(context, folder),
  },
} satisfies Partial<CommandTable>
