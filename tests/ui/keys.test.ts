import { describe, expect, it } from 'vitest'
import { type Intent, intentOf, type Key, keyLines } from '../../src/ui/keys.ts'
import { wordsOf } from '../words.ts'

const rate = (rating: 'again' | 'hard' | 'good' | 'easy'): Intent => ({ type: 'rate', rating })
const named = (name: string): Key => ({ name, sequence: name })

describe('a key means, before the answer and after it', () => {
  it.each<[string, Key, Intent | undefined, Intent | undefined]>([
    ['Space', { name: 'space', sequence: ' ' }, { type: 'reveal' }, rate('good')],
    ['Enter', { name: 'return', sequence: '\r' }, { type: 'reveal' }, rate('good')],
    ['a line feed', { name: 'enter', sequence: '\n' }, { type: 'reveal' }, rate('good')],
    // The session ignores a grade before the answer.
    ['1', named('1'), rate('again'), rate('again')],
    ['2', named('2'), rate('hard'), rate('hard')],
    ['3', named('3'), rate('good'), rate('good')],
    ['4', named('4'), rate('easy'), rate('easy')],
    ['u', named('u'), { type: 'undo' }, { type: 'undo' }],
    ['s', named('s'), { type: 'suspend' }, { type: 'suspend' }],
    ['b', named('b'), { type: 'bury' }, { type: 'bury' }],
    ['q', named('q'), { type: 'quit' }, { type: 'quit' }],
    // readline gives it no name.
    ['?', { sequence: '?' }, { type: 'help' }, { type: 'help' }],
    ['Ctrl-D', { name: 'd', ctrl: true }, { type: 'quit' }, { type: 'quit' }],
    ['0', named('0'), undefined, undefined],
    ['5', named('5'), undefined, undefined],
    ['x', named('x'), undefined, undefined],
    ['an arrow', { name: 'up', sequence: '\x1b[A' }, undefined, undefined],
    ['Escape', { name: 'escape', sequence: '\x1b' }, undefined, undefined],
    ['Ctrl-U', { name: 'u', ctrl: true }, undefined, undefined],
    ['Ctrl-S', { name: 's', ctrl: true }, undefined, undefined],
    ['Ctrl-B', { name: 'b', ctrl: true }, undefined, undefined],
    ['Ctrl-Z', { name: 'z', ctrl: true }, undefined, undefined],
    ['Chinese', { sequence: '中' }, undefined, undefined],
    ['nothing', {}, undefined, undefined],
  ])('%s', (_, key, before, after) => {
    expect([intentOf(key, false), intentOf(key, true)]).toEqual([before, after])
  })
})

it('the help names every key', () => {
  const help = JSON.stringify(keyLines(wordsOf('en'), 80))
  for (const key of ['Space', 'Enter', '1 again', '2 hard', '3 good', '4 easy', 'Ctrl-C', 'q, ']) {
    expect(help).toContain(key)
  }
  for (const key of 'usbef?') expect(help).toContain(`"text":"${key}"`)
})
