import type { Deck } from '../core/card.ts'
import { CardLine } from '../core/card-line.ts'
import type { NewCard } from '../core/card-text.ts'
import { readNewCard } from '../core/deck-edit.ts'
import { findDeck } from '../core/find-deck.ts'
import { parseJson } from '../core/json.ts'
import { suggest } from '../core/suggest.ts'
import { clashOf, type Taken, take, takenIn } from '../core/taken.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import type { Keep } from '../files/backup.ts'
import { createCounter } from '../ui/counter.ts'
import { guarded } from '../ui/guarded.ts'
import { problemMessage } from '../ui/problems.ts'
import type { Words } from '../ui/words.ts'
import type { Context } from './context.ts'
import { numberedLines } from './json-lines.ts'
import { namedDeck, saveCards } from './save-cards.ts'

const known = Object.keys(CardLine.shape)

/** What a line says, or what is wrong with it. */
const readLine = (line: string, { add: { bad } }: Words): { readonly card: CardLine } | string => {
  const json = parseJson(line)
  if (json === undefined) return bad.json
  const { data, error } = CardLine.safeParse(json)
  if (data) return { card: data }
  const [issue] = error.issues
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    return bad.key(key, suggest(key, known))
  }
  return issue && issue.path.length > 0 ? bad.type(String(issue.path[0])) : bad.object
}

/** The cards of one deck that wait to be written, and what no further card may have. */
type Target = {
  readonly deck: Deck
  readonly taken: Taken
  readonly waiting: NewCard[]
  added: number
  /** Why its file can't be written to. */
  failed: UserError | undefined
}

/** Cards are written when so many wait, and four times as many as the deck has: so each deck is read a few times, however many come. */
const fewest = 500
const times = 4

const isFull = ({ deck, added, waiting }: Target): boolean =>
  waiting.length >= Math.max(fewest, times * (deck.cards.length + added))

/** Writes what waits. What goes wrong with one deck is told at the end, when the others are written. */
const flush = (context: Context, target: Target, keep: Keep): void => {
  const cards = target.waiting.splice(0)
  if (cards.length === 0 || target.failed) return
  try {
    saveCards(context, target.deck, cards, keep)
    target.added += cards.length
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    target.failed = error
  }
}

type Refused = { readonly line: number; readonly message: string }

/** Puts a card into its deck's waiting ones; says why where it can't. */
const queue = (
  card: NewCard,
  { deck, taken, waiting }: Target,
  line: number,
  words: Words,
): string | undefined => {
  const { bad } = words.add
  const read = readNewCard(card, deck.id)
  if ('problem' in read) return problemMessage(words, read.problem)
  const clash = clashOf(taken, read.cards)
  if (clash) {
    const { card, place } = clash.holder
    return clash.by === 'id' ? bad.id(card, place) : bad.question(place)
  }
  take(taken, read.cards, bad.earlierLine(line))
  waiting.push(card)
  return undefined
}

/**
 * Adds what comes as JSON lines, a card a line. A bad line withholds its card and is told; all the others are added. Each
 * write is whole and durable, the last one at the end of the input, or at a signal to end. An empty input is a mistake where
 * nobody asked for it to be read.
 */
export const addJson = async (
  context: Context,
  decks: readonly Deck[],
  word: string | undefined,
  given: NewCard,
  keep: Keep,
  mayBeEmpty: boolean,
): Promise<ExitCode> => {
  const { env, globals, out, err, words } = context
  const fallback = word === undefined ? (decks.length === 1 ? decks[0] : undefined) : namedDeck(decks, word)
  const targets = new Map<Deck, Target>()
  const problems: Refused[] = []
  const counter = createCounter(env, words.add.reading, !context.accessible)
  const targetOf = (name: string | undefined): Target | string => {
    const found = name === undefined ? fallback && { deck: fallback } : findDeck(decks, name)
    if (!found) return words.add.bad.noDeck
    if ('meant' in found) return words.add.bad.deck(name ?? '', found.meant)
    const { deck } = found
    const old = targets.get(deck)
    if (old) return old
    const target: Target = { deck, taken: takenIn(deck), waiting: [], added: 0, failed: undefined }
    targets.set(deck, target)
    return target
  }
  const handle = (line: string, number: number): string | undefined => {
    const read = readLine(line, words)
    if (typeof read === 'string') return read
    const { deck: name, ...card } = read.card
    const target = targetOf(name)
    if (typeof target === 'string') return target
    const message = queue({ ...given, ...card }, target, number, words)
    if (isFull(target)) flush(context, target, keep)
    return message
  }
  const save = () => {
    for (const target of targets.values()) flush(context, target, keep)
  }
  let isEmpty = true
  const readAll = async (signal: AbortSignal): Promise<void> => {
    for await (const { number, line } of numberedLines(env.stdin, signal)) {
      counter.count(number)
      isEmpty = false
      const message = handle(line, number)
      if (message === undefined) continue
      problems.push({ line: number, message })
      if (!globals.json) err.lines([{ text: words.add.badLine(number, message), style: 'bad' }])
    }
    signal.throwIfAborted()
  }
  // What came is saved also where nobody reads on, which ends the process.
  process.on('exit', save)
  let ending: ExitCode
  try {
    ending = await guarded(env, readAll)
  } finally {
    counter.end()
    process.off('exit', save)
    save()
  }
  if (ending === exitCodes.done && isEmpty && !mayBeEmpty)
    throw new UserError({ code: 'no-card-given' }, { exitCode: exitCodes.usage })
  const written = [...targets.values()].filter(({ added }) => added > 0)
  if (globals.json) {
    out.json({
      added: written.reduce((sum, { added }) => sum + added, 0),
      refused: problems.length,
      decks: written.map(({ deck, added }) => ({ deck: deck.id, file: deck.file, added })),
      problems,
    })
  } else {
    out.lines([
      ...written.map(({ deck, added }) => words.add.total(added, deck.file)),
      ...(written.length === 0 ? [words.add.nothing] : []),
      ...(problems.length > 0 ? [{ text: words.add.refused(problems.length), style: 'bad' as const }] : []),
    ])
  }
  const failed = [...targets.values()].find(target => target.failed)?.failed
  if (failed) throw failed
  if (ending !== exitCodes.done) return ending
  return problems.length > 0 ? exitCodes.refused : exitCodes.done
}
