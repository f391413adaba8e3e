import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { Env } from '../env.ts'
import { exitCodes, UserError } from '../errors.ts'
import { makeFolder, reason, writeWhole } from './durable.ts'

/** Where a collection's parts lie. */
export type Place = {
  readonly folder: string
  readonly decks: string
  readonly reviews: string
  readonly progress: string
  readonly settings: string
  /** The default one, which the first run makes. */
  readonly isDefault: boolean
}

const settingsName = 'mull.yaml'

export const placeAt = (folder: string, isDefault = false): Place => ({
  folder,
  decks: join(folder, 'decks'),
  reviews: join(folder, 'reviews'),
  progress: join(folder, 'progress.json'),
  settings: join(folder, settingsName),
  isDefault,
})

const ancestorWithSettings = (folder: string): string | undefined => {
  if (existsSync(join(folder, settingsName))) return folder
  const parent = dirname(folder)
  return parent === folder ? undefined : ancestorWithSettings(parent)
}

/** Which collection a command speaks of: the flag, else MULL_COLLECTION, else the nearest folder upwards with a mull.yaml, else the default one. */
export const findPlace = (env: Pick<Env, 'cwd' | 'vars' | 'folders'>, flag?: string): Place => {
  const named = flag ?? (env.vars['MULL_COLLECTION'] || undefined)
  if (named !== undefined) return placeAt(resolve(env.cwd, named))
  const ancestor = ancestorWithSettings(env.cwd)
  return ancestor === undefined ? placeAt(env.folders.data, true) : placeAt(ancestor)
}

export const isCollection = ({ decks, reviews, settings }: Place): boolean =>
  [decks, reviews, settings].some(path => existsSync(path))

/** Every setting with its default, commented out, so that the file says what can be set. */
const settingsTemplate = `# Settings of this mull collection. Remove the # to change one.
# desired_retention: 0.9        # 0.70 to 0.99: how sure you want to be of a card when it comes back
# new_per_day: 20
# reviews_per_day: 200
# day_starts_at: 4              # the hour at which a study day begins
# learning_steps: 1m 10m
# relearning_steps: 10m
# maximum_interval: 36500       # days
# order: retrievability         # or due, difficulty, random
`

export const makeCollection = (folder: string): Place => {
  const place = placeAt(folder)
  makeFolder(place.decks)
  makeFolder(place.reviews)
  if (!existsSync(place.settings)) writeWhole(place.settings, settingsTemplate)
  return place
}

/** The decks that ship with mull. */
const starters = (env: Env): string => join(env.installed, 'decks')

const starterNames = (env: Env): readonly string[] =>
  readdirSync(starters(env))
    .filter(name => name.endsWith('.yaml'))
    .map(name => name.slice(0, -'.yaml'.length))
    .sort()

/** Copies a starter deck or a file into the collection; a deck of that file name is never overwritten. */
export const addDeck = (env: Env, place: Place, nameOrFile: string): string => {
  const starter = starterNames(env).includes(nameOrFile)
  const source = starter ? join(starters(env), `${nameOrFile}.yaml`) : resolve(env.cwd, nameOrFile)
  const target = join(place.decks, source.slice(dirname(source).length + 1))
  let bytes: Buffer
  try {
    bytes = readFileSync(source)
  } catch (cause) {
    throw new UserError(`cannot read ${nameOrFile}: ${reason(cause)}`, {
      hints: [`Decks that ship with mull: ${starterNames(env).join(', ')}`],
      cause,
    })
  }
  if (existsSync(target)) {
    throw new UserError(`there is a deck file ${relative(env.cwd, target) || target} already`, {
      exitCode: exitCodes.refused,
    })
  }
  makeFolder(place.decks)
  writeWhole(target, bytes)
  return target
}
