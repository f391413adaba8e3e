import type { Code, FindingOf, NodeType } from '../../../core/problem.ts'
import { byteText, cited, mebibytes, placeText, quoted } from '../../problem-parts.ts'
import { because } from './reasons.ts'
import { wanted } from './wanted.ts'

export type ProblemWords = { readonly [C in Code]: (finding: FindingOf<C>) => string }

const types = {
  text: 'a text',
  list: 'a list',
  map: 'keys with values',
} satisfies Record<NodeType, string>

const kinds = {
  folder: 'a folder',
  pipe: 'a named pipe',
  socket: 'a socket',
  device: 'a device',
} satisfies Record<FindingOf<'file/not-a-file'>['is'], string>

const unknownKey = ({ key, meant }: { key: string; meant: string | undefined }): string =>
  `unknown key ${quoted(key)}${meant === undefined ? '' : `, did you mean "${meant}"?`}`

const wrongType = ({
  key,
  wants,
  got,
}: Pick<FindingOf<'card/wrong-type'>, 'key' | 'wants' | 'got'>): string => {
  const hint = wants === 'text' ? '; put quotes around a text that holds ": " or starts with [ or {' : ''
  return `"${key}" wants ${types[wants]}, but this is ${types[got]}${hint}`
}

const badId = ({ key, id }: Pick<FindingOf<'card/bad-id'>, 'key' | 'id'>): string =>
  `"${key}" cannot be ${quoted(id)}: an id has letters, digits, ".", "_" and "-"`

const emptyText = ({ key }: { key: string }): string => `"${key}" is empty`
const missingKey = ({ key }: { key: string }): string => `"${key}" is missing`

/** A quote inside a text that stands in these quotes. */
const inner = { '"': '\\"', "'": "''" } as const

