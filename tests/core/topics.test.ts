import { describe, expect, it } from 'vitest'
import { nearDuplicates } from '../../src/core/topics.ts'

describe('topics that look alike', () => {
  it.each([
    ['scale', 'Scale'],
    ['scale', 'scales'],
    ['decoder-only', 'decoder only'],
    ['decoder-only', 'Decoder_Only'],
    ['scale', 'ｓｃａｌｅ'],
    ['straße', 'STRASSE'],
    ['attention mask', 'attention-masks'],
    ['emergence', 'emergance'],
    ['emergence', 'emergnce'],
    ['emergence', 'emmergence'],
    ['emergence', 'emregence'],
    ['training objectives', 'trainig objective'],
    ['архитектура', 'архитиктура'],
  ])('%s, %s', (first, second) => {
    expect([...nearDuplicates([first, second])]).toEqual([[second, first]])
  })

  it.each([
    ['scale', 'scale'],
    ['scale', 'stale'],
    ['class', 'clas'],
    ['lesson 1', 'lesson 2'],
    ['lesson-1', 'lesson-11'],
    ['gpt3basics', 'gpt4basics'],
    ['verbs in er', 'verbs in ir'],
    ['strengths', 'weaknesses'],
    ['第一次世界大战', '第二次世界大战'],
    ['emergence', 'emregnce'],
    ['part one', 'partone'],
  ])('not %s, %s', (first, second) => {
    expect([...nearDuplicates([first, second])]).toEqual([])
  })

  it('are each told of the first', () => {
    expect([...nearDuplicates(['Scale', 'other', 'scale', 'scales'])]).toEqual([
      ['scale', 'Scale'],
      ['scales', 'Scale'],
    ])
  })
})
