import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { awkwardText } from './awkward.ts'
import type { Chance } from './chance.ts'
import { project } from './person.ts'

/** Decks that use what YAML can do, and what a reader may trip over. */
const hostile: readonly string[] = [
  'deck: A\nid: a\nlanguage: en\nabout: |\n  Some\n  lines\ncards:\n  - id: one\n    topic: T\n    question: Q?\n    answer: >-\n      folded\n      text\n    wrong: [x, "y", \'z\']\n    accept: [b]\n    tags:\n      - t\n    was: [old, b/older]\n    typed: true\n    reverse: "false"\n    note: "\\u001b[31m \\x07"\n',
  'cards:\n  - cloze: "GPT-3 has {{175B::a number}} parameters, {{x^{2}}} and \\\\{{this}}"\n    id: c\n  - cloze: A {{b}} c {{b}}\n',
  'cards: [{question: a, answer: b}, {question: c, answer: "d", tags: [e, [f]]}]\n',
  '{"deck":"J","cards":[{"question":"a\\ud800","answer":"\\u0000"},{"question":"c","answer":"d","id":"é"}]}',
  'a: &x [1, 2]\nb: *x\ncards:\n  - <<: *x\n    question: q\n    answer: a\n',
  '%YAML 1.2\n%TAG ! tag:x,2000:\n---\ncards:\n- !!map {question: !!str q, answer: !!binary aGk=}\n...\n---\ncards: []\n',
  '__proto__: x\nconstructor: y\ncards:\n  - __proto__: {polluted: yes}\n    id: __proto__\n    question: toString\n    answer: valueOf\n  - id: constructor\n    question: q\n    answer: a\n    was: [__proto__, hasOwnProperty]\n',
  'cards:\r\n  - question: q\r\n    answer: |2+\r\n        deep\r\n\r\n  - ? question\r\n    : r\r\n    answer: s\r\n',
  "\ufeffcards:\n  - question: \"tab\\tand \\L \\P \\N \\_ \\e\"\n    answer: 'it''s'\n    # comment\n    note: a # not: b\n",
  '- - - - a\n- ? [b, {c: d}]\n  : e\n',
]

/** Pieces that mean something to YAML, to JavaScript or to mull. */
const tokens = [
  ...['*a', '&a ', '!!js/function "x"', '!!python/object:os.system ', '!<tag:x> ', '<<: *a', '<<: {a: b}'],
  ...[
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '|',
    '>',
    '|9-',
    '? ',
    ': ',
    ':',
    '- ',
    '- - - ',
    '---',
    '...',
    '%X',
    '#',
    '@',
  ],
  ...[
    '`',
    '\t',
    '\t- ',
    '\r',
    '\0',
    '\x85',
    '\u2028',
    '\ufeff',
    '\\',
    '"\\x"',
    '"\\uD800"',
    '{{',
    '}}',
    '{{x::y}}',
  ],
  ...[
    '__proto__: ',
    'constructor: ',
    'toString',
    'hasOwnProperty: x',
    'id: __proto__',
    'id: a/b',
    'id: ../../x',
  ],
  ...['99999999999999999999999999', '1e999', '0x7fffffff', '.inf', '.nan', 'null', '~', 'true', '2026-02-30'],
  ...[
    'cards:',
    'cards: ',
    'question: ',
    'answer: ',
    'cloze: ',
    'was: ',
    'reverse: true',
    'typed: maybe',
    'deck:',
  ],
  ...['"'.repeat(9), '['.repeat(70), '- '.repeat(70), '{a: '.repeat(70), 'x'.repeat(5000), 'é'.repeat(500)],
] as const

/** Some of the entries of a deck, with what stands above them. */
const excerpt = (chance: Chance, deck: string): string => {
  const [head = '', ...entries] = deck.split(/^(?= {2}- )/m)
  const from = chance.below(Math.max(1, entries.length))
  return head + entries.slice(from, from + 1 + chance.below(5)).join('')
}

const lineWise: readonly ((chance: Chance, lines: string[], at: number) => void)[] = [
  (_, lines, at) => lines.splice(at, 1),
  (_, lines, at) => lines.splice(at, 0, lines[at] ?? ''),
  (chance, lines, at) => lines.splice(at, 1, ' '.repeat(chance.below(9)) + (lines[at] ?? '').trimStart()),
  (chance, lines, at) => lines.splice(at, 1, lines[chance.below(lines.length)] ?? ''),
  (chance, lines, at) => lines.splice(at, 0, ' '.repeat(chance.below(7)) + chance.pick(tokens)),
  (chance, lines, at) => lines.splice(at, 1, (lines[at] ?? '').replace(/:.*/s, `: ${chance.pick(tokens)}`)),
  (chance, lines, at) =>
    lines.splice(at, 1, (lines[at] ?? '').replace(/[^\s:]+:/, `${chance.pick(tokens)}:`)),
  (chance, lines, at) =>
    lines.splice(at, 1, (lines[at] ?? '').replace(/:.*/s, `: ${JSON.stringify(awkwardText(chance))}`)),
  (chance, lines, at) => lines.splice(at, 1, (lines[at] ?? '').replace(/:.*/s, `: ${awkwardText(chance)}`)),
  (_, lines, at) => lines.splice(at, 1, (lines[at] ?? '').replace(/^( *)/, '$1  ')),
  (_, lines, at) => lines.splice(at, lines.length, ...lines.slice(at).map(line => `    ${line}`)),
  (_, lines, at) => lines.splice(at, 1, `${lines[at]}\r`),
]

const byLines = (chance: Chance, text: string): Buffer => {
  const lines = text.split('\n')
  for (let left = 1 + chance.below(4); left > 0; left--) {
    const edit = lineWise[chance.below(lineWise.length)]
    edit?.(chance, lines, chance.below(lines.length))
  }
  return Buffer.from(lines.join('\n'))
}

const byBytes = (chance: Chance, text: string): Buffer => {
  let bytes: Buffer = Buffer.from(text)
  for (let left = 1 + chance.below(4); left > 0; left--) {
    const at = chance.below(bytes.length + 1)
    const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)]
    const skip = Math.min(after.length, 1 + chance.below(chance.pick([1, 8, 200])))
    const added = chance.pick([Buffer.from(chance.pick(tokens)), Buffer.from([chance.below(256)])])
    const edits: readonly [Buffer, ...Buffer[]] = [
      Buffer.concat([before, added, after]),
      Buffer.concat([before, after.subarray(skip)]),
      Buffer.concat([before, added, after.subarray(skip)]),
      Buffer.concat([before, after.subarray(0, skip), after]),
      before,
    ]
    bytes = chance.pick(edits)
  }
  if (chance.oneIn(50)) return Buffer.from(`\ufeff${bytes}`, 'utf16le')
  return chance.oneIn(50) ? bytes.swap16.call(Buffer.concat([bytes, bytes])) : bytes
}

/** Makes mutants of the decks that ship with mull and of hostile ones; the same for the same chance. */
export const mutants = (): ((chance: Chance) => Buffer) => {
  const folder = join(project, 'decks')
  const starters = readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8'))
  return chance => {
    const bases = chance.oneIn(2) ? starters : hostile
    const whole = bases[chance.below(bases.length)] ?? ''
    const base = bases === starters && !chance.oneIn(200) ? excerpt(chance, whole) : whole
    return chance.oneIn(3) ? byBytes(chance, base) : byLines(chance, base)
  }
}
