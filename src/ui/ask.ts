import inquirer from 'inquirer'
import { type ExitCode, exitCodes } from '../errors.ts'
import { oneLine } from './clean.ts'
import { guarded } from './guarded.ts'
import type { Key } from './keys.ts'
import { readLine } from './line-input.ts'
import type { Terminal } from './terminal.ts'
import type { Style } from './text.ts'
import { wrapLines } from './wrap.ts'

/** What was answered, or the exit code where the person left instead. */
export type Asked<T> = { readonly value: T } | { readonly ending: ExitCode }

/** The name may be anybody's text. */
export type Choice<T> = { readonly name: string; readonly value: T }

type Prompts = ReturnType<typeof inquirer.createPromptModule>

const themeOf = ({ render, words }: Terminal) => {
  const paint = (style: Style) => (text: string) => render([{ text, style }])
  return {
    prefix: { idle: paint('accent')('?'), done: paint('good')('✔') },
    style: {
      answer: paint('accent'),
      message: paint('strong'),
      error: (text: string) => paint('bad')(`> ${text}`),
      defaultAnswer: (text: string) => paint('dim')(`(${text})`),
      help: paint('dim'),
      highlight: paint('accent'),
      key: paint('accent'),
      searchTerm: paint('accent'),
      disabled: paint('dim'),
      description: paint('dim'),
      keysHelpTip: (keys: [string, string][]) =>
        paint('dim')(
          keys.map(([key, action]) => `${key} ${words.ask.actions[action] ?? action}`).join(' · '),
        ),
    },
  }
}

const asked = async <T>(
  { env }: Terminal,
  ask: (signal: AbortSignal) => Promise<Asked<T>>,
): Promise<Asked<T>> => {
  let answer: Asked<T> | undefined
  const ending = await guarded(env, async signal => {
    answer = await ask(signal)
  })
  return answer ?? { ending: ending === exitCodes.done ? exitCodes.interrupted : ending }
}

/** Ctrl-D on an empty line closes the prompt's input, but not the prompt, which would wait for ever. */
const onEndOfInput = ({ stdin }: Terminal['env'], leave: () => void): (() => void) => {
  const onKey = (_: unknown, { ctrl, name }: Key) => {
    if (ctrl && name === 'd') setImmediate(() => stdin.isPaused() && leave())
  }
  stdin.on('keypress', onKey)
  return () => stdin.off('keypress', onKey)
}

const withPrompts = <T>(terminal: Terminal, ask: (prompts: Prompts) => Promise<T>): Promise<Asked<T>> =>
  asked(terminal, async signal => {
    const { stdin, stdout } = terminal.env
    const left = new AbortController()
    const prompts: Prompts = inquirer.createPromptModule({
      input: stdin,
      output: stdout,
      signal: AbortSignal.any([signal, left.signal]),
    })
    const stop = onEndOfInput(terminal.env, () => left.abort())
    try {
      return { value: await ask(prompts) }
    } catch (error) {
      if (left.signal.aborted) return { ending: exitCodes.interrupted }
      throw error
    } finally {
      stop()
    }
  })

/** Asks in appended lines until `read` makes something of an answer; it returns a text to say what is wrong. */
const inLines = <T>(
  terminal: Terminal,
  { lines, question }: { readonly lines: readonly string[]; readonly question: string },
  read: (line: string) => { readonly value: T } | string,
): Promise<Asked<T>> =>
  asked(terminal, async signal => {
    const { stdin, stdout } = terminal.env
    const say = (text: string) => stdout.write(terminal.render([text]))
    signal.addEventListener('abort', () => say('\n'))
    if (lines.length > 0)
      stdout.write(`${terminal.render(wrapLines(lines, Math.max(20, stdout.columns || 80)))}\n`)
    for (;;) {
      say(`${question} `)
      const line = await readLine(stdin, signal)
      if (line === undefined) {
        say('\n')
        return { ending: exitCodes.interrupted }
      }
      const answer = read(line.trim())
      if (typeof answer !== 'string') return answer
      say(`${answer}\n`)
    }
  })

