import type { AnkiNote } from '../anki-notes.ts'

/** Anki knows a type of note by its number, so these stay. */
export const noteTypeIds: Readonly<Record<AnkiNote['type'], number>> = {
  Basic: 1_763_942_400_001,
  Cloze: 1_763_942_400_002,
}

const field = (name: string, ord: number) => ({
  name,
  ord,
  sticky: false,
  rtl: false,
  font: 'Arial',
  size: 20,
  media: [],
})

const card = '.card { font-family: sans-serif; font-size: 20px; line-height: 1.5; text-align: center; }\n'

const noteType = (
  type: AnkiNote['type'],
  name: string,
  [first, second]: readonly [string, string],
  template: { readonly name: string; readonly qfmt: string; readonly afmt: string },
  css: string,
) => ({
  id: noteTypeIds[type],
  name,
  type: type === 'Cloze' ? 1 : 0,
  mod: 0,
  usn: -1,
  sortf: 0,
  did: 1,
  tmpls: [{ ...template, ord: 0, bqfmt: '', bafmt: '', did: null }],
  flds: [field(first, 0), field(second, 1)],
  css,
  latexPre: '\\documentclass[12pt]{article}\n\\pagestyle{empty}\n\\begin{document}\n',
  latexPost: '\\end{document}',
  latexsvg: false,
  req: [[0, 'any', [0]]],
  tags: [],
  vers: [],
})

/** Types of our own, so that what a learner changes in Anki's is left alone. */
export const noteTypes = {
  [noteTypeIds.Basic]: noteType(
    'Basic',
    'mull',
    ['Front', 'Back'],
    { name: 'Card 1', qfmt: '{{Front}}', afmt: '{{FrontSide}}<hr id="answer">{{Back}}' },
    card,
  ),
  [noteTypeIds.Cloze]: noteType(
    'Cloze',
    'mull gaps',
    ['Text', 'Back Extra'],
    { name: 'Gap', qfmt: '{{cloze:Text}}', afmt: '{{cloze:Text}}<br>{{Back Extra}}' },
    `${card}.cloze { font-weight: bold; color: #06c; }\n.nightMode .cloze { color: #6af; }\n`,
  ),
}
