import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Card, CardId } from '../core/card.ts'
import { baseId, shortId } from '../core/card-id.ts'
import { withCardKeys } from '../core/deck-edit.ts'
import { editorArgv } from '../core/editor.ts'
import { grouped } from '../core/grouped.ts'
import { isError, type Problem } from '../core/problem.ts'
import { untouched } from '../core/progress.ts'
import type { Entry } from '../core/queue.ts'
import type { Env } from '../env.ts'
import { exitCodes, UserError } from '../errors.ts'
import { editDeckFile } from '../files/deck-write.ts'
import { writeWhole } from '../files/durable.ts'
import { openKnownCards } from '../files/known-cards.ts'
import { exclusively } from '../files/lock.ts'
import { type Collection, withDecksReadAgain } from '../files/open.ts'
import type { LiveSession } from './live-session.ts'

/** How an edit in the middle of a session ended: the session goes on, or the person has something to decide first. */
export type Edited =
  | { readonly type: 'done' }
  | { readonly type: 'broken'; readonly problems: readonly Problem[] }
  /** A card without an id has another question now, so another id. */
  | { readonly type: 'reworded'; readonly before: string; readonly after: string }

const done: Edited = { type: 'done' }

/** Edits of the cards of a session; each returns what there is to decide next. */
export type CardEditor = {
  readonly edit: (entry: Entry) => Edited
  /** Opens the editor again on what it has broken. */
  readonly again: () => Edited
  /** Puts back the deck as it was before the edit. */
  readonly restore: () => Edited
  /** The session goes on with the deck as it is. */
  readonly goOn: () => Edited
  /** The reworded card is another one: that is not asked again. */
  readonly other: () => Edited
  /** The reworded card is the same: its deck says so, and its history follows. */
  readonly same: () => Edited
}

const cardsOfDeck = ({ cards }: Collection, deck: string): ReadonlyMap<CardId, readonly Card[]> =>
  grouped(
    cards.filter(card => card.deck === deck),
    ({ id }) => baseId(id),
  )

const ending = ({ id }: Card): string => id.slice(baseId(id).length)

/** The one card that stands in the place of a card that has gone: of siblings, the one that asks as that card did. */
const heirOf = (card: Card, before: Collection, after: Collection): Card | undefined => {
  const [old, now] = [cardsOfDeck(before, card.deck), cardsOfDeck(after, card.deck)]
  if (now.has(baseId(card.id))) return undefined
  const vanished = [...old.keys()].filter(id => !now.has(id))
  const [heirs = [], ...others] = [...now].filter(([id]) => !old.has(id)).map(([, siblings]) => siblings)
  if (vanished.length !== 1 || others.length > 0) return undefined
  return heirs.find(heir => ending(heir) === ending(card)) ?? heirs[0]
}

/** An edit that goes on: the file as it was before it, and as it was last judged. */
type Editing = {
  readonly entry: Entry
  readonly path: string
  readonly before: Buffer
  judged: Buffer | undefined
}

const bytesOf = (path: string): Buffer | undefined => {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

const isSame = (a: Buffer | undefined, b: Buffer | undefined): boolean =>
  a === undefined || b === undefined ? a === b : a.equals(b)

export const createCardEditor = (env: Env, live: LiveSession): CardEditor => {
  let editing: Editing | undefined
  let heir: Card | undefined

  const goOn = (renamed: ReadonlyMap<CardId, CardId> = new Map()): Edited => {
    live.readDecks(renamed)
    editing = undefined
    heir = undefined
    return done
  }

  const errorsOf = (card: Card, { problems }: Collection): readonly Problem[] => {
    const file = fileOf(live.collection(), card)
    return problems.decks.filter(problem => isError(problem) && problem.file === file)
  }

  /** Whether any card of an entry was ever answered, flagged or put aside. */
  const hasHistory = ({ card, progress }: Entry): boolean =>
    progress !== untouched ||
    [...live.collection().progress.cards.keys()].some(id => baseId(id) === baseId(card.id))

  /** What an edit has done to the deck. */
  const judged = (): Edited => {
    if (!editing) return done
    const { card } = editing.entry
    editing.judged = bytesOf(editing.path)
    const after = withDecksReadAgain(env, live.collection())
    const problems = errorsOf(card, after)
    if (problems.length > 0) return { type: 'broken', problems }
    heir = heirOf(card, live.collection(), after)
    if (!heir) return goOn()
    // A card without a history takes none along.
    if (!hasHistory(editing.entry)) return goOn(new Map([[baseId(card.id), baseId(heir.id)]]))
    return { type: 'reworded', before: card.question, after: heir.question }
  }

  const open = (line: number): Edited => {
    if (editing) env.run(editorArgv(env.vars, editing.path, line))
    return judged()
  }

  return {
    edit: entry => {
      const { card } = entry
      const path = resolve(env.cwd, fileOf(live.collection(), card) ?? '')
      const before = bytesOf(path)
      if (!before) throw new UserError({ code: 'cannot-read', path, reason: 'not-found' })
      editing = { entry, path, before, judged: before }
      return open(card.line)
    },
    again: () => {
      if (!editing) return done
      const [problem] = errorsOf(editing.entry.card, withDecksReadAgain(env, live.collection()))
      return open(problem?.line ?? 1)
    },
    restore: () => {
      if (!editing) return goOn()
      const { path, before, judged: left } = editing
      // What another program wrote since is not this person's to throw away: it is judged instead.
      const isRestored = exclusively(path, () => writeWhole(path, before, () => isSame(bytesOf(path), left)))
      return isRestored?.value ? goOn() : judged()
    },
    goOn: () => goOn(),
    other: () => {
      if (editing && heir) {
        const { known, save } = openKnownCards(env.folders.state, live.collection().place.folder)
        const pair = [baseId(editing.entry.card.id), baseId(heir.id)] as const
        save({ ...known, refused: [...known.refused, pair] })
      }
      return goOn()
    },
    same: () => {
      if (!editing || !heir) return goOn()
      const { entry, path } = editing
      const { card } = entry
      const edit = { card: baseId(shortId(heir)), was: [baseId(shortId(card))] }
      const written = editDeckFile(path, path, (text, file) => withCardKeys(text, file, [edit]))
      if ('refused' in written) {
        const { refused } = written
        if ('problem' in refused && refused.problem) return { type: 'broken', problems: [refused.problem] }
        throw new UserError({ code: 'deck-layout', file: path }, { exitCode: exitCodes.refused })
      }
      return goOn(new Map([[baseId(card.id), baseId(heir.id)]]))
    },
  }
}

const fileOf = ({ decks }: Collection, card: Card): string | undefined =>
  decks.find(deck => deck.id === card.deck)?.file