const numbered = <T>(
  terminal: Terminal,
  message: string,
  choices: readonly Choice<T>[],
): Promise<Asked<T>> => {
  const { words } = terminal
  const lines = [message, ...choices.map(({ name }, index) => `${index + 1} ${oneLine(name)}`)]
  return inLines(terminal, { lines, question: words.ask.number(choices.length) }, line => {
    const chosen = /^\d+$/.test(line) ? choices[Number(line) - 1] : undefined
    return chosen ?? words.ask.noSuchNumber
  })
}

/** The prompts' types lose a value's own: they are handed numbers. */
const promptChoices = (choices: readonly Choice<unknown>[]) =>
  choices.map(({ name }, index) => ({ name: oneLine(name), value: index }))

const valueAt = <T>(asked: Asked<number>, choices: readonly Choice<T>[]): Asked<T> => {
  if ('ending' in asked) return asked
  const choice = choices[asked.value]
  return choice ?? { ending: exitCodes.interrupted }
}

/** Lets the person pick one. */
export const chooseOne = async <T>(
  terminal: Terminal,
  message: string,
  choices: readonly Choice<T>[],
): Promise<Asked<T>> => {
  if (terminal.accessible) return numbered(terminal, message, choices)
  const picked = await withPrompts(terminal, async prompts => {
    const { index } = await prompts<{ index: number }>([
      {
        type: 'select',
        name: 'index',
        message,
        pageSize: 12,
        theme: themeOf(terminal),
        choices: promptChoices(choices),
      },
    ])
    return index
  })
  return valueAt(picked, choices)
}

/** Lets the person pick one of what their words find. */
export const searchOne = async <T>(
  terminal: Terminal,
  message: string,
  find: (words: string) => readonly Choice<T>[],
): Promise<Asked<T>> => {
  if (!terminal.accessible) {
    let found: readonly Choice<T>[] = []
    const picked = await withPrompts(terminal, async prompts => {
      const { index } = await prompts<{ index: number }>([
        {
          type: 'search',
          name: 'index',
          message,
          pageSize: 12,
          theme: themeOf(terminal),
          source: (words: string | undefined) => {
            found = find(words ?? '')
            return promptChoices(found)
          },
        },
      ])
      return index
    })
    return valueAt(picked, found)
  }
  const { words } = terminal
  const found = await inLines(terminal, { lines: [message], question: words.ask.search }, line => {
    const choices = find(line)
    return choices.length === 0 ? words.ask.nothingFound : { value: choices }
  })
  return 'ending' in found ? found : numbered(terminal, message, found.value)
}

export type TextQuestion = {
  /** What Enter alone means. */
  readonly initial?: string
  /** Says what is wrong with an answer; undefined where nothing is. */
  readonly check?: (text: string) => string | undefined
}

/** Asks for a line of text. */
export const askText = (
  terminal: Terminal,
  message: string,
  { initial, check = () => undefined }: TextQuestion = {},
): Promise<Asked<string>> => {
  if (!terminal.accessible) {
    return withPrompts(terminal, async prompts => {
      const { answer } = await prompts<{ answer: string }>([
        {
          type: 'input',
          name: 'answer',
          message,
          theme: themeOf(terminal),
          validate: (text: string) => check(text) ?? true,
          ...(initial === undefined ? {} : { default: initial }),
        },
      ])
      return answer
    })
  }
  const question = initial === undefined ? `${message}:` : `${message} (${initial}):`
  return inLines(terminal, { lines: [], question }, line => {
    const text = line === '' ? (initial ?? '') : line
    return check(text) ?? { value: text }
  })
}

/** Asks yes or no. */
export const askYes = (terminal: Terminal, message: string, initial: boolean): Promise<Asked<boolean>> => {
  const { words } = terminal
  if (!terminal.accessible) {
    return withPrompts(terminal, async prompts => {
      const { answer } = await prompts<{ answer: boolean }>([
        {
          type: 'confirm',
          name: 'answer',
          message,
          default: initial,
          theme: themeOf(terminal),
          transformer: (yes: boolean) => (yes ? words.ask.yes : words.ask.no),
        },
      ])
      return answer
    })
  }
  return inLines(terminal, { lines: [], question: `${message} ${words.ask.yesNo(initial)}` }, line => {
    if (line === '') return { value: initial }
    if (/^(?:y|yes|是|1)$/i.test(line)) return { value: true }
    return /^(?:n|no|否|0)$/i.test(line) ? { value: false } : words.ask.sayYesOrNo
  })
}
