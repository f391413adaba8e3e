import type { Frame } from '../../src/ui/frame.ts'
import type { Line } from '../../src/ui/text.ts'
import { createRender } from '../../src/ui/theme.ts'
import { textWidth } from '../../src/ui/width.ts'
import { wrapLines } from '../../src/ui/wrap.ts'

const render = await createRender({ colour: 0 })

/** A screen as a terminal of this many columns shows it without colour; spaces that do not break are shown as spaces. */
export const shown = (lines: readonly Line[], columns: number): string =>
  render(wrapLines(lines, columns)).replaceAll('\u00a0', ' ')

/** A frame's body and foot, one below the other. */
export const shownFrame = ({ body, foot }: Frame, columns: number): string =>
  shown([...body, ...foot], columns)

/** The columns of the widest line. */
export const widest = (screen: string): number => Math.max(...screen.split('\n').map(textWidth))
