import { createPrompt, useEffect, useKeypress, useState } from '@inquirer/core'
import type { ExitCode } from '../errors.ts'
import { layOut, type Size } from './frame.ts'
import { guarded } from './guarded.ts'
import { type Key, plainKey } from './keys.ts'
import type { Lend, Screen } from './screen.ts'
import type { Terminal } from './terminal.ts'
import { plainText } from './text.ts'
import { textWidth } from './width.ts'

type State = {
  readonly typed: string
  /** The first line in sight of what `at` names. */
  readonly scroll?: { readonly at: string; readonly top: number }
  readonly thrown?: { readonly error: unknown }
}

/** Where letters are text, undo has a key of its own; on a line that is not empty it empties the line. */
const isUndo = ({ name, ctrl }: Key): boolean => ctrl === true && name === 'u'

const isEnter = ({ name }: Key): boolean => name === 'return' || name === 'enter'

const sizeOf = ({ stdout }: Terminal['env']): Size => ({
  columns: stdout.columns || 80,
  rows: Math.max(3, stdout.rows || 24),
})

/** How far a key scrolls, in lines; a space goes on reading before it means anything else. */
const scrollOf = ({ name }: Key, page: number, isText: boolean): number => {
  switch (name) {
    case 'down':
      return 1
    case 'up':
      return -1
    case 'pagedown':
      return page
    case 'pageup':
      return -page
    case 'home':
      return Number.NEGATIVE_INFINITY
    case 'end':
      return Number.POSITIVE_INFINITY
    default:
      break
  }
  if (isText) return 0
  if (name === 'space') return page
  return name === 'j' ? 1 : name === 'k' ? -1 : 0
}

type Config = {
  readonly terminal: Terminal
  readonly screen: Screen
  /** The lines that were drawn last, and the columns of each. */
  readonly drawn: { height: number; widths: readonly number[] }
}

const esc = '\x1b['

/** Wipes the last rows, from the one the cursor stands on. */
const wiped = (rows: number): string => `\r${rows > 1 ? `${esc}${rows - 1}A` : ''}${esc}J`

const rowsTaken = (widths: readonly number[], columns: number): number =>
  widths.reduce((rows, width) => rows + Math.max(1, Math.ceil(width / columns)), 0)

/** The cursor stands on the last of the drawn lines: they are wiped, and on return the place is made ready to be wiped again. */
const lender =
  ({ terminal, drawn }: Config): Lend =>
  run => {
    const { stdin, stdout } = terminal.env
    stdout.write(wiped(drawn.height))
    stdin.setRawMode?.(false)
    try {
      return run()
    } finally {
      stdin.setRawMode?.(true)
      stdout.write('\n'.repeat(Math.max(0, drawn.height - 1)))
    }
  }

/** One prompt for the whole session, since a prompt a card drops the keys pressed in between. */
const screenPrompt = createPrompt<undefined, Config>((config, done) => {
  const { terminal, screen, drawn } = config
  const { stdout } = terminal.env
  const [{ typed, scroll, thrown }, setState] = useState<State>({ typed: '' })
  if (thrown) throw thrown.error
  const frame = screen.frame(typed)
  const laid = layOut(
    frame,
    sizeOf(terminal.env),
    scroll?.at === frame.at ? scroll.top : undefined,
    terminal.words,
  )

  useKeypress((pressed, rl) => {
    const key = plainKey(pressed)
    // The shell has the terminal until `fg`: what is drawn now would be wiped at the wrong place then.
    if (key.ctrl && key.name === 'z') return
    if (key.ctrl && key.name === 'l') {
      // All of the terminal is wiped, and the cursor put where the drawn lines would have ended.
      stdout.write(`${esc}H${esc}2J${'\n'.repeat(Math.max(0, drawn.height - 1))}`)
      setState({ typed: rl.line, ...(scroll ? { scroll } : {}) })
      return
    }
    const isText = screen.takesText?.() ?? false
    const wanted = laid.top + scrollOf(key, laid.room, isText)
    const top = Math.min(laid.most, Math.max(0, wanted))
    if (top !== laid.top) {
      if (!isText) rl.clearLine(0)
      setState({ typed: isText ? rl.line : '', scroll: { at: frame.at, top } })
      return
    }
    if (isText && isUndo(key) && typed === '') {
      screen.press({ name: 'u', sequence: 'u' }, '', lender(config))
      setState({ typed: '' })
      return
    }
    if (isText && !isEnter(key)) {
      setState({ typed: rl.line, ...(scroll ? { scroll } : {}) })
      return
    }
    rl.clearLine(0)
    try {
      if (screen.press(key, typed, lender(config))) done(undefined)
      else setState({ typed: '', ...(scroll ? { scroll } : {}) })
    } catch (error) {
      setState({ typed: '', thrown: { error } })
    }
  })
  useEffect(rl => {
    // What was typed for one card is no answer to another: Up brings nothing back.
    const forget = (history: unknown) => Array.isArray(history) && history.splice(0)
    rl.on('history', forget)
    const leave = () => done(undefined)
    const redraw = () => setState({ typed: rl.line })
    // Terminals wrap anew what is drawn already: it is wiped from where it begins now.
    const resize = () => {
      const rows = rowsTaken(drawn.widths, sizeOf(terminal.env).columns)
      stdout.write(wiped(rows) + '\n'.repeat(Math.max(0, drawn.height - 1)))
      redraw()
    }
    // What stands above is the shell's now: drawn lines below it are wiped instead.
    const comeBack = () => {
      stdout.write('\n'.repeat(drawn.height))
      redraw()
    }
    rl.on('close', leave)
    stdout.on('resize', resize)
    process.on('SIGCONT', comeBack)
    return () => {
      rl.removeListener('close', leave)
      rl.removeListener('history', forget)
      stdout.off('resize', resize)
      process.off('SIGCONT', comeBack)
    }
  }, [])
  drawn.height = laid.lines.length
  drawn.widths = laid.lines.map(line => textWidth(plainText(line)))
  return terminal.render(laid.lines)
})

/** A screen that is redrawn in place with each key. */
export const runPrompt = (terminal: Terminal, screen: Screen): Promise<ExitCode> =>
  guarded(terminal.env, signal =>
    screenPrompt(
      { terminal, screen, drawn: { height: 0, widths: [] } },
      { input: terminal.env.stdin, output: terminal.env.stdout, signal, clearPromptOnDone: true },
    ),
  )
