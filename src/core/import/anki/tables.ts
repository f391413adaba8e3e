import { z } from 'zod'
import { Refusal } from '../../../errors.ts'
import { grouped } from '../../grouped.ts'
import { parseJson } from '../../json.ts'
import { AnkiNote } from './entry.ts'
import type { NoteType } from './note-type.ts'
import { numberField, textField } from './protobuf.ts'
import { AnkiCard, AnkiReview } from './schedule.ts'

/** Asks the database, and gives rows by the names of their columns. */
type Select = (sql: string) => Iterable<Readonly<Record<string, unknown>>>

const Bytes = z.instanceof(Uint8Array)
const Names = z.array(z.object({ name: z.string() }))

/** Schema 11 has all but cards, notes and reviews as JSON. */
const OldCollection = z.object({ crt: z.number(), models: z.string(), decks: z.string(), conf: z.string() })
const OldType = z.object({
  name: z.string(),
  type: z.number(),
  flds: Names,
  tmpls: z.array(z.object({ name: z.string(), qfmt: z.string(), afmt: z.string() })),
})
const OldDeck = z.object({ name: z.string() })
const Config = z.object({
  rollover: z.number().min(0).max(23).exactOptional().catch(4),
  /** Minutes west of UTC. */
  creationOffset: z.number().min(-1440).max(1440).nullable().exactOptional().catch(null),
})

/** Schema 15 and later: tables, whose `config` is protobuf (Anki's notetypes.proto: kind 1; q_format 1, a_format 2). */
const NamedRow = z.object({ id: z.number(), name: z.string() })
const TypeRow = NamedRow.extend({ config: Bytes })
const FieldRow = z.object({ ntid: z.number(), ord: z.number(), name: z.string() })
const TemplateRow = FieldRow.extend({ config: Bytes })
const ConfigRow = z.object({ name: z.string(), value: z.union([Bytes, z.string()]) })

export type AnkiMeta = {
  /** Of the schema: 11, or 18 for all that came later. */
  readonly version: 11 | 18
  /** In seconds. */
  readonly created: number
  readonly rollover: number
  readonly offset: number | undefined
  readonly noteTypes: ReadonlyMap<number, NoteType>
  readonly decks: ReadonlyMap<number, readonly string[]>
}

/** The rows that are what they are said to be; `others` counts those that are not. */
const rows = <T>(
  select: Select,
  sql: string,
  schema: z.ZodType<T>,
  onOther: () => void = () => {},
): readonly T[] => {
  const found: T[] = []
  for (const row of select(sql)) {
    const { data } = schema.safeParse(row)
    if (data === undefined) onOther()
    else found.push(data)
  }
  return found
}

const entriesOf = <T>(text: string, schema: z.ZodType<T>): ReadonlyMap<number, T> => {
  const value = parseJson(text)
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return new Map(
    entries.flatMap(([id, each]) => {
      const { data } = schema.safeParse(each)
      return data === undefined ? [] : [[Number(id), data] as const]
    }),
  )
}

const path = (name: string, apart: string): readonly string[] => name.split(apart).filter(part => part !== '')

const configOf = (value: unknown): Pick<AnkiMeta, 'rollover' | 'offset'> => {
  const { rollover = 4, creationOffset } = Config.safeParse(value).data ?? {}
  return { rollover: Math.floor(rollover), offset: creationOffset ?? undefined }
}

const oldMeta = (select: Select): AnkiMeta => {
  const [found] = rows(select, 'select crt, models, decks, conf from col limit 1', OldCollection)
  if (!found) throw new Refusal('not-a-file')
  const types = entriesOf(found.models, OldType)
  return {
    version: 11,
    created: found.crt,
    ...configOf(parseJson(found.conf)),
    noteTypes: new Map(
      [...types].map(([id, { name, type, flds, tmpls }]) => [
        id,
        {
          name,
          isCloze: type === 1,
          fields: flds.map(field => field.name),
          templates: tmpls.map(({ name, qfmt, afmt }) => ({ name, front: qfmt, back: afmt })),
        },
      ]),
    ),
    decks: new Map([...entriesOf(found.decks, OldDeck)].map(([id, { name }]) => [id, path(name, '::')])),
  }
}

