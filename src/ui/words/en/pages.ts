import type { Row } from '../../manual.ts'

/** A text's rows by their keys, so that every language has the same ones. */
const rows = <Key extends string>(meanings: Readonly<Record<Key, string>>): Readonly<Record<Key, string>> =>
  meanings

const list = (...all: readonly Row[]): readonly Row[] => all

export const pages = {
  deck: {
    title: 'A deck: decks/NAME.yaml',
    text: [
      'A text is exactly what you wrote, line breaks too. As everywhere in YAML, “ #” begins a comment and a text with “: ” needs quotes.',
    ],
    keys: rows({
      deck: 'the name you see; the id if missing',
      id: 'part of every card’s id; the file’s name if missing',
      language: 'such as en or zh; optional',
      about: 'a line on the deck; optional',
      cards: 'the list of cards',
    }),
  },
  card: {
    title: 'A card',
    keys: rows({
      question: 'what is asked',
      answer: 'what is right',
      note: 'shown below the answer',
      topic: 'quizzes go by topic',
      id: 'recommended: history survives any edit of the text',
      was: 'ids the card had before, oldest first: its history follows',
      typed: 'true: the answer is typed',
      reverse: 'true: a second card asks the other way round',
      cloze: 'a text with gaps instead of question and answer; a card a gap',
      accept: 'other right answers when you type',
      wrong: 'wrong choices for a quiz',
      tags: 'tags, for Anki too',
    }),
    gaps: list(
      ['{{gap}}', 'in cloze: what is asked for'],
      ['{{gap::hint}}', 'shown as the hint until you answer'],
    ),
  },
  example: { title: 'An example' },
  settings: {
    title: 'Settings: mull.yaml',
    text: ['With their defaults. The file may be empty, but it marks the folder as a collection.'],
    keys: rows({
      desired_retention: 'how sure you want to be of a card when it comes back, 0.70 to 0.99',
      new_per_day: 'new cards a study day',
      reviews_per_day: 'reviews a study day',
      day_starts_at: 'the hour at which a study day begins',
      learning_steps: 'steps of new cards; [] is none',
      relearning_steps: 'steps of forgotten cards; [] is none',
      maximum_interval: 'days',
      order: 'what comes first: retrievability (the best remembered), due, difficulty or random',
      weights: '21 weights of FSRS-6; sets of 19 and 17 are converted',
    }),
    none: 'none',
    environment: (variables: readonly string[]): string =>
      `${variables.join(', ')} in the environment override the file.`,
  },
  log: {
    title: 'The log: reviews/DEVICE.jsonl',
    text: ['Every answer ever given, one JSON object a line. Nothing rewrites it.'],
    keys: rows({
      'v, id': '1; a ULID',
      type: 'review, undo, suspend, unsuspend, bury, flag, reset, reschedule or quiz',
      card: 'deck id/card id',
      'at, day': 'local time with its UTC offset; the study day',
      'rating, ms': 'of a review: 1 again to 4 easy; the time to answer',
      'state, step, due': 'of a review: what followed from it',
      kind: 'of a review: due, ahead or failed',
      'event, until, on, due': 'of undo, bury, flag, reschedule',
      'run, mode, correct': 'of a quiz',
      source: 'of what was imported',
      sum: 'CRC-32 of the line without it',
    }),
  },
  progress: {
    title: 'progress.json',
    text: ['Where each card stands now, a line a card; made from the logs, safe to delete.'],
  },
  exports: {
    title: 'Exports: mull export --format',
    keys: rows({
      anki: 'CSV for Anki’s import; the cards’ ids stay, so a second import updates',
      apkg: 'a package for Anki: the same notes, with schedule and answers; what Anki has already keeps the schedule it has there',
      csv: 'a table for spreadsheets: byte order mark, no live formulas',
      json: 'all of a deck, for programs',
    }),
  },
  json: {
    review: 'JSON lines: mull review --json',
    reviewText:
      'Out: card; saved, once an answer is on the disk; error, for a bad line; summary, at the end. In:',
    quiz: 'JSON lines: mull quiz --json',
    quizText: 'Out: question; shown, where you mark yourself; marked; summary, at the end. In:',
    whole: 'Other commands print one object. Help too: mull help --json.',
  },
  keys: {
    review: 'Review',
    quiz: 'Quiz',
    home: 'Today’s page: mull',
    accessible: 'With --accessible',
    quizKeys: list(
      ['1–9', 'the choice of that number'],
      ['text, Enter', 'the typed answer'],
      ['Space, Enter', 'show the answer; go on'],
      ['y, n', 'knew it, did not; y after a typed answer: it was right'],
      ['q, Ctrl-C', 'leave; typing: Ctrl-C'],
    ),
    homeKeys: list(['Enter', 'start the review'], ['q, Ctrl-C', 'leave']),
    accessibleText: 'Every screen is lines of text; the answer is a number, a letter or a text, then Enter.',
  },
}

export type PageWords = typeof pages
