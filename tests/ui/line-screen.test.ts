import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createContext } from '../../src/commands/create-context.ts'
import { review } from '../../src/commands/review.ts'
import type { Env } from '../../src/env.ts'
import { exitCodes } from '../../src/errors.ts'
import { makeCollection } from '../../src/files/collection.ts'
import { at } from '../build.ts'
import { fakeEnv } from '../env.ts'
import { temporaryFolder } from '../folder.ts'

const deck = `cards:
  - { id: a, question: "Q1 \\u001b[31m", answer: A1 }
  - { id: b, question: Q2, answer: Paris, typed: true }
  - { id: c, question: Q3, answer: A3 }
`

/** A review in appended lines: what was typed, all of it ahead, and what came of it. */
const reviewed = async (typed: string, env: Partial<Env> = {}) => {
  const home = temporaryFolder()
  const place = makeCollection(join(home, 'collection'))
  writeFileSync(join(place.decks, 'd.yaml'), deck)
  const stream = () => Object.assign(new PassThrough(), { isTTY: true, columns: 40 })
  const modes: boolean[] = []
  const stdin = Object.assign(stream(), { setRawMode: (raw: boolean) => modes.push(raw) })
  const [stdout, stderr] = [stream(), stream()]
  stdin.end(typed)
  const fake = { ...fakeEnv(home, 'a', () => at('2026-11-23 10:00')), stdin, stdout, stderr, ...env }
  const code = await review(await createContext(fake, { accessible: true, color: 'always' }), [], {})
  const events = readdirSync(place.reviews)
    .flatMap(name => readFileSync(join(place.reviews, name), 'utf8').trimEnd().split('\n'))
    .filter(line => line !== '')
    .map(line => JSON.parse(line))
  const told = events.map(({ card, type, rating }) => [card, type, rating].filter(Boolean).join(' '))
  return { code, out: String(stdout.read() ?? ''), told, modes }
}

describe('a review in appended lines', () => {
  it('takes typed numbers, without one escape byte and never in raw mode', async () => {
    const { code, out, told, modes } = await reviewed('\n3\nparis\n\n\n1\nq\n', {
      vars: { FORCE_COLOR: '1' },
    })
    expect(code).toBe(exitCodes.done)
    expect(told).toEqual(['d/a review 3', 'd/b review 3', 'd/c review 1'])
    expect(out).not.toContain('\x1b')
    expect(modes).toEqual([])
  })

  it('takes full-width digits and capitals', async () => {
    expect((await reviewed('\n３\n\nU\nＱ\n')).told).toEqual(['d/a review 3', 'd/a undo'])
  })

  it('says a typed answer beside the right one, and the grade that Enter gives', async () => {
    const { out, told } = await reviewed('\n4\nlondon\n\nq\n')
    expect(out.replaceAll(/\s+/g, ' ')).toContain('Enter alone is 1 Again')
    expect(told).toEqual(['d/a review 4', 'd/b review 1'])
  })

  it('takes blank text for none', async () => {
    const { out, told } = await reviewed('\n4\n  \n\nq\n')
    expect(out).not.toContain('Enter alone is 1 Again')
    expect(told).toEqual(['d/a review 4', 'd/b review 3'])
  })

  it('takes ? for text where text is typed, and for help elsewhere', async () => {
    const { out } = await reviewed('?\n\n\n4\n?\nq\n')
    expect(out).toContain('bury until tomorrow')
    expect(out.split('these keys')).toHaveLength(2)
  })

  it('says so where a key does nothing', async () => {
    expect((await reviewed('x\nq\n')).out).toContain('That does nothing here.')
  })

  it('ends with its input, every answer saved', async () => {
    const { code, told, out } = await reviewed('\n2\n')
    expect([code, told]).toEqual([exitCodes.done, ['d/a review 2']])
    expect(out).toContain('Saved 1 answer')
  })
})