const newMeta = (select: Select): AnkiMeta => {
  const [found] = rows(select, 'select crt from col limit 1', z.object({ crt: z.number() }))
  if (!found) throw new Refusal('not-a-file')
  const config = new Map(
    rows(select, 'select key as name, val as value from config', ConfigRow).map(({ name, value }) => [
      name,
      parseJson(Buffer.from(value).toString('utf8')),
    ]),
  )
  const inOrder = <T extends { readonly ntid: number; readonly ord: number }>(
    all: readonly T[],
    type: number,
  ) => all.filter(({ ntid }) => ntid === type).toSorted((a, b) => a.ord - b.ord)
  const fields = rows(select, 'select ntid, ord, name from fields', FieldRow)
  const templates = rows(select, 'select ntid, ord, name, config from templates', TemplateRow)
  return {
    version: 18,
    created: found.crt,
    ...configOf(Object.fromEntries(config)),
    noteTypes: new Map(
      rows(select, 'select id, name, config from notetypes', TypeRow).map(({ id, name, config }) => [
        id,
        {
          name,
          isCloze: numberField(config, 1) === 1,
          fields: inOrder(fields, id).map(field => field.name),
          templates: inOrder(templates, id).map(({ name, config }) => ({
            name,
            front: textField(config, 1),
            back: textField(config, 2),
          })),
        },
      ]),
    ),
    decks: new Map(
      rows(select, 'select id, name from decks', NamedRow).map(({ id, name }) => [id, path(name, '\u001f')]),
    ),
  }
}

const MasterRow = z.object({ type: z.string(), name: z.string(), sql: z.string().nullable() })

/** What has to be a table, in either schema. */
const read: ReadonlySet<string> = new Set([
  ...['col', 'notes', 'cards', 'revlog'],
  ...['config', 'decks', 'fields', 'notetypes', 'templates'],
])

/** A view, a virtual table or a column that is computed may do anything, and without end: what is read are plain tables. */
const isPlain = ({ type, sql }: z.infer<typeof MasterRow>): boolean =>
  type === 'table' && /^create\s+table\b/i.test(sql ?? '') && !/\bgenerated\b|\bas\s*\(/i.test(sql ?? '')

/** What a collection of Anki's says besides its notes. Throws what SQLite throws, or a Refusal where there is no collection. */
export const ankiMeta = (select: Select): AnkiMeta => {
  const tables = rows(select, 'select type, name, sql from sqlite_master', MasterRow).filter(({ name }) =>
    read.has(name.toLowerCase()),
  )
  if (!tables.every(isPlain)) throw new Refusal('not-safe')
  return tables.some(({ name }) => name === 'notetypes') ? newMeta(select) : oldMeta(select)
}

/** Cards by their notes, in the order in which a note's templates stand. */
export const ankiCards = (select: Select, onOther: () => void): ReadonlyMap<number, readonly AnkiCard[]> => {
  const sql =
    'select id, nid, did, ord, type, queue, due, ivl, flags, odue, odid, data from cards order by nid, ord, id'
  return grouped(rows(select, sql, AnkiCard, onOther), card => card.nid)
}

/** Reviews by their cards, oldest first. */
export const ankiReviews = (
  select: Select,
  onOther: () => void,
): ReadonlyMap<number, readonly AnkiReview[]> =>
  grouped(
    rows(
      select,
      'select id, cid, ease, ivl, time, type, factor from revlog order by id',
      AnkiReview,
      onOther,
    ),
    review => review.cid,
  )

/** Notes one after another, the oldest first. */
export const ankiNotes = function* (select: Select): Iterable<AnkiNote | undefined> {
  for (const row of select('select id, guid, mid, tags, flds from notes order by id'))
    yield AnkiNote.safeParse(row).data
}
