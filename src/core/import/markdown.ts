import { bracketGaps } from './bracket-gaps.ts'
import { excerptOf } from './excerpt.ts'
import type { Imported, ImportedContent, ImportedEntry, ImportRefusal, Refused } from './imported.ts'
import { createTally, type Tally } from './left-behind.ts'
import { madeKey } from './made-key.ts'
import { tidyLines } from './text-lines.ts'

// The formats of hashcards (its README) and repeater (docs/src/card-format.md): a mark at the start of a line begins a
// part of a card; the next card or a line with --- ends it.

type Part = 'Q' | 'A' | 'C'

/** A card as it is written: its parts as far as they are there. */
type Block = { readonly line: number } & { [P in Part]?: string[] }

const partOf = (line: string): { readonly part: Part; readonly rest: string } | undefined => {
  const [, mark, rest = ''] = /^([QAC]):(.*)$/s.exec(line) ?? []
  return mark === 'Q' || mark === 'A' || mark === 'C' ? { part: mark, rest: rest.trim() } : undefined
}

const blocksOf = (lines: readonly string[], from: number): readonly Block[] => {
  const blocks: Block[] = []
  let block: Block | undefined
  let open: string[] | undefined
  lines.slice(from).forEach((line, index) => {
    const start = partOf(line)
    if (/^---\s*$/.test(line)) {
      block = undefined
      open = undefined
    } else if (!start) open?.push(line)
    else {
      if (start.part !== 'A' || !block || block.A || block.C) {
        block = { line: from + index + 1 }
        blocks.push(block)
      }
      open = [start.rest]
      block[start.part] = open
    }
  })
  return blocks
}

/** The name of the deck that the front matter gives it, and the line that comes after. */
const frontMatter = (lines: readonly string[]): { readonly name?: string; readonly from: number } => {
  if (lines[0]?.trim() !== '---') return { from: 0 }
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === '---')
  const inside = lines.slice(1, Math.max(1, end))
  if (end < 0 || inside.some(line => partOf(line))) return { from: 0 }
  const [, quoted, plain] =
    inside.map(line => /^\s*name\s*[=:]\s*(?:"([^"]*)"|'?([^']*?)'?)\s*$/.exec(line)).find(Boolean) ?? []
  const name = (quoted ?? plain ?? '').trim()
  return { ...(name === '' ? {} : { name }), from: end + 1 }
}

const textOf = (lines: readonly string[] | undefined, tally: Tally): string =>
  tidyLines(lines ?? []).replace(
    /!\[([^\]]{0,1000})\]\(([^)]{0,1000})\)/g,
    (_, alt: string, source: string) => {
      tally.add('image', source)
      return alt
    },
  )

const contentOf = (block: Block, tally: Tally): ImportedContent | ImportRefusal => {
  if (block.C) {
    const read = bracketGaps(textOf(block.C, tally))
    if (!read) return { code: 'unreadable', reason: '[ ]' }
    return read.gaps === 0 ? { code: 'no-gap' } : { form: 'cloze', text: read.text }
  }
  const [question, answer] = [textOf(block.Q, tally), textOf(block.A, tally)]
  if (question === '') return { code: 'no-question' }
  return answer === '' ? { code: 'no-answer' } : { form: 'question', question, answer, reverse: false }
}

/** The Markdown of hashcards and repeater. */
export const readMarkdown = (text: string): Imported => {
  const lines = text.split(/\r\n?|\n/)
  const { name, from } = frontMatter(lines)
  const tally = createTally()
  const entries: ImportedEntry[] = []
  const refused: Refused[] = []
  for (const block of blocksOf(lines, from)) {
    const place = { line: block.line }
    const content = contentOf(block, tally)
    if ('code' in content) {
      const said = [block.Q, block.A, block.C].flatMap(part => part?.join(' ') ?? [])
      refused.push({ place, why: content, excerpt: excerptOf(said) })
    } else {
      const key = { is: 'made', text: madeKey(content) } as const
      const deck = name === undefined ? [] : name.split('::').map(part => part.trim())
      entries.push({ key, deck, content, tags: [], wrong: [], accept: [], place, cards: [] })
    }
  }
  return { entries, refused, left: tally.list() }
}
