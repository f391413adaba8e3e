import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createCardEditor } from '../../src/commands/edit-in-review.ts'
import { startLiveSession } from '../../src/commands/live-session.ts'
import { makeCollection } from '../../src/files/collection.ts'
import { openCollection } from '../../src/files/open.ts'
import { at } from '../build.ts'
import { fakeEnv } from '../env.ts'
import { temporaryFolder } from '../folder.ts'

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
