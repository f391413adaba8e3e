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

describe('cards that came as JSON lines', () => {
  const fill = (who: string) =>
    [0, 1, 2].map(n => `${JSON.stringify({ question: `${who}-${n}?`, answer: 'a' })}\n`).join('')

  // Windows knows no signals: it ends the process.
  it.skipIf(process.platform === 'win32').each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGQUIT', 131],
  ] as const)('are added and told at %s', { timeout: 60_000 }, async (signal, code) => {
    const person = machine()
    person.write(deckFile, 'cards:\n')
    const child = person.start('add shared')
    let out = ''
    child.stdout?.on('data', text => {
      out += text
    })
    // The line that is no JSON is told at once: then the others have been read.
    child.stdin?.write(`${fill('x')}{\n{"question": "half`)
    await new Promise(resolve => child.stderr?.once('data', resolve))
    child.kill(signal)
    const ended = await new Promise(resolve => child.on('close', resolve))
    expect({ ended, out }).toEqual({ ended: code, out: `Added 3 cards to ${deckFile}.\n1 card left out.\n` })
    expect(count(person.read(deckFile))).toBe(3)
  })

  it('are added where nobody reads what is said of the others', { timeout: 60_000 }, async () => {
    const person = machine()
    person.write(deckFile, 'cards:\n')
    const child = person.start('add shared')
    child.stderr?.destroy()
    child.stdin?.write(`${fill('x')}{\n`)
    await new Promise(resolve => child.on('exit', resolve))
    expect(count(person.read(deckFile))).toBe(3)
  })
})
