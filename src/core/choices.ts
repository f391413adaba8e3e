import type { Card } from './card.ts'
import { folded } from './card-id.ts'
import type { Found } from './problem.ts'
import { type MapNode, nodeAt } from './yaml-tree.ts'

/** The wrong choices that a quiz can offer: none of them right, none twice. */
export const fairChoices = (
  { answer, accept, wrong }: Pick<Card, 'answer' | 'accept' | 'wrong'>,
  map: MapNode,
): { wrong: readonly string[]; found: readonly Found[] } => {
  const right = new Set([answer, ...accept].map(folded))
  const seen = new Set<string>()
  const found: Found[] = []
  const fair = wrong.filter((choice, index) => {
    const same = folded(choice)
    const isRight = right.has(same)
    const isAgain = seen.has(same)
    seen.add(same)
    if (isRight || isAgain) {
      const at = nodeAt(map, ['wrong', index])?.at ?? map.at
      found.push({
        at,
        finding: { code: isRight ? 'card/choice-is-answer' : 'card/duplicate-choice', choice },
      })
    }
    return !isRight && !isAgain
  })
  return { wrong: fair, found }
}
