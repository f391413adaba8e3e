import { execFileSync } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { idOfQuestion } from '../../src/core/card-id.ts'
import { jsonLines, machine } from './mull.ts'

const easy = '{"type":"rate","rating":"easy"}\n'
const deck = (...questions: readonly (readonly [question: string, answer: string, more?: string])[]) =>
  `cards:\n${questions.map(([question, answer, more = '']) => `  - question: ${question} # kept\n    answer: ${answer}\n${more}`).join('')}`

/** Someone who has answered two cards without ids, and then changed the decks. */
const changed = (change: (person: ReturnType<typeof machine>) => void) => {
  const person = machine()
  person.run('init .')
  person.write('decks/d.yaml', deck(['maison', 'house'], ['chat', 'cat']))
  person.run('review --json', { input: easy.repeat(2) })
  change(person)
  const due = () => jsonLines(person.run('due --json').out)[0]
  const proposals = () => jsonLines(person.run('check --json').out)[0]?.['proposals']
  return { person, due, proposals }
}

const reworded = (more = '') => deck(['la maison', 'house', more], ['chat', 'cat'])
const old = idOfQuestion('maison')

describe('a reworded card', () => {
  it.each(['review --json', 'check', 'decks', 'quiz d --json'])(
    'is told of by %s without a terminal, and nothing is written',
    command => {
      const { person } = changed(({ write }) => write('decks/d.yaml', reworded()))
      expect(person.run(command).err).toContain(`was perhaps "maison" (d/${old})`)
      expect(person.read('decks/d.yaml')).toBe(reworded())
      expect(person.run('due').err).toBe('')
    },
  )

  it('waits also when it was answered meanwhile, and gets its history with its old id', () => {
    const { person, due, proposals } = changed(({ write }) => write('decks/d.yaml', reworded()))
    expect(due()).toMatchObject({ new: 1 })
    person.run('review --json', { input: easy })
    expect(proposals()).toMatchObject([{ kind: 'reworded', was: `d/${old}`, before: { question: 'maison' } }])
    person.write('decks/d.yaml', reworded(`    was: ${old}\n`))
    expect(proposals()).toEqual([])
    person.run('decks')
    expect(person.read('progress.json')).toMatch(new RegExp(`"d/${idOfQuestion('la maison')}": .*"reps":2`))
  })

  it('is nothing new where what was remembered is damaged, and what a newer mull remembers is kept', () => {
    const { person, proposals } = changed(({ write }) => write('decks/d.yaml', reworded()))
    const [name] = readdirSync(join(person.home, 'state', 'mull', 'known-cards'))
    person.write(`state/mull/known-cards/${name}`, 'x')
    expect(proposals()).toEqual([])
    person.run('decks')
    const copies = readdirSync(join(person.home, 'state', 'mull', 'known-cards')).filter(
      copy => copy !== name,
    )
    expect(copies.map(copy => person.read(`state/mull/known-cards/${copy}`))).toEqual(['x'])
    person.write(`state/mull/known-cards/${name}`, '{"v":2}')
    person.run('decks')
    expect(person.read(`state/mull/known-cards/${name}`)).toBe('{"v":2}')
  })
})

describe('a card that got an id', () => {
  const named = deck(['maison', 'house', '    id: house\n'], ['chat', 'cat'])

  it('has its history at once, and check says that it hangs on the question', () => {
    const { person, due } = changed(({ write }) => write('decks/d.yaml', named))
    expect(due()).toMatchObject({ new: 0 })
    expect(person.run('check').out).toContain('mull check --write-ids')
    expect(person.run('check --write-ids').code).toBe(0)
    expect(person.read('decks/d.yaml')).toContain(`was: [${old}]`)
    expect(person.read('decks/d.yaml')).toContain('# kept')
    expect(person.run('check').out).toContain('no problems')
  })

  it('keeps it through another text, once seen', () => {
    const { person, due, proposals } = changed(({ write }) => write('decks/d.yaml', named))
    person.run('decks')
    person.write(
      'decks/d.yaml',
      deck(['Where do you live?', 'in a flat', '    id: house\n'], ['chat', 'cat']),
    )
    expect(proposals()).toMatchObject([{ kind: 'got-id', was: `d/${old}`, card: 'd/house' }])
    person.run('check --write-ids')
    expect(due()).toMatchObject({ new: 0 })
  })
})

describe('what is remembered of cards', () => {
  it.skipIf(process.platform === 'win32')('is left alone where it is no file', { timeout: 30_000 }, () => {
    const { person, due } = changed(({ write }) => write('decks/d.yaml', reworded()))
    const folder = join(person.home, 'state', 'mull', 'known-cards')
    const [name = ''] = readdirSync(folder)
    rmSync(join(folder, name))
    execFileSync('mkfifo', [join(folder, name)])
    expect(due()).toMatchObject({ new: 1 })
    expect(person.run('decks')).toMatchObject({ code: 0, err: '' })
  })
})

it.skipIf(process.platform === 'win32')('a home that is no path is looked for elsewhere', () => {
  const person = machine()
  person.run('init .')
  const vars = { HOME: '', XDG_STATE_HOME: '', XDG_DATA_HOME: '' }
  expect(person.run('due', { vars })).toMatchObject({ err: '' })
  expect(readdirSync(person.home)).not.toContain('.local')
})
