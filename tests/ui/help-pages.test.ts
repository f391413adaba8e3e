import { describe, expect, it } from 'vitest'
import { cardKeys, deckKeys } from '../../src/core/deck-schema.ts'
import { Event } from '../../src/core/event.ts'
import { languages } from '../../src/core/language.ts'
import { settingsKeys } from '../../src/core/settings-schema.ts'
import { pageLines } from '../../src/ui/help.ts'
import { formatsPage, keysPage } from '../../src/ui/help-pages.ts'
import { pageWords } from '../../src/ui/words/help.ts'
import { wordsOf } from '../words.ts'
import { shown } from './show.ts'

describe.each(languages)('mull help formats in %s', language => {
  it('names every key of decks, cards, settings and events', async () => {
    const page = formatsPage(await pageWords(language))
    const terms = page.flatMap(({ rows = [] }) => rows.map(([term]) => term.replace(/:.*/, '')))
    expect(terms).toEqual(expect.arrayContaining([...deckKeys, ...cardKeys, ...settingsKeys]))
    const text = page.flatMap(({ rows = [] }) => rows.flat()).join(' ')
    for (const event of Event.options) {
      for (const key of Object.keys(event.shape)) expect(text).toMatch(new RegExp(`\\b${key}\\b`))
      expect(text).toContain(event.shape.type.value)
    }
  })
})

describe('mull help keys', () => {
  it('has the keys of the review, the quiz and today’s page', async () => {
    const page = keysPage(await pageWords('en'), wordsOf('en').review.keys)
    expect(shown(pageLines(page, 40), 40)).toMatchInlineSnapshot(`
      "Review
        Space, Enter  show the answer; then:
                      good
        1 again       forgotten (never hard
                      for that)
        2 hard        remembered with trouble
        3 good        remembered
        4 easy        remembered at once
        u             undo, as often as you
                      like; Ctrl-U where an
                      answer is typed
        s             suspend: never shown
                      again (u takes it back)
        b             bury until tomorrow
        e             edit the card in your
                      editor
        f             flag it, to be mended
                      later
        ↑ ↓           scroll what is longer
                      than the screen
        q, Ctrl-C     leave; every answer is
                      saved already
        ?             these keys

      Quiz
        1–9           the choice of that
                      number
        text, Enter   the typed answer
        Space, Enter  show the answer; go on
        y, n          knew it, did not; y
                      after a typed answer: it
                      was right
        q, Ctrl-C     leave; typing: Ctrl-C

      Today’s page: mull
        Enter      start the review
        q, Ctrl-C  leave

      With --accessible
        Every screen is lines of text; the
        answer is a number, a letter or a
        text, then Enter."
    `)
  })
})