/** Every finding in one line of words. */
const findings: ProblemWords = {
  'file/not-a-file': ({ is }) => `this is ${kinds[is]}, not a file`,
  'file/unreadable': ({ reason }) => `cannot be read: ${because(reason)}`,
  'file/too-large': ({ bytes, most }) =>
    `has ${mebibytes(bytes)}, more than the ${mebibytes(most)} mull reads`,
  'file/encoding': ({ byte }) => `this is not UTF-8 (byte ${byteText(byte)}): save the file as UTF-8`,
  'file/empty': () => 'this file is empty: a deck has a list of "cards"',
  'yaml/syntax': ({ reason }) => `not valid YAML: ${cited(reason)}`,
  'yaml/more-errors': () => 'and more errors from here on',
  'yaml/missing-colon': () => 'a key needs a colon and a space after it, as in "answer: text"',
  'yaml/indent': () =>
    'the indentation does not fit: the keys of a card start in one column, as do its dashes',
  'yaml/unclosed-quote': ({ quote }) => `this quote is never closed: put a ${quote} at the end of the text`,
  'yaml/after-quote': ({ quote }) =>
    `text after a closing quote: put quotes around the whole text, and write a ${quote} inside it as ${inner[quote]}`,
  'yaml/unclosed-bracket': ({ closing }) =>
    `a ${closing} is missing before this; a text that starts with ${closing === ']' ? '[' : '{'} needs quotes`,
  'yaml/start-character': ({ character }) => `put quotes around a text that starts with ${quoted(character)}`,
  'yaml/escape': ({ sequence }) =>
    `${quoted(sequence)} means nothing between double quotes: write \\\\ for a backslash, or use single quotes`,
  'yaml/tab': () => 'a tab cannot indent YAML: use spaces',
  'yaml/colon': () =>
    'a key cannot start here: mend the indentation, or put quotes around a text that holds ": "',
  'yaml/braces': () => 'put quotes around a text that starts with {{',
  'yaml/anchor': () =>
    'mull reads no YAML anchors: write the text out, or put quotes around one that starts with &',
  'yaml/alias': () =>
    'mull reads no YAML aliases: write the text out, or put quotes around one that starts with *',
  'yaml/tag': () =>
    'mull reads no YAML tags: write the text out, or put quotes around one that starts with !',
  'yaml/many-documents': () => 'a second YAML document starts here: one file holds one',
  'yaml/too-deep': () => 'this nests too deep',
  'yaml/too-large': () => 'from here on there is too much to read: split the deck',
  'yaml/key-not-text': () => 'a key is one text, not a list or keys with values',
  'yaml/duplicate-key': ({ key, first }) => `${quoted(key)} stands on line ${first} already`,
  'deck/unknown-key': unknownKey,
  'deck/not-a-map': ({ got }) => `a deck is keys with values, such as "cards:", but this is ${types[got]}`,
  'deck/missing-key': missingKey,
  'deck/wrong-type': wrongType,
  'deck/empty-text': emptyText,
  'deck/bad-id': badId,
  'deck/no-cards': () => 'this deck has no cards yet',
  'deck/duplicate-id': ({ id, first }) =>
    `the deck id "${id}" is taken by ${placeText(first)}: give this deck another "id"`,
  'deck/conflict-copy': ({ of, isThere }) =>
    isThere
      ? `a sync tool's copy of ${of}, so its cards are left out: mull merge shows what differs`
      : `a sync tool's copy of ${of}, which is gone, so its cards are left out: rename the file to get them back`,
  'card/unknown-key': unknownKey,
  'card/not-a-map': ({ got }) =>
    `a card is keys with values, such as "question:" and "answer:", but this is ${types[got]}`,
  'card/missing-key': ({ key }) => `this card has no "${key}"`,
  'card/wrong-type': wrongType,
  'card/empty-text': emptyText,
  'card/bad-id': badId,
  'card/duplicate-id': ({ id, first }) => `the card on line ${first} has the id "${id}" already`,
  'card/same-question': ({ first }) =>
    `the card on line ${first} has this question already: give one of them an "id"`,
  'card/choice-is-answer': ({ choice }) =>
    `the wrong choice ${quoted(choice)} is right: a quiz leaves it out`,
  'card/duplicate-choice': ({ choice }) => `the wrong choice ${quoted(choice)} stands here twice`,
  'card/not-true-or-false': ({ key }) => `"${key}" is true or false`,
  'card/not-with-cloze': ({ key }) => `a card with "cloze" has no "${key}": its text is question and answer`,
  'card/many-gaps': ({ key }) => `"${key}" belongs to one gap, but "cloze" has several here`,
  'card/no-gap': () => 'this text has no gap: put {{ and }} around what it asks for',
  'card/empty-gap': () => 'a gap is empty: nothing stands between its {{ and }}',
  'card/unclosed-gap': ({ gap }) => `the gap ${quoted(gap)} has no }}; write \\{{ for braces that are text`,
  'card/nested-gap': ({ gap }) =>
    `the gap ${quoted(gap)} has a gap inside; write \\{{ for braces that are text`,
  'card/too-many-gaps': ({ gaps, most }) => `this text has ${gaps} gaps, more than ${most}: split it`,
  'was/live': ({ was }) => `"${was}" is a card of today, so its history stays with it`,
  'was/claimed': ({ was, first }) =>
    `the history of "${was}" goes to ${placeText(first)}, which names it too`,
  'was/unwritten': ({ was }) =>
    `this card got its id later, so its history hangs on its question (${was}): mull check --write-ids writes that down`,
  'topic/near-duplicate': ({ topic, other, first }) =>
    `the topic ${quoted(topic)} looks like ${quoted(other)} in ${placeText(first)}`,
  'settings/unknown-key': unknownKey,
  'settings/not-a-map': ({ got }) =>
    `settings are keys with values, such as "new_per_day: 20", but this is ${types[got]}`,
  'settings/bad-value': ({ key, wants }) => `"${key}" takes ${wanted(wants)}`,
}

export const problems = {
  findings,
  severities: { error: 'error: ', warning: 'warning: ' },
  /** `2 files, 122 cards: ` */
  read: (files: string, cards: string) => `${files}, ${cards}: `,
  none: 'no problems',
}
