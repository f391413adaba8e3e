import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { jsonLines, machine } from './mull.ts'

describe('a log of a newer mull', () => {
  const withNewer = () => {
    const person = machine()
    person.run('init .')
    person.write('decks/d.yaml', 'cards:\n  - question: Q\n    answer: A\n    topic: t\n')
    person.write('reviews/other.jsonl', '{"v":2,"anything":["new"]}\n')
    return person
  }

  it.each(['review --json', 'quiz t --json'])('refuses %s and leaves every byte', args => {
    const person = withNewer()
    const { code, out, err } = person.run(args, { input: '{"type":"rate","rating":"good"}\n' })
    expect([code, out]).toEqual([3, ''])
    expect(err).toContain('written by a newer mull')
    expect(person.read(join('reviews', 'other.jsonl'))).toBe('{"v":2,"anything":["new"]}\n')
  })

  it('still says what is due, with a warning', () => {
    const { code, out, err } = withNewer().run('due --json')
    expect([code, jsonLines(out)[0]?.['new']]).toEqual([0, 1])
    expect(err).toContain('other.jsonl holds answers of a newer mull (version 2)')
  })
})
