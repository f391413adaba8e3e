import { shells } from '../core/shell.ts'
import type { CommandTable } from './entry.ts'

export const helping = {
  help: {
    group: 'help',
    arguments: { topic: { form: '[topic...]', live: 'help' } },
    options: { man: { flags: '--man' } },
    run: async (context, { words, options, manual }) =>
      (await import('../commands/help.ts')).help(context, words, manual, options<{ man?: boolean }>()),
  },
  completion: {
    group: 'help',
    arguments: { shell: { form: '<shell>', choices: shells } },
    options: {},
    run: async (context, { words: [shell = ''] }) =>
      (await import('../commands/completion.ts')).completion(context, shell),
  },
} satisfies Partial<CommandTable>
