import { awkwardText } from './awkward.ts'
import type { Chance } from './chance.ts'

type Common = {
  readonly id?: string
  readonly topic?: string
  readonly note?: string
  readonly tags: readonly string[]
  readonly was: readonly string[]
}
export type MadeQuestion = Common & {
  readonly question: string
  readonly answer: string
  readonly reverse: boolean
}
type MadeCloze = Common & { readonly cloze: string }
export type MadeEntry = MadeQuestion | MadeCloze

export type MadeDeck = { readonly id: string; readonly deck: string; readonly cards: readonly MadeEntry[] }

/** Text that a deck may have in this place: some of it is seen. */
const seen = (text: string): string => (text.trim() === '' ? `${text}a` : text)

/** Within a gap these would end it, or be its hint. */
const tame = (text: string): string => text.replaceAll(/[{}:\\]/g, '')

const gap = (chance: Chance): string => {
  const hint = chance.oneIn(3) ? `::${tame(awkwardText(chance))}` : ''
  return `{{${seen(tame(awkwardText(chance)))}${hint}}}`
}

const gaps = (chance: Chance): string => {
  const between = () =>
    `${awkwardText(chance).replaceAll(/[{\\]/g, '')}${chance.oneIn(9) ? '\\{{c1::x}}' : ''}`
  return [gap(chance), ...chance.some(3, () => gap(chance))].map(one => between() + one).join('') + between()
}

const entry = (chance: Chance, n: number): MadeEntry => {
  const common = {
    ...(chance.oneIn(2) ? { topic: seen(awkwardText(chance)) } : {}),
    ...(chance.oneIn(2) ? { note: seen(awkwardText(chance)) } : {}),
    tags: chance.some(3, () => seen(awkwardText(chance, 4))),
    was: chance.some(2, index => `old-${n}-${index}`),
  }
  if (chance.oneIn(3)) return { ...common, id: `c${n}`, cloze: gaps(chance) }
  const question = seen(awkwardText(chance))
  const texts = { answer: seen(awkwardText(chance)), reverse: chance.oneIn(4) }
  // Without an id of their own two equal questions would be one card.
  return chance.oneIn(2)
    ? { ...common, ...texts, id: `c${n}`, question }
    : { ...common, ...texts, question: `${question} ${n}` }
}

export const makeDecks = (chance: Chance): readonly MadeDeck[] =>
  [0, ...chance.some(2, index => index + 1)].map(index => ({
    id: `d${index}`,
    deck: seen(awkwardText(chance, 4)),
    cards: [0, ...chance.some(4, n => n + 1)].map(n => entry(chance, n)),
  }))

/** The same cards after some weeks: other answers, and some of them called otherwise, as their decks say. */
export const laterDecks = (decks: readonly MadeDeck[]): readonly MadeDeck[] =>
  decks.map(deck => ({
    ...deck,
    cards: deck.cards.map((made): MadeEntry => {
      const now =
        made.id === undefined ? made : { ...made, id: `${made.id}-new`, was: [...made.was, made.id] }
      // An answer that Anki would hold nothing of stays so: asked the other way round it is no note.
      return 'question' in now && /\w/.test(now.answer) ? { ...now, answer: `${now.answer} edited` } : now
    }),
  }))

/** JSON is YAML, and its escapes say every character. */
export const deckText = ({ id, deck, cards }: MadeDeck): string =>
  JSON.stringify({
    id,
    deck,
    cards: cards.map(made => ('question' in made ? { ...made, reverse: String(made.reverse) } : made)),
  })
