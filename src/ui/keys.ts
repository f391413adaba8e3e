import type { Rating } from '../core/rating.ts'
import type { Input } from '../core/session-state.ts'
import type { Line } from './text.ts'

/** What a key press means in a review; `help` and `quit` are the screen's own. */
export type Intent = Input | { readonly type: 'quit' | 'help' | 'edit' }

/** A key as readline names it. */
export type Key = {
  readonly name?: string | undefined
  readonly sequence?: string | undefined
  readonly ctrl?: boolean | undefined
}

const confirm = (answered: boolean, suggested: Rating): Intent =>
  answered ? { type: 'rate', rating: suggested } : { type: 'reveal' }

/** Space and Enter show the answer, then grade it as suggested, which is good where nothing else is. Unknown keys mean nothing. */
export const intentOf = (
  { name, sequence, ctrl }: Key,
  answered: boolean,
  suggested: Rating = 'good',
): Intent | undefined => {
  if (ctrl) return name === 'd' ? { type: 'quit' } : undefined
  switch (name ?? sequence) {
    case 'space':
    case 'return':
    case 'enter':
      return confirm(answered, suggested)
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
    case 'f':
      return { type: 'flag' }
    case 'e':
      return { type: 'edit' }
    case 'q':
      return { type: 'quit' }
    case '?':
      return { type: 'help' }
    default:
      return undefined
  }
}

const keys: readonly (readonly [string, string])[] = [
  ['Space, Enter', 'show the answer; then: good'],
  ['1 again', 'forgotten (never hard for that)'],
  ['2 hard', 'remembered with trouble'],
  ['3 good', 'remembered'],
  ['4 easy', 'remembered at once'],
  ['u', 'undo, as often as you like'],
  ['s', 'suspend: never shown again (u takes it back)'],
  ['b', 'bury until tomorrow'],
  ['e', 'edit the card in your editor'],
  ['f', 'flag it, to be mended later'],
  ['↑ ↓', 'scroll what is longer than the screen'],
  ['q, Ctrl-C', 'leave; every answer is saved already'],
  ['?', 'these keys'],
]

export const keyLines = (): readonly Line[] => {
  const column = Math.max(...keys.map(([key]) => key.length)) + 2
  return keys.map(([key, meaning]) => [{ text: key.padEnd(column), style: 'strong' }, meaning])
}
