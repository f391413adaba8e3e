import type { Schedule } from '../../../core/progress.ts'
import { counted } from './counted.ts'

const states: Readonly<Record<Schedule['state'], string>> = {
  new: 'new',
  learning: 'learning',
  review: 'review',
  relearning: 'relearning',
}

const marks = { suspended: 'suspended', buried: 'buried', flagged: 'flagged', leech: 'leech' }

export const list = {
  states,
  marks,
  joined: (marks: readonly string[]) => marks.join(', '),
  heads: {
    id: 'Card',
    question: 'Question',
    answer: 'Answer',
    topic: 'Topic',
    state: 'State',
    due: 'Due',
    marks: 'Marks',
  },
  /** After a card's state. */
  dueOn: (due: string) => `due ${due}`,
  count: (found: number, all: number): string =>
    found === all ? counted(all, 'card') : `${found} of ${all} cards`,
  nothingFound: 'No card matches.',
  noCards: 'There are no cards yet. mull decks add llm-basics adds a starter deck.',
  fewerWords: 'Every word has to be in the card: try fewer words, or shorter ones.',
  fewerFilters: (options: string) => `Without ${options} there may be more.`,
  pick: 'Which card?',
}
