import { ankiField } from './anki-text.ts'
import type { Card } from './card.ts'

// Noncharacters, which no text needs: they mark the gaps while the field around them becomes HTML.
const [open, hint, close] = ['\ufdd0', '\ufdd1', '\ufdd2']
const marks = /[\ufdd0-\ufdd2]/g
const marked = /\ufdd0([^\ufdd1\ufdd2]*)(?:\ufdd1([^\ufdd2]*))?\ufdd2/g

const entity = (character: string): string => `&#${character.charCodeAt(0)};`

/** Anki finds a gap's end and its hint in the HTML, before it reads entities. */
const inert = (html: string): string => html.replace(/[{}:]/g, entity)

/**
 * The text of an entry's gaps as Anki's Cloze notes have it, `{{c1::175B::a number}}`. The gaps are numbered in the order
 * of the text, so that a gap added at its end moves no card in Anki.
 */
export const ankiClozeField = (cards: readonly Card[]): string => {
  let text = ''
  let rest = ''
  let from = 0
  for (const { answer, gap } of cards) {
    if (!gap) continue
    const { before, after } = gap
    const tip = gap.hint === undefined ? '' : hint + gap.hint.replace(marks, '')
    text += `${before.slice(from).replace(marks, '')}${open}${answer.replace(marks, '')}${tip}${close}`
    rest = after
    from = before.length + answer.length
  }
  const html = ankiField(text + rest.replace(marks, '')).replaceAll('{{', '&#123;&#123;')
  let number = 0
  return html.replace(marked, (_, gap: string, tip: string | undefined) => {
    number++
    return `{{c${number}::${inert(gap)}${tip === undefined ? '' : `::${inert(tip)}`}}}`
  })
}
