import { foldCase } from './fold.ts'

const separators = /[\s\-_\u2010-\u2015]+/u

/** Without case, width and a plural s. */
const wordsOf = (topic: string): readonly string[] =>
  foldCase(topic.normalize('NFKC'))
    .split(separators)
    .filter(word => word !== '')
    .map(word => (/[^S]S$/.test(word) && word.length > 3 ? word.slice(0, -1) : word))

/**
 * What is left of a topic when one letter of one long word is left out, in every way, or none. Topics that are one edit
 * apart have one of these in common, which spares comparing each with each.
 */
const outlines = (words: readonly string[]): readonly string[] =>
  words.flatMap((word, at) =>
    word.length < 6
      ? []
      : [word, ...Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))].map(rest =>
          [...words.slice(0, at), `*${rest}`, ...words.slice(at + 1)].join(' '),
        ),
  )

const commonStart = (a: string, b: string): number => {
  let length = 0
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length++
  return length
}

const reversed = (text: string): string => text.split('').reverse().join('')

/**
 * One letter added, dropped, changed or swapped with its neighbour. Only letters that have a case: one digit or one
 * ideograph more is another topic.
 */
const isOneSlip = (a: string, b: string): boolean => {
  const start = commonStart(a, b)
  const [restA, restB] = [reversed(a.slice(start)), reversed(b.slice(start))]
  const end = commonStart(restA, restB)
  const [inA, inB] = [restA.slice(end), restB.slice(end)]
  const isNear = Math.max(inA.length, inB.length) <= 1 || (inA.length === 2 && inA === reversed(inB))
  return isNear && /^\p{Lu}*$/u.test(inA + inB)
}

/** For each topic that looks like an earlier one, that one. */
export const nearDuplicates = (topics: readonly string[]): ReadonlyMap<string, string> => {
  const near = new Map<string, string>()
  const known = new Map<string, string>()
  for (const topic of new Set(topics)) {
    const words = wordsOf(topic)
    const name = words.join(' ')
    const keys = [name, ...outlines(words)]
    const isNear = (other: string | undefined) =>
      other !== undefined && isOneSlip(wordsOf(other).join(' '), name)
    const other = keys.map(key => known.get(key)).find(isNear)
    if (other !== undefined) near.set(topic, other)
    for (const key of keys) if (!known.has(key)) known.set(key, topic)
  }
  return near
}
