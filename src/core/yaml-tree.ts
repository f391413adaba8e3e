/** Offsets: `at` of the first character, `end` past the last. */
type Span = { readonly at: number; readonly end: number }

export type TextNode = Span & { readonly type: 'text'; readonly text: string }
export type ListNode = Span & { readonly type: 'list'; readonly items: readonly Node[] }
export type MapNode = Span & { readonly type: 'map'; readonly entries: readonly Entry[] }
export type Entry = { readonly key: TextNode; readonly value: Node }

/** A YAML document as a person sees it: every scalar is text as written. Keys of a map differ. */
export type Node = TextNode | ListNode | MapNode

export const entryAt = (map: MapNode, key: PropertyKey): Entry | undefined =>
  map.entries.find(entry => entry.key.text === key)

export const valueAt = (map: MapNode, key: PropertyKey): Node | undefined => entryAt(map, key)?.value

/** Text, arrays and objects. The objects have no prototype, so that a key `__proto__` is a key like any other. */
export const plain = (node: Node): unknown => {
  if (node.type === 'text') return node.text
  if (node.type === 'list') return node.items.map(plain)
  const object: Record<string, unknown> = Object.create(null)
  for (const { key, value } of node.entries) object[key.text] = plain(value)
  return object
}

/** The node at a path of keys and indexes. A text stands for the list that holds only it. */
export const nodeAt = (root: Node, path: readonly PropertyKey[]): Node | undefined => {
  let node: Node | undefined = root
  for (const step of path) {
    if (node?.type === 'map') node = valueAt(node, step)
    else if (node?.type === 'list') node = node.items[Number(step)]
  }
  return node
}
