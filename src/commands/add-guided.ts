import type { Card, Deck } from '../core/card.ts'
import type { NewCard } from '../core/card-text.ts'
import { readCloze } from '../core/cloze.ts'
import { topicsOf } from '../core/filter.ts'
import { take, takenIn } from '../core/taken.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import type { Keep } from '../files/backup.ts'
import { addedLine } from '../ui/add.ts'
import type { Asked } from '../ui/ask.ts'
import { complaintLines } from '../ui/words.ts'
import type { Context } from './context.ts'
import { newCard, pickDeck, saveCards } from './save-cards.ts'

type Topic = { readonly topic: string | undefined } | 'other'

/** The topics of a deck, the last one used first. */
const askTopic = async (
  context: Context,
  topics: readonly string[],
  last: string | undefined,
): Promise<Asked<string | undefined>> => {
  const { chooseOne, askText } = await import('../ui/ask.ts')
  const { ask } = context.words.add
  const none = { name: ask.noTopic, value: { topic: undefined } }
  const known = topics.map(topic => ({ name: topic, value: { topic } }))
  const used = known.filter(({ value }) => value.topic === last)
  const others = known.filter(({ value }) => value.topic !== last)
  const choices = used.length > 0 ? [...used, ...others, none] : [none, ...others]
  const other = { name: ask.otherTopic, value: 'other' } as const
  const picked = await chooseOne<Topic>(context, ask.topic, [...choices, other])
  if ('ending' in picked) return picked
  if (picked.value !== 'other') return { value: picked.value.topic }
  const asked = await askText(context, ask.newTopic)
  if ('ending' in asked) return asked
  const topic = asked.value.trim()
  return { value: topic === '' ? undefined : topic }
}

const hasGap = (text: string): boolean => 'gaps' in readCloze(text)

type Way = Pick<NewCard, 'reverse' | 'typed'>

/** How a question and its answer are asked, the last way first. */
const askWay = async (context: Context, last: NewCard): Promise<Asked<Way>> => {
  const { chooseOne } = await import('../ui/ask.ts')
  const { ask } = context.words.add
  const ways: { name: string; value: Way }[] = [
    { name: ask.plain, value: {} },
    { name: ask.reverse, value: { reverse: true } },
    { name: ask.typed, value: { typed: true } },
  ]
  const isLast = ({ value }: { value: Way }) => value.reverse === last.reverse && value.typed === last.typed
  return chooseOne<Way>(context, ask.way, [...ways.filter(isLast), ...ways.filter(way => !isLast(way))])
}

/** A text with gaps says all itself; a question needs an answer, and may be asked in several ways. */
const askCardText = async (
  context: Context,
  given: NewCard,
  last: NewCard,
  whyNot: (card: NewCard) => string | undefined,
): Promise<Asked<NewCard>> => {
  const { askText } = await import('../ui/ask.ts')
  const { ask } = context.words.add
  const isEmpty = (text: string) => (text.trim() === '' ? ask.empty : undefined)
  const cardOf = (text: string): NewCard => (hasGap(text) ? { cloze: text } : { question: text, answer: '-' })
  const question = await askText(context, ask.question, {
    check: text => isEmpty(text) ?? whyNot(cardOf(text)),
  })
  if ('ending' in question) return question
  if (hasGap(question.value)) return { value: { cloze: question.value } }
  const answer = await askText(context, ask.answer, { check: isEmpty })
  if ('ending' in answer) return answer
  const isGiven = given.reverse !== undefined || given.typed !== undefined
  const way = isGiven ? { value: {} } : await askWay(context, last)
  if ('ending' in way) return way
  return { value: { question: question.value, answer: answer.value, ...way.value } }
}

/** Asks for one card. What the options gave already is not asked for. */
const askCard = async (
  context: Context,
  given: NewCard,
  topics: readonly string[],
  last: NewCard,
  whyNot: (card: NewCard) => string | undefined,
): Promise<Asked<NewCard>> => {
  const { askText } = await import('../ui/ask.ts')
  const { ask } = context.words.add
  const card = await askCardText(context, given, last, whyNot)
  if ('ending' in card) return card
  const topic =
    given.topic === undefined ? await askTopic(context, topics, last.topic) : { value: given.topic }
  if ('ending' in topic) return topic
  const note = given.note === undefined ? await askText(context, ask.note) : { value: given.note }
  if ('ending' in note) return note
  return {
    value: {
      ...given,
      ...card.value,
      ...(topic.value === undefined ? {} : { topic: topic.value }),
      ...(note.value.trim() === '' ? {} : { note: note.value }),
    },
  }
}

const withTopic = (topics: readonly string[], topic: string | undefined): readonly string[] =>
  topic === undefined || topics.includes(topic) ? topics : [...topics, topic]

/** Asks for one card after another; each is on the disk before the next is asked for. */
export const addGuided = async (
  context: Context,
  decks: readonly Deck[],
  word: string | undefined,
  given: NewCard,
  keep: Keep,
): Promise<ExitCode> => {
  const { words, out, err } = context
  const picked = await pickDeck(context, decks, word)
  if ('ending' in picked) return picked.ending
  const deck = picked.value
  const { askYes } = await import('../ui/ask.ts')
  const taken = takenIn(deck)
  const saved: Card[] = []
  let topics: readonly string[] = topicsOf([deck]).map(({ topic }) => topic)
  let last: NewCard = {}
  const whyNot = (card: NewCard) => {
    try {
      newCard(words, card, deck, taken)
      return undefined
    } catch (error) {
      if (error instanceof UserError) return complaintLines(words, error.complaint)[0]
      throw error
    }
  }
  for (;;) {
    const card = await askCard(context, given, topics, last, whyNot)
    const cards = 'ending' in card ? [] : saveCards(context, deck, [card.value], keep)
    if ('ending' in card) {
      err.lines([saved.length === 0 ? words.add.nothing : words.add.total(saved.length, deck.file)])
      return card.ending
    }
    saved.push(...cards)
    take(taken, cards, `${deck.file}:${cards[0]?.line ?? 1}`)
    last = card.value
    topics = withTopic(topics, last.topic)
    out.lines([addedLine(words, cards, deck)])
    const more = await askYes(context, words.add.ask.another, true)
    if ('ending' in more || !more.value) {
      out.lines([words.add.total(saved.length, deck.file)])
      return 'ending' in more ? more.ending : exitCodes.done
    }
  }
}
