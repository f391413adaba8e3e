import { describe, expect, it } from 'vitest'
import type { Style } from '../../src/ui/text.ts'
import { type ColourLevel, colourLevel, createRender } from '../../src/ui/theme.ts'

const xterm = { TERM: 'xterm' }

describe('colourLevel', () => {
  it.each([
    ['a plain terminal', undefined, xterm, true, 1],
    ['256 colours', undefined, { TERM: 'xterm-256color' }, true, 2],
    ['all colours', undefined, { TERM: 'xterm-256color', COLORTERM: 'truecolor' }, true, 3],
    ['no terminal', undefined, xterm, false, 0],
    ['a dumb terminal', undefined, { TERM: 'dumb' }, true, 0],
    ['CLICOLOR=0', undefined, { ...xterm, CLICOLOR: '0' }, true, 0],
    ['CLICOLOR=1 asks for nothing new', undefined, { ...xterm, CLICOLOR: '1' }, false, 0],
    ['CLICOLOR_FORCE over no terminal', undefined, { ...xterm, CLICOLOR_FORCE: '1' }, false, 1],
    ['CLICOLOR_FORCE over CLICOLOR=0', undefined, { ...xterm, CLICOLOR_FORCE: '1', CLICOLOR: '0' }, true, 1],
    ['CLICOLOR_FORCE=0', undefined, { ...xterm, CLICOLOR_FORCE: '0' }, false, 0],
    ['FORCE_COLOR over a dumb pipe', undefined, { TERM: 'dumb', FORCE_COLOR: '1' }, false, 1],
    ['FORCE_COLOR=0 over a terminal', undefined, { ...xterm, FORCE_COLOR: '0' }, true, 0],
    [
      'FORCE_COLOR=0 over CLICOLOR_FORCE',
      undefined,
      { ...xterm, FORCE_COLOR: '0', CLICOLOR_FORCE: '1' },
      true,
      0,
    ],
    ['FORCE_COLOR names a depth', undefined, { ...xterm, FORCE_COLOR: '3' }, false, 3],
    ['FORCE_COLOR=true', undefined, { TERM: 'tmux-256color', FORCE_COLOR: 'true' }, false, 2],
    ['an empty FORCE_COLOR is unset', undefined, { ...xterm, FORCE_COLOR: '' }, false, 0],
    ['NO_COLOR over FORCE_COLOR', undefined, { ...xterm, NO_COLOR: '1', FORCE_COLOR: '3' }, true, 0],
    ['an empty NO_COLOR is unset', undefined, { ...xterm, NO_COLOR: '' }, true, 1],
    ['--color always over all', 'always', { TERM: 'dumb', NO_COLOR: '1', FORCE_COLOR: '0' }, false, 1],
    ['--color never over all', 'never', { ...xterm, FORCE_COLOR: '3' }, true, 0],
    ['--color auto asks the environment', 'auto', { ...xterm, NO_COLOR: '1' }, true, 0],
  ] as const)('%s', (_, flag, vars, isTTY, level) => {
    expect(colourLevel(flag, vars, isTTY)).toBe(level)
  })
})

describe('createRender', () => {
  const lines = [
    'plain',
    ['a ', { text: 'good', style: 'good' }, ' one'],
    { text: 'dim', style: 'dim' },
  ] as const

  it.each<[ColourLevel, string]>([
    [0, 'plain\na good one\ndim'],
    [1, 'plain\na \x1b[32mgood\x1b[39m one\n\x1b[2mdim\x1b[22m'],
    [2, 'plain\na \x1b[38;5;28mgood\x1b[39m one\n\x1b[2mdim\x1b[22m'],
  ])('at level %i', async (colour, text) => {
    expect((await createRender({ colour }))(lines)).toBe(text)
  })

  it('cleans every text, styled or not', async () => {
    const render = await createRender({ colour: 1 })
    expect(render(['\x1b[2J', { text: '\x1b[0m\u202e', style: 'bad' }])).toBe(
      '␛[2J\n\x1b[31m␛[0mU+202E\x1b[39m',
    )
  })

  it('ends a style before a line break in its text', async () => {
    const render = await createRender({ colour: 1 })
    expect(render([{ text: 'a\nb', style: 'bad' }])).toBe('\x1b[31ma\x1b[39m\n\x1b[31mb\x1b[39m')
  })

  /** WCAG 2: the relative luminance of a colour of xterm's 6 × 6 × 6 cube. */
  const luminance = (code: number): number => {
    const level = (step: number) => (step === 0 ? 0 : (55 + 40 * step) / 255)
    const linear = (step: number) =>
      level(step) <= 0.04045 ? level(step) / 12.92 : ((level(step) + 0.055) / 1.055) ** 2.4
    const place = code - 16
    return (
      0.2126 * linear(Math.floor(place / 36)) +
      0.7152 * linear(Math.floor(place / 6) % 6) +
      0.0722 * linear(place % 6)
    )
  }

  it.each<Style>(['good', 'bad', 'warn', 'accent'])('%s can be read on black and on white', async style => {
    const render = await createRender({ colour: 2 })
    const code = Number(/38;5;(\d+)m/.exec(render([{ text: 'x', style }]))?.[1])
    expect(1.05 / (luminance(code) + 0.05)).toBeGreaterThan(3.5)
    expect((luminance(code) + 0.05) / 0.05).toBeGreaterThan(3.5)
  })
})
