import type { Edited, EditRefusal } from '../core/deck-edit.ts'
import type { Problem } from '../core/problem.ts'
import { exitCodes, UserError } from '../errors.ts'
import type { Keep } from './backup.ts'
import { writeWhole } from './durable.ts'
import { exclusively } from './lock.ts'
import { readMarkedText } from './text-file.ts'

/** How often a file may change under the hands of another program before it is let be. */
const tries = 3

type Written = Exclude<Edited, { refused: EditRefusal }>

/** An edit that was not done; nothing was written. */
export type NotWritten = {
  readonly refused: EditRefusal | { readonly code: 'unreadable'; readonly problem: Problem }
}

/**
 * Edits a deck file's text: reads it anew, and writes it whole, durably, unless the edit was refused or changed nothing. Of
 * several mulls one edits it after the other; a file that another program changed in the meantime is edited as it is then.
 * Before a write there is a backup. Throws a UserError where the disk refuses either.
 */
export const editDeckFile = (
  path: string,
  shown: string,
  edit: (text: string, file: string) => Edited,
  keep: Keep,
): Written | NotWritten => {
  const once = (): Written | NotWritten | undefined => {
    const text = readMarkedText(path, shown)
    if (typeof text !== 'string') return { refused: { code: 'unreadable', problem: text } }
    const edited = edit(text, shown)
    if ('refused' in edited || edited.text === text) return edited
    keep()
    return writeWhole(path, edited.text, () => readMarkedText(path, shown) === text) ? edited : undefined
  }
  const done = exclusively(path, () => {
    for (let i = 0; i < tries; i++) {
      const result = once()
      if (result) return result
    }
    return undefined
  })
  if (done?.value) return done.value
  throw new UserError({ code: 'deck-changing', file: shown }, { exitCode: exitCodes.refused })
}
