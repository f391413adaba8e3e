import { existsSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hasGit } from '../torture/syncing.ts'
import { bare, clones, cloneWith, git, grade, inside } from './clones.ts'
import { collectionOf, type Machine } from './mull.ts'

describe.skipIf(!hasGit())('what keeps a collection from being synced', { timeout: 120_000 }, () => {
  const said = (here: Machine, args: string, options: Parameters<Machine['run']>[1] = {}): string => {
    const { code, err } = here.run(args, options)
    return `${code} ${err.replaceAll(here.home, 'HOME')}`
  }

  it('no repository, another remote, one around it', () => {
    const here = cloneWith('a')
    expect(said(here, 'sync')).toMatchInlineSnapshot(`
      "3 mull: the collection in HOME/data/mull is no git repository yet
      mull sync REMOTE   makes it one; REMOTE is an empty repository of yours, or one that has a collection
      "
    `)
    const remote = bare()
    here.run(`sync ${remote}`)
    expect(said(here, 'sync /other.git').replaceAll(remote, 'REMOTE')).toMatchInlineSnapshot(`
      "3 mull: this collection is synced with REMOTE (origin)
      git -C HOME/data/mull remote set-url origin REMOTE   changes that
      "
    `)
    const around = cloneWith('a')
    git(around.home, ['init', '--quiet'])
    git(around.home, ['add', 'data/mull/decks'])
    expect(said(around, 'sync')).toMatchInlineSnapshot(`
      "3 mull: the collection in HOME/data/mull is a part of the repository HOME
      mull sync wants one of its own. Commit, pull and push that one with git: logs of different devices never conflict.
      "
    `)
    expect(said(around, `sync ${remote}`)).toContain('is a part of the repository')
  })

  it('a remote that can’t be reached: all is committed here', () => {
    const remote = bare()
    const [a] = clones(remote)
    renameSync(remote, `${remote}-away`)
    grade(a, 1)
    expect(said(a, 'sync').replaceAll(remote, 'REMOTE')).toMatchInlineSnapshot(`
      "1 mull: git could not reach the remote
      git: fatal: 'REMOTE' does not appear to be a git repository
      git: fatal: Could not read from remote repository.
      Every answer is safe here.
      "
    `)
    expect(git(collectionOf(a.home), ['log', '-1', '--format=%s'])).toBe('mull: 1 answer')
    renameSync(`${remote}-away`, remote)
    expect(a.run('sync').out).toContain('Sent: 1 answer')
    const never = cloneWith('a')
    expect(said(never, 'sync /nowhere.git')).toMatchInlineSnapshot(`
      "1 mull: git could not reach the remote
      git: fatal: '/nowhere.git' does not appear to be a git repository
      git: fatal: Could not read from remote repository.
      Every answer is safe here.
      "
    `)
    expect(existsSync(inside(never, '.git'))).toBe(false)
  })

  it('no branch, a folder behind a link, no git, an old git', () => {
    const [a] = clones(bare())
    const folder = collectionOf(a.home)
    git(folder, ['checkout', '--quiet', '--detach'])
    expect(said(a, 'sync')).toMatchInlineSnapshot(`
      "3 mull: no branch is checked out in HOME/data/mull
      git -C HOME/data/mull switch main   goes back to a branch
      "
    `)
    git(folder, ['checkout', '--quiet', 'main'])
    const bin = join(a.home, 'bin')
    mkdirSync(bin)
    expect(said(a, 'sync', { vars: { PATH: bin } })).toMatchInlineSnapshot(`
      "1 mull: mull sync needs git, which is not installed here
      https://git-scm.com/downloads
      "
    `)
    writeFileSync(join(bin, 'git'), '#!/bin/sh\necho git version 2.34.1\n', { mode: 0o755 })
    expect(said(a, 'sync', { vars: { PATH: `${bin}:${process.env['PATH']}` } })).toMatchInlineSnapshot(`
      "1 mull: mull sync needs git 2.38 or newer; here is 2.34.1
      "
    `)
    renameSync(inside(a, 'decks'), join(a.home, 'elsewhere'))
    symlinkSync(join(a.home, 'elsewhere'), inside(a, 'decks'))
    expect(said(a, 'sync')).toMatchInlineSnapshot(`
      "3 mull: decks is a link: git carries the link, not what is behind it
      Put the folder itself where decks is, then mull sync.
      "
    `)
  })
})
