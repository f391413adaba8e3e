/** A type of notes: the names of their fields, and how each of their cards asks. */
export type NoteType = {
  readonly name: string
  readonly isCloze: boolean
  readonly fields: readonly string[]
  readonly templates: readonly Template[]
}

type Template = { readonly name: string; readonly front: string; readonly back: string }

const special: ReadonlySet<string> = new Set([
  'FrontSide',
  'Tags',
  'Type',
  'Deck',
  'Subdeck',
  'Card',
  'CardFlag',
  'CardID',
])

/** The fields that a side of a card shows, each once, in its order; conditions show nothing. */
const fieldsIn = (side: string): readonly string[] => {
  const names = [...side.matchAll(/\{\{([^{}]+)\}\}/g)].flatMap(([, said = '']) => {
    const reference = said.trim()
    if (/^[#^/!]/.test(reference)) return []
    const name = reference.slice(reference.lastIndexOf(':') + 1).trim()
    return special.has(name) ? [] : [name]
  })
  return [...new Set(names)]
}

/** The fields that only decide whether a side shows something. */
const conditionsIn = (side: string): readonly string[] =>
  [...side.matchAll(/\{\{[#^]([^{}]+)\}\}/g)].map(([, name = '']) => name.trim())

/** How the notes of a type become entries. Indexes of fields: the question's, the answer's, then those that go below it. */
export type NoteForm = {
  readonly order: readonly number[]
  readonly isTyped: boolean
  /** Whether the second card asks the first the other way round. */
  readonly canReverse: boolean
  /** What of a note's fields no card shows. */
  readonly unshown: readonly string[]
}

export const noteForm = ({ fields, templates, isCloze }: NoteType): NoteForm => {
  const [first, second] = templates
  const indexOf = (name: string): number => fields.indexOf(name)
  const isField = (index: number): boolean => index >= 0
  const front = fieldsIn(first?.front ?? '')
    .map(indexOf)
    .filter(isField)
  const back = fieldsIn(first?.back ?? '')
    .map(indexOf)
    .filter(index => isField(index) && !front.includes(index))
  const shown = [...front.slice(0, 1), ...back, ...front.slice(1)]
  const fallback = fields.map((_, index) => index)
  const order = shown.length > 0 ? shown : fallback
  const [other] = fieldsIn(second?.front ?? '')
    .map(indexOf)
    .filter(isField)
  const sides = templates.flatMap(({ front, back }) => [front, back])
  const everShown = new Set(sides.flatMap(side => [...fieldsIn(side), ...conditionsIn(side)]))
  return {
    order,
    isTyped: /\{\{type:/.test(first?.front ?? ''),
    canReverse: !isCloze && other !== undefined && back.includes(other),
    unshown: fields.filter(name => !everShown.has(name)),
  }
}
