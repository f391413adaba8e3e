import { describe, expect, it } from 'vitest'
import { withoutSecrets } from '../../src/files/git/run.ts'
import { isLog, isSafe } from '../../src/files/sync/own.ts'

describe('an address', () => {
  it.each([
    ['https://user:token@host/me/cards.git', 'https://host/me/cards.git'],
    ['https://token@host/cards.git', 'https://host/cards.git'],
    ['ssh://git:secret@host/cards.git', 'ssh://git@host/cards.git'],
    ['git@host:me/cards.git', 'git@host:me/cards.git'],
    [
      "fatal: unable to access 'https://u:p@h/c.git/': 403",
      "fatal: unable to access 'https://h/c.git/': 403",
    ],
    ['/media/stick/a@b:c', '/media/stick/a@b:c'],
  ])('%s is shown as %s', (address, shown) => {
    expect(withoutSecrets(address)).toBe(shown)
  })
})

describe('a path from a remote', () => {
  it.each([
    'decks/french.yaml',
    'decks/中文.yaml',
    'decks/.hidden/a',
    '.gitignore',
    '.gitattributes',
    '.github/x',
    'git/config',
  ])('%s is taken', path => {
    expect(isSafe(path)).toBe(true)
  })

  it.each([
    '',
    '/etc/passwd',
    '../x',
    'decks/../../x',
    './x',
    'decks//x',
    'decks/',
    '.git/hooks/x',
    '.GIT/hooks/x',
    'decks/.git/config',
    '.git /x',
    '.git./x',
    '.git::$INDEX_ALLOCATION/x',
    'git~1/x',
    'GIT~2/config',
    '.g\u200cit/x',
    '.ｇｉｔ/x',
    'decks\\..\\x',
    'decks/a\nb',
    'decks/a\u0000b',
  ])('%j is refused', path => {
    expect(isSafe(path)).toBe(false)
  })
})

it('a log is a file of reviews by its ending, and none that is made of others or hidden', () => {
  expect(
    [
      'reviews/a.jsonl',
      'reviews/a.sync-conflict-1.jsonl',
      'reviews/a.elsewhere.jsonl',
      'reviews/.a.jsonl',
    ].map(isLog),
  ).toEqual([true, true, false, false])
  expect(['reviews/b/a.jsonl', 'a.jsonl', 'reviews/a.jsonl.corrupt-1'].some(isLog)).toBe(false)
})
