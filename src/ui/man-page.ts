import { commandsOf, type Example, type Manual, type Row, type Section } from './manual.ts'

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\e',
  "'": '\\(aq',
  '`': '\\(ga',
  '^': '\\(ha',
  '~': '\\(ti',
  '-': '\\-',
}

/** Characters outside ASCII by their numbers, so that no encoding has to be guessed. */
const asNumber = (character: string): string =>
  `\\[u${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`

const escaped = (text: string): string =>
  text.replace(/[\\'`^~-]/g, character => escapes[character] ?? character).replace(/[^\n -~]/gu, asNumber)

/** A line that begins like a request is text all the same. */
const line = (text: string): string => (/^[.']/.test(text) ? `\\&${text}` : text)

/** To be typed as it stands. */
const literal = (text: string): string => line(escaped(text))

/** In a sentence a hyphen between two letters stays one. Source lines stay below 80 bytes. */
const prose = (text: string): string => {
  const filled: string[] = []
  for (const word of escaped(text)
    .replace(/(?<=[A-Za-z])\\-(?=[A-Za-z])/g, '-')
    .split(/ +/)) {
    const last = filled.at(-1)
    if (last !== undefined && last.length + word.length < 78) filled[filled.length - 1] = `${last} ${word}`
    else filled.push(word)
  }
  return filled.map(line).join('\n')
}

const heading = (title: string): string => `.SH ${escaped(title.toUpperCase())}`

const lines = (...parts: readonly string[]): string => parts.join('\n')

const quoted = (text: string): string => `"${literal(text).replaceAll('"', '\\(dq')}"`

const row = ([term, meaning]: Row): string => lines('.TP', `.B ${quoted(term)}`, prose(meaning || term))

const typed = (code: readonly string[]): string => lines('.RS 4', '.nf', ...code.map(literal), '.fi', '.RE')

const example = ([text, meaning = '']: Example): string =>
  meaning === '' ? typed([text]) : lines(typed([text]), '.RS 8', prose(meaning), '.RE')

const section = ({ title, text = [], code = [], rows = [] }: Section): string =>
  lines(
    heading(title),
    ...text.map((sentence, index) => (index === 0 ? prose(sentence) : lines('.PP', prose(sentence)))),
    ...(code.length === 0 ? [] : [typed(code)]),
    ...rows.map(row),
  )

/** Everything that `--help` and its pages say, as a page of man(7). */
export const manPage = (manual: Manual, pages: readonly Section[], date: Date): string => {
  const { titles } = manual
  const commands = commandsOf(manual)
  return `${lines(
    `.TH MULL 1 ${date.toISOString().slice(0, 10)} "mull ${manual.version}"`,
    heading(titles.name),
    prose(`mull - ${manual.about}`),
    heading(titles.usage),
    `.B ${quoted(manual.usage)}`,
    heading(titles.examples),
    ...manual.examples.map(example),
    heading(titles.commands),
    ...commands.map(command =>
      lines(
        `.SS ${quoted(command.usage)}`,
        prose(command.about),
        ...command.arguments.map(row),
        ...command.options.map(row),
        '.PP',
        prose(titles.examples),
        ...command.examples.map(example),
      ),
    ),
    heading(titles.everywhere),
    ...[...manual.options, ...manual.ownOptions].map(row),
    ...manual.sections.map(section),
    ...pages.map(section),
  )}\n`
}
