import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { machine } from './mull.ts'

const program = join(import.meta.dirname, '..', '..', 'bin', 'mull.js')

/** The code of all files of `dist` that a run loads. */
const loaded = (args: string): string => {
  const person = machine()
  person.run('due')
  const hook = person.write(
    'hook.cjs',
    `const { Module } = require('node:module')
     const load = Module.prototype.load
     const files = []
     Module.prototype.load = function (file) { files.push(file); return load.call(this, file) }
     process.on('exit', () => require('node:fs').writeFileSync('loaded', files.join('\\n')))`,
  )
  spawnSync(process.execPath, ['--require', hook, program, ...args.split(' ')], {
    cwd: person.home,
    env: person.env,
  })
  return person
    .read('loaded')
    .split('\n')
    .filter(file => /[\\/]dist[\\/]/.test(file))
    .map(file => readFileSync(file, 'utf8'))
    .join('\n')
}

const inquirer = /ExitPromptError/
const schemas = /ZodError|FSRSAlgorithm|LineCounter/

it('--version loads no inquirer, zod, yaml or ts-fsrs', () => {
  const code = loaded('--version')
  expect(code).toContain('CommanderError')
  expect(code).not.toMatch(inquirer)
  expect(code).not.toMatch(schemas)
})

it.each(['--help', '--lang zh help review', 'help formats', 'complete -- rev'])(
  '%s loads none of them',
  args => {
    expect(loaded(args)).not.toMatch(inquirer)
    expect(loaded(args)).not.toMatch(schemas)
  },
)

it.each([
  ['--help', '记忆卡片'],
  ['--help --lang zh', 'Flashcards in the terminal'],
  ['due', 'Flashcards in the terminal'],
])('%s loads no help in another language, or none', (args, words) => {
  expect(loaded(args)).not.toContain(words)
})

it('--version loads no words', () => {
  expect(loaded('--version')).not.toMatch(/No card was added|没有添加卡片/)
})

it.each([
  ['due', /没有添加卡片/],
  ['due --lang zh', /No card was added/],
])('%s loads no words of another language', (args, words) => {
  expect(loaded(args)).not.toMatch(words)
})

it('due loads nothing that tells which card is which', () => {
  expect(loaded('due')).not.toMatch(/alikeAmong|knownCardsText/)
})

it('due loads no inquirer', () => {
  const code = loaded('due')
  expect(code).toMatch(schemas)
  expect(code).not.toMatch(inquirer)
})

it('due loads nothing that only the page of today needs', () => {
  for (const args of ['due', '--json']) expect(loaded(args)).not.toMatch(/▁|░|streakOf/)
})

it('without colour chalk is not loaded', () => {
  expect(loaded('due')).not.toMatch(/supportsColor/)
  expect(loaded('due --color always')).toMatch(/supportsColor/)
})

it('due loads nothing that only a package for Anki needs', () => {
  expect(loaded('due')).not.toMatch(/SQLite3Error|class ZipFile/)
  expect(loaded('export llm-basics -o x.apkg')).toContain('SQLite3Error')
})
