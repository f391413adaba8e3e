import { describe, expect, it } from 'vitest'
import { type Machine, machine } from './mull.ts'
import { hasTerminal, talk } from './terminal.ts'

/** One good deck, and one that is told on stderr. */
const person = (): Machine => {
  const made = machine()
  made.write('data/mull/mull.yaml', '')
  made.write('data/mull/decks/bad.yaml', 'cards:\n  - question: only\n')
  made.write(
    'data/mull/decks/good.yaml',
    'deck: Good\ncards:\n  - { id: one, topic: first, question: Q, answer: A }\n  - { id: two, question: R, answer: A }\n',
  )
  return made
}

const styles = /\x1b\[[\d;]*m/

type Coloured = 'both' | 'terminal' | 'none'

const matrix: readonly (readonly [args: string, vars: NodeJS.ProcessEnv, coloured: Coloured])[] = [
  ['', {}, 'terminal'],
  ['', { NO_COLOR: '1' }, 'none'],
  ['', { NO_COLOR: '' }, 'terminal'],
  ['', { FORCE_COLOR: '0' }, 'none'],
  ['', { FORCE_COLOR: '1' }, 'both'],
  ['', { FORCE_COLOR: '3' }, 'both'],
  ['', { FORCE_COLOR: '3', NO_COLOR: '1' }, 'none'],
  ['', { CLICOLOR: '0' }, 'none'],
  ['', { CLICOLOR: '0', CLICOLOR_FORCE: '1' }, 'both'],
  ['', { CLICOLOR_FORCE: '0' }, 'terminal'],
  ['', { TERM: 'dumb' }, 'none'],
  ['', { TERM: 'dumb', FORCE_COLOR: '1' }, 'both'],
  ['--color always', { NO_COLOR: '1', TERM: 'dumb' }, 'both'],
  ['--color never', { FORCE_COLOR: '3' }, 'none'],
  ['--no-color', { CLICOLOR_FORCE: '1' }, 'none'],
  ['--color auto', { NO_COLOR: '1' }, 'none'],
  ['--accessible', { FORCE_COLOR: '1' }, 'none'],
]

describe.runIf(hasTerminal)('colour', { timeout: 30_000 }, () => {
  it.each(matrix)(
    'mull due %s with %j: %s, of a terminal and a file, either way round',
    async (args, vars, coloured) => {
      const made = person()
      const [out, err] = await Promise.all([
        talk(made, `due ${args}`, [], { vars, to: '2>err' }),
        talk(made, `due ${args}`, [], { vars, to: '>out' }),
      ])
      expect(out.shown).toContain('Good')
      expect(err.shown).toContain('bad.yaml has 1 error')
      const isStyled = [out.shown, err.shown, made.read('out'), made.read('err')].map(text =>
        styles.test(text),
      )
      const isTerminal = coloured !== 'none'
      const isFile = coloured === 'both'
      expect(isStyled).toEqual([isTerminal, isTerminal, isFile, isFile])
    },
  )

  const questions: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
    [
      'quiz',
      [
        ['Quiz on which', '\r'],
        ['leaves', 'q'],
      ],
    ],
    [
      'list -i',
      [
        ['Which card?', 'Q'],
        ['one', '\r'],
      ],
    ],
    [
      'add good',
      [
        ['Question', 'Q\r'],
        ['stands at', '\x03'],
      ],
    ],
    ['reset one', [['new again?', 'n\r']]],
    ['review', [['Enter', 'q']]],
    ['', [['Enter', 'q']]],
  ]
  it.each(
    questions.flatMap(([args, steps]) =>
      [
        ['', { NO_COLOR: '1' }],
        ['--color never', { FORCE_COLOR: '3' }],
      ].map(([flags, vars]) => [`${args} ${flags}`, vars, steps] as const),
    ),
  )('no question has any: mull %s with %j', async (args, vars, steps) => {
    const made = person()
    // A reset asks only about what has a history.
    if (args.startsWith('reset')) made.run('review --json', { input: '{"type":"rate","rating":"good"}\n' })
    const { shown } = await talk(made, args, steps, { vars: Object(vars) })
    expect(shown).not.toMatch(styles)
    expect(shown).toMatch(/\x1b\[/)
  })
})
