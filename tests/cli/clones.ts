import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { temporaryFolder } from '../folder.ts'
import { collectionOf, type Machine, machine } from './mull.ts'

export const noConfig = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
const person = {
  GIT_AUTHOR_NAME: 'p',
  GIT_AUTHOR_EMAIL: 'p@p',
  GIT_COMMITTER_NAME: 'p',
  GIT_COMMITTER_EMAIL: 'p@p',
}

export const git = (folder: string, args: readonly string[], input = ''): string => {
  const env = { PATH: process.env['PATH'], HOME: folder, ...noConfig, ...person }
  const { stdout, stderr, status } = spawnSync('git', args, { cwd: folder, env, input, encoding: 'utf8' })
  return status === 0 ? stdout.trim() : `${status} ${stderr}${stdout}`
}

export const bare = (): string => {
  const folder = temporaryFolder()
  git(folder, ['init', '--quiet', '--bare'])
  return folder
}

export const deck = (questions: string): string =>
  `cards:\n${[...questions].map(letter => `  - question: ${letter}?\n    answer: ${letter}!\n`).join('')}`

/** A machine whose collection has one deck. */
export const cloneWith = (questions: string): Machine => {
  const here = machine(noConfig)
  here.write('data/mull/mull.yaml', '')
  here.write('data/mull/decks/d.yaml', deck(questions))
  return here
}

let minute = 0
export const grade = (here: Machine, answers: number): void => {
  const now = new Date(Date.UTC(2026, 10, 23, 10, minute++)).toISOString()
  const input = '{"type":"rate","rating":"good"}\n'.repeat(answers)
  here.run('review --json', { input, vars: { MULL_NOW: now } })
}

export const inside = (here: Machine, path: string): string => join(collectionOf(here.home), path)
export const read = (here: Machine, path: string): string => readFileSync(inside(here, path), 'utf8')
export const write = (here: Machine, path: string, text: string): void => {
  writeFileSync(inside(here, path), text)
}
export const answers = (here: Machine): number =>
  new Set(here.log().map(line => /"id":"\w+"/.exec(line)?.[0])).size
export const ownLog = (here: Machine): string =>
  `reviews/${readFileSync(join(here.home, 'state', 'mull', 'device'), 'utf8').trim()}.jsonl`

/** Each syncs in turn, until nothing moves. */
export const around = (...all: readonly Machine[]): number[] =>
  [1, 2].flatMap(() => all.map(here => here.run('sync').code ?? -1))

export const clones = (remote: string): readonly [Machine, Machine, Machine] => {
  const all = [cloneWith('abcdefgh'), cloneWith('abcdefgh'), cloneWith('abcdefgh')] as const
  for (const here of all) expect(here.run(`sync ${remote}`).code).toBe(0)
  const [a, b] = all
  for (const here of [a, b]) here.run('sync')
  return all
}
