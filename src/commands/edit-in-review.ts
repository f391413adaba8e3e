import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Card, CardId } from '../core/card.ts'
import { baseId, shortId } from '../core/card-id.ts'
import { withCardKeys } from '../core/deck-edit.ts'
import { heirOf, newErrors } from '../core/heir.ts'
import { isError, type Problem } from '../core/problem.ts'
import { untouched } from '../core/progress.ts'
import type { Entry } from '../core/queue.ts'
import type { Env } from '../env.ts'
import { type Complaint, exitCodes, reasonOf, UserError } from '../errors.ts'
import { type Keep, keepBackup } from '../files/backup.ts'
import { editDeckFile } from '../files/deck-write.ts'
import { writeWhole } from '../files/durable.ts'
import { openKnownCards } from '../files/known-cards.ts'
import { exclusively } from '../files/lock.ts'
import { type Collection, withDecksReadAgain } from '../files/open.ts'
import type { LiveSession } from './live-session.ts'
import { openEditor } from './open-editor.ts'

/** How an edit in the middle of a session ended: the session goes on, or the person has something to decide first. */
export type Edited =
  | { readonly type: 'done' }
  | { readonly type: 'broken'; readonly problems: readonly Problem[] }
  /** A card without an id has another question now, so another id. */
  | { readonly type: 'reworded'; readonly before: string; readonly after: string }
  /** It could not be done. */
  | { readonly type: 'failed'; readonly complaint: Complaint }

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

/** An edit that goes on: the file as it was before it, and as it was last judged. */
type Editing = {
  readonly entry: Entry
  readonly path: string
  readonly before: Buffer
  judged: Buffer
}

const bytesOf = (path: string): Buffer => {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new UserError({ code: 'cannot-read', path, reason: reasonOf(cause) }, { cause })
  }
}

const fileOf = ({ decks }: Collection, card: Card): string | undefined =>
  decks.find(deck => deck.id === card.deck)?.file

const errorsIn = ({ problems }: Collection, file: string | undefined): readonly Problem[] =>
  problems.decks.filter(problem => isError(problem) && problem.file === file)

export const createCardEditor = (env: Env, live: LiveSession): CardEditor => {
  let editing: Editing | undefined
  let heir: Card | undefined
  const { place } = live.collection()
  // Anew for each: what the person wrote in an edit before is theirs.
  const keep: Keep = () => keepBackup(env, place, 'edit')

  const goOn = (renamed: ReadonlyMap<CardId, CardId> = new Map()): Edited => {
    live.readDecks(renamed)
    editing = undefined
    heir = undefined
    return done
  }

  /** Whether any card of an entry was ever answered, flagged or put aside. */
  const hasHistory = ({ card, progress }: Entry): boolean =>
    progress !== untouched ||
    [...live.collection().progress.cards.keys()].some(id => baseId(id) === baseId(card.id))

  /** What an edit has done to the deck. */
  const judged = (): Edited => {
    if (!editing) return done
    const { card } = editing.entry
    const file = fileOf(live.collection(), card)
    const before = live.collection()
    const after = withDecksReadAgain(env, before)
    const problems = newErrors(errorsIn(before, file), errorsIn(after, file))
    if (problems.length > 0) {
      editing.judged = bytesOf(editing.path)
      return { type: 'broken', problems }
    }
    heir = heirOf(card, before.cards, after.cards)
    // The deck itself may say which card it is now: by `was`, or by an id that it got.
    if (!heir || after.currentId(card.id) !== card.id) return goOn()
    // A card without a history takes none along.
    if (!hasHistory(editing.entry)) return goOn(new Map([[baseId(card.id), baseId(heir.id)]]))
    return { type: 'reworded', before: card.question, after: heir.question }
  }

  const open = (line: number): Edited => {
    if (editing) openEditor(env, editing.path, line)
    return judged()
  }

  /** What cannot be done is told, and no reason to end the session. */
  const attempt = (act: () => Edited): Edited => {
    try {
      return act()
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      goOn()
      return { type: 'failed', complaint: error.complaint }
    }
  }

  return {
    edit: entry =>
      attempt(() => {
        const { card } = entry
        const path = resolve(env.cwd, fileOf(live.collection(), card) ?? '')
        const before = bytesOf(path)
        keep()
        editing = { entry, path, before, judged: before }
        return open(card.line)
      }),
    again: () =>
      attempt(() => {
        const file = editing && fileOf(live.collection(), editing.entry.card)
        const [problem] = errorsIn(withDecksReadAgain(env, live.collection()), file)
        return open(problem?.line ?? 1)
      }),
    restore: () =>
      attempt(() => {
        if (!editing) return goOn()
        const { path, before, judged: left } = editing
        keep()
        // What another program wrote since is not this person's to throw away: it is judged instead.
        const restored = exclusively(path, () => writeWhole(path, before, () => bytesOf(path).equals(left)))
        return restored?.value ? goOn() : judged()
      }),
    goOn: () => goOn(),
    other: () => {
      if (editing && heir) {
        const { known, save } = openKnownCards(env.folders.state, live.collection().place.folder)
        const pair = [baseId(editing.entry.card.id), baseId(heir.id)] as const
        save({ ...known, refused: [...known.refused, pair] })
      }
      return goOn()
    },
    same: () =>
      attempt(() => {
        if (!editing || !heir) return goOn()
        const { entry, path } = editing
        const { card } = entry
        const edit = { card: baseId(shortId(heir)), was: [baseId(shortId(card))] }
        const written = editDeckFile(path, path, (text, file) => withCardKeys(text, file, [edit]), keep)
        if ('refused' in written) {
          const { refused } = written
          if ('problem' in refused && refused.problem) return { type: 'broken', problems: [refused.problem] }
          throw new UserError({ code: 'deck-layout', file: path }, { exitCode: exitCodes.refused })
        }
        return goOn(new Map([[baseId(card.id), baseId(heir.id)]]))
      }),
  }
}
