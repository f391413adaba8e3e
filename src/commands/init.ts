import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import { makeCollection, placeAt } from '../files/collection.ts'
import type { Context } from './context.ts'

/** Makes a collection, or makes a folder of decks one, this one where none is named. */
export const init = async ({ env, globals, out }: Context, folder: string | undefined): Promise<ExitCode> => {
  const target = resolve(env.cwd, folder ?? globals.collection ?? '.')
  if (existsSync(placeAt(target).settings)) {
    throw new UserError(`there is a collection in ${target} already`, { exitCode: exitCodes.refused })
  }
  makeCollection(target)
  if (globals.json) out.json({ collection: target })
  else {
    out.lines([
      `Made a collection in ${target}: decks/ for your decks, mull.yaml for settings.`,
      'mull decks add llm-basics adds a starter deck (llm-basics-zh is the same in Chinese).',
      'Inside this folder mull finds it by itself; from elsewhere name it with --collection or MULL_COLLECTION.',
    ])
  }
  return exitCodes.done
}
