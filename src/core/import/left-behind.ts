import type { LeftBehind } from './imported.ts'

type What = LeftBehind['what']

const mostNames = 5

/** Counts what cannot come along, and keeps the first few names of each kind. */
export type Tally = {
  readonly add: (what: What, name: string) => void
  readonly addAll: (left: readonly LeftBehind[]) => void
  readonly list: () => readonly LeftBehind[]
}

export const createTally = (): Tally => {
  const kinds = new Map<What, { count: number; readonly names: Set<string> }>()
  const put = (what: What, count: number, names: readonly string[]): void => {
    const kind = kinds.get(what) ?? { count: 0, names: new Set<string>() }
    kind.count += count
    for (const name of names) if (name !== '' && kind.names.size < mostNames) kind.names.add(name)
    kinds.set(what, kind)
  }
  return {
    add: (what, name) => put(what, 1, [name]),
    addAll: left => {
      for (const { what, count, names } of left) put(what, count, names)
    },
    list: () => [...kinds].map(([what, { count, names }]) => ({ what, count, names: [...names] })),
  }
}
