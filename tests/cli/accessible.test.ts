import { describe, expect, it } from 'vitest'
import { type Machine, machine } from './mull.ts'
import { hasTerminal, talk } from './terminal.ts'

const deck = `deck: Small
cards:
  - { id: one, topic: first, question: What is one?, answer: "1", note: a note }
  - { id: two, topic: first, question: Write two, answer: two, typed: true }
`

const person = (): Machine => {
  const made = machine()
  made.write('data/mull/mull.yaml', '')
  made.write('data/mull/decks/small.yaml', deck)
  return made
}

/** Two decks, and a card with a history whose question was changed. */
const changed = (): Machine => {
  const made = person()
  made.write(
    'data/mull/decks/other.yaml',
    'cards:\n  - { question: What is the old question?, answer: this }\n',
  )
  made.run('review other --json', { input: '{"type":"rate","rating":"good"}\n' })
  made.write(
    'data/mull/decks/other.yaml',
    'cards:\n  - { question: What is the new question?, answer: this }\n',
  )
  return made
}

const reviewed = (): Machine => {
  const made = person()
  made.run('review --json', { input: '{"type":"rate","rating":"good"}\n' })
  return made
}

/** With an editor that breaks the deck at first, and mends it then. */
const edited = (): Machine => {
  const made = person()
  made.write('edit.sh', 'if grep -q bad: "$1"; then sed -i /bad:/d "$1"; else echo "bad: x" >> "$1"; fi\n')
  return made
}

/** What stands only on a screen that is seen, and keys that a typed line has not. */
const seen = /\x1b|Space|any key|[↑↓▁█░─]|空格|任意键/

type Case = readonly [
  args: string,
  made: () => Machine,
  steps: readonly (readonly [string, string])[],
  code: number,
  last: string,
]

const cases: readonly Case[] = [
  [
    '',
    machine,
    [
      ['Enter starts', '?\n'],
      ['does nothing', '\n'],
      ['Enter shows', 'q\n'],
    ],
    0,
    'No cards reviewed.',
  ],
  [
    'review',
    person,
    [
      ['Enter shows', '?\n'],
      ['Enter goes back', '\n'],
      ['Enter shows', '\n'],
      ['1 to 4', 'f\n'],
      ['1 to 4', '4\n'],
      ['Ctrl-C leaves', 'to\n'],
      ['Enter alone is 1 Again', '4\n'],
      ['Enter leaves', '\n'],
    ],
    0,
    'Enter leaves · u undo',
  ],
  ['review', person, [['Enter shows', '\x04']], 0, 'No cards reviewed.'],
  ['review', person, [['Enter shows', '\x03']], 130, 'No cards reviewed.'],
  [
    'quiz --seed a',
    person,
    [
      ['Number', '1\n'],
      ['Enter shows', '\n'],
      ['Enter is yes', 'n\n'],
      ['Enter goes on', '\n'],
      ['Type the answer', 'three\n'],
      ['you were right', '\n'],
      ['r repeats', '\n'],
    ],
    0,
    'r repeats the missed ones · Enter leaves',
  ],
  ['quiz', person, [['Number', '\x04']], 130, 'Number (1 to 1):'],
  [
    'add small',
    person,
    [
      ['Question', '\n'],
      ['Type something', 'Q\n'],
      ['Answer:', 'A\n'],
      ['Number', '1\n'],
      ['Number', '2\n'],
      ['Note', '\n'],
      ['Another card?', 'n\n'],
    ],
    0,
    'Added 1 card to',
  ],
  ['add small', person, [['Question', '\x03']], 130, 'No card was added.'],
  [
    'list -i',
    person,
    [
      ['Words', 'one\n'],
      ['Number', '1\n'],
    ],
    0,
    'Not reviewed yet.',
  ],
  [
    'show',
    person,
    [
      ['Words', '\n'],
      ['Number', '9\n'],
      ['no such number', '\x04'],
    ],
    130,
    'Number (1 to 2):',
  ],
  [
    'reset one',
    reviewed,
    [
      ['Enter is no', 'perhaps\n'],
      ['Answer y or n', 'y\n'],
    ],
    0,
    'mull undo takes it back.',
  ],
  ['reset one', reviewed, [['Enter is no', '\x04']], 130, 'Enter is no):'],
  ['edit small', edited, [['Edit again?', '\n']], 0, 'nothing changed'],
  ['check --write-ids', changed, [['Number', '1\n']], 0, 'wrote'],
  ['review', changed, [['Number', '\x04']], 130, 'Number (1 to 3):'],
  ['export', changed, [['Number', '\x03']], 130, 'Number (1 to 2):'],
  ['list', person, [], 0, 'two · first · new'],
  ['due', person, [], 0, '2 new · 0 learning · 0 review'],
  ['show one', person, [], 0, 'Not reviewed yet.'],
  ['decks', person, [], 0, 'first (2)'],
  ['help', person, [], 0, 'mull'],
  ['due --nothing', person, [], 2, 'mull due --help shows what there is'],
]

