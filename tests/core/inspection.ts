import { crc32 } from 'node:zlib'
import type { Entry, Folder, Inspection, LogLook } from '../../src/core/doctor/inspection.ts'
import type { Event } from '../../src/core/event.ts'
import { createEventIds } from '../../src/core/event-id.ts'
import { progressText } from '../../src/core/progress-text.ts'
import { type Progress, replay } from '../../src/core/replay.ts'

export const now = Date.parse('2026-11-23T10:00:00Z')
const hour = 3_600_000

export const own = 'abcdefghijklmnop'

const nextId = createEventIds(size => new Uint8Array(size))

/** An answer so many hours from now. */
export const answer = (card: string, hours = -1): Event => {
  const at = new Date(now + hours * hour).toISOString()
  return {
    v: 1,
    id: nextId(now + hours * hour),
    type: 'review',
    card,
    at: at.replace('Z', '+00:00'),
    day: at.slice(0, 10),
    rating: 3,
    ms: 0,
    state: 'review',
    step: 0,
    due: '2026-12-01',
    kind: 'due',
  }
}

export const file = (path: string, parts: Partial<Entry> = {}): Entry => ({
  path,
  name: path.split('/').at(-1) ?? path,
  is: 'file',
  size: 1,
  written: now - 48 * hour,
  identity: String(crc32(path)),
  isOthers: false,
  ...parts,
})

export const folder = (
  path: string,
  entries: readonly Entry[] = [],
  parts: Partial<Folder> = {},
): Folder => ({
  path,
  self: file(path, { is: 'folder' }),
  entries,
  ...parts,
})

export const log = (name: string, events: readonly Event[], parts: Partial<LogLook> = {}): LogLook => ({
  path: `reviews/${name}`,
  name,
  isRead: true,
  events,
  damaged: 0,
  kept: 0,
  isMarked: false,
  ...parts,
})

const progressOf = (logs: readonly LogLook[]): Progress =>
  replay(
    logs.map(({ events }) => events),
    id => id,
    () => ({ stability: 1, difficulty: 5 }),
  )

/** A collection in which nothing is wrong, with the logs given. */
export const healthy = (parts: Partial<Inspection> = {}): Inspection => {
  const logs = parts.logs ?? []
  const progress = progressOf(logs.filter(({ isRead }) => isRead))
  return {
    folder: '/cards',
    now,
    root: folder('.'),
    decksFolder: folder('decks'),
    reviewsFolder: folder(
      'reviews',
      logs.map(({ path }) => file(path)),
    ),
    state: [folder('/state')],
    isStateInside: false,
    begun: [],
    device: { is: 'known', id: own },
    logs,
    unread: [],
    settings: [],
    decks: {
      decks: [{ id: 'd', name: 'd', file: 'decks/d.yaml', cards: [cardOf('d/a'), cardOf('d/b')] }],
      problems: [],
      withheld: [],
    },
    marked: [],
    progressFile: { is: 'text', text: progressText(progress) },
    progress,
    backups: { path: '/state/backups/x', looks: [] },
    disk: { free: 1e9, isOutOfFiles: false },
    git: undefined,
    ...parts,
  }
}

const cardOf = (id: string) =>
  ({
    id,
    deck: 'd',
    form: 'forward',
    typed: false,
    question: id,
    answer: id,
    wrong: [],
    accept: [],
    tags: [],
    was: [],
    line: 1,
  }) as const
