import { canary } from './hostile-strings.ts'
import type { Person } from './person.ts'

/** Where a home's next hostile string comes from. */
type Next = () => string

const json = (text: string): string => JSON.stringify(text)

const cards = 90

/** A deck with a hostile string in every field, of which all cards can be studied. */
const wholeDeck = (next: Next): string => {
  const lines = Array.from({ length: cards }, (_, n) => {
    const shared = `    topic: ${json(next())}\n    note: ${json(next())}\n    tags: [${json(next())}]\n`
    if (n % 5 === 4) {
      const inGap = next().replaceAll(/[{}:\\]/g, '')
      const text = `${next().replaceAll(/[{\\]/g, '')} {{${inGap}::${n}}} ${n}`
      return `  - id: c${n}\n    cloze: ${json(text)}\n${shared}`
    }
    return (
      `  - id: c${n}\n    question: ${json(next())}\n    answer: ${json(next())}\n${shared}` +
      `    wrong: [${json(next())}, ${json(next())}]\n    accept: [${json(next())}]\n${n % 7 === 3 ? '    typed: true\n' : ''}`
    )
  })
  return `deck: ${json(next())}\nid: whole\nlanguage: ${json(next())}\nabout: ${json(next())}\ncards:\n${lines.join('')}`
}

/** A deck in which all is wrong that can be: keys, ids, types, values. */
const brokenDeck = (next: Next): string => {
  const wrong: readonly (() => string)[] = [
    () => `  - ${json(next())}: ${json(next())}\n`,
    () => `  - id: ${json(next())}\n    question: a\n    answer: b\n`,
    () => `  - question: a\n    answer: b\n    was: [${json(next())}]\n    typed: ${json(next())}\n`,
    () => `  - question: [${json(next())}]\n    answer: {${json(next())}: x}\n`,
    () => `  - cloze: ${json(`${next()} {{`)}\n    answer: ${json(next())}\n`,
    () => `  - ${json(next())}\n`,
    () => `  - question: q\n    answer: x\n    wrong: [${json(next())}, x, x]\n    ${json(next())}: y\n`,
    () => `  - question: q\n    answer: x\n    answer: ${json(next())}\n`,
  ]
  const lines = Array.from({ length: 40 }, (_, n) => wrong[n % wrong.length]?.() ?? '')
  return `id: ${json(next())}\n${json(next())}: x\ncards:\n${lines.join('')}`
}

/** Broken as YAML, the string bare beside it: it is in the excerpt. */
const noYaml = (next: Next): string =>
  `cards:\n  - question: "${next().replaceAll(/["\\\n]/g, '')}" more\n    answer: ${next().replaceAll('\n', '')}: [x: y\n`

const settings = (next: Next): string =>
  `new_per_day: 1000\nreviews_per_day: ${json(next())}\norder: ${json(next())}\nlearning_steps: [${json(next())}]\n` +
  `weights: ${json(next())}\n${json(next())}: ${json(next())}\n`

/** Lines of a log that are damaged, newer, or of cards that are not there. */
const log = (next: Next): string =>
  [
    ...Array.from({ length: 8 }, next),
    JSON.stringify({ v: 9, id: next(), type: 'review', card: next() }),
    JSON.stringify({ v: 1, id: next(), type: next(), card: next(), at: next() }),
    JSON.stringify({
      v: 1,
      id: 'x',
      type: 'review',
      card: `whole/${next()}`,
      at: '2026-11-01T00:00:00.000Z',
      device: next(),
    }),
  ]
    .map(line => `${line.replaceAll('\n', '')}\n`)
    .join('')

/** A name that a file can have. */
const fileName = (text: string): string => {
  const name = text.replaceAll(/[/\0]|\p{Cs}/gu, '').slice(0, 60)
  return Buffer.from(name).toString()
}

/** Fills a collection with hostile strings, wherever a stranger could put one. */
export const fillHome = (person: Person, next: Next): void => {
  person.write('decks/whole.yaml', wholeDeck(next))
  person.write(`decks/broken ${fileName(next())}.yaml`, brokenDeck(next))
  for (let n = 0; n < 4; n++) person.write(`decks/${n} ${fileName(next())}.yaml`, noYaml(next))
  person.write(`decks/empty ${fileName(next())}.yaml`, 'cards: []\n')
  person.write(
    'decks/raw.yaml',
    Buffer.from(`cards:\n  - {question: "a ${canary}\x9b31m${canary}", answer: \xff\xfe}\n`, 'latin1'),
  )
  person.write('mull.yaml', settings(next))
  person.write(`reviews/${fileName(next())}.jsonl`, log(next))
  person.write(`reviews/log (${fileName(next())}'s conflicted copy 2026-11-01).jsonl`, log(next))
  person.write(`decks/whole (${fileName(next())}'s conflicted copy 2026-11-01).yaml`, wholeDeck(next))
}
