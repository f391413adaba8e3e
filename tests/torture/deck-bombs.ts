import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { Person } from './person.ts'

/** A deck file that would exhaust or mislead a careless reader. What it returns is called when the run is over. */
type Bomb = (person: Person) => (() => void) | undefined

const mega = 1_000_000

const file =
  (content: () => string | Uint8Array): Bomb =>
  person => {
    person.write('decks/bomb.yaml', content())
    return undefined
  }

/** The repeated text is made only when the bomb is. */
const many = (count: number, line: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => line(n)).join('')

const letters = [...'bcdefghij']

const billion = (): string =>
  ['a: &a [lol, lol, lol]']
    .concat(
      letters.map(
        (letter, n) => `${letter}: &${letter} [${`*${n === 0 ? 'a' : letters[n - 1]}, `.repeat(9)}x]`,
      ),
    )
    .concat('cards: *j\n')
    .join('\n')

const inFolder =
  (make: (path: string, person: Person) => (() => void) | undefined): Bomb =>
  person =>
    make(join(person.collection, 'decks', 'bomb.yaml'), person)

/** A program that writes into the deck for as long as it is read. */
const growing = inFolder(path => {
  const script = `exec 3>>"$1"; printf 'cards:\\n' >&3; while [ $((n)) -lt 300000 ]; do printf -- '- {question: q%s, answer: a}\\n' $((n += 1)) >&3; done`
  const writer = spawn('bash', ['-c', script, 'grow', path], { stdio: 'ignore' })
  return () => writer.kill('SIGKILL')
})

const tags = [
  '!!js/function "function () { process.exit(7) }"',
  '!!js/undefined',
  '!!python/object/apply:os.system [id]',
]