describe.runIf(hasTerminal)('accessible mode', { timeout: 30_000 }, () => {
  it.each(cases)(
    'mull %s writes no escape byte and names no key that is not typed',
    async (args, made, steps, code, last) => {
      const person = made()
      const vars = { ACCESSIBLE: '1', FORCE_COLOR: '1', PAGER: 'false', EDITOR: 'sh edit.sh' }
      const { shown, code: ended } = await talk(person, args, steps, { vars })
      expect(shown).not.toMatch(seen)
      expect(shown).toContain(last)
      expect(ended).toBe(code)
    },
  )

  it.each<readonly [args: string, steps: readonly (readonly [string, string])[], last: string]>([
    [
      'review',
      [
        ['按 Enter', '?\n'],
        ['回到卡片', '\n'],
        ['按 Enter', '\n'],
        ['1 到 4', 'q\n'],
      ],
      '这次没有复习卡片。',
    ],
    [
      'quiz Small --seed a',
      [
        ['按 Enter', '\n'],
        ['答对了吗', 'y\n'],
        ['继续', 'q\n'],
      ],
      '1 题答对 1 题',
    ],
    ['', [['Enter 开始复习', 'q\n']], '新卡 2 · 学习中 0 · 复习 0'],
    [
      'add small',
      [
        ['问题', '问\n'],
        ['答案', '\x04'],
      ],
      '没有添加卡片',
    ],
  ])('in Chinese too: mull %s', async (args, steps, last) => {
    const { shown } = await talk(person(), `${args} --lang zh`, steps, { vars: { ACCESSIBLE: '1' } })
    expect(shown).not.toMatch(seen)
    expect(shown).toContain(last)
  })

  it.each<readonly [args: string, vars: NodeJS.ProcessEnv, isOn: boolean]>([
    ['--accessible', {}, true],
    ['', { ACCESSIBLE: '1' }, true],
    ['', { TERM: 'dumb' }, true],
    ['', { ACCESSIBLE: '0' }, false],
    ['', { ACCESSIBLE: '' }, false],
    ['--accessible --color always', {}, true],
  ])('mull review %s with %j: %j', async (args, vars, isOn) => {
    const { shown } = await talk(person(), `review ${args}`, [['What is one?', isOn ? 'q\n' : 'q']], { vars })
    expect(shown.includes('\x1b')).toBe(!isOn)
  })

  it('says what happened first, then only what has changed', async () => {
    const steps = [
      ['Enter shows', '\n'],
      ['1 to 4', 'f\n'],
      ['Flagged', 'nonsense\n'],
      ['does nothing', 'q\n'],
    ] as const
    const { shown } = await talk(person(), 'review', steps, { vars: { ACCESSIBLE: '1' } })
    expect(shown.slice(0, shown.indexOf('No cards'))).toMatchInlineSnapshot(`
      "Small · first

      What is one?

      2 new · 0 learning · 0 review
      Enter shows the answer, ? lists the keys, q leaves.
      > 
      1

      a note

      1 Again: 1 minute
      2 Hard: 6 minutes
      3 Good: 10 minutes
      4 Easy: 10 days
      Type 1 to 4 and press Enter. Enter alone is 3 Good; ? lists the keys.
      > f
      Flagged to be mended; f takes it back.

      Type 1 to 4 and press Enter. Enter alone is 3 Good; ? lists the keys.
      > nonsense
      That does nothing here.
      Type 1 to 4 and press Enter. Enter alone is 3 Good; ? lists the keys.
      > q
      "
    `)
  })
})
