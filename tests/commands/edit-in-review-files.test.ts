import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createCardEditor } from '../../src/commands/edit-in-review.ts'
import { startLiveSession } from '../../src/commands/live-session.ts'
import { makeCollection } from '../../src/files/collection.ts'
import { openCollection } from '../../src/files/open.ts'
import { at } from '../build.ts'
import { fakeEnv } from '../env.ts'
import { temporaryFolder } from '../folder.ts'

const deck = 'cards:\n  - question: One?\n    answer: "1"\n    reverse: true\n'

/** A session on its first card, and an editor that does what it is told next. */
const reviewing = (text = deck) => {
  const home = temporaryFolder()
  const path = join(home, 'collection', 'decks', 'd.yaml')
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
  let time = at('2026-01-01 09:00')
  let editing = (): void => {}
  const lines: (string | undefined)[] = []
  const env = {
    ...fakeEnv(home, 'a', () => time),
    vars: { EDITOR: 'vim' },
    run: (argv: readonly string[]) => {
      lines.push(argv.find(word => word.startsWith('+')))
      editing()
      return 0
    },
  }
  const open = () => startLiveSession(env, openCollection(env, undefined), { cards: ({ cards }) => cards })
  const start = () => {
    const live = open()
    const editor = createCardEditor(env, live)
    const edit = (change: () => void) => {
      editing = change
      const { view } = live.current()
      if (view.phase === 'done') throw new Error('no card')
      return editor.edit(view.entry)
    }
    return { live, editor, edit }
  }
  const laterBy = (days: number): void => {
    time += days * 86_400_000
  }
  return { path, lines, start, laterBy, write: (now: string) => writeFileSync(path, now) }
}

describe('an edit in a session', () => {
  it('that broke the deck is put back', () => {
    const { path, start, write } = reviewing()
    const { editor, edit } = start()
    expect(edit(() => write('cards: ['))).toMatchObject({ type: 'broken' })
    expect(editor.restore()).toEqual({ type: 'done' })
    expect(readFileSync(path, 'utf8')).toBe(deck)
  })

  it('is not put back over what another program wrote since', () => {
    const { path, start, write } = reviewing()
    const { editor, edit } = start()
    edit(() => write('cards: ['))
    write(`${deck}\n  - question: Two?\n    answer: "2"\n`)
    expect(editor.restore()).toEqual({ type: 'done' })
    expect(readFileSync(path, 'utf8')).toContain('Two?')
    edit(() => write('cards: ['))
    write('cards: {')
    expect(editor.restore()).toMatchObject({ type: 'broken' })
    expect(readFileSync(path, 'utf8')).toBe('cards: {')
  })

  it('is opened again at the first error of its own deck', () => {
    const { path, lines, start, write } = reviewing()
    writeFileSync(join(path, '..', 'a.yaml'), 'cards:\n\n\n\n  - question: No answer\n')
    const { editor, edit } = start()
    edit(() => write(`${deck}  - question: Two?\n`))
    editor.again()
    expect(lines).toEqual(['+2', '+5'])
  })

  it('of a deck that is gone is told', () => {
    const { path, start } = reviewing()
    const { edit } = start()
    rmSync(path)
    expect(edit(() => {})).toMatchObject({ type: 'failed', complaint: { code: 'cannot-read' } })
  })

  it('asks about a new card whose sibling has a history', () => {
    const { start, laterBy, write } = reviewing()
    const first = start()
    first.live.take({ type: 'reveal' })
    first.live.take({ type: 'rate', rating: 'easy' })
    first.live.end()
    laterBy(1)
    const { live, edit } = start()
    expect(live.current().view).toMatchObject({ entry: { card: { form: 'reverse' } } })
    expect(edit(() => write(deck.replace('One?', 'One or two?')))).toEqual({
      type: 'reworded',
      before: expect.anything(),
      after: expect.anything(),
    })
  })
})

/** A session on one entry whose first card was answered; the editor replaces `from` by `to` while its second comes up. */
const reworded = (deck: string, from: string, to: string) => {
  const home = temporaryFolder()
  const file = join(makeCollection(join(home, 'collection')).decks, 'd.yaml')
  writeFileSync(file, `cards:\n${deck}`)
  const run = () => {
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
    return 0
  }
  const env = { ...fakeEnv(home, 'a', () => at('2026-01-01 09:00')), vars: { EDITOR: 'ed' }, run }
  const live = startLiveSession(env, openCollection(env, undefined), { cards: ({ cards }) => cards })
  for (const type of ['reveal', 'rate', 'reveal'] as const) {
    live.take(type === 'rate' ? { type, rating: 'again' } : { type })
  }
  const { view } = live.current()
  if (view.phase !== 'answer') throw new Error(view.phase)
  return createCardEditor(env, live).edit(view.entry)
}

it.each([
  ['a question asked both ways', '  - question: Fe\n    answer: Iron\n    reverse: true\n', 'Fe', 'Ferrum'],
  ['gaps', '  - cloze: "{{Fe}} is {{iron}}"\n', ' is ', ' means '],
])('of %s, the card that asks as before is shown as the heir', (_, deck, from, to) => {
  expect(reworded(deck, from, to)).toMatchObject({
    type: 'reworded',
    before: expect.stringMatching(/Fe|…/),
    after: expect.stringMatching(/^(?:Ferrum|\[…\] means iron)$/),
  })
})
