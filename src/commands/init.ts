import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import { makeCollection, placeAt } from '../files/collection.ts'
import type { Context } from './context.ts'

/** Makes a collection, or makes a folder of decks one, this one where none is named. */
export const init = async (
  { env, globals, out, words }: Context,
  folder: string | undefined,
): Promise<ExitCode> => {
  const target = resolve(env.cwd, folder ?? globals.collection ?? '.')
  if (existsSync(placeAt(target).settings)) {
    throw new UserError({ code: 'collection-there', folder: target }, { exitCode: exitCodes.refused })
  }
  makeCollection(target)
  if (globals.json) out.json({ collection: target })
  else out.lines(words.collection.initialised(target))
  return exitCodes.done
}
