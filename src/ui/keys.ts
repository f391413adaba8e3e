import type { Input } from '../core/session.ts'
import type { Line } from './text.ts'

/** What a key press means in a review; `help` and `quit` are the screen's own. */
export type Intent = Input | { readonly type: 'quit' } | { readonly type: 'help' }

/** A key as readline names it. */
export type Key = {
  readonly name?: string | undefined
  readonly sequence?: string | undefined
  readonly ctrl?: boolean | undefined
}

const confirm = (answered: boolean): Intent =>
  answered ? { type: 'rate', rating: 'good' } : { type: 'reveal' }

/** Space and Enter show the answer, then grade it good. Unknown keys mean nothing. */
export const intentOf = ({ name, sequence, ctrl }: Key, answered: boolean): Intent | undefined => {
  if (ctrl) return name === 'd' ? { type: 'quit' } : undefined
  switch (name ?? sequence) {
    case 'space':
    case 'return':
    case 'enter':
      return confirm(answered)
    case '1':
      return { type: 'rate', rating: 'again' }
    case '2':
      return { type: 'rate', rating: 'hard' }
    case '3':
      return { type: 'rate', rating: 'good' }
    case '4':
      return { type: 'rate', rating: 'easy' }
    case 'u':
      return { type: 'undo' }
    case 's':
      return { type: 'suspend' }
    case 'b':
      return { type: 'bury' }
    case 'q':
      return { type: 'quit' }
    case '?':
      return { type: 'help' }
    default:
      return undefined
  }
}

/** A key and what it does. */
export const reviewKeys: readonly (readonly [string, string])[] = [
  ['Space, Enter', 'show the answer; then: good'],
  ['1 again', 'forgotten (never hard for that)'],
  ['2 hard', 'remembered with trouble'],
  ['3 good', 'remembered'],
  ['4 easy', 'remembered at once'],
  ['u', 'undo, as often as you like'],
  ['s', 'suspend: never shown again (u takes it back)'],
  ['b', 'bury until tomorrow'],
  ['q, Ctrl-C', 'leave; every answer is saved already'],
  ['?', 'these keys'],
]

export const keyLines = (): readonly Line[] => {
  const column = Math.max(...reviewKeys.map(([key]) => key.length)) + 2
  return reviewKeys.map(([key, meaning]) => [{ text: key.padEnd(column), style: 'strong' }, meaning])
}
