import { folded } from './card-id.ts'
import { foldCase } from './fold.ts'

/** Text as it is compared: case, white space and punctuation put aside. Never empty, so that two texts of signs alone still differ. */
export const comparable = (text: string): string => {
  const plain = foldCase(folded(text))
  const words = plain.replace(/[\p{P}\s]+/gu, ' ').trim()
  return words === '' ? plain : words
}

/** The pairs of neighbouring characters, the edges included: what a text of one character is told by too. */
const bigrams = (text: string): ReadonlySet<string> => {
  const characters = [' ', ...comparable(text), ' ']
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`))
}

const dice = (shared: number, a: number, b: number): number => (a + b === 0 ? 0 : (2 * shared) / (a + b))

/** How alike two texts are, from 0 to 1: Dice's coefficient of their character bigrams. It asks for no words, so it fits Chinese as well. */
export const likeness = (a: string, b: string): number => {
  const [some, others] = [bigrams(a), bigrams(b)]
  let shared = 0
  for (const pair of some) if (others.has(pair)) shared++
  return dice(shared, some.size, others.size)
}

/** The places of the texts that are at least this like one text, with their likeness. */
export type FindAlike = (
  text: string,
  least: number,
) => readonly (readonly [index: number, likeness: number])[]

/** Many texts made ready to be compared with one: the work for each is what they share, not how many they are. */
export const alikeAmong = (texts: readonly string[]): FindAlike => {
  const holders = new Map<string, number[]>()
  const sizes = texts.map((text, index) => {
    const pairs = bigrams(text)
    for (const pair of pairs) {
      const list = holders.get(pair)
      if (list) list.push(index)
      else holders.set(pair, [index])
    }
    return pairs.size
  })
  const shared = new Int32Array(texts.length)
  return (text, least) => {
    shared.fill(0)
    const pairs = bigrams(text)
    for (const pair of pairs)
      for (const index of holders.get(pair) ?? []) shared[index] = (shared[index] ?? 0) + 1
    const found: [index: number, likeness: number][] = []
    shared.forEach((count, index) => {
      const alike = dice(count, pairs.size, sizes[index] ?? 0)
      if (count > 0 && alike >= least) found.push([index, alike])
    })
    return found
  }
}
