import { createHash } from 'node:crypto'
import { z } from 'zod'
import { parseJson } from './json.ts'

const reasons = ['edit', 'merge', 'sync', 'fix', 'restore'] as const

/** What a backup was made before. */
export type BackupReason = (typeof reasons)[number]

/** What a deck, a log or a setting may be called; a path of anything else is none of a collection. */
const paths =
  /^(?:decks\/[^./\0][^/\0]*\.[yY][aA]?[mM][lL]|reviews\/[^./\0][^/\0]*\.jsonl|mull\.yaml|\.git(?:attributes|ignore))$/

/** Whether a backup holds the file of this path within a collection. Its parts are parted by `/`. */
export const isKept = (path: string): boolean => paths.test(path)

export const isLog = (path: string): boolean => path.startsWith('reviews/')
export const isDeck = (path: string): boolean => path.startsWith('decks/')

const Chunk = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().nonnegative(),
  /** How many bytes it takes where it is kept. */
  stored: z.int().nonnegative(),
  /** How many lines end in it. */
  lines: z.int().nonnegative(),
})

const File = z.object({
  path: z.string().refine(isKept),
  mode: z.int().min(0).max(0o777),
  chunks: z.array(Chunk).readonly(),
})

const Manifest = z.object({
  v: z.literal(1),
  at: z.int().nonnegative(),
  reason: z.enum(reasons),
  /** Where the collection lay. */
  collection: z.string(),
  files: z.array(File).readonly(),
})

/** A piece of a file, by its content. */
export type Chunk = z.infer<typeof Chunk>

/** A file as it was. */
export type KeptFile = z.infer<typeof File>

/** One backup: a collection's files at one time. */
export type Manifest = z.infer<typeof Manifest>

const sumOf = (body: string): string => createHash('sha256').update(body).digest('hex')

/** `sum` stands last and covers the text without it. */
export const manifestText = (manifest: Manifest): string => {
  const body = JSON.stringify(manifest)
  return `${body.slice(0, -1)},"sum":"${sumOf(body)}"}\n`
}

const ending = /,"sum":"([0-9a-f]{64})"\}\n$/

/** What a text says as a manifest. One whose sum does not fit is damaged; so is one with a path that is none of a collection. */
export const readManifest = (text: string): Manifest | 'damaged' | 'newer' => {
  const value = parseJson(text)
  if (typeof value === 'object' && value !== null && 'v' in value && Number(value.v) > 1) return 'newer'
  const sum = ending.exec(text)
  if (!sum || sumOf(`${text.slice(0, sum.index)}}`) !== sum[1]) return 'damaged'
  const { data } = Manifest.safeParse(value)
  if (!data || new Set(data.files.map(({ path }) => path)).size < data.files.length) return 'damaged'
  return data
}

/** Whether two backups hold the same. */
export const sameContent = (one: Pick<Manifest, 'files'>, other: Pick<Manifest, 'files'>): boolean => {
  const content = ({ files }: Pick<Manifest, 'files'>) =>
    JSON.stringify(files.map(({ path, mode, chunks }) => [path, mode, chunks.map(({ sha256 }) => sha256)]))
  return content(one) === content(other)
}

export const sizeOf = ({ chunks }: KeptFile): number => chunks.reduce((sum, { bytes }) => sum + bytes, 0)
export const linesOf = ({ chunks }: KeptFile): number => chunks.reduce((sum, { lines }) => sum + lines, 0)
