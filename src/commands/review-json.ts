import { z } from 'zod'
import { intervalText } from '../core/interval.ts'
import { ratingName, ratings } from '../core/rating.ts'
import { type Input, leftOf, shownId } from '../core/session-state.ts'
import { type ExitCode, exitCodes } from '../errors.ts'
import { noticeText } from '../ui/review-screen.ts'
import type { Context } from './context.ts'
import { jsonLines } from './json-lines.ts'
import type { LiveSession } from './live-session.ts'

const rating = z.union([z.enum(ratings), z.literal([1, 2, 3, 4]).transform(number => ratingName(number))])

/** One line of input. `card` guards against answering another card than the one that was shown. */
const Command = z.discriminatedUnion('type', [
  z.object({ type: z.literal('rate'), rating, card: z.string().optional() }),
  z.object({ type: z.literal('undo') }),
  z.object({ type: z.literal('suspend'), card: z.string().optional() }),
  z.object({ type: z.literal('bury'), card: z.string().optional() }),
  z.object({ type: z.literal('flag'), card: z.string().optional() }),
  z.object({ type: z.literal('quit') }),
])
type Command = z.infer<typeof Command>

const expected =
  'expected {"type":"rate","rating":"again|hard|good|easy"}, or "type" undo, suspend, bury, flag or quit'

/** The card on the screen as programs see it; undefined at the end. */
const cardMessage = (live: LiveSession, now: number) => {
  const session = live.current()
  const { view } = session
  if (view.phase === 'done' || view.phase === 'leech') return undefined
  const { entry, outcomes, now: shown } = view
  const { id, deck, form, typed, topic, question, answer, note } = entry.card
  const interval = (name: (typeof ratings)[number]) => intervalText(outcomes[name].due, shown)
  return {
    type: 'card',
    card: id,
    deck,
    form: form === 'forward' ? undefined : form,
    typed: typed || undefined,
    flagged: entry.progress.flagged || undefined,
    topic,
    question,
    answer,
    note,
    state: entry.progress.schedule.state,
    intervals: {
      again: interval('again'),
      hard: interval('hard'),
      good: interval('good'),
      easy: interval('easy'),
    },
    left: leftOf(session, now),
  }
}

/** A program sees question and answer at once: its grade reveals first. */
const inputsOf = (command: Exclude<Command, { type: 'quit' }>): readonly Input[] =>
  command.type === 'rate'
    ? [{ type: 'reveal' }, { type: 'rate', rating: command.rating }]
    : [{ type: command.type }]

/** A program is told of a leech, and not asked: `mull suspend` or an edit of the deck is its answer. */
const goOnAfterLeech = ({ out }: Context, live: LiveSession): void => {
  const { view } = live.current()
  if (view.phase !== 'leech') return
  const { card, progress } = view.entry
  out.json({ type: 'leech', card: card.id, lapses: progress.lapses })
  live.take({ type: 'reveal' })
}

/** What a command did: undefined where all went well, else the error to report. */
const obey = (
  context: Context,
  live: LiveSession,
  command: Exclude<Command, { type: 'quit' }>,
): string | undefined => {
  const shown = shownId(live.current())
  if ('card' in command && command.card !== undefined && command.card !== shown) {
    return `the card shown is ${shown ?? 'none'}, not ${command.card}`
  }
  for (const input of inputsOf(command)) {
    const events = live.take(input)
    for (const event of events) context.out.json({ type: 'saved', event })
    goOnAfterLeech(context, live)
    const { notice } = live.current()
    if (notice && events.length === 0) return noticeText(context.words, notice)
  }
  return undefined
}

/** A review as JSON lines: the same session, driven by a program. */
export const reviewJson = async (context: Context, live: LiveSession): Promise<ExitCode> => {
  const { env, out } = context
  const show = () => {
    const message = cardMessage(live, env.now())
    if (message) out.json(message)
    return message !== undefined
  }
  if (show()) {
    for await (const command of jsonLines(env.stdin, Command)) {
      if (command?.type === 'quit') break
      const error = command ? obey(context, live, command) : expected
      if (error !== undefined) out.json({ type: 'error', message: error })
      if (!show()) break
    }
  }
  out.json({ type: 'summary', ...live.summary() })
  live.end()
  return exitCodes.done
}
