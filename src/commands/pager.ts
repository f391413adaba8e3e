import { pagerFrom } from '../core/pager.ts'
import { UserError } from '../errors.ts'
import type { Line } from '../ui/text.ts'
import { createRender } from '../ui/theme.ts'
import { complaintLines } from '../ui/words.ts'
import { wrapLines } from '../ui/wrap.ts'
import type { Context } from './context.ts'

export type PagerFlags = { readonly pager?: boolean }

/** Whether a person reads this who sees a screen, and whose screen it does not fit. */
const isTooLong = ({ env, accessible, interactive }: Context, rows: number): boolean =>
  interactive && !accessible && rows >= (env.stdout.rows ?? Number.POSITIVE_INFINITY)

/** Writes lines, through a pager where they do not fit the screen. A pager that can't be started costs nobody the text. */
export const showLong = async (
  context: Context,
  lines: readonly Line[],
  { pager: isWanted = true }: PagerFlags,
): Promise<void> => {
  const { env, out, err, words, render } = context
  const wrapped = wrapLines(lines, out.width())
  const pager = pagerFrom(env.vars)
  if (!isWanted || !pager || !isTooLong(context, wrapped.length)) return out.lines(lines)
  const styled = pager.styled ? render : await createRender({ colour: 0 })
  try {
    env.run(pager.argv, `${styled(wrapped)}\n`, pager.vars)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    out.lines(lines)
    if (!pager.named) return
    const [text] = complaintLines(words, error.complaint)
    err.lines([{ text, style: 'warn' }])
  }
}
