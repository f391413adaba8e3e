import type { Event } from '../event.ts'
import { grouped } from '../grouped.ts'
import type { Code, Problem } from '../problem.ts'
import { type Ailment, ailment } from './ailment.ts'
import type { Inspection, LogLook } from './inspection.ts'

const duplicates: ReadonlySet<Code> = new Set<Code>([
  'deck/duplicate-id',
  'card/duplicate-id',
  'card/same-question',
])

/** Whether a deck's problem is an id that is there twice. */
export const isDuplicate = ({ code }: Problem): boolean => duplicates.has(code)

type Met = { readonly event: Event; readonly log: LogLook }

const differing = (logs: readonly LogLook[]): readonly { id: string; logs: readonly [string, string] }[] => {
  const firsts = new Map<string, Met>()
  const found = new Map<string, readonly [string, string]>()
  for (const log of logs) {
    for (const event of log.events) {
      const first = firsts.get(event.id)
      if (!first) firsts.set(event.id, { event, log })
      else if (JSON.stringify(first.event) !== JSON.stringify(event)) {
        found.set(event.id, [first.log.path, log.path])
      }
    }
  }
  return [...found].map(([id, logs]) => ({ id, logs }))
}

/** Whether any id names two decks, two cards or two answers. */
export const idAilments = ({ decks, logs }: Inspection): readonly Ailment[] => {
  const cards = decks.problems
    .filter(isDuplicate)
    .map(problem => ailment('ids', `${problem.file}:${problem.line}`, { code: 'id-twice', problem }))
  const twice = grouped(differing(logs.filter(({ isRead }) => isRead)), item => item.logs.join('\n'))
  const events = [...twice.values()].flatMap(items => {
    const [first] = items
    if (!first) return []
    const [subject, other] = first.logs
    return [ailment('ids', subject, { code: 'event-twice', events: items.map(({ id }) => id), other })]
  })
  return [...cards, ...events]
}
