import type { Line } from '../../src/ui/text.ts'
import { createRender } from '../../src/ui/theme.ts'
import { textWidth } from '../../src/ui/width.ts'
import { wrapLines } from '../../src/ui/wrap.ts'

const render = await createRender({ colour: 0 })

/** A screen as a terminal of this many columns shows it without colour; spaces that do not break are shown as spaces. */
export const shown = (lines: readonly Line[], columns: number): string =>
  render(wrapLines(lines, columns)).replaceAll('\u00a0', ' ')

/** The columns of the widest line. */
export const widest = (screen: string): number => Math.max(...screen.split('\n').map(textWidth))
