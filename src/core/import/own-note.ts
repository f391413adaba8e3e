import { ankiClozeField } from '../anki-cloze.ts'
import { ankiField, ankiTags } from '../anki-text.ts'
import type { NewCard } from '../card-text.ts'
import { newCardOfCards } from '../entry-card.ts'
import { ankiGaps } from './anki-gaps.ts'
import { type Alike, alike } from './differences.ts'
import type { Existing } from './existing.ts'
import { htmlText } from './html-text.ts'
import type { ImportedEntry } from './imported.ts'

type Kind = '' | '#reverse' | '#cloze'

const words = (tags: readonly string[]): string =>
  tags
    .map(tag => tag.toLowerCase())
    .sort()
    .join(' ')

/** Our export for Anki joins topic and tags; back from there, words that say the same change nothing. */
const tagsOf = ({ topic, tags = [] }: NewCard, back: readonly string[]): readonly string[] => {
  const all = ankiTags(topic === undefined ? tags : [topic, ...tags]).split(' ')
  if (words(all) === words(back)) return tags
  const first = topic === undefined ? '' : ankiTags([topic]).toLowerCase()
  const spelled = new Map(tags.map(tag => [ankiTags([tag]).toLowerCase(), tag]))
  return back.filter(tag => tag.toLowerCase() !== first).map(tag => spelled.get(tag.toLowerCase()) ?? tag)
}

/** What a text of ours is when it comes back. */
const returned = (text: string): string => htmlText(ankiField(text)).text

const apart = '\n\n'

/** The answer, and the note that our export wrote below it. */
const backOf = (
  answer: string,
  note: string | undefined,
  back: string,
  areAlike: Alike,
): { answer: string; note?: string } => {
  if (note === undefined) return { answer: areAlike(returned(answer), back) ? answer : back }
  const whole = htmlText(`${ankiField(answer)}<br><br>${ankiField(note)}`).text
  if (areAlike(whole, back)) return { answer, note }
  const [answered, noted] = [alike(returned(answer)), alike(returned(note))]
  const text = alike(back)
  if (text.startsWith(answered + apart)) return { answer, note: text.slice(answered.length + apart.length) }
  if (text.endsWith(apart + noted)) return { answer: text.slice(0, -(noted.length + apart.length)), note }
  const at = back.lastIndexOf(apart)
  return at < 0 ? { answer: back } : { answer: back.slice(0, at), note: back.slice(at + apart.length) }
}

const asWas = (
  ours: string | undefined,
  back: string | undefined,
  areAlike: Alike,
): { readonly note?: string } => {
  if (back === undefined) return {}
  return { note: ours !== undefined && areAlike(returned(ours), back) ? ours : back }
}

/** An entry that went to Anki by our export and comes back, in the words of the deck where nobody has changed it there. */
export const fromOwnNote = (
  entry: ImportedEntry,
  { cards }: Existing,
  kind: Kind,
  areAlike: Alike,
): ImportedEntry => {
  const now = newCardOfCards(cards)
  const { content, note, ...rest } = { ...entry, tags: tagsOf(now, entry.tags) }
  if (content.form === 'cloze') {
    const isSame = areAlike(ankiGaps(ankiClozeField(cards)).text, content.text)
    const text = isSame ? (now.cloze ?? content.text) : content.text
    return { ...rest, content: { form: 'cloze', text }, ...asWas(now.note, note, areAlike) }
  }
  const [front = '', answer = ''] =
    kind === '#reverse' ? [now.answer, now.question] : [now.question, now.answer]
  const question = areAlike(returned(front), content.question) ? front : content.question
  const below = note === undefined ? content.answer : content.answer + apart + note
  const back = backOf(answer, now.note, below, areAlike)
  const sides =
    kind === '#reverse' ? { question: back.answer, answer: question } : { question, answer: back.answer }
  return {
    ...rest,
    content: { ...content, ...sides },
    ...(back.note === undefined ? {} : { note: back.note }),
  }
}
