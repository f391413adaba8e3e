import { describe, expect, it } from 'vitest'
import { conflictCopy } from '../../src/core/conflict-copy.ts'

const names = new Set(['french.yaml', 'abcdefghijklmnop.jsonl', 'progress.json'])

describe('a copy that a sync tool made', () => {
  it.each([
    ['french.sync-conflict-20261125-101010-ABCDEFG.yaml', 'french.yaml', true],
    ['french.sync-conflict-20261125-101010.yaml', 'french.yaml', true],
    ["french (Ann's conflicted copy 2026-11-25).yaml", 'french.yaml', true],
    ["french (Ann's conflicted copy 2026-11-25 (1)).yaml", 'french.yaml', true],
    ['french (Ann 的冲突副本 2026-11-25).yaml', 'french.yaml', true],
    ['french (conflicted copy 2026-11-25 101010).yaml', 'french.yaml', true],
    ['french_conflict-20261125-101010.yaml', 'french.yaml', true],
    ['french (SFConflict ann@example.org 2026-11-25-10-10-10).yaml', 'french.yaml', true],
    ['gone.sync-conflict-20261125-101010-ABCDEFG.yaml', 'gone.yaml', true],
    ['french 2.yaml', 'french.yaml', false],
    ['french (1).yaml', 'french.yaml', false],
    ['abcdefghijklmnop 2.jsonl', 'abcdefghijklmnop.jsonl', false],
    ['progress 3.json', 'progress.json', false],
  ])('%s is of %s, certain: %s', (name, of, certain) => {
    expect(conflictCopy(name, names)).toEqual({ of, certain })
  })

  it.each([
    'french.yaml',
    'german 2.yaml',
    'german (1).yaml',
    'sync-conflict.yaml',
    '.yaml',
    'a 2',
    'french 1.yaml',
  ])('is not %s', name => {
    expect(conflictCopy(name, names)).toBeUndefined()
  })
})
