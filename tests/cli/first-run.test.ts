import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collectionOf, jsonLines, machine } from './mull.ts'

describe('the first run', () => {
  it('makes the collection, says so, prints what is due and ends with 0', () => {
    const person = machine()
    const { code, out, err } = person.run('')
    expect(code).toBe(0)
    expect(err).toContain(`Made your collection in ${collectionOf(person.home)}, with the deck llm-basics.`)
    expect(out).toContain('20 to study: 20 new · 0 learning · 0 review.')
    expect(person.run('').err).toBe('')
  })

  it.each([
    ['zh_CN.UTF-8', 'llm-basics-zh.yaml'],
    ['de_DE.UTF-8', 'llm-basics.yaml'],
  ])('brings the starter deck of the language: %s', (LANG, file) => {
    const person = machine({ LANG })
    person.run('due')
    expect(readdirSync(join(collectionOf(person.home), 'decks'))).toEqual([file])
  })

  it('writes nothing where due alone was asked', () => {
    const person = machine()
    person.run('due')
    person.run('due')
    expect(existsSync(join(collectionOf(person.home), 'progress.json'))).toBe(false)
    expect(existsSync(join(person.home, 'state'))).toBe(false)
  })
})

describe('which collection', () => {
  it('the flag, else the variable, else the nearest mull.yaml upwards, else the default', () => {
    const person = machine()
    for (const name of ['flag', 'variable', 'near']) expect(person.run(`init ${name}`).code).toBe(0)
    person.write('near/decks/sub/x', '')
    const folder = (args: string, options: Parameters<typeof person.run>[1] = {}) =>
      jsonLines(person.run(`due --json ${args}`, options).out)[0]?.['collection']
    const cwd = join(person.home, 'near', 'decks', 'sub')
    const vars = { MULL_COLLECTION: join(person.home, 'variable') }
    expect(folder('--collection ../../../flag', { cwd, vars })).toBe(join(person.home, 'flag'))
    expect(folder('', { cwd, vars })).toBe(join(person.home, 'variable'))
    expect(folder('', { cwd })).toBe(join(person.home, 'near'))
    expect(folder('')).toBe(collectionOf(person.home))
  })

  it('is never made by naming one that is not there', () => {
    const { code, err } = machine().run('due --collection nowhere')
    expect([code, err]).toEqual([2, expect.stringContaining('there is no collection in')])
    expect(err).toContain('mull init')
  })

  it('is not made twice', () => {
    const person = machine()
    person.run('init a')
    expect(person.run('init a')).toMatchObject({ code: 3 })
  })
})

describe('decks', () => {
  it('are listed with their topics, added by name or file, never overwritten', () => {
    const person = machine()
    person.run('init .')
    person.write('french.yaml', 'cards:\n  - question: un\n    answer: one\n    topic: numbers\n')
    expect(person.run('decks add french.yaml').out).toContain('(1 card)')
    expect(person.run('decks add llm-basics-zh').code).toBe(0)
    expect(person.run('decks add french.yaml').code).toBe(0)
    person.write('french.yaml', 'cards:\n  - question: deux\n    answer: two\n')
    expect(person.run('decks add french.yaml').code).toBe(3)
    expect(person.run('decks add notes.txt').code).toBe(3)
    expect(person.run('decks add nothing').err).toContain('llm-basics, llm-basics-zh')
    expect(person.run('decks').out).toContain('french · 1 card')
    const [report] = jsonLines(person.run('decks --json').out)
    expect(report).toMatchObject({
      decks: [{ id: 'french', topics: [{ topic: 'numbers', cards: 1 }] }, { cards: 87 }],
    })
  })
})
