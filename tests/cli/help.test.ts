import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { entries } from '../../src/cli/tree.ts'
import { collectionOf, jsonLines, machine } from './mull.ts'

const names = Object.keys(entries)

describe('help', () => {
  it.each(['', ...names])('mull %s --help and mull help %s say the same', name => {
    const person = machine()
    const { code, out, err } = person.run(`${name} --help`)
    expect([code, err]).toEqual([0, ''])
    expect(person.run(`help ${name}`).out).toBe(out)
    expect(out.indexOf('Examples\n')).toBeGreaterThan(0)
    expect(out.indexOf('Examples\n')).toBeLessThan(out.indexOf('Usage\n'))
  })

  it('makes no collection, nor does completion', () => {
    const person = machine()
    for (const args of ['--help', 'help keys', 'complete -- review x', 'completion bash']) person.run(args)
    expect(existsSync(collectionOf(person.home))).toBe(false)
  })

  it('is an object under --json, in English', () => {
    const [manual] = jsonLines(machine().run('--lang zh help --json').out)
    expect(manual).toMatchObject({ titles: { usage: 'Usage' } })
    const [command] = jsonLines(machine().run('due --json --help').out)
    expect(command).toMatchObject({ name: 'due', usage: 'mull due [deck-or-topic...] [options]' })
  })
})

describe('a mistake in the command line ends with 2, names what was meant, and prints nothing on stdout', () => {
  it.each([
    ['revew', 'mull: no command revew, did you mean review?'],
    ['nothing', 'mull: no command nothing\n'],
    ['nothing --help', 'mull: no command nothing\n'],
    ['search gold', 'mull: no command search, did you mean list?'],
    ['study', 'mull: no command study, did you mean review?'],
    ['revew --deck x', 'mull: no command revew, did you mean review?'],
    ['decks ad', 'mull: no command decks ad, did you mean decks add?'],
    ['help revew', 'mull: no command revew, did you mean review?'],
    ['help format', 'mull: no command format, did you mean formats?'],
    ['due --jsn', 'mull: unknown option --jsn, did you mean --json?'],
    ['due -json', 'mull: unknown option -json, did you mean --json?'],
    ['due --exitcode', 'mull: unknown option --exitcode, did you mean --exit-code?'],
    ['export --format jsn', 'mull: --format does not take jsn, did you mean json?'],
    ['--lang cn due', 'mull: --lang does not take cn'],
    ['review --new many', 'mull: --new does not take many\nIt takes a whole number from 0 on.'],
    ['completion bahs', 'mull: shell does not take bahs, did you mean bash?'],
    ['decks add', 'mull: decks add needs <name-or-file>'],
    ['export -o', 'mull: -o, --output <file> needs a value'],
    ['init a b', 'mull: init takes 1 argument, not 2'],
    ['due --lang zh --jsn', 'mull: 未知选项 --jsn，是不是想输入 --json？'],
    ['--lang=zh decks ad', 'mull: 没有命令 decks ad，是不是想输入 decks add？'],
  ])('mull %s', (args, said) => {
    const { code, out, err } = machine().run(args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(said)
  })
})

describe('the options of every command stand before or after it', () => {
  it.each([
    ['-C there due --json', 'due --json -C there'],
    ['--json due -C there', '-C there --json due'],
    ['--lang zh due -C there', 'due -C there --lang zh'],
    ['--color always due -C there', 'due --color always -C there'],
    ['--no-color due -C there --color always', 'due --color always -C there'],
    ['--accessible due -C there', 'due -C there --accessible'],
    ['-C nowhere due -C there', 'due -C there'],
  ])('mull %s is mull %s', (one, other) => {
    const person = machine()
    person.run('init there')
    const { code, out } = person.run(one)
    expect(code).toBe(0)
    expect(out).toBe(person.run(other).out)
    expect(out).not.toBe('')
  })
})

describe('completion', () => {
  const offered = (args: string): string[] => {
    const person = machine()
    const deck = join('cards', 'decks', 'french.yaml')
    person.write(deck, 'cards:\n  - { id: un, topic: numbers, question: "un\\e[31m", answer: one }\n')
    const { code, out, err } = person.run(`complete -- ${args}`)
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^(?:[ -~’]+\t[ -~’]*\n)*:\d+\n$/)
    return out.split('\n').flatMap(line => /^([^\t:]+)\t/.exec(line)?.[1] ?? [])
  }

  it.each([
    ['rev', ['review']],
    ['decks a', ['add']],
    ['review --ne', ['--new']],
    ['--lang z', ['zh']],
    ['export --format=c', ['csv']],
    ['export --format a', ['anki', 'apkg']],
    ['export --anki-language z', ['zh']],
    ['completion z', ['zsh']],
    ['help key', ['keys']],
    ['-C cards review f', ['french']],
    ['-C cards --lang=zh due n', ['numbers']],
    ['quiz --collection cards --deck f', ['french']],
    ['quiz --collection=cards n', ['numbers']],
    ['review n', []],
    ['-C nowhere review n', []],
    ['export -o x', []],
  ])('mull %s', (args, candidates) => {
    expect(offered(args)).toEqual(candidates)
  })
})
