import {
  chmodSync,
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
