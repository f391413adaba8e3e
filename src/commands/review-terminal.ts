import type { Card } from '../core/card.ts'
import { leftOf } from '../core/session-state.ts'
import { type ExitCode, exitCodes } from '../errors.ts'
import { intentOf, type Key } from '../ui/keys.ts'
import type { Overlay } from '../ui/review-overlay.ts'
import { reviewFrame, suggestedGrade } from '../ui/review-screen.ts'
import { type Lend, runScreen, type Screen } from '../ui/screen.ts'
import { nothingDueLines, summaryLines } from '../ui/summary.ts'
import type { Context } from './context.ts'
import { createCardEditor, type Edited } from './edit-in-review.ts'
import type { LiveSession } from './live-session.ts'

const overlayOf = (edited: Edited): Overlay | undefined => (edited.type === 'done' ? undefined : edited)

/** The screen of a session, and what its keys do. */
const sessionScreen = (context: Context, live: LiveSession): Screen => {
  const { env, out, words } = context
  const editor = createCardEditor(env, live)
  let help = false
  let edited: Edited = { type: 'done' }

  const deckName = (card: Card): string =>
    live.collection().decks.find(deck => deck.id === card.deck)?.name ?? card.deck

  const edit = (lend: Lend) => {
    const { view } = live.current()
    if (view.phase !== 'done') edited = lend(() => editor.edit(view.entry))
  }

  /** What a key does while an edit waits for a decision. */
  const settleEdit = ({ name: key }: Key, lend: Lend): void => {
    const isGoOn = key === 'return' || key === 'enter' || key === 'space'
    if (edited.type === 'failed') edited = { type: 'done' }
    else if (edited.type === 'broken') {
      if (key === 'e') edited = lend(editor.again)
      else if (key === 'r') edited = editor.restore()
      else if (isGoOn) edited = editor.goOn()
    } else if (edited.type === 'reworded') {
      if (key === '1') edited = editor.same()
      else if (key === '2') edited = editor.other()
    }
  }

  const press = (key: Key, typed: string, lend: Lend): boolean => {
    const session = live.current()
    const { phase } = session.view
    const intent = intentOf(key, phase === 'answer', suggestedGrade(session.view))
    if (edited.type !== 'done' && intent?.type !== 'quit') {
      settleEdit(key, lend)
      return false
    }
    if (help) {
      help = false
      return false
    }
    switch (intent?.type) {
      case undefined:
        return false
      case 'help':
        help = true
        return false
      case 'quit':
        return true
      case 'edit':
        edit(lend)
        return false
      case 'reveal':
        if (phase === 'done') return true
        live.take(typed.trim() === '' ? intent : { ...intent, typed })
        return false
      case 'undo':
        live.take(intent)
        return false
      case 'rate':
      case 'suspend':
      case 'bury':
      case 'flag':
        if (phase !== 'done') live.take(intent)
        return false
    }
  }

  return {
    frame: typed => {
      const session = live.current()
      return reviewFrame(words, {
        session,
        left: leftOf(session, env.now()),
        ...(session.view.phase === 'done' ? { summary: live.summary() } : {}),
        deckName,
        overlay: overlayOf(edited) ?? (help ? { type: 'help' } : undefined),
        typed,
        width: out.width(),
      })
    },
    press,
    takesText: () => {
      const { view } = live.current()
      return view.phase === 'question' && view.entry.card.typed && !help && edited.type === 'done'
    },
  }
}

/** The session at a terminal: one key a grade. */
export const reviewInTerminal = async (context: Context, live: LiveSession): Promise<ExitCode> => {
  const { out, words } = context
  if (live.current().view.phase === 'done') {
    out.lines(nothingDueLines(words, live.summary(), live.current().scope))
    live.end()
    return exitCodes.done
  }
  let ending: ExitCode
  try {
    ending = await runScreen(context, sessionScreen(context, live))
  } finally {
    // Lines that were appended stand there already.
    const isSaid = context.accessible && live.current().view.phase === 'done'
    if (!isSaid) out.lines(summaryLines(words, live.summary()))
  }
  // Only after a session without an error: one about progress.json must not stand in for one about an answer.
  live.end()
  return ending
}
