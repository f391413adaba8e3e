/** A file or folder, whatever it is called. */
export type Node = number

/** What a run did to the file system, as far as it decides what a crash leaves. */
export type Step =
  | { readonly is: 'write'; readonly file: Node; readonly at: number; readonly bytes: Buffer }
  | { readonly is: 'size'; readonly file: Node; readonly size: number }
  /** Names that change together: a rename takes one away where it gives another. Without a node the name goes. `made` is a new folder. */
  | { readonly is: 'names'; readonly changes: readonly Change[]; readonly made?: Node }
  | { readonly is: 'sync'; readonly node: Node }
  | { readonly is: 'said'; readonly text: string }

export type Change = { readonly folder: Node; readonly name: string; readonly node: Node | undefined }

export type Tree = {
  readonly root: Node
  readonly folders: ReadonlyMap<Node, ReadonlyMap<string, Node>>
  readonly files: ReadonlyMap<Node, Buffer>
}

/** What became of a step that was not synced: done, lost, zeros in its place from some byte on, or cut there. */
type Fate = { readonly is: 'done' | 'lost' } | { readonly is: 'zeroed' | 'cut'; readonly from: number }

const done: Fate = { is: 'done' }
const lost: Fate = { is: 'lost' }

/** The steps before a crash that no sync has made safe. A name is safe once each folder that it concerns was synced. */
const unsafe = (steps: readonly Step[]): ReadonlySet<number> => {
  const synced = new Set<Node>()
  const found = new Set<number>()
  for (let at = steps.length - 1; at >= 0; at--) {
    const step = steps[at]
    if (step?.is === 'sync') synced.add(step.node)
    if ((step?.is === 'write' || step?.is === 'size') && !synced.has(step.file)) found.add(at)
    if (step?.is === 'names' && !step.changes.every(({ folder }) => synced.has(folder))) found.add(at)
  }
  return found
}

/** Up to this length a write is cut at every byte. */
const short = 600
const samples = 48
const page = 4096

const cutsOf = (length: number, below: Below): readonly Fate[] => {
  const places =
    length <= short
      ? Array.from({ length }, (_, at) => at)
      : [1, length - 1, ...Array.from({ length: samples }, () => below(length))]
  const pages = Array.from({ length: Math.floor(length / page) }, (_, at) => (at + 1) * page)
  return [
    ...places.map(from => ({ is: 'cut', from }) as const),
    ...[...pages, Math.floor(length / 2)].map(from => ({ is: 'zeroed', from }) as const),
  ]
}

export type Crash = { readonly steps: readonly Step[]; readonly fates: ReadonlyMap<number, Fate> }

/** Of one instant no more combinations than this, and no more cuts, are tried; which ones is drawn by chance. */
export type Most = { readonly combinations: number; readonly cuts: number }

type Below = (n: number) => number
type Fates = ReadonlyMap<number, Fate>

/** Every combination of what may have become of each, or so many of them. */
const combinations = (
  choices: readonly (readonly [number, readonly Fate[]])[],
  below: Below,
  most: number,
): readonly (() => Fates)[] => {
  const count = choices.reduce((product, [, fates]) => product * fates.length, 1)
  const drawn = (): Fates =>
    new Map(choices.map(([at, fates]) => [at, fates[below(fates.length)] ?? done] as const))
  if (count > most) return Array.from({ length: most }, () => drawn)
  const numbered = (number: number): Fates => {
    let rest = number
    return new Map(
      choices.map(([at, fates]) => {
        const fate = fates[rest % fates.length] ?? done
        rest = Math.floor(rest / fates.length)
        return [at, fate] as const
      }),
    )
  }
  return Array.from({ length: count }, (_, number) => () => numbered(number))
}

/** What may have become of everything unsafe at one instant: combinations of done, lost and zeroed; each write cut. */
const fatesAt = (steps: readonly Step[], below: Below, most: Most): readonly (() => Fates)[] => {
  const open = [...unsafe(steps)]
  const choices = open.map(at => {
    const fates: readonly Fate[] =
      steps[at]?.is === 'write' ? [done, lost, { is: 'zeroed', from: 0 }] : [done, lost]
    return [at, fates] as const
  })
  const cuts = open.flatMap(at => {
    const step = steps[at]
    if (step?.is !== 'write') return []
    const cut = (fate: Fate, others: Fate) => (): Fates =>
      new Map(open.map(other => [other, other === at ? fate : others]))
    return cutsOf(step.bytes.length, below).flatMap(fate => [cut(fate, done), cut(fate, lost)])
  })
  const drawn =
    cuts.length <= most.cuts
      ? cuts
      : Array.from({ length: most.cuts }, () => cuts[below(cuts.length)]).filter(cut => cut !== undefined)
  return [...combinations(choices, below, most.combinations), ...drawn]
}

/** The crashes that are tried of a run: after each of its steps, with all that may have become of what was not safe. */
export const crashesOf = (steps: readonly Step[], below: Below, most: Most): readonly (() => Crash)[] =>
  Array.from({ length: steps.length + 1 }, (_, at) => steps.slice(0, at)).flatMap(before =>
    fatesAt(before, below, most).map(fates => () => ({ steps: before, fates: fates() })),
  )

const written = (old: Buffer, at: number, bytes: Buffer, fate: Fate): Buffer => {
  const length = fate.is === 'cut' ? fate.from : bytes.length
  const next = Buffer.alloc(Math.max(old.length, at + length))
  old.copy(next)
  bytes.copy(next, at, 0, length)
  if (fate.is === 'zeroed') next.fill(0, at + Math.min(fate.from, length), at + length)
  return next
}

const resized = (old: Buffer, size: number): Buffer => {
  const next = Buffer.alloc(size)
  old.copy(next)
  return next
}

/** The tree that a crash leaves. */
export const after = (start: Tree, { steps, fates }: Crash): Tree => {
  const folders = new Map([...start.folders].map(([node, names]) => [node, new Map(names)]))
  const files = new Map(start.files)
  const name = ({ folder, name, node }: Change): void => {
    const names = folders.get(folder)
    if (!names) return
    if (node === undefined) names.delete(name)
    else names.set(name, node)
  }
  for (const [at, step] of steps.entries()) {
    const fate = fates.get(at) ?? done
    // A folder that lost its first name may still have got another.
    if (step.is === 'names' && step.made !== undefined) folders.set(step.made, new Map())
    if (fate.is === 'lost') continue
    if (step.is === 'names') step.changes.forEach(name)
    if (step.is === 'write')
      files.set(step.file, written(files.get(step.file) ?? Buffer.alloc(0), step.at, step.bytes, fate))
    if (step.is === 'size') files.set(step.file, resized(files.get(step.file) ?? Buffer.alloc(0), step.size))
  }
  return { root: start.root, folders, files }
}

export type Entry = { readonly path: string; readonly name: string; readonly node: Node }

/** Everything that can be reached, folders before what is in them. */
export const entriesOf = ({ root, folders }: Tree): readonly Entry[] => {
  const below = (folder: Node, path: string, above: readonly Node[]): Entry[] =>
    [...(folders.get(folder) ?? [])].flatMap(([name, node]) => {
      // Reordered renames can put a folder into itself on paper.
      if (above.includes(node)) return []
      const own = { path: `${path}/${name}`, name, node }
      return [own, ...(folders.has(node) ? below(node, own.path, [...above, node]) : [])]
    })
  return below(root, '', [root])
}
