import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { jsonLines, type Machine, machine } from './mull.ts'
import { hasTerminal, talk } from './terminal.ts'

const nasty =
  '\u001b[31mred\u001b]52;c;cGF3bmVk\u0007\u009b2J\u0090q\r\b\u0000\u007f\u202etxt\u2066x\u2069\u2028\u2029\u200b\ufeff\u{e0041}\u0378\ud800z'
const text = (name: string): string => JSON.stringify(`${name} ${nasty}`)

const deck = `deck: ${text('deck')}
about: ${text('about')}
cards:
  - topic: ${text('topic')}
    question: ${text('question')}
    answer: ${text('answer')}
    note: ${text('note')}
    wrong: [${text('wrong')}, other]
    accept: [${text('accept')}]
    tags: [${text('tag')}]
  - topic: ${text('topic')}
    question: ${text('second')}
    answer: plain
`

const broken = `${text('key')}: x
cards:
  - ${text('key')}: ${text('value')}
    id: ${text('id')}
`

/** Anything a terminal might act on, or that hides what is there: the escapes are the point of this test. */
const forbidden =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\u0378\u{e0000}-\u{e007f}\p{Cs}]/u

const withHostileDecks = (): Machine => {
  const person = machine()
  person.run('init .')
  person.write('decks/nasty\u001b[31m\u202e.yaml', deck)
  person.write('decks/broken\u0007.yaml', broken)
  return person
}

const isTabbed = (args: string): boolean => /^list(?! --)|^complete /.test(args)

describe('a hostile deck', () => {
  const rate = '{"type":"rate","rating":"easy"}\n'
  it.each<[string, string]>([
    ['', ''],
    ['due', ''],
    ['due --json', ''],
    ['decks', ''],
    ['decks --json', ''],
    ['check', ''],
    ['check --json', ''],
    ['check no\u001b[31msuch.yaml', ''],
    ['review --json', rate],
    ['review --json', `${nasty}\n${JSON.stringify({ type: 'rate', rating: 'easy', card: nasty })}\n`],
    [`review ${nasty.replaceAll(/[\s\0]/g, '')} --json`, ''],
    ['quiz', ''],
    [`quiz \u001b[31m --json`, ''],
    [`export \u001b[31m`, ''],
    ['export nasty-31m- --format json', ''],
    ['export nasty-31m- -o no/\u001b[31m/x', ''],
    ['list', ''],
    ['list --json', ''],
    ['list \u001b[31m', ''],
    ['list --deck \u001b[31m', ''],
    ['show q-hostile', ''],
    ['show q-hostile --json', ''],
    ['flag q-hostile', ''],
    ['undo', ''],
    ['new \u001b[31m', ''],
    ['new fresh --name \u001b[31m\u202e', ''],
    ['add nasty-31m- -q \u001b[31m -a \u202ex', ''],
    [
      'add nasty-31m- --stdin',
      `${nasty}\n${JSON.stringify({ question: nasty, answer: nasty, [nasty]: 1 })}\n`,
    ],
    ['add nasty-31m- --stdin', `${JSON.stringify({ question: nasty, answer: nasty, topic: nasty })}\n`],
    ['edit \u001b[31m', ''],
    ['edit broken-', ''],
    ['check --write-ids', ''],
    ['help \u001b[31m', ''],
    ['completion \u001b[31m', ''],
    ['complete -- show ', ''],
    ['complete -- review ', ''],
    ['complete -- add ', ''],
    ['decks add no\u001b[31msuch', ''],
    [`\u001b[31m`, ''],
    ['review --new \u001b[31m', ''],
    ['--collection \u001b[31m due', ''],
  ])('mull %j shows nothing that a terminal would act on', (args, input) => {
    const { out, err } = withHostileDecks().run(args, { input, vars: { EDITOR: 'true' } })
    // A table for programs has TABs between its fields; the fields have none.
    expect(`${out}${err}`.replaceAll(isTabbed(args) ? '\t' : '', '')).not.toMatch(forbidden)
    expect(`${out}${err}`).not.toBe('')
  })

  it('reaches programs as it was written', () => {
    const [card] = jsonLines(withHostileDecks().run('review --json').out)
    expect(card?.['answer']).toBe(`answer ${nasty}`)
  })
})

