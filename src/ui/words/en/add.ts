import { counted } from './counted.ts'
import { didYouMean } from './did-you-mean.ts'

const cards = (count: number): string => counted(count, 'card')

/** Cards and decks that are written, and files that are edited. */
export const add = {
  added: (card: string, place: string) => `Added ${card} at ${place}.`,
  /** An entry that makes several cards. */
  addedSeveral: (card: string, count: number, place: string) => `Added ${card} at ${place}: ${count} cards.`,
  total: (count: number, file: string) => `Added ${cards(count)} to ${file}.`,
  nothing: 'No card was added.',
  refused: (count: number) => `${cards(count)} left out.`,
  badLine: (line: number, message: string) => `line ${line}: ${message}`,
  reading: (lines: number) => `${lines} lines read`,
  bad: {
    json: 'this is no JSON',
    object: 'a card is a JSON object',
    key: (key: string, meant: string | undefined): string =>
      `unknown key "${key}"${meant === undefined ? '' : `, did you mean "${meant}"?`}`,
    type: (key: string) => `"${key}" has the wrong type`,
    deck: (deck: string, meant: string | undefined): string => `no deck ${deck}${didYouMean(meant)}`,
    noDeck: 'no "deck" is named, nor one on the command line',
    question: (place: string) => `this question is already at ${place}`,
    id: (id: string, place: string) => `the id ${id} is already at ${place}`,
    earlierLine: (line: number) => `line ${line}`,
  },
  ask: {
    deck: 'Add to which deck?',
    question: 'Question (or {{gaps}})',
    answer: 'Answer',
    way: 'Asked how?',
    plain: 'question, then answer',
    reverse: 'both ways',
    typed: 'the answer is typed',
    topic: 'Topic',
    newTopic: 'New topic',
    noTopic: '(none)',
    otherTopic: '(a new topic)',
    note: 'Note (Enter for none)',
    another: 'Another card?',
    empty: 'Type something, or leave with Ctrl-C.',
  },
  made: (file: string) => `Made ${file}; it has no cards yet.`,
  next: (deck: string) => [
    `mull add ${deck}    adds cards, one question at a time`,
    `mull edit ${deck}   opens the file in your editor`,
  ],
  editing: {
    same: (file: string) => `${file}: nothing changed.`,
    changed: (file: string, parts: readonly string[]) => `${file}: ${parts.join(', ')}.`,
    added: (count: number) => `${cards(count)} added`,
    removed: (count: number) => `${cards(count)} removed`,
    reworded: (count: number) => `${cards(count)} changed`,
    other: 'changed outside of its cards',
    mended: (file: string, count: number) => `${file}: no errors, ${cards(count)}.`,
    again: 'Edit again?',
    gone: (file: string) => `${file} is gone.`,
  },
  ids: {
    wrote: (file: string, ids: number, was: number): string => {
      const parts = [...(ids > 0 ? [counted(ids, 'id')] : []), ...(was > 0 ? [`${was} was`] : [])]
      return `${file}: wrote ${parts.join(', ')}.`
    },
    copied: (path: string) => `It is in no collection’s backup; as it was: ${path}`,
    all: (files: number) => `Every card has an id (${counted(files, 'file')}).`,
    left: (file: string) => `${file} has errors and was left as it is (mull check shows them).`,
  },
  template: (name: string) => ({
    head: [
      'A deck of mull. What starts with # is a comment. Text needs quotes only where',
      'it has ": " in it, or starts with a sign such as [ { * & or @.',
    ],
    example: [
      'Each card starts with a dash. More keys a card can have:',
      '  id, topic, note (shown under the answer), tags: [a, b],',
      '  reverse: true (also asked the other way round),',
      '  typed: true (the answer is typed), accept: [other right answers],',
      '  wrong: [wrong choices for a quiz],',
      '  cloze: "GPT-3 has {{175B}} parameters" (instead of question and answer).',
    ],
    question: `What does a card of ${name} ask?`,
    answer: 'Whatever you want to remember.',
  }),
}
