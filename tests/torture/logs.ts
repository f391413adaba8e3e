import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Failure } from './trial.ts'

/** The collection of a home. */
export const collectionIn = (home: string): string => join(home, 'data', 'mull')

/** A log read as the help page on formats says, by none of mull's own code. */
export type Log = {
  readonly name: string
  /** The whole lines, by the ids of their events: without `sum`, which fits. */
  readonly events: ReadonlyMap<string, readonly string[]>
  /** All others, but for empty ones. */
  readonly damaged: readonly string[]
}

const readLog = (folder: string, name: string): Log => {
  const events = new Map<string, string[]>()
  const damaged: string[] = []
  for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
    if (line === '') continue
    const body = `${line.slice(0, -18)}}`
    const sum = crc32(body).toString(16).padStart(8, '0')
    if (line.slice(-18) === `,"sum":"${sum}"}`) {
      const { id } = JSON.parse(body)
      events.set(id, [...(events.get(id) ?? []), body])
    } else damaged.push(line)
  }
  return { name, events, damaged }
}

export const logsIn = (collection: string): readonly Log[] => {
  const folder = join(collection, 'reviews')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter(name => name.endsWith('.jsonl'))
    .map(name => readLog(folder, name))
}

/** What was acknowledged: each event as it was told, by its id. */
export type Acknowledged = Map<string, string>

/** What is wrong with the logs of a collection, into which these events were acknowledged by writers of which some were killed. */
export const flawsOf = (
  logs: readonly Log[],
  acknowledged: Acknowledged,
  { kills, again }: { readonly kills: number; readonly again: string },
): Failure[] => {
  const failures: Failure[] = []
  const fail = (kind: Failure['kind'], what: string) => failures.push({ kind, what, again })
  for (const [id, told] of acknowledged) {
    const lines = logs.flatMap(log => log.events.get(id) ?? [])
    if (lines.length !== 1) fail('lost', `acknowledged and ${lines.length} times in the logs: ${told}`)
    else if (lines[0] !== told) fail('lost', `acknowledged as ${told}, and kept as ${lines[0]}`)
  }
  const damaged = logs.flatMap(log => log.damaged)
  if (damaged.length > kills) fail('unreadable', `${damaged.length} damaged lines: ${damaged[0]}`)
  const twice = logs.flatMap(log => [...log.events.values()]).find(lines => lines.length > 1)
  if (twice) fail('unreadable', `two events of one id: ${twice.join(' ')}`)
  const kept = new Set(logs.flatMap(log => [...log.events.keys()])).size
  // One that is killed may have kept the one event that it was about to acknowledge.
  const more = kept - acknowledged.size
  if (more > kills) fail('unreadable', `${more} more events than were acknowledged`)
  return failures
}
