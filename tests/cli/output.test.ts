import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { jsonLines, type Machine, machine, shell } from './mull.ts'

const starter = readFileSync(join(import.meta.dirname, '..', '..', 'decks', 'llm-basics.yaml'))

/** A person who has the collection of a first run. */
const started = (): Machine => {
  const person = machine()
  person.write('data/mull/decks/llm-basics.yaml', starter)
  return person
}

const rate = (rating: string) => `${JSON.stringify({ type: 'rate', rating })}\n`

describe('exit codes', () => {
  it.each([
    ['', 0],
    ['due', 0],
    ['due --exit-code', 0],
    ['decks', 0],
    ['check', 0],
    ['export llm-basics', 0],
    ['list', 0],
    ['list no-such-words', 0],
    ['show llm-defined', 0],
    ['flag llm-defined', 0],
    ['undo', 0],
    ['review --json', 0],
    ['quiz scale --json', 0],
    ['--version', 0],
    ['--help', 0],
    ['help review', 0],
    ['revew', 2],
    ['decks ad llm-basics', 2],
    ['init one two', 2],
    ['due nothing', 2],
    ['due --nothing', 2],
    ['review', 2],
    ['list --deck nothing', 2],
    ['show', 2],
    ['show nothing', 2],
    ['new fresh', 0],
    ['new llm-basics', 3],
    ['new', 2],
    ['new ///', 2],
    ['add llm-basics -q Q -a A', 0],
    ['add llm-basics -q Q', 3],
    ['add nothing -q Q -a A', 2],
    ['edit nothing', 2],
    ['edit', 2],
    ['reset nothing', 2],
    ['completion bash', 0],
    ['completion tcsh', 2],
    ['completion', 2],
    ['help nothing', 2],
    ['list --sort nothing', 2],
    ['check --write-ids', 0],
    ['review --failed --ahead 2 --json', 2],
    ['suspend', 2],
    ['suspend nothing', 2],
    ['undo --times 0', 2],
    ['review --new many', 2],
    ['review --json --new -1', 2],
    ['quiz', 2],
    ['quiz scale', 2],
    ['quiz --json', 2],
    ['quiz scale --json --count 0', 2],
    ['export', 2],
    ['export nothing', 2],
    ['export llm-basics --json --format csv', 2],
    ['export llm-basics --format pdf', 2],
    ['due --collection nowhere', 2],
    ['due --color sometimes', 2],
    ['check nothing.yaml', 3],
    ['decks add llm-basics', 0],
    ['decks add nothing', 3],
    ['export llm-basics -o no/such/folder.csv', 1],
  ])('mull %s: %i', (args, code) => {
    expect(started().run(args).code).toBe(code)
  })

  it('nothing due is 4, and only where it is asked', () => {
    const person = started()
    person.write('data/mull/mull.yaml', 'new_per_day: 0\n')
    expect(
      ['due', '', 'due --exit-code', 'due --json --exit-code'].map(args => person.run(args).code),
    ).toEqual([0, 0, 4, 4])
    person.write('data/mull/mull.yaml', 'new_per_day: many\n')
    expect(person.run('due').code).toBe(3)
  })

  it.each(['yesterday', '2026-13-01', '2026-02-30T09:00:00Z', 'NaN'])(
    'MULL_NOW=%s is a mistake of use',
    MULL_NOW => {
      const { code, out, err } = started().run('due', { vars: { MULL_NOW } })
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain(`MULL_NOW is no ISO time: ${MULL_NOW}`)
    },
  )
})

