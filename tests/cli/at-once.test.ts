import { describe, expect, it } from 'vitest'
import { type Machine, machine } from './mull.ts'

const deckFile = 'data/mull/decks/shared.yaml'

const count = (text: string): number => text.match(/question: /g)?.length ?? 0

/** Runs the program with an input; its exit code. */
const fed = (person: Machine, args: string, input: string): Promise<number | null> =>
  new Promise(resolve => {
    const child = person.start(args)
    child.stdin?.end(input)
    child.on('exit', resolve)
  })

describe('two and more at the same time', () => {
  it('add to one deck, and every card is there', { timeout: 120_000 }, async () => {
    const person = machine()
    person.write(deckFile, 'cards:\n')
    const lines = (who: number) =>
      Array.from(
        { length: 600 },
        (_, n) => `${JSON.stringify({ question: `${who}-${n}?`, answer: 'a' })}\n`,
      ).join('')
    const codes = await Promise.all([0, 1, 2].map(who => fed(person, 'add shared', lines(who))))
    expect(codes).toEqual([0, 0, 0])
    expect(count(person.read(deckFile))).toBe(3 * 600)
  })

  it('make one deck, and only one of them does', { timeout: 60_000 }, async () => {
    const person = machine()
    person.run('due')
    const codes = await Promise.all([0, 1, 2].map(() => fed(person, 'new words', '')))
    expect(codes.toSorted()).toEqual([0, 3, 3])
  })
})
