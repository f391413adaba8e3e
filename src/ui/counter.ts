import type { Env } from '../env.ts'

/** A count on a line of its own at a terminal, from the first second on; nothing elsewhere. */
export const createCounter = (
  { stderr }: Pick<Env, 'stderr'>,
  text: (count: number) => string,
  redraws: boolean,
): { readonly count: (count: number) => void; readonly end: () => void } => {
  const every = 1000
  let last = performance.now()
  let shown = false
  const isOn = stderr.isTTY === true && redraws
  return {
    count: count => {
      if (!isOn || performance.now() - last < every) return
      last = performance.now()
      shown = true
      stderr.write(`\r${text(count)}`)
    },
    end: () => {
      if (shown) stderr.write('\r\u001b[K')
    },
  }
}
