import { clean } from './clean.ts'
import { type Line, type Span, type Style, spans } from './text.ts'

/** 0 none, 1 the terminal's 16 colours, 2 256 colours, 3 all. */
export type ColourLevel = 0 | 1 | 2 | 3
export type ColourFlag = 'always' | 'never' | 'auto'

type Vars = Readonly<Record<string, string | undefined>>

const depth = (vars: Vars): ColourLevel => {
  if (/^(?:truecolor|24bit)$/i.test(vars['COLORTERM'] ?? '')) return 3
  return /256/.test(vars['TERM'] ?? '') ? 2 : 1
}

const forced = (wish: string, vars: Vars): ColourLevel => {
  if (wish === '0' || wish === 'false') return 0
  return wish === '1' ? 1 : wish === '2' ? 2 : wish === '3' ? 3 : depth(vars)
}

/** How much colour one stream gets: the flag, then no-color.org, then FORCE_COLOR and CLICOLOR (an empty one is unset), then the terminal. */
export const colourLevel = (flag: ColourFlag | undefined, vars: Vars, isTTY: boolean): ColourLevel => {
  if (flag === 'never') return 0
  if (flag === 'always') return depth(vars)
  if (vars['NO_COLOR']) return 0
  if (vars['FORCE_COLOR']) return forced(vars['FORCE_COLOR'], vars)
  if (vars['CLICOLOR_FORCE'] && vars['CLICOLOR_FORCE'] !== '0') return depth(vars)
  if (vars['CLICOLOR'] === '0' || vars['TERM'] === 'dumb' || !isTTY) return 0
  return depth(vars)
}

type Paint = Readonly<Record<Style, (text: string) => string>>

/** The 256-colour ones keep a contrast of 3.5 and more on black and on white; the 16 are the person's own palette. */
const loadPaint = async (level: ColourLevel): Promise<Paint> => {
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level })
  const { bold: strong, dim } = chalk
  return level === 1
    ? { strong, dim, good: chalk.green, bad: chalk.red, warn: chalk.magenta, accent: chalk.cyan }
    : {
        strong,
        dim,
        good: chalk.ansi256(28),
        bad: chalk.ansi256(160),
        warn: chalk.ansi256(130),
        accent: chalk.ansi256(30),
      }
}

export type Render = (lines: readonly Line[]) => string

/** The one way to the terminal: what `render` returns is clean text, line breaks and our own styles, nothing else. */
export const createRender = async ({ colour }: { readonly colour: ColourLevel }): Promise<Render> => {
  const paint = colour === 0 ? undefined : await loadPaint(colour)
  const show = (span: Span): string => {
    if (typeof span === 'string') return clean(span)
    const text = clean(span.text)
    return paint && span.style ? paint[span.style](text) : text
  }
  return lines => lines.map(line => spans(line).map(show).join('')).join('\n')
}
