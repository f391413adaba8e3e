import type { ImportRefusal, LeftBehind } from '../../../core/import/imported.ts'
import type { ImportKind } from '../../../core/import/kinds.ts'
import { counted } from './counted.ts'

const kinds: Readonly<Record<ImportKind, string>> = {
  'anki-text': 'Anki notes in plain text',
  csv: 'a table',
  markdown: 'Markdown cards',
  jsonl: 'JSON',
  apkg: 'an Anki package',
}

const left: Readonly<Record<LeftBehind['what'], (count: number) => string>> = {
  audio: count => counted(count, 'sound'),
  image: count => counted(count, 'picture'),
  formatting: count => `formatting in ${counted(count, 'place')}`,
  field: count => counted(count, 'field'),
  card: count => `${counted(count, 'card')} of a template that has no place here`,
  deck: count => `${counted(count, 'note')} with cards in another deck too`,
  forgotten: count => `${counted(count, 'answer')} from before a card was reset`,
  buried: count => `${counted(count, 'card')} that ${count === 1 ? 'was' : 'were'} buried`,
  unlogged: count => `the answers of ${counted(count, 'card')} (one stands in their place)`,
  review: count => `${counted(count, 'answer')} with an impossible time or number`,
  other: count => counted(count, 'other thing'),
}

type Why = Exclude<ImportRefusal, { code: 'bad-card' }>

/** What `mull import` says. */
export const importing = {
  kinds,
  delimiters: (mark: string): string =>
    ({ '\t': 'TABs', ',': 'commas', ';': 'semicolons', '|': 'bars', ':': 'colons', ' ': 'spaces' })[mark] ??
    mark,
  parted: (marks: string) => `parted by ${marks}`,
  columns: (names: string) => `columns: ${names}`,
  header: (has: boolean): string => (has ? 'with a title row' : 'without a title row'),
  entries: (count: number) => (count === 1 ? '1 entry' : `${count} entries`),
  deck: (added: number, changed: number, same: number): string =>
    [
      ...(added > 0 ? [`${added} new`] : []),
      ...(changed > 0 ? [`${changed} changed`] : []),
      ...(same > 0 ? [`${same} as before`] : []),
    ].join(', '),
  made: (file: string) => `${file}, a new deck`,
  first: { new: 'new', changed: 'changed', same: 'as before' },
  more: (count: number) => `… and ${count} more`,
  left: 'Could not come along (a deck is plain text):',
  leftOf: (what: LeftBehind['what'], count: number, names: string): string =>
    `${left[what](count)}${names === '' ? '' : `: ${names}`}`,
  refusedCount: (count: number): string =>
    `${count === 1 ? '1 entry was' : `${count} entries were`} refused:`,
  note: (number: number) => `(note ${number})`,
  refusals: (why: Why): string => {
    switch (why.code) {
      case 'no-question':
        return 'no question'
      case 'no-answer':
        return 'no answer'
      case 'no-gap':
        return 'no gap in the text'
      case 'unreadable':
        return `can't be read (${why.reason})`
      case 'unknown-keys':
        return `unknown keys: ${why.keys.join(', ')}`
      case 'too-large':
        return 'too large for a card'
      case 'twice':
        return 'the same again: an earlier entry has its name or question'
      case 'other-form':
        return `${why.card} is of another form (a text with gaps, or none)`
      case 'held-back':
        return `${why.card} stands in its deck with a mistake; mull check shows it`
    }
  },
  history: (what: string) => `history: ${what}`,
  done: (dryRun: boolean, added: number, changed: number, same: number): string =>
    `${dryRun ? 'Would come' : 'Imported'}: ${added} new, ${changed} changed, ${same} as before.`,
  nothing: 'Nothing new.',
  backup: (name: string) => `Backup made first: ${name}`,
  progress: (count: number) => `${count} cards`,
}
