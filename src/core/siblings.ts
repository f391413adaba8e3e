import type { Card } from './card.ts'
import { fairChoices } from './choices.ts'
import { type ClozeGap, readCloze } from './cloze.ts'
import type { ClozeEntry, QuestionEntry } from './deck-schema.ts'
import type { Found } from './problem.ts'
import { entryAt, type MapNode, valueAt } from './yaml-tree.ts'

/** What all cards of an entry have in common. */
export type Shared = Pick<Card, 'id' | 'deck' | 'typed' | 'tags' | 'was' | 'line'> &
  Partial<Pick<Card, 'topic' | 'note' | 'unnamed'>>

type Siblings = { readonly cards: readonly Card[]; readonly found: readonly Found[] }

/** The card of a question, and of a reversed one the card that asks the other way round. */
export const questionCards = (
  { question, answer, reverse, wrong, accept }: QuestionEntry,
  shared: Shared,
  map: MapNode,
): Siblings => {
  const fair = fairChoices({ answer, accept, wrong }, map)
  const forward: Card = { ...shared, form: 'forward', question, answer, accept, wrong: fair.wrong }
  const { id } = shared
  const reversed: Card = {
    ...shared,
    id: `${id}#reverse`,
    form: 'reverse',
    question: answer,
    answer: question,
    accept: [],
    wrong: [],
  }
  return { cards: reverse ? [forward, reversed] : [forward], found: fair.found }
}

const gapCard = ({ key, text, hint, ...around }: ClozeGap, shared: Shared): Card => ({
  ...shared,
  id: `${shared.id}#cloze-${key}`,
  form: 'cloze',
  question: `${around.before}[${hint ?? '…'}]${around.after}`,
  answer: text,
  gap: { ...around, ...(hint === undefined ? {} : { hint }) },
  accept: [],
  wrong: [],
})

/** The place of an offset in a text: right where the text stands in the file as it is, else where it starts. */
const placeIn = (map: MapNode, text: string, at: number, source: string): number => {
  const node = valueAt(map, 'cloze') ?? map
  const start = source.slice(node.at, node.end).indexOf(text)
  return start < 0 ? node.at : node.at + start + at
}

/** A card for each gap. Other right answers and wrong choices go with a single gap only. */
export const clozeCards = (
  { cloze, wrong, accept }: ClozeEntry,
  shared: Shared,
  map: MapNode,
  source: string,
): Siblings => {
  const read = readCloze(cloze)
  if ('finding' in read) {
    return { cards: [], found: [{ at: placeIn(map, cloze, read.at, source), finding: read.finding }] }
  }
  const [first, ...others] = read.gaps.map(gap => gapCard(gap, shared))
  if (!first || others.length > 0) {
    const found = ['wrong', 'accept'].flatMap((key): readonly Found[] => {
      const entry = entryAt(map, key)
      return entry ? [{ at: entry.key.at, finding: { code: 'card/many-gaps', key } }] : []
    })
    return { cards: first ? [first, ...others] : [], found }
  }
  const fair = fairChoices({ answer: first.answer, accept, wrong }, map)
  return { cards: [{ ...first, accept, wrong: fair.wrong }], found: fair.found }
}
