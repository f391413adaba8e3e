import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createCardEditor } from '../../src/commands/edit-in-review.ts'
import { startLiveSession } from '../../src/commands/live-session.ts'
import { untouched } from '../../src/core/progress.ts'
import { UserError } from '../../src/errors.ts'
import { makeCollection } from '../../src/files/collection.ts'
import { openKnownCards } from '../../src/files/known-cards.ts'
import { openCollection } from '../../src/files/open.ts'
import { at } from '../build.ts'
import { fakeEnv } from '../env.ts'
import { temporaryFolder } from '../folder.ts'

const decks = {
  'd.yaml': `# by hand
cards:
  - question: What is an example of emergence?
    answer: Arithmetic.
  - id: named
    question: Q2
    answer: A2
`,
  'e.yaml': 'cards:\n  - { id: x, question: QX, answer: AX }\n',
}

/** A session in which the first card was forgotten and is on the screen again, and an editor that does `act` to the decks. */
const editing = ({ answered = true }: { answered?: boolean } = {}) => {
  const home = temporaryFolder()
  const place = makeCollection(join(home, 'collection'))
  const path = (name: string) => join(place.decks, name)
  for (const [name, text] of Object.entries(decks)) writeFileSync(path(name), text)
  const time = at('2026-11-23 10:00')
  let act: () => void = () => {}
  const ran: (readonly string[])[] = []
  const env = {
    ...fakeEnv(home, 'laptop', () => time),
    vars: { EDITOR: 'vim' },
    run: (argv: readonly string[]) => {
      ran.push(argv)
      act()
      return 0
    },
  }
  const live = startLiveSession(env, openCollection(env, undefined), { cards: ({ cards }) => cards })
  const editor = createCardEditor(env, live)
  const shown = () => {
    const { view } = live.current()
    return view.phase === 'done' ? undefined : view.entry
  }
  if (answered) {
    live.take({ type: 'reveal' })
    live.take({ type: 'rate', rating: 'again' })
    live.take({ type: 'undo' })
    live.take({ type: 'reveal' })
    live.take({ type: 'rate', rating: 'again' })
    for (const _ of [1, 2]) {
      live.take({ type: 'reveal' })
      live.take({ type: 'rate', rating: 'easy' })
    }
    // The one that was forgotten is all that is left.
    expect(shown()?.card.answer).toBe('Arithmetic.')
  }
  return {
    place,
    path,
    env,
    live,
    editor,
    shown,
    ran,
    read: (name: string) => readFileSync(path(name), 'utf8'),
    /** Presses `e` on the card on the screen, and the editor does this. */
    edit: (change: () => void) => {
      act = change
      const entry = shown()
      if (!entry) throw new Error('no card is shown')
      return editor.edit(entry)
    },
    next: (change: () => void) => {
      act = change
    },
    replace: (name: string, from: string, to: string) =>
      writeFileSync(path(name), readFileSync(path(name), 'utf8').replace(from, to)),
  }
}

describe('an edit in the middle of a session', () => {
  it('opens the deck at the card, and goes on with the card as it reads', () => {
    const { edit, replace, shown, ran, path, live } = editing()
    const before = shown()?.progress
    expect(edit(() => replace('d.yaml', 'Arithmetic.', 'Long sums.'))).toEqual({ type: 'done' })
    expect(ran).toEqual([['vim', '+3', path('d.yaml')]])
    expect(shown()).toMatchObject({ card: { answer: 'Long sums.' }, progress: before })
    expect(live.current().notice).toBe('edited')
  })

  it('says nothing where nothing was changed', () => {
    const { edit, live } = editing()
    expect(edit(() => {})).toEqual({ type: 'done' })
    expect(live.current().notice).toBeUndefined()
  })

  it('keeps the history of a card with another question that the person says is the same', () => {
    const { edit, editor, replace, shown, read, env } = editing()
    const before = shown()
    const edited = edit(() => replace('d.yaml', 'an example of', 'one example of'))
    expect(edited).toMatchObject({ type: 'reworded', before: before?.card.question })
    expect(editor.same()).toEqual({ type: 'done' })
    expect(read('d.yaml')).toContain(`was: [${before?.card.id.slice(2)}]`)
    expect(shown()).toMatchObject({
      card: { question: 'What is one example of emergence?' },
      progress: before?.progress,
    })
    expect(openCollection(env, undefined).progress.cards.get(shown()?.card.id ?? '')).toEqual(
      before?.progress,
    )
  })

  it('begins a card anew that the person says is another, and remembers that', () => {
    const { edit, editor, replace, shown, env, place } = editing()
    const old = shown()?.card.id
    edit(() => replace('d.yaml', 'What is an example of emergence?', 'What is a token?'))
    expect(editor.other()).toEqual({ type: 'done' })
    expect(shown()).toMatchObject({ card: { question: 'What is a token?' }, progress: untouched })
    expect(openKnownCards(env.folders.state, place.folder).known.refused).toEqual([[old, shown()?.card.id]])
  })

  it('asks nothing of a card without a history', () => {
    const { edit, replace, shown } = editing({ answered: false })
    expect(edit(() => replace('d.yaml', 'an example of', 'one example of'))).toEqual({ type: 'done' })
    expect(shown()?.card.question).toBe('What is one example of emergence?')
  })

  it('asks nothing where the card gets an id, or names its old one itself', () => {
    const before = editing()
    const progress = before.shown()?.progress
    const put = (key: string) => () => before.replace('d.yaml', '  - question', `  - ${key}\n    question`)
    expect(before.edit(put('id: emergence'))).toEqual({ type: 'done' })
    expect(before.shown()).toMatchObject({ card: { id: 'd/emergence' }, progress })
    before.edit(() => before.replace('d.yaml', 'id: emergence', 'id: emergent\n    was: emergence'))
    expect(before.shown()).toMatchObject({ card: { id: 'd/emergent' }, progress })
    before.live.take({ type: 'undo' })
    before.live.take({ type: 'undo' })
    expect(before.live.take({ type: 'undo' })).toMatchObject([{ type: 'undo' }])
    expect(before.shown()).toMatchObject({ card: { id: 'd/emergent' }, progress: untouched })
  })

  it('takes a card that was deleted off the screen, or one moved to another deck', () => {
    const { edit, shown, path, read } = editing()
    const [head = '', rest = ''] = read('d.yaml').split('  - question: What')
    const named = rest.slice(rest.indexOf('  - id'))
    const moved = `  - question: What${rest.slice(0, rest.indexOf('  - id'))}`
    expect(
      edit(() => {
        writeFileSync(path('d.yaml'), head + named)
        writeFileSync(path('e.yaml'), read('e.yaml') + moved)
      }),
    ).toEqual({ type: 'done' })
    expect(shown()).toMatchObject({ card: { deck: 'e', answer: 'Arithmetic.' }, progress: untouched })
  })

  it('goes on without a deck whose file was deleted', () => {
    const { edit, shown, path } = editing()
    expect(edit(() => rmSync(path('d.yaml')))).toEqual({ type: 'done' })
    expect(shown()).toBeUndefined()
  })
})

