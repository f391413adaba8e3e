import type { Rating } from '../core/rating.ts'
import type { Input } from '../core/session-state.ts'
import { rowLines } from './help.ts'
import type { Line } from './text.ts'
import type { Words } from './words.ts'

/** What a key press means in a review; `help` and `quit` are the screen's own. */
export type Intent = Input | { readonly type: 'quit' | 'help' | 'edit' }

/** A key as readline names it. */
export type Key = {
  readonly name?: string | undefined
  readonly sequence?: string | undefined
  readonly ctrl?: boolean | undefined
}

/** The key by its plain name: an input method's full-width digits and letters, and capitals, are the keys they stand for. */
export const plainKey = (key: Key): Key => {
  const name = (key.name ?? key.sequence ?? '').normalize('NFKC').toLowerCase()
  return { ...key, name: name === ' ' ? 'space' : name }
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

/** The keys of a review and what they do. */
export const keyLines = ({ review: { keys } }: Words, width: number): readonly Line[] => rowLines(keys, width)
