import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { jsonLines, machine } from './mull.ts'

const program = join(import.meta.dirname, '..', '..', 'bin', 'mull.js')

/** A person with one deck of two cards. */
const someone = () => {
  const person = machine()
  person.run('init .')
  person.write(
    'decks/french.yaml',
    'deck: French\ncards:\n  - id: cat\n    topic: animals\n    question: the cat\n    answer: le chat\n  - id: dog\n    topic: animals\n    question: the dog\n    answer: le chien\n',
  )
  return person
}

describe('how a run ends', () => {
  it.each<[string, number, string]>([
    ['--version', 0, ''],
    ['due', 0, ''],
    ['due --exit-code', 0, ''],
    ['due --exit-code animals', 0, ''],
    ['check', 0, ''],
    ['reveiw', 2, 'no command reveiw, did you mean review?'],
    ['due --jsn', 2, 'Did you mean --json?'],
    ['review --new x', 2, 'whole number'],
    ['review', 2, 'mull review --json'],
    ['quiz', 2, 'Topics: animals'],
    ['quiz animals', 2, 'mull quiz animals --json'],
    ['due animal', 2, 'no deck or topic animal, did you mean animals?'],
    ['due spanish', 2, 'Decks: french'],
    ['export', 2, 'Decks: french'],
    ['export spanish', 2, 'Topics: animals'],
    ['export french -o .', 1, 'it is a folder'],
    ['export french -o no/such/file', 1, 'there is no such file or folder'],
    ['check nothing.yaml', 3, ''],
    ['decks add nothing', 1, 'llm-basics-zh'],
  ])('mull %s: %i', (args, code, said) => {
    const ran = someone().run(args)
    expect(ran.code).toBe(code)
    expect(ran.err).toContain(said)
    expect(ran.err).not.toContain('    at ')
  })

  it('with 4 when nothing is due, if asked', () => {
    const person = machine()
    person.run('init .')
    expect([person.run('due --exit-code').code, person.run('due').code]).toEqual([4, 0])
  })

  it('with 2 at a MULL_NOW that is no time', () => {
    const { code, err } = someone().run('due', { vars: { MULL_NOW: 'tomorrow' } })
    expect([code, err]).toEqual([2, expect.stringContaining('MULL_NOW=2026-11-24T09:00:00+01:00')])
  })

  it('with 3 and the places where the settings are wrong', () => {
    const person = someone()
    person.write('mull.yaml', 'desired_retention: 2\nnew_pr_day: 5\n')
    const { code, err } = person.run('due')
    expect(code).toBe(3)
    expect(err).toContain('mull.yaml:1:20 error')
    expect(err).toContain('did you mean "new_per_day"?')
  })
})

describe('streams', () => {
  it.each([
    'due',
    'decks',
    'check',
    'review',
    'quiz animals',
    'export french -o f.csv',
    'init other',
    'decks add llm-basics',
    '',
  ])('mull %s --json prints JSON alone to stdout', args => {
    const { code, out } = someone().run(`${args} --json`)
    expect(code).toBe(0)
    expect(jsonLines(out).length).toBeGreaterThan(0)
  })

  it('says nothing when the reader of a pipe goes away', () => {
    const person = machine()
    person.run('due')
    const { stdout, stderr } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${program}" export llm-basics --format json | head -n 1`],
      { env: person.env, cwd: person.home, encoding: 'utf8' },
    )
    expect([stdout, stderr]).toEqual(['{\n', ''])
  })

  it.each<[NodeJS.ProcessEnv, string, boolean]>([
    [{}, 'due', false],
    [{ FORCE_COLOR: '1' }, 'due', true],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, 'due', false],
    [{ NO_COLOR: '1' }, 'due --color always', true],
    [{ CLICOLOR_FORCE: '1' }, 'due', true],
    [{ FORCE_COLOR: '1' }, 'due --no-color', false],
    [{ FORCE_COLOR: '1' }, 'due --color never', false],
  ])('%j mull %s: colour %s', (vars, args, coloured) => {
    expect(someone().run(args, { vars }).out.includes('\u001b[')).toBe(coloured)
  })

  it.each(['', 'review', 'quiz', 'due', 'decks', 'decks add', 'check', 'export', 'init'])(
    'mull %s --help shows examples first',
    args => {
      const { code, out } = machine().run(`${args} --help`)
      expect([code, out.split('\n')[0]]).toEqual([0, 'Examples:'])
    },
  )
})

describe('a disk that takes no more', () => {
  it('is told at once, and what was said to be saved is there', () => {
    const person = machine()
    person.run('due')
    const review = `for n in $(seq 20); do echo '{"type":"rate","rating":"easy"}'; done | "${process.execPath}" "${program}" review --json`
    const ran = spawnSync('bash', ['-c', `ulimit -f 2; trap '' XFSZ; ${review}`], {
      env: person.env,
      cwd: person.home,
      encoding: 'utf8',
    })
    const saved = jsonLines(ran.stdout).filter(({ type }) => type === 'saved')
    expect(ran.status).toBe(1)
    expect(ran.stderr).toMatch(/^mull: not saved: .*\.jsonl could not be written/)
    expect(saved.length).toBeGreaterThan(0)
    expect(saved.length).toBeLessThan(20)
    const kept = new Set(
      jsonLines(
        person
          .log()
          .filter(line => line.endsWith('}'))
          .join('\n'),
      ).map(({ id }) => id),
    )
    for (const { event } of saved) expect(kept).toContain((event as { id: string }).id)
    expect(jsonLines(person.run('due --json').out)[0]).toMatchObject({ new: 20 - saved.length })
  })
})

describe('what a run loads', () => {
  const loaded = (args: string): string => {
    const person = machine()
    person.run('due')
    const hook = join(person.home, 'hook.cjs')
    writeFileSync(
      hook,
      `const loaded = new Set(); const { Module } = require('node:module'); const load = Module._load
       Module._load = function (request, ...rest) { if (request.endsWith('.cjs')) loaded.add(request); return load.call(this, request, ...rest) }
       process.on('exit', () => process.stderr.write([...loaded].join(' ')))`,
    )
    const { stderr } = spawnSync(process.execPath, ['--require', hook, program, ...args.split(' ')], {
      env: person.env,
      cwd: person.home,
      encoding: 'utf8',
    })
    const dist = join(program, '..', '..', 'dist')
    const files = stderr.split(' ').map(name => name.replace(/^.*\//, ''))
    const known = new Set(readdirSync(dist))
    return execFileSync(
      'cat',
      files.filter(file => known.has(file)).map(file => join(dist, file)),
      {
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
      },
    )
  }
  const inquirer = /ExitPromptError|createPrompt/
  const schemas = /ZodError|FSRSAlgorithm|LineCounter/

  it('is little for --version: no inquirer, zod, yaml or ts-fsrs', () => {
    const code = loaded('--version')
    expect(code).toContain('runCli')
    expect(code).not.toMatch(inquirer)
    expect(code).not.toMatch(schemas)
  })

  it('is no inquirer for due, and it is there for a review', () => {
    expect(loaded('due')).not.toMatch(inquirer)
    expect(loaded('due')).toMatch(schemas)
  })
})
