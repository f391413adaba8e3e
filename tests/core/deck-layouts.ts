import fc from 'fast-check'

type Entry = { readonly id?: string; readonly question: string; readonly was?: readonly string[] }

const pad = (columns: number): string => ' '.repeat(columns)

type Look = {
  readonly indent: number
  readonly gap: number
  readonly apart: boolean
  readonly comments: boolean
  readonly alone: boolean
  readonly was: 'block' | 'flow' | 'single' | 'empty' | 'quoted'
  readonly answer: 'plain' | 'literal' | 'folded' | 'keep' | 'quoted' | 'two-lines'
  readonly card: 'block' | 'flow' | 'flow-lines' | 'json'
}

const wasLines = ({ was }: Entry, look: Look, margin: number): string[] => {
  if (was === undefined) return []
  if (look.was === 'empty' && was.length === 0) return ['was: []']
  if (was.length === 0) return ['was: [] # none']
  if (look.was === 'single' && was.length === 1) return [`was: ${was[0]} # one`]
  if (look.was === 'quoted')
    return [`was: ["${was.join('", \'').replace(/", '(\S+)$/, `", '$1'`)}"]`.replace(`'"]`, `']`)]
  if (look.was === 'block') return ['was:', ...was.map(name => `${pad(margin + 2)}- ${name} # old`)]
  return [`was: [${was.join(', ')}]`]
}

const answers: Readonly<Record<Look['answer'], (margin: string) => string>> = {
  plain: () => 'answer: So it is. # why',
  literal: margin => `answer: |-\n${margin}  one\n${margin}    two`,
  folded: margin => `answer: >\n${margin}  one\n${margin}  two`,
  keep: margin => `answer: |+\n${margin}  one\n${margin}  two\n`,
  quoted: () => `answer: 'it''s "so"'`,
  'two-lines': margin => `answer: one\n${margin}  two`,
}

const cardText = (entry: Entry, look: Look): string => {
  const margin = look.indent + 1 + (look.alone ? 3 : look.gap)
  const id = entry.id === undefined ? [] : [`id: ${entry.id}`]
  if (look.card !== 'block') {
    const was = entry.was === undefined ? [] : [`was: [${entry.was.join(', ')}]`]
    const keys =
      look.card === 'json'
        ? [
            ...(entry.id === undefined ? [] : [`"id": "${entry.id}"`]),
            `"question": "${entry.question}"`,
            '"answer": "So"',
          ]
        : [...id, `question: ${entry.question}`, 'answer: So', ...was]
    const between = look.card === 'flow-lines' ? `,${look.comments ? ' # c' : ''}\n${pad(margin + 1)}` : ', '
    const space = look.comments ? ' ' : ''
    return `${pad(look.indent)}-${pad(look.gap)}{${space}${keys.join(between)}${space}}`
  }
  const [first = '', ...more] = [
    ...id,
    `question: ${entry.question}${look.comments ? ' # asked' : ''}`,
    ...wasLines(entry, look, margin),
    answers[look.answer](pad(margin)),
  ]
  const start = look.alone
    ? `${pad(look.indent)}-${look.comments ? ' # a card - or so' : ''}\n${pad(margin)}`
    : `${pad(look.indent)}-${pad(look.gap)}`
  return `${start}${[first, ...more].join(`\n${pad(margin)}`)}`
}

const idText = fc.constantFrom('a', 'b-1', '1.10', 'no', 'id_x', '你好', 'é', '0', '...x')

const look: fc.Arbitrary<Look> = fc.record({
  indent: fc.constantFrom(0, 2, 4),
  gap: fc.constantFrom(1, 1, 3),
  apart: fc.boolean(),
  comments: fc.boolean(),
  alone: fc.boolean(),
  was: fc.constantFrom('block', 'flow', 'single', 'empty', 'quoted'),
  answer: fc.constantFrom('plain', 'literal', 'folded', 'keep', 'quoted', 'two-lines'),
  card: fc.constantFrom('block', 'block', 'block', 'flow', 'flow-lines', 'json'),
})

/** A deck's text in one of the ways people write them. Its cards have the questions `Q0?`, `Q1?`, ... */
export const deckTexts: fc.Arbitrary<string> = fc
  .record({
    look,
    looks: fc.array(look, { minLength: 4, maxLength: 4 }),
    mixed: fc.boolean(),
    cards: fc.array(
      fc.record({
        id: fc.option(idText, { nil: undefined }),
        was: fc.option(fc.uniqueArray(fc.constantFrom('old', 'older', 'x/old'), { maxLength: 2 }), {
          nil: undefined,
        }),
      }),
      { maxLength: 4 },
    ),
    head: fc.constantFrom('', 'deck: D\nid: d\n', '# the deck\n\ndeck: "D: x"\n\n'),
    none: fc.constantFrom(
      'cards:\n',
      'cards: []\n',
      'cards: [] # none\n',
      'cards: # none yet\n',
      'cards: [ ]\n',
    ),
    tail: fc.constantFrom(
      '',
      '\n\n',
      '# the end\n',
      'about: |\n  Behind.\n',
      '\n# more\n\nlanguage: en\n',
      '      # inner\n',
    ),
    crlf: fc.boolean(),
    mark: fc.boolean(),
    last: fc.boolean(),
  })
  .map(({ look, looks, mixed, cards, head, none, tail, crlf, mark, last }) => {
    const ids = new Set<string>()
    const texts = cards.map(({ id, was }, index) => {
      const isNew = id !== undefined && !ids.has(id)
      if (isNew) ids.add(id)
      const own = mixed ? { ...(looks[index] ?? look), indent: look.indent } : look
      const names = was?.map(name => `${name}${index}`)
      return cardText(
        {
          question: `Q${index}?`,
          ...(isNew ? { id } : {}),
          ...(names === undefined ? {} : { was: names }),
        },
        own,
      )
    })
    const body = texts.length === 0 ? none : `cards:\n${texts.join(look.apart ? '\n\n' : '\n')}\n`
    const whole = `${head}${body}${tail}`
    const text = last ? whole : whole.replace(/\n$/, '')
    return `${mark ? '\ufeff' : ''}${crlf ? text.replaceAll('\n', '\r\n') : text}`
  })
