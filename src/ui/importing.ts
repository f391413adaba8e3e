import type { ImportRefusal, ImportShape, LeftBehind, SourcePlace } from '../core/import/imported.ts'
import type { ImportKind } from '../core/import/kinds.ts'
import type { EventCounts } from '../core/merge.ts'
import { oneLine } from './clean.ts'
import { countsText } from './merge.ts'
import { problemMessage } from './problems.ts'
import type { Line } from './text.ts'
import type { Words } from './words.ts'

type Shown = { readonly card: string; readonly text: string }

/** What `mull import` did, or would do. */
export type ImportTold = {
  readonly dryRun: boolean
  readonly backup: string | null
  readonly sources: readonly {
    readonly file: string
    readonly kind: ImportKind
    readonly encoding: string | null
    readonly shape: ImportShape
    readonly entries: number
  }[]
  readonly decks: readonly {
    readonly deck: string
    readonly name: string
    readonly file: string
    readonly made: boolean
    readonly new: number
    readonly changed: number
    readonly same: number
  }[]
  readonly new: number
  readonly changed: number
  readonly same: number
  readonly refused: readonly {
    readonly file: string
    readonly place: SourcePlace
    readonly why: ImportRefusal
    readonly excerpt: string
  }[]
  readonly left: readonly LeftBehind[]
  readonly events: EventCounts
  /** The first of each kind. */
  readonly first: {
    readonly new: readonly Shown[]
    readonly changed: readonly Shown[]
    readonly same: readonly Shown[]
  }
}

/** Why an entry did not come in, in one line of words. */
export const refusalText = (words: Words, why: ImportRefusal): string =>
  why.code === 'bad-card' ? problemMessage(words, why.finding) : words.importing.refusals(why)

const sourceLine = (
  { importing: said, common }: Words,
  { file, kind, encoding, shape, entries }: ImportTold['sources'][number],
): Line => [
  { text: oneLine(file), style: 'strong' },
  ` · ${[
    said.kinds[kind],
    ...(encoding === null || encoding === 'utf-8' ? [] : [encoding.toUpperCase()]),
    ...(shape.version === undefined ? [] : [shape.version]),
    ...(shape.delimiter === undefined ? [] : [said.parted(said.delimiters(shape.delimiter))]),
    ...(shape.header === undefined ? [] : [said.header(shape.header)]),
    ...(shape.columns === undefined ? [] : [said.columns(common.listed(shape.columns.slice(0, 20)))]),
    said.entries(entries),
  ].join(' · ')}`,
]

const deckLine = (
  { importing: said }: Words,
  { name, file, made, ...counts }: ImportTold['decks'][number],
): Line => [
  `${oneLine(name)}: ${said.deck(counts.new, counts.changed, counts.same)}`,
  { text: ` · ${made ? said.made(file) : file}`, style: 'dim' },
]

const shownLines = ({ importing: said }: Words, { first, ...told }: ImportTold): readonly Line[] =>
  (['new', 'changed', 'same'] as const).flatMap(kind => {
    const more = told[kind] - first[kind].length
    return [
      ...first[kind].map(
        ({ card, text }): Line => [
          { text: `  ${said.first[kind]}  `, style: 'dim' },
          text === '' ? oneLine(card) : `${oneLine(card)}  ${oneLine(text)}`,
        ],
      ),
      ...(first[kind].length > 0 && more > 0 ? [`  ${said.more(more)}`] : []),
    ]
  })

/** More than these say no more. */
const mostTold = 20

const refusedLines = (words: Words, refused: ImportTold['refused']): readonly Line[] => {
  const { importing: said } = words
  if (refused.length === 0) return []
  const rest = refused.length - mostTold
  return [
    { text: said.refusedCount(refused.length), style: 'bad' },
    ...refused.slice(0, mostTold).map(({ file, place, why, excerpt }): Line => {
      const where = 'line' in place ? `:${place.line}` : ` ${said.note(place.note)}`
      const quoted = excerpt === '' ? '' : ` | ${oneLine(excerpt)}`
      return [
        { text: `  ${oneLine(file)}${where} `, style: 'strong' },
        refusalText(words, why),
        { text: quoted, style: 'dim' },
      ]
    }),
    ...(rest > 0 ? [`  ${said.more(rest)}`] : []),
  ]
}

const leftLines = ({ importing: said, common }: Words, left: readonly LeftBehind[]): readonly Line[] =>
  left.length === 0
    ? []
    : [
        said.left,
        ...left.map(
          ({ what, count, names }) =>
            `  ${said.leftOf(what, count, common.listed([...names.map(oneLine), ...(names.length >= 5 && count > names.length ? ['…'] : [])]))}`,
        ),
      ]

export const importLines = (words: Words, told: ImportTold): readonly Line[] => {
  const { importing: said } = words
  const history = countsText(words, told.events)
  const isNew = told.new + told.changed > 0 || history !== ''
  return [
    ...told.sources.map(source => sourceLine(words, source)),
    ...told.decks.map(deck => deckLine(words, deck)),
    ...(told.dryRun ? shownLines(words, told) : []),
    ...(history === '' ? [] : [said.history(history)]),
    ...leftLines(words, told.left),
    ...refusedLines(words, told.refused),
    ...(told.backup === null ? [] : [said.backup(told.backup)]),
    isNew
      ? ({ text: said.done(told.dryRun, told.new, told.changed, told.same), style: 'good' } as const)
      : said.nothing,
  ]
}
