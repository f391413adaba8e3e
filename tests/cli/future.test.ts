import { describe, expect, it } from 'vitest'
import { machine } from './mull.ts'

describe('a log that lies in the future', () => {
  const withAnswer = (at: string) => {
    const person = machine()
    person.run('review --json', { input: '{"type":"rate","rating":"good"}\n', vars: { MULL_NOW: at } })
    return person
  }

  it.each(['due', 'review --json', 'check'])('is told by %s', args => {
    const { err } = withAnswer('2027-11-23T10:00:00Z').run(args)
    expect(err).toMatch(
      /warning: [a-z2-7]{16}\.jsonl has answers from the future \(2027-11-23T10:00:00\.000\+00:00\)/,
    )
  })

  it('is not told of a clock that is a few hours off', () => {
    const { err } = withAnswer('2026-11-24T09:00:00Z').run('due')
    expect(err).toBe('')
  })
})
