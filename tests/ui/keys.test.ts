import { expect, it } from 'vitest'
import { type Intent, intentOf } from '../../src/ui/keys.ts'

it.each<[string, string, Intent | undefined, Intent | undefined]>([
  ['Space', 'space', { type: 'reveal' }, { type: 'rate', rating: 'good' }],
  ['Enter', 'return', { type: 'reveal' }, { type: 'rate', rating: 'good' }],
  ['1', '1', { type: 'rate', rating: 'again' }, { type: 'rate', rating: 'again' }],
  ['4', '4', { type: 'rate', rating: 'easy' }, { type: 'rate', rating: 'easy' }],
  ['5', '5', undefined, undefined],
  ['u', 'u', { type: 'undo' }, { type: 'undo' }],
  ['s', 's', { type: 'suspend' }, { type: 'suspend' }],
  ['b', 'b', { type: 'bury' }, { type: 'bury' }],
  ['q', 'q', { type: 'quit' }, { type: 'quit' }],
  ['an arrow', 'up', undefined, undefined],
])('%s before and after the answer', (_, name, before, after) => {
  expect([intentOf({ name }, false), intentOf({ name }, true)]).toEqual([before, after])
})

it('takes a key that has no name by what it sends', () => {
  expect(intentOf({ sequence: '?' }, false)).toEqual({ type: 'help' })
})

it('ends at Ctrl-D and takes no other control key for a letter', () => {
  expect([intentOf({ name: 'd', ctrl: true }, true), intentOf({ name: 'u', ctrl: true }, true)]).toEqual([
    { type: 'quit' },
    undefined,
  ])
})
