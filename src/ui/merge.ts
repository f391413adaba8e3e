import type { Event } from '../core/event.ts'
import type { Arrival, EventCounts, MergeReport } from '../core/merge.ts'
import type { Line, Span } from './text.ts'
import type { Words } from './words.ts'

/** What `mull merge` did, or would do. */
export type MergeTold = Omit<MergeReport<unknown>, 'arrivals'> & {
  readonly dryRun: boolean
  readonly backup: string | null
  readonly sources: readonly {
    readonly path: string
    /** Where its decks are. */
    readonly decks: string | null
    readonly logs: readonly LogTold[]
  }[]
}

type LogTold = Arrival & { readonly log: string; readonly damaged: number }

const order = [
  'review',
  'undo',
  'quiz',
  'suspend',
  'unsuspend',
  'bury',
  'flag',
  'reset',
  'reschedule',
] as const satisfies readonly Event['type'][]

export const countsText = ({ merge, common }: Words, types: EventCounts): string =>
  common.listed(
    order.flatMap(type => {
      const count = types[type]
      return count === undefined ? [] : [merge.types[type](count)]
    }),
  )

const arrivalText = (words: Words, { events, new: fresh, types, from, to }: Arrival): string => {
  const { merge } = words
  if (from === undefined || to === undefined) return merge.known(events)
  const here = events - fresh
  const known = here === 0 ? '' : ` · ${merge.knownToo(here)}`
  return `${merge.fresh(countsText(words, types), from, to)}${known}`
}

const logLines = (words: Words, log: LogTold): readonly Line[] => {
  const damage: Span[] =
    log.damaged === 0 ? [] : [' · ', { text: words.merge.damaged(log.damaged), style: 'warn' }]
  return [`  ${log.log}`, ['    ', arrivalText(words, log), ...damage]]
}

/** What came in, source by source, and what follows from it. */
export const mergeLines = (words: Words, told: MergeTold): readonly Line[] => {
  const { merge, common } = words
  const { sources, total, taken, homeless, dryRun, backup } = told
  const decks = sources.find(source => source.decks !== null)?.decks ?? undefined
  return [
    ...sources.flatMap(({ path, logs }): readonly Line[] => [
      { text: path, style: 'strong' },
      ...logs.flatMap(log => logLines(words, log)),
    ]),
    '',
    total.new === 0 ? merge.nothing : merge.total(countsText(words, total.types), dryRun),
    ...(taken === 0 ? [] : [merge.taken(taken)]),
    ...(homeless.answers === 0
      ? []
      : [merge.homeless(homeless.answers, common.listed(homeless.decks)), merge.addDeck(decks)]),
    ...(backup === null ? [] : [merge.backup(backup)]),
  ]
}
