import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../folder.ts'
import { hasGit } from '../torture/syncing.ts'
import { answers, bare, cloneWith, git, grade, inside } from './clones.ts'
import { collectionOf } from './mull.ts'

describe.skipIf(!hasGit())('what a remote may not do', { timeout: 120_000 }, () => {
  const blobOf = (remote: string, text: string) => git(remote, ['hash-object', '-w', '--stdin'], text)
  const treeOf = (remote: string, entries: string) => git(remote, ['mktree'], entries)
  const file = (remote: string, name: string) => `100644 blob ${blobOf(remote, 'evil')}\t${name}\n`
  const link = (remote: string, name: string, to: string) => `120000 blob ${blobOf(remote, to)}\t${name}\n`
  const below = (remote: string, name: string, entries: string) =>
    `040000 tree ${treeOf(remote, entries)}\t${name}\n`

  it.each<[string, (remote: string, aside: string) => string]>([
    ['a folder that is a link', (remote, aside) => link(remote, 'decks', aside)],
    [
      'a deck that is a link',
      (remote, aside) => below(remote, 'decks', link(remote, 'x.yaml', `${aside}/evil`)),
    ],
    [
      'a log that is a link',
      (remote, aside) => below(remote, 'reviews', link(remote, 'x.jsonl', `${aside}/evil`)),
    ],
    ['a hook', remote => below(remote, '.git', below(remote, 'hooks', file(remote, 'post-index-change')))],
    ['a hook in capitals', remote => below(remote, '.GIT', below(remote, 'hooks', file(remote, 'pre-push')))],
    ['git by its short name', remote => below(remote, 'git~1', file(remote, 'config'))],
    ['the folder above', remote => below(remote, '..', file(remote, 'evil'))],
    [
      'the folder above, in decks',
      remote => below(remote, 'decks', below(remote, '..', file(remote, 'evil'))),
    ],
    ['another repository', () => `160000 commit ${'1'.repeat(40)}\tother\n`],
  ])('%s', (_, make) => {
    const remote = bare()
    const a = cloneWith('ab')
    a.run(`sync ${remote}`)
    const aside = temporaryFolder()
    const before = git(collectionOf(a.home), ['rev-parse', 'HEAD'])
    const entries = make(remote, aside)
    const name = entries.slice(entries.indexOf('\t') + 1, -1)
    const kept = git(remote, ['ls-tree', 'main'])
      .split('\n')
      .filter(line => !line.endsWith(`\t${name}`))
      .map(line => `${line}\n`)
    const tree = treeOf(remote, kept.join('') + entries)
    const commit = git(remote, ['commit-tree', '-p', 'main', '-m', 'evil', tree])
    git(remote, ['update-ref', 'refs/heads/main', commit])
    grade(a, 1)
    const files = readdirSync(a.home, { recursive: true, encoding: 'utf8' }).filter(
      path => !path.includes('/.git/'),
    )
    const { code, err } = a.run('sync')
    expect(err).toMatch(/fsck error|may not be brought in/)
    expect([1, 3]).toContain(code)
    const after = readdirSync(a.home, { recursive: true, encoding: 'utf8' }).filter(
      path => !path.includes('/.git/'),
    )
    expect(after.toSorted()).toEqual(files.toSorted())
    expect(readdirSync(aside)).toEqual([])
    expect(existsSync(inside(a, '.git/hooks/post-index-change'))).toBe(false)
    expect(git(collectionOf(a.home), ['rev-list', '--count', `${before}..HEAD`])).toBe('1')
    expect(answers(a)).toBe(1)
  })
})
