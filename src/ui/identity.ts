import { idParts } from '../core/card-id.ts'
import type { Proposal } from '../core/identity.ts'
import type { Text } from '../core/known-cards.ts'
import type { Match } from '../core/matches.ts'
import { oneLine } from './clean.ts'
import { pieces, widthOf } from './pieces.ts'
import type { Line, Span } from './text.ts'
import { truncate } from './truncate.ts'
import type { Words } from './words.ts'
import { wrapLine } from './wrap.ts'

/** How much of a text is shown to tell cards apart, in columns. */
const mostText = 240

/** Where a card stands, as far as a person wants to know before they decide. */
export type Standing = {
  readonly answers: number
  readonly last: string | undefined
  readonly next: string | undefined
}

/** A card of today with the names of its deck and file. */
export type Place = { readonly deck: string; readonly file: string }

const textLines = ({ question, answer }: Text): readonly Span[] => [
  truncate(question, mostText),
  { text: truncate(answer, mostText), style: 'dim' },
]

type Row = readonly [label: string, values: readonly Span[]]

/** Values beside labels of one width, or below them where the screen is narrow. */
const labelled = (rows: readonly Row[], width: number): readonly Line[] => {
  const columns = (text: string) => widthOf(pieces(text))
  const column = 4 + Math.max(...rows.map(([label]) => columns(label)))
  const isBeside = width >= 3 * column
  return rows.flatMap(([label, values]) => {
    const head = { text: `  ${label}`, style: 'dim' } as const
    if (!isBeside) return [head, ...values.flatMap(value => wrapLine(['    ', value], width))]
    return values.flatMap((value, index) => {
      const before = index === 0 ? [head, ' '.repeat(column - columns(head.text))] : [' '.repeat(column)]
      return wrapLine([...before, value], width, column)
    })
  })
}

const heading = (
  words: Words['identity'],
  proposal: Exclude<Proposal, { kind: 'deck-renamed' }>,
  { deck, file }: Place,
): string => {
  switch (proposal.kind) {
    case 'reworded':
      return words.reworded(deck, file)
    case 'moved':
      return words.moved(idParts(proposal.old.id).deck, deck, file)
    case 'got-id':
      return words.gotId(deck, file)
  }
}

/** A card as it was and as it is, and what hangs on the answer. */
export const proposalLines = (
  { identity: words }: Pick<Words, 'identity'>,
  proposal: Exclude<Proposal, { kind: 'deck-renamed' }>,
  { place, standing, width }: { readonly place: Place; readonly standing: Standing; readonly width: number },
): readonly Line[] => {
  const { old, card } = proposal
  return [
    '',
    ...wrapLine({ text: oneLine(heading(words, proposal, place)), style: 'strong' }, width),
    ...labelled(
      [
        [words.before, old.text ? textLines(old.text) : [words.noText(old.id)]],
        [words.now, textLines(card)],
        [words.history, [words.standing(standing)]],
      ],
      width,
    ),
  ]
}

const oldName = ({ old }: Match): string =>
  old.text ? `"${truncate(old.text.question, 60)}" (${old.id})` : old.id

/** How many are named where there are many. */
const mostNamed = 8

/** Several in one line each, for those who hear it without an arrow. */
export const manyLines = (
  { identity: words }: Pick<Words, 'identity'>,
  matches: readonly Match[],
  isHeard = false,
): readonly Line[] => [
  '',
  { text: words.many(matches.length), style: 'strong' },
  ...matches.slice(0, mostNamed).map(({ old, card }) => {
    const [before, now] = [truncate(old.text?.question ?? old.id, 60), truncate(card.question, 60)]
    return isHeard ? `  ${words.before}: ${before}; ${words.now}: ${now}` : `  ${before} → ${now}`
  }),
  ...(matches.length > mostNamed ? [`  ${words.more(matches.length - mostNamed)}`] : []),
]

/** What waits for a person at a terminal, and how it is settled. */
export const waitingLines = (
  { identity: words }: Pick<Words, 'identity'>,
  proposals: readonly Proposal[],
  fileOf: (deck: string) => string,
): readonly Line[] => {
  const count = proposals.reduce(
    (sum, one) => sum + (one.kind === 'deck-renamed' ? one.matches.length : 1),
    0,
  )
  const lines = proposals.slice(0, mostNamed).map(proposal => {
    if (proposal.kind === 'deck-renamed') {
      const { from, to, matches } = proposal
      return words.maybeDeck(to.file, to.id, from, matches.length)
    }
    const { card } = proposal
    return words.maybe(`${fileOf(card.deck)}:${card.line}`, truncate(card.question, 60), oldName(proposal))
  })
  const more = proposals.length - lines.length
  return [
    { text: words.waiting(count), style: 'warn' },
    ...lines,
    ...(more > 0 ? [`  ${words.more(more)}`] : []),
    { text: words.settle, style: 'dim' },
  ]
}