describe('data goes to stdout, messages to stderr', () => {
  it.each([
    ['due', /^2026-11-23 · /, /^$/],
    ['decks', /LLM basics/, /^$/],
    ['check', /no problems/, /^$/],
    [
      'export llm-basics',
      /^#separator:comma/,
      /^warning: cards with gaps .* llm-basics\/one-of-each-family#cloze-/,
    ],
    [
      'export llm-basics -o deck.csv',
      /^$/,
      /^Wrote 79 cards to deck.csv\.\nWrote 8 cards with gaps to deck.cloze.csv: /,
    ],
    ['list llm-defined', /^llm-basics\/llm-defined\t/, /^$/],
    ['list no-such-words', /^$/, /^No card matches/],
    ['flag llm-defined', /^Flagged: /, /^$/],
    ['export llm-basics -o deck.csv --json', /^\{"file":/, /^$/],
    ['due nothing', /^$/, /^mull: no deck or topic nothing/],
    ['due --nothing', /^$/, /^mull: unknown option --nothing/],
    ['review', /^$/, /^mull: a review needs a terminal/],
    ['--help', /^Flashcards in the terminal/, /^$/],
    ['--version', /^\d+\.\d+\.\d+\n$/, /^$/],
  ])('mull %s', (args, stdout, stderr) => {
    const { out, err } = started().run(args)
    expect(out).toMatch(stdout)
    expect(err).toMatch(stderr)
  })

  it('the first run too', () => {
    const { out, err } = machine().run('due --json')
    expect(jsonLines(out)).toHaveLength(1)
    expect(err).toContain('Made your collection')
  })

  it('what is withheld is told beside the data, not in it', () => {
    const person = started()
    person.write('data/mull/decks/bad.yaml', 'cards:\n  - question: only\n')
    const { out, err } = person.run('due --json')
    expect(jsonLines(out)).toHaveLength(1)
    expect(err).toMatch(/^warning: .*bad\.yaml has 1 error; /)
  })
})

describe('--json is JSON on every command', () => {
  it.each([
    '--json',
    'due --json',
    '--json due',
    'decks --json',
    'decks add other.yaml --json',
    'check --json',
    'list --json',
    'show llm-defined --json',
    'flag llm-defined --json',
    'undo --json',
    'new fresh --json',
    'add llm-basics -q Q -a A --json',
    'check --write-ids --json',
    'help --json',
    'help review --json',
    'help keys --json',
    'completion fish --json',
    'reset llm-defined --yes --json',
    'check other.yaml --json',
    'init elsewhere --json',
    'review --json',
    'quiz scale --json',
    'export llm-basics --format json --json',
    'export llm-basics -o deck.csv --json',
  ])('mull %s', args => {
    const person = started()
    person.write('other.yaml', 'cards:\n  - { question: q, answer: a }\n')
    const { code, out } = person.run(args)
    expect(code).toBe(0)
    expect(JSON.parse(`[${out.trim().replaceAll(/\}\n\{/g, '},{')}]`)).not.toEqual([])
  })
})

describe('pipes', () => {
  it.each(['anki', 'csv', 'json'])('a reader of %s that leaves is no error', format => {
    const person = started()
    const card = `  - { question: Q, answer: ${'long '.repeat(20)} }\n`
    const cards = Array.from({ length: 1500 }, (_, n) => card.replace('Q', `Q${n}`))
    person.write('data/mull/decks/big.yaml', `cards:\n${cards.join('')}`)
    const { out, err } = shell(
      person,
      `mull export big --format ${format} | head -n 1; echo "\${PIPESTATUS[0]}"`,
    )
    expect(out).toMatch(/\n0\n$/)
    expect(err).toBe('')
  })

  it.each([
    ['mull <&-', 0, /20 to study/],
    ['mull review <&-', 2, /^$/],
    ['mull review --json <&-', 0, /"type":"summary"/],
    ['mull quiz scale --json <&-', 0, /"type":"summary"/],
    ['mull due >&-', 0, /^$/],
    ['mull due 2>&-', 0, /20 to study/],
    ['mull review </dev/null', 2, /^$/],
    ['printf "" | mull add llm-basics --stdin', 0, /No card was added/],
    ['mull export llm-basics -o - <&-', 0, /^#separator/],
    ['mull reset llm-defined --yes </dev/null', 0, /Nothing was changed/],
  ])('%s', (line, code, stdout) => {
    const ran = shell(started(), line)
    expect(ran.code).toBe(code)
    expect(ran.out).toMatch(stdout)
  })
})

describe('without a terminal nothing is asked', () => {
  const asking: readonly (readonly [args: string, way: RegExp])[] = [
    ['review', /mull review --json/],
    ['quiz', /Topics: /],
    ['quiz scale', /mull quiz scale --json/],
    ['list --pick', /mull show CARD/],
    ['show', /Name one by its id/],
    ['add', /-q QUESTION -a ANSWER, or cards as JSON lines/],
    ['add llm-basics -t scale', /-q QUESTION -a ANSWER, or cards as JSON lines/],
    ['edit llm-basics', /VISUAL or EDITOR/],
    ['export', /Decks: llm-basics/],
    ['reset llm-defined', /--yes does it unasked/],
    ['reset llm-defined --json', /--yes does it unasked/],
    ['quiz --json', /Topics: /],
    ['show --json', /Name one by its id/],
  ]
  it.each(asking)('mull %s says what works instead', (args, way) => {
    const person = started()
    // A reset asks only about what has a history.
    const reviewed = args.startsWith('reset')
      ? person.run('review --json', { input: rate('good') }).out
      : '{}'
    const line = args.replace('llm-defined', String(jsonLines(reviewed)[0]?.['card']))
    for (const input of ['</dev/null', '<&-']) {
      const { code, out, err } = shell(person, `mull ${line} ${input}`)
      expect([code, out, err]).toEqual([2, '', expect.stringMatching(way)])
    }
  })

  it.each([
    'list',
    'show llm-defined',
    'help',
    'help --man',
    'completion bash',
    'decks',
    'check',
    'due',
    'list --json',
  ])('mull %s is quiet when its reader leaves', args => {
    const { out, err } = shell(started(), `mull ${args} | head -c 1 >/dev/null; echo "\${PIPESTATUS[0]}"`)
    expect([out, err]).toEqual(['0\n', ''])
  })
})

describe('colour', () => {
  it.each<[string, NodeJS.ProcessEnv, boolean]>([
    ['due', {}, false],
    ['due', { TERM: 'xterm-256color', COLORTERM: 'truecolor' }, false],
    ['due', { FORCE_COLOR: '1' }, true],
    ['due', { CLICOLOR_FORCE: '1' }, true],
    ['due', { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    ['due', { FORCE_COLOR: '1', NO_COLOR: '' }, true],
    ['due', { FORCE_COLOR: '0' }, false],
    ['due --color always', {}, true],
    ['due --color always', { NO_COLOR: '1', TERM: 'dumb' }, true],
    ['due --no-color', { FORCE_COLOR: '1' }, false],
    ['due --color never', { FORCE_COLOR: '1' }, false],
    ['due --color auto', { FORCE_COLOR: '1' }, true],
    ['due --json --color always', {}, false],
    ['--help --color always', {}, true],
    ['--help', {}, false],
  ])('mull %s with %j', (args, vars, coloured) => {
    const { out } = started().run(args, { vars })
    expect(out.includes('\x1b[')).toBe(coloured)
  })

  it('changes no word', () => {
    const person = started()
    const styled = person.run('due --color always').out
    expect(styled.replaceAll(/\x1b\[[\d;]*m/g, '')).toBe(person.run('due').out)
  })
})

describe('names that are none', () => {
  it.each([
    ['due nothng', 'no deck or topic nothng'],
    ['due emergance', 'did you mean emergence?'],
    ['due llm-basic', 'did you mean llm-basics?'],
  ])('mull %s: %s', (args, words) => {
    expect(started().run(args).err).toContain(words)
  })

  it('an unknown deck lists the decks and topics there are', () => {
    expect(started().run('review --json nothing').err).toMatchInlineSnapshot(`
      "mull: no deck or topic nothing
      Decks: llm-basics
      Topics: architectures, attention-masks, training-objectives, emergence, decoder-only, scale, strengths, weaknesses
      "
    `)
  })

  it('a quiz without a topic lists the topics', () => {
    expect(started().run('quiz').err).toMatchInlineSnapshot(`
      "mull: a quiz needs a topic, or a deck
      Decks: llm-basics
      Topics: architectures, attention-masks, training-objectives, emergence, decoder-only, scale, strengths, weaknesses
      "
    `)
  })
})

describe('a disk that does not take it', () => {
  const inTheWay = (person: Machine, ...path: readonly string[]) => {
    const file = join(person.home, ...path)
    rmSync(file, { recursive: true, force: true })
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, 'a file')
  }

  it.each([
    ['a file where the reviews go', ['data', 'mull', 'reviews'], 'review --json'],
    ['a file where the state goes', ['state', 'mull'], 'review --json'],
  ])('%s', (_, path, args) => {
    const person = started()
    inTheWay(person, ...path)
    const { code, err } = person.run(args, { input: rate('good') })
    expect(code).toBe(1)
    expect(err).toMatch(/^mull: cannot /)
    expect(err).not.toContain('bug')
  })

  it('a full disk is told, nothing is acknowledged that is not there, and the next run goes on', () => {
    const person = started()
    const review = `ulimit -f 1; mull review --json | cat; exit "\${PIPESTATUS[0]}"`
    const full = shell(person, review, rate('good').repeat(10))
    expect(full.code).toBe(1)
    expect(full.err).toMatch(/^mull: not saved: \w+\.jsonl could not be written: /)
    const messages = jsonLines(full.out)
    const saved = messages.filter(({ type }) => type === 'saved').map(({ event }) => event)
    expect(saved.length).toBeGreaterThan(0)
    expect(messages.at(-1)).toMatchObject({ type: 'card' })

    const [due] = jsonLines(person.run('due --json').out)
    expect(due).toMatchObject({ learning: saved.length, new: 20 - saved.length })
    const [next, ...after] = jsonLines(person.run('review --json', { input: rate('good') }).out)
    expect(next).toEqual(messages.at(-1))
    expect(after[0]).toMatchObject({ type: 'saved' })
    const kept = person.log().flatMap(line => {
      try {
        const { sum: _, ...event } = JSON.parse(line)
        return event
      } catch {
        return []
      }
    })
    expect(kept).toEqual([...saved, after[0]?.['event']])
  })

  it('an export that cannot be written leaves the old file as it was', () => {
    const person = started()
    person.write('deck.csv', 'old')
    const { code, err } = shell(person, 'ulimit -f 1; mull export llm-basics -o deck.csv')
    expect(code).toBe(1)
    expect(err).toMatch(/^mull: cannot write .*deck\.csv: the file would grow too large/)
    expect(person.read('deck.csv')).toBe('old')
  })

  it('a link that leads nowhere is in the way', () => {
    const person = machine()
    symlinkSync('nowhere', join(person.home, 'data'))
    expect(person.run('due')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^mull: cannot make .*data: /),
    })
    expect(person.run('init data')).toMatchObject({ code: 1, err: expect.not.stringContaining('bug') })
  })

  it.skipIf(process.platform !== 'linux')('a folder takes no folder', () => {
    const { code, err } = machine().run('due', { vars: { XDG_DATA_HOME: '/proc' } })
    expect([code, err]).toEqual([1, expect.stringMatching(/^mull: cannot make \/proc/)])
  })

  it('the collection cannot be made', () => {
    const person = machine()
    inTheWay(person, 'data')
    const { code, err } = person.run('due')
    expect(code).toBe(1)
    expect(err).not.toContain('bug')
  })
})

describe('--json on export', () => {
  it('is the deck as JSON where it goes to stdout', () => {
    const { code, out } = started().run('export llm-basics --json')
    expect([code, JSON.parse(out).decks[0].cards.length]).toEqual([0, 87])
  })
})

it.each([
  ['check', 3],
  ['due', 2],
])('a line break in an argument of %s makes no line of its own', (command, code) => {
  const ran = shell(started(), `mull ${command} $'x\\nmull: all good.yaml'`)
  expect(ran.code).toBe(code)
  expect(`${ran.out}${ran.err}`).toContain('x mull: all good.yaml')
  expect(`${ran.out}${ran.err}`).not.toMatch(/^mull: all good/m)
})
