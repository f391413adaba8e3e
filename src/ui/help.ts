import type { CommandManual, Example, Manual, Row, Section } from './manual.ts'
import type { Line, Span } from './text.ts'
import { textWidth } from './width.ts'
import { wrapLine } from './wrap.ts'

const indent = '  '
/** No column of meanings is narrower; where it would be, meanings stand below their terms. */
const leastMeaning = 24

const title = (text: string): Line => ({ text, style: 'strong' })

const term = (text: string): Span => ({ text, style: 'accent' })

/** Terms in a column and their meanings beside it, or below where that leaves too little room. */
export const rowLines = (rows: readonly Row[], width: number): readonly Line[] => {
  const column = Math.max(0, ...rows.map(([text]) => textWidth(text))) + indent.length
  const hang = indent.length + column
  return rows.flatMap(([text, meaning]) => {
    if (meaning === '') return wrapLine([indent, term(text)], width, 4)
    if (width - hang < leastMeaning) {
      return [...wrapLine([indent, term(text)], width, 4), ...wrapLine(`${indent}${indent}${meaning}`, width)]
    }
    const gap = ' '.repeat(column - textWidth(text))
    return wrapLine([indent, term(text), `${gap}${meaning}`], width, hang)
  })
}

const exampleRows = (examples: readonly Example[]): readonly Row[] =>
  examples.map(([line, meaning = '']) => [line, meaning])

/** Examples without a meaning do not push the others' meanings aside. */
const exampleLines = (examples: readonly Example[], width: number): readonly Line[] => {
  const rows = exampleRows(examples)
  return rows.every(([, meaning]) => meaning === '') || rows.every(([, meaning]) => meaning !== '')
    ? rowLines(rows, width)
    : rows.flatMap(row => rowLines([row], width))
}

const sectionLines = ({ title: text, text: texts = [], code = [], rows = [] }: Section, width: number) =>
  part(text, [
    ...texts.flatMap(line => wrapLine(`${indent}${line}`, width)),
    ...code.flatMap(line => wrapLine([indent, term(line)], width, 4)),
    ...rowLines(rows, width),
  ])

const part = (text: string, lines: readonly Line[]): readonly Line[] =>
  lines.length === 0 ? [] : [title(text), ...lines, '']

/** Without the empty line at its end. */
const ended = (lines: readonly Line[]): readonly Line[] => (lines.at(-1) === '' ? lines.slice(0, -1) : lines)

/** `mull --help` */
export const manualLines = (manual: Manual, width: number): readonly Line[] => {
  const { titles } = manual
  return ended([
    ...wrapLine(manual.about, width),
    '',
    ...part(titles.examples, exampleLines(manual.examples, width)),
    ...part(titles.usage, wrapLine(`${indent}${manual.usage}`, width, 4)),
    ...manual.groups.flatMap(({ title, commands }) =>
      part(
        title,
        rowLines(
          commands.map(({ name, about }) => [name, about]),
          width,
        ),
      ),
    ),
    ...part(titles.options, rowLines([...manual.options, ...manual.ownOptions], width)),
    ...manual.sections.flatMap(section => sectionLines(section, width)),
  ])
}

/** `mull COMMAND --help`; `below` are the commands that this one holds. */
export const commandLines = (
  { titles, options }: Pick<Manual, 'titles' | 'options'>,
  command: CommandManual,
  below: readonly CommandManual[],
  width: number,
): readonly Line[] =>
  ended([
    ...wrapLine([{ text: `mull ${command.name}`, style: 'strong' }, ` — ${command.about}`], width),
    '',
    ...part(titles.examples, exampleLines(command.examples, width)),
    ...part(titles.usage, wrapLine(`${indent}${command.usage}`, width, 4)),
    ...part(titles.arguments, rowLines(command.arguments, width)),
    ...part(
      titles.commands,
      rowLines(
        below.map(({ name, about }) => [name, about]),
        width,
      ),
    ),
    ...part(titles.options, rowLines(command.options, width)),
    ...part(titles.everywhere, rowLines(options, width)),
  ])

/** Sections one below the other. */
export const pageLines = (page: readonly Section[], width: number): readonly Line[] =>
  ended(page.flatMap(section => sectionLines(section, width)))