const program = join(import.meta.dirname, '..', '..', 'bin', 'mull.js')

/** Both streams of a run at a terminal of its own, without the sequences that mull's own screens are made of. */
const atTerminal = ({ home, env }: Machine, args: string, keys: string) => {
  const command = `'${process.execPath}' '${program}' ${args}`
  const { stdout } = spawnSync('bash', ['-c', `{ ${keys} } | script -qec "$0" /dev/null`, command], {
    cwd: home,
    env: { ...env, NO_COLOR: '1', TERM: 'xterm' },
    encoding: 'utf8',
  })
  return stdout.replaceAll('\r\n', '\n').replaceAll(/\x1b\[(?:\d*[A-K]|\?25[hl]|[\d;]*m)/g, '')
}

describe.runIf(hasTerminal)('a hostile deck at a terminal', () => {
  it.each([
    ['export nasty-31m- --format anki', 'answer'],
    ['export nasty-31m- --format csv', 'answer'],
    ['export nasty-31m- --format json', 'answer'],
    ['due', '2 to study'],
    ['decks', 'about'],
    ['check', 'unknown key'],
  ])('mull %s shows nothing that the terminal would act on', (args, words) => {
    const shown = atTerminal(withHostileDecks(), args, ':;')
    expect(shown).toContain(words)
    expect(shown).not.toMatch(forbidden)
  })

  // A key before the first screen is dropped; a terminal whose input ends is left.
  it.each([
    ['', 'Enter starts', 'sleep 1;'],
    ['review', 'answer ', 'sleep 1; printf " "; sleep 0.3;'],
    ['quiz', 'Quiz on which', 'sleep 1; printf "\\003";'],
  ])('mull %s neither', (args, words, keys) => {
    const shown = atTerminal(withHostileDecks(), args, keys)
    expect(shown.replaceAll('\u00a0', ' ')).toContain(words)
    expect(shown).not.toMatch(forbidden)
  })
})

/** Beside a broken deck, one card with a history whose question was changed, and a deck to choose instead. */
const withChangedCard = (): Machine => {
  const person = withHostileDecks()
  person.write('decks/other.yaml', 'cards:\n  - { question: q, answer: a }\n')
  person.run('review --json nasty-31m-', { input: '{"type":"rate","rating":"good"}\n' })
  person.write('decks/nasty\u001b[31m\u202e.yaml', deck.replace('"question ', '"questions '))
  return person
}

describe.runIf(hasTerminal)('a hostile deck in a question', { timeout: 30_000 }, () => {
  const asked: readonly (readonly [args: string, lines: readonly string[], keys: readonly string[]])[] = [
    ['check --write-ids', ['same card?', '1\n'], ['same card?', '\r']],
    ['list -i', ['look for', '\n', 'Number', '1\n'], ['Which card?', '\r']],
    ['add', ['Number', '1\n', 'Question', '\x03'], ['which deck?', '\r', 'Question', '\x03']],
    ['', ['same card?', '3\n', 'Enter starts', '\n', 'Enter shows', '\x03'], ['same card?', '\x03']],
    ['list', [], []],
    ['export', ['Number', '\x03'], ['Export which', '\x03']],
  ]
  const pairs = (flat: readonly string[]) =>
    flat.flatMap((shown, index): [string, string][] =>
      index % 2 === 0 ? [[shown, flat[index + 1] ?? '']] : [],
    )

  it.each(asked.flatMap(([args, lines, keys]) => [[args, '1', lines] as const, [args, '0', keys] as const]))(
    'mull %s with ACCESSIBLE=%s shows nothing that the terminal would act on',
    async (args, ACCESSIBLE, steps) => {
      const vars = { ACCESSIBLE, NO_COLOR: '1', PAGER: 'cat' }
      const { shown } = await talk(withChangedCard(), args, pairs(steps), { vars })
      const text = shown.replaceAll(/\x1b\[(?:\d*[A-K]|\?25[hl]|[\d;]*m)/g, '').replaceAll('\r', '')
      expect(text).toMatch(/nasty|question/)
      expect(text).not.toMatch(forbidden)
    },
  )
})
