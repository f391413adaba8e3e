import type { z } from 'zod'
import type { Finding, Found } from './problem.ts'
import { suggest } from './suggest.ts'
import { type MapNode, nodeAt } from './yaml-tree.ts'

export type Issue = z.core.$ZodIssue

type UnknownKey = { readonly at: number; readonly key: string; readonly meant: string | undefined }

/** The keys zod does not know, each at its own place: zod names only their parent. */
export const unknownKeys = (
  issues: readonly Issue[],
  map: MapNode,
  known: readonly string[],
): UnknownKey[] => {
  const unknown = new Set(issues.flatMap(issue => (issue.code === 'unrecognized_keys' ? issue.keys : [])))
  return map.entries
    .filter(({ key }) => unknown.has(key.text))
    .map(({ key: { at, text } }) => ({ at, key: text, meant: suggest(text, known) }))
}

const misfitOf = (part: 'deck' | 'card', issue: Issue, map: MapNode): Found => {
  const key = String(issue.path.findLast(step => typeof step === 'string'))
  const node = nodeAt(map, issue.path)
  const found = (finding: Finding): Found => ({ at: node?.at ?? map.at, finding })
  if (!node) return found({ code: `${part}/missing-key`, key })
  if (issue.code === 'invalid_type') {
    const wants = issue.expected === 'array' ? 'list' : 'text'
    return found({ code: `${part}/wrong-type`, key, wants, got: node.type })
  }
  if (issue.code === 'invalid_value') return found({ code: 'card/not-true-or-false', key })
  if (issue.code === 'invalid_format' && node.type === 'text' && node.text !== '')
    return found({ code: `${part}/bad-id`, key, id: node.text })
  return found({ code: `${part}/empty-text`, key })
}

/**
 * What zod says of a map, in our words and at our places: of an unknown key the key, of a missing key the map, else the
 * value. A key that is missing because it is misspelt is told once.
 */
export const misfits = (
  part: 'deck' | 'card',
  issues: readonly Issue[],
  map: MapNode,
  known: readonly string[],
): Found[] => {
  const unknown = unknownKeys(issues, map, known)
  const meant = new Set(unknown.map(key => key.meant))
  const isToldAlready = ({ path }: Issue) => !nodeAt(map, path) && meant.has(String(path[0]))
  return [
    ...unknown.map(({ at, ...key }) => ({ at, finding: { code: `${part}/unknown-key` as const, ...key } })),
    ...issues
      .filter(issue => issue.code !== 'unrecognized_keys' && !isToldAlready(issue))
      .map(issue => misfitOf(part, issue, map)),
  ]
}
