import type { NewCard } from '../card-text.ts'

/** What one deck file takes, well below what reading it takes (`core/yaml.ts`, `files/text-file.ts`). */
const most = { entries: 10_000, bytes: 6 * 1024 * 1024, nodes: 300_000 } as const

export type Load = { readonly entries: number; readonly bytes: number; readonly nodes: number }

export const noLoad: Load = { entries: 0, bytes: 0, nodes: 0 }

/** At most so many, with the indentation of lines and the escapes of what no one sees. */
const textBytes = (text: string): number => {
  let bytes = 8
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    bytes += code === 10 ? 7 : code < 0x20 ? 6 : code < 0x7f ? 1 : 6
  }
  return bytes
}

/** Far beyond a card. */
const mostOfOne = 1024 * 1024

export const loadOf = (card: NewCard): Load => {
  const values = Object.values(card).map(value => (typeof value === 'object' ? value : [String(value)]))
  return {
    entries: 1,
    bytes: values.flat().reduce((sum, text) => sum + textBytes(text) + 12, 0),
    nodes: 2 + values.reduce((sum, items) => sum + 2 + items.length, 0),
  }
}

export const together = (a: Load, b: Load): Load => ({
  entries: a.entries + b.entries,
  bytes: a.bytes + b.bytes,
  nodes: a.nodes + b.nodes,
})

export const fits = (load: Load): boolean =>
  load.entries <= most.entries && load.bytes <= most.bytes && load.nodes <= most.nodes

/** Whether an entry is one that a deck can take. */
export const isFit = (card: NewCard): boolean => {
  const { bytes, nodes } = loadOf(card)
  return bytes <= mostOfOne && nodes <= 1000
}
