import fc from 'fast-check'
import type { Card, Deck } from '../../src/core/card.ts'

export const card = (id: string, rest: Partial<Card> = {}): Card => ({
  id,
  deck: id.split('/')[0] ?? '',
  form: 'forward',
  typed: false,
  question: 'Q',
  answer: 'A',
  wrong: [],
  accept: [],
  tags: [],
  was: [],
  line: 1,
  ...rest,
})

export const deck = (name: string, ...cards: readonly Card[]): Deck => ({
  id: name,
  name,
  file: 'decks/x.yaml',
  cards,
})

const pieces = [
  ['"', '""', ',', ';', '#', '\n#', '\r', '\n', '\r\n', '\n\n', '\t', ' ', '  ', '\n '],
  ['\0', '\x1b[2J', '\x7f', '\x85', '\u00a0', '\u3000', '\u2028', '\u2029', '\ufeff', '\u202e', '\u200b'],
  [
    '\ud800',
    '\udc00',
    '👩‍🚀',
    'A',
    '\u0301',
    '\n\u0338',
    '\u0323',
    '\u3099',
    '豈',
    'Å',
    '\u1112\u1161\u11ab',
  ],
  [
    '<b>',
    '</script>',
    '<br>',
    '&amp;',
    '&nbsp;',
    '&#824;',
    '&',
    '<',
    '>',
    '{{c1::x}}',
    '{{Front}}',
    '\\(x\\)',
  ],
  ['tags: x', '#html:false', '=1+1', '+', '-', '@', '＝1', "'", '::', ':', 'ß', '7', 'x'.repeat(9000)],
] as const

/** Text that has broken an export, an import or a spreadsheet before. */
export const hostileText = fc
  .array(
    fc.oneof(...pieces.map(some => fc.constantFrom(...some)), fc.string({ unit: 'binary', maxLength: 5 })),
    { maxLength: 10 },
  )
  .map(parts => parts.join(''))

const hostileContent = fc.record({
  question: hostileText,
  answer: hostileText,
  note: hostileText,
  topic: hostileText,
  tags: fc.array(hostileText, { maxLength: 3 }),
})

export const hostileDecks = fc
  .array(fc.tuple(hostileText, fc.array(hostileContent, { maxLength: 3 })), { maxLength: 3 })
  .map(decks =>
    decks.map(([name, cards], d) => deck(name, ...cards.map((content, c) => card(`d${d}/c${c}`, content)))),
  )
