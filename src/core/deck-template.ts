import { blockCard } from './card-text.ts'
import { scalarText } from './yaml-text.ts'

/** What a new deck's file says, besides its keys. */
export type TemplateWords = {
  readonly head: readonly string[]
  readonly example: readonly string[]
  readonly question: string
  readonly answer: string
}

/** The text of a deck that begins: no cards yet, and comments that show how one is written. */
export const deckTemplate = (
  {
    id,
    name,
    language,
  }: { readonly id: string; readonly name: string; readonly language: string | undefined },
  { head, example, question, answer }: TemplateWords,
): string =>
  [
    ...head.map(line => `# ${line}`),
    `deck: ${scalarText(name)}`,
    `id: ${scalarText(id)}`,
    ...(language === undefined ? [] : [`language: ${scalarText(language)}`]),
    '',
    ...[...example, ...blockCard({ question, answer }, 2, 4)].map(line => `# ${line}`),
    'cards:',
    '',
  ].join('\n')
