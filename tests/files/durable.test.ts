import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeFolder, writeWhole } from '../../src/files/durable.ts'
import { complaintOf } from '../complaint.ts'
import { temporaryFolder } from '../folder.ts'

it('replaces a file, keeps its mode and leaves nothing beside it', () => {
  const folder = temporaryFolder()
  const path = join(folder, 'a')
  writeFileSync(path, 'old')
  chmodSync(path, 0o600)
  writeWhole(path, 'new')
  expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777, readdirSync(folder)]).toEqual([
    'new',
    0o600,
    ['a'],
  ])
})

it('writes through a link', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'real'))
  writeFileSync(join(folder, 'real', 'a'), 'old')
  symlinkSync(join(folder, 'real', 'a'), join(folder, 'link'))
  writeWhole(join(folder, 'link'), 'new')
  expect(readFileSync(join(folder, 'real', 'a'), 'utf8')).toBe('new')
  expect(readdirSync(join(folder, 'real'))).toEqual(['a'])
})

it('leaves a folder in the way as it is, and says so', () => {
  const folder = temporaryFolder()
  makeFolder(join(folder, 'a', 'b', 'c'))
  const [message] = complaintOf(() => writeWhole(join(folder, 'a'), 'text'))
  expect(message).toMatch(/cannot write .*a: /)
  expect(readdirSync(folder)).toEqual(['a'])
})

const isRoot = process.getuid?.() === 0

it.skipIf(isRoot)('does not write to a file that nobody may write to', () => {
  const folder = temporaryFolder()
  const path = join(folder, 'a')
  writeFileSync(path, 'old')
  chmodSync(path, 0o444)
  const [message] = complaintOf(() => writeWhole(path, 'new'))
  expect(message).toMatch(/cannot write .*a: /)
  expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['old', ['a']])
})

it.skipIf(!isRoot)('keeps whose file it is', () => {
  const path = join(temporaryFolder(), 'a')
  writeFileSync(path, 'old')
  chownSync(path, 1234, 2345)
  writeWhole(path, 'new')
  expect(statSync(path)).toMatchObject({ uid: 1234, gid: 2345 })
})

it('looks a last time before it takes the place of what was there', () => {
  const folder = temporaryFolder()
  const path = join(folder, 'a')
  writeFileSync(path, 'old')
  expect(writeWhole(path, 'new', () => false)).toBe(false)
  expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['old', ['a']])
})
