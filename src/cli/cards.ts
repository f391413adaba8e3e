import type { ActFlags } from '../commands/act.ts'
import type { AddOptions } from '../commands/add.ts'
import type { ListFlags } from '../commands/list.ts'
import type { NewOptions } from '../commands/new.ts'
import type { PagerFlags } from '../commands/pager.ts'
import type { UndoFlags } from '../commands/undo.ts'
import type { Act } from '../core/acts.ts'
import { sorts, states } from '../core/standings.ts'
import type { AnyEntry, CommandTable } from './entry.ts'

/** A command that does one thing to the cards named. */
const actEntry = (act: Act) =>
  ({
    group: 'cards',
    arguments: { cards: { form: '<card...>', live: 'cards' } },
    options: {},
    run: async (context, { words, options }) =>
      (await import('../commands/act.ts')).actOn(context, act, words, options<ActFlags>()),
  }) satisfies AnyEntry

export const cards = {
  add: {
    group: 'cards',
    arguments: { deck: { form: '[deck]', live: 'decks' } },
    options: {
      question: { flags: '-q, --question <text>' },
      answer: { flags: '-a, --answer <text>' },
      cloze: { flags: '--cloze <text>' },
      topic: { flags: '-t, --topic <topic>', live: 'topics' },
      note: { flags: '--note <text>' },
      tag: { flags: '--tag <tag>', repeats: true },
      wrong: { flags: '--wrong <text>', repeats: true },
      accept: { flags: '--accept <text>', repeats: true },
      id: { flags: '--id <id>' },
      reverse: { flags: '--reverse' },
      typed: { flags: '--typed' },
      stdin: { flags: '--stdin' },
    },
    run: async (context, { words: [deck], options }) =>
      (await import('../commands/add.ts')).add(context, deck, options<AddOptions>()),
  },
  new: {
    group: 'cards',
    arguments: { deck: { form: '<deck>' } },
    options: { name: { flags: '--name <name>' }, language: { flags: '--language <language>' } },
    run: async (context, { words: [deck = ''], options }) =>
      (await import('../commands/new.ts')).newDeck(context, deck, options<NewOptions>()),
  },
  edit: {
    group: 'cards',
    arguments: { card: { form: '<card-or-deck>', live: 'cards' } },
    options: {},
    run: async (context, { words: [word = ''] }) => (await import('../commands/edit.ts')).edit(context, word),
  },
  list: {
    group: 'cards',
    arguments: { words: { form: '[word...]' } },
    options: {
      deck: { flags: '-d, --deck <deck>', live: 'decks', repeats: true },
      topic: { flags: '-t, --topic <topic>', live: 'topics', repeats: true },
      tag: { flags: '--tag <tag>', repeats: true },
      state: { flags: '--state <state>', value: { choices: states } },
      due: { flags: '--due' },
      flagged: { flags: '--flagged' },
      leeches: { flags: '--leeches' },
      suspended: { flags: '--suspended' },
      buried: { flags: '--buried' },
      sort: { flags: '--sort <order>', value: { choices: sorts } },
      pick: { flags: '-i, --pick' },
      pager: { flags: '--no-pager' },
    },
    run: async (context, { words, options }) =>
      (await import('../commands/list.ts')).list(context, words, options<ListFlags>()),
  },
  show: {
    group: 'cards',
    arguments: { cards: { form: '[card...]', live: 'cards' } },
    options: { pager: { flags: '--no-pager' } },
    run: async (context, { words, options }) =>
      (await import('../commands/show.ts')).show(context, words, options<PagerFlags>()),
  },
  suspend: actEntry('suspend'),
  unsuspend: actEntry('unsuspend'),
  bury: actEntry('bury'),
  flag: actEntry('flag'),
  unflag: actEntry('unflag'),
  reset: { ...actEntry('reset'), options: { yes: { flags: '-y, --yes' } } },
  undo: {
    group: 'cards',
    arguments: {},
    options: { times: { flags: '--times <n>', value: { whole: 1 } } },
    run: async (context, { options }) =>
      (await import('../commands/undo.ts')).undo(context, options<UndoFlags>()),
  },
} satisfies Partial<CommandTable>
