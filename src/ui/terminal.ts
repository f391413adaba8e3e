import type { Env } from '../env.ts'
import type { Render } from './theme.ts'
import type { Words } from './words.ts'

/** A person at a terminal, in their language and their way. A command's context is one. */
export type Terminal = {
  readonly env: Pick<Env, 'stdin' | 'stdout'>
  readonly words: Words
  readonly render: Render
  readonly accessible: boolean
}