export const bombs: Readonly<Record<string, Bomb>> = {
  'aliases that double nine times': file(billion),
  'an alias of itself': file(() => 'cards: &a\n  - *a\n  - {question: q, answer: *a}\n'),
  '100,000 anchors': file(() => `cards:\n${many(100_000, n => `- &a${n} {question: q${n}, answer: a}\n`)}`),
  '100,000 aliases': file(() => `x: &x y\ncards:\n${many(100_000, () => '- *x\n')}`),
  '10,000 lists deep': file(() => `cards: ${'['.repeat(10_000)}`),
  'a million lists deep': file(() => `cards: ${'['.repeat(mega)}${']'.repeat(mega)}`),
  '10,000 maps deep': file(() => many(10_000, n => `${' '.repeat(n % 1000)}a:\n`)),
  'a million dashes': file(() => `cards:\n${'- '.repeat(mega)}x\n`),
  'a million maps in a line': file(() => `cards: ${'{a: '.repeat(mega)}`),
  'a million question marks': file(() => `cards:\n${'? '.repeat(mega)}x\n`),
  '50 MB of cards': file(
    () => `cards:\n${many(mega, n => `- {question: question ${n}, answer: an answer}\n`)}`,
  ),
  '50 MB in one line': file(() => `cards: [{question: ${'q'.repeat(50 * mega)}, answer: a}]\n`),
  '7 MB in one line': file(() => `cards: [{question: ${'q'.repeat(7 * mega)}, answer: a}]\n`),
  '7 MB in one card': file(
    () => `cards:\n- question: q\n  answer: |\n${'    some words of a long answer\n'.repeat(230_000)}`,
  ),
  '7 MB of quotes': file(() => `cards:\n- "${'\\"'.repeat(3.5 * mega)}"\n`),
  '7 MB of line breaks': file(() => '\n'.repeat(7 * mega)),
  '7 MB of spaces': file(() => `cards:${' '.repeat(7 * mega)}x`),
  '7 MB of hashes': file(() => '#\n'.repeat(3.5 * mega)),
  '7 MB of tabs': file(() => `cards:\n${'\t'.repeat(7 * mega)}`),
  '7 MB of NUL': file(() => Buffer.alloc(7 * mega)),
  '7 MB of brackets': file(() => `cards: [${'[],'.repeat(2.3 * mega)}]`),
  '7 MB of colons': file(() => `cards: ${'a: '.repeat(2.3 * mega)}`),
  '7 MB of commas': file(() => `cards: [${','.repeat(7 * mega)}]`),
  '7 MB of document marks': file(() => '---\n'.repeat(1.7 * mega)),
  '7 MB that are no text': file(() => Buffer.alloc(7 * mega, 0xff)),
  '7 MB, the last byte no text': file(() =>
    Buffer.concat([Buffer.alloc(7 * mega, 0x61), Buffer.from([0xff])]),
  ),
  'a million cards': file(() => `cards:\n${many(mega, n => `- {question: ${n}, answer: a}\n`)}`),
  '250,000 cards': file(() => `cards:\n${many(250_000, n => `- {question: ${n}, answer: a}\n`)}`),
  'a million empty cards': file(() => `cards:\n${'-\n'.repeat(mega)}`),
  'a million gaps': file(() => `cards:\n- cloze: ${'{{a}} '.repeat(mega)}\n`),
  'a million open gaps': file(() => `cards:\n- cloze: "${'{{'.repeat(mega)}"\n`),
  'a million backslashes': file(() => `cards:\n- cloze: '${'\\'.repeat(mega)}{{a}}'\n`),
  'a million braces in a gap': file(() => `cards:\n- cloze: 'x {{${'{'.repeat(mega)} a }}'\n`),
  '100,000 tags': file(
    () => `cards:\n- question: q\n  answer: a\n  tags: [${many(100_000, n => `t${n}, `)}z]\n`,
  ),
  '100,000 topics': file(
    () => `cards:\n${many(20_000, n => `- {question: q${n}, answer: a, topic: topic ${n}}\n`)}`,
  ),
  '100,000 times the same key': file(() => `cards:\n- question: q\n${'  answer: a\n'.repeat(100_000)}`),
  '100,000 times the same card': file(() => `cards:\n${'- {question: q, answer: a}\n'.repeat(50_000)}`),
  '100,000 unknown keys': file(() => `cards: []\n${many(50_000, n => `unknown${n}: x\n`)}`),
  '100,000 unclosed quotes': file(() => `cards:\n${'- question: "q\n'.repeat(50_000)}`),
  'keys of every object': file(
    () => 'cards:\n- {__proto__: {polluted: yes}, constructor: x, toString: y, question: q, answer: a}\n',
  ),
  'ids of every object': file(
    () =>
      `id: __proto__\ncards:\n${[
        '__proto__',
        'constructor',
        'toString',
        'hasOwnProperty',
        'valueOf',
        'length',
      ]
        .map(
          id => `- {id: ${id}, question: ${id}, answer: a, tags: [${id}], topic: ${id}, was: [${id}.old]}\n`,
        )
        .join('')}`,
  ),
  'merge keys': file(
    () => 'a: &a {question: q, answer: a}\ncards:\n- <<: *a\n- <<: [*a, *a]\n- {<<: {question: q}}\n',
  ),
  'tags that run': file(() => `cards:\n${tags.map(tag => `- question: ${tag}\n  answer: a\n`).join('')}`),
  'huge numbers': file(
    () =>
      `cards:\n- {question: ${'9'.repeat(100_000)}, answer: 1e999999, id: ${'1'.repeat(5000)}}\n- {question: .inf, answer: -.inf}\n`,
  ),
  'UTF-16': file(() => Buffer.from('\ufeffcards:\n- {question: q, answer: a}\n', 'utf16le')),
  'lone surrogates': file(() => 'cards:\n- {question: "\\ud800", answer: "\\udfff\\ud800"}\n'),
  'surrogates in UTF-8': file(() => Buffer.from('cards:\n- {question: \xed\xa0\x80, answer: a}\n', 'latin1')),
  'a named pipe': inFolder(path => {
    execFileSync('mkfifo', [path])
    return undefined
  }),
  'a folder': inFolder(path => {
    mkdirSync(path)
    return undefined
  }),
  'an endless device': inFolder(path => {
    symlinkSync('/dev/zero', path)
    return undefined
  }),
  'a terminal': inFolder(path => {
    symlinkSync('/dev/tty', path)
    return undefined
  }),
  'a file of the kernel': inFolder(path => {
    symlinkSync('/proc/self/mem', path)
    return undefined
  }),
  'a link to itself': inFolder(path => {
    symlinkSync('bomb.yaml', path)
    return undefined
  }),
  'a folder that holds itself': inFolder((path, { collection }) => {
    symlinkSync(join(collection, 'decks'), path)
    return undefined
  }),
  'a deck that grows': growing,
}