describe('a deck that an edit broke', () => {
  const broken = () => {
    const world = editing()
    const before = world.read('d.yaml')
    const edited = world.edit(() => world.replace('d.yaml', 'answer: Arithmetic.', 'answre: Arithmetic.'))
    expect(edited).toMatchObject({ type: 'broken' })
    return { ...world, before, card: world.shown()?.card }
  }

  it('is mended in the editor, opened at the mistake', () => {
    const { next, replace, editor, shown, ran, card, path } = broken()
    next(() => replace('d.yaml', 'answre: Arithmetic.', 'answer: Sums.'))
    expect(editor.again()).toEqual({ type: 'done' })
    expect(ran.at(-1)?.at(-1)).toBe(path('d.yaml'))
    expect(ran.at(-1)?.[1]).toMatch(/^\+[34]$/)
    expect(shown()?.card).toMatchObject({ id: card?.id, answer: 'Sums.' })
  })

  it('is opened at its own mistake, not that of another deck', () => {
    const { editor, ran, path, next } = broken()
    writeFileSync(path('a.yaml'), '\n\n\n\n\n\n\ncards: no\n')
    next(() => {})
    expect(editor.again()).toMatchObject({ type: 'broken' })
    expect(ran.at(-1)?.[1]).toMatch(/^\+[34]$/)
  })

  it('is put back, byte for byte', () => {
    const { editor, read, before, shown, card } = broken()
    expect(editor.restore()).toEqual({ type: 'done' })
    expect(read('d.yaml')).toBe(before)
    expect(shown()?.card).toEqual(card)
  })

  it('is gone on with: what it touches is left out', () => {
    const { editor, shown } = broken()
    expect(editor.goOn()).toEqual({ type: 'done' })
    expect(shown()).toBeUndefined()
  })

  it('was another deck’s, or had its mistake before: that is no matter of this edit', () => {
    const { edit, path } = editing()
    expect(edit(() => writeFileSync(path('e.yaml'), 'cards: no\n'))).toEqual({ type: 'done' })
    const more = editing()
    writeFileSync(more.path('d.yaml'), `${more.read('d.yaml')}  - question: no answer\n`)
    more.live.readDecks()
    expect(more.edit(() => more.replace('d.yaml', 'Arithmetic.', 'Sums.'))).toEqual({ type: 'done' })
    expect(more.shown()?.card.answer).toBe('Sums.')
  })
})

describe('what cannot be done is told, and the session goes on', () => {
  it('an editor that is missing', () => {
    const { edit, shown } = editing()
    const card = shown()?.card
    const complaint = { code: 'cannot-start', program: 'vim', reason: { said: 'no' } } as const
    expect(
      edit(() => {
        throw new UserError(complaint)
      }),
    ).toEqual({ type: 'failed', complaint })
    expect(shown()?.card).toEqual(card)
  })

  it('a deck that has gone', () => {
    const { edit, path, shown } = editing()
    rmSync(path('d.yaml'))
    expect(edit(() => {})).toMatchObject({ type: 'failed', complaint: { code: 'cannot-read' } })
    expect(shown()).toBeUndefined()
  })

  it('a deck that cannot be put back', () => {
    const { edit, path, editor } = editing()
    expect(edit(() => writeFileSync(path('d.yaml'), 'cards:\n  - question: broken\n'))).toMatchObject({
      type: 'broken',
    })
    rmSync(path('d.yaml'))
    mkdirSync(path('d.yaml'))
    expect(editor.restore()).toMatchObject({ type: 'failed' })
  })
})
