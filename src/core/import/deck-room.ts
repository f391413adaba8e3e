import type { NewCard } from '../card-text.ts'

/** What one deck file takes, well below what reading it takes (`core/yaml.ts`, `files/text-file.ts`). */
const most = { entries: 10_000, bytes: 6 * 1024 * 1024, nodes: 300_000 } as const

export type Load = { readonly entries: number; readonly bytes: number; readonly nodes: number }

export const noLoad: Load = { entries: 0, bytes: 0, nodes: 0 }

/** Two bytes a character and three a line are more than most texts take. */
const textBytes = (text: string): number => 2 * text.length + 8 * text.split('\n').length

export const loadOf = (card: NewCard): Load => {
  const values = Object.values(card).map(value => (typeof value === 'object' ? value : [String(value)]))
  return {
    entries: 1,
    bytes: values.flat().reduce((sum, text) => sum + textBytes(text) + 8, 0),
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
