import { existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Env } from '../env.ts'
import { exitCodes, reasonOf, UserError } from '../errors.ts'
import { makeFolder, syncFolder, writeWhole } from './durable.ts'
import { tellGit } from './git-files.ts'

/** Where a collection's parts lie. */
export type Layout = {
  readonly folder: string
  readonly decks: string
  readonly reviews: string
  readonly progress: string
  readonly settings: string
  /** The default one, which the first run makes. */
  readonly isDefault: boolean
}

const settingsName = 'mull.yaml'

export const placeAt = (folder: string, isDefault = false): Layout => ({
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
export const findPlace = (env: Pick<Env, 'cwd' | 'vars' | 'folders'>, flag?: string): Layout => {
  const named = flag || env.vars['MULL_COLLECTION']
  if (named) return placeAt(resolve(env.cwd, named))
  const ancestor = ancestorWithSettings(env.cwd)
  return ancestor === undefined ? placeAt(env.folders.data, true) : placeAt(ancestor)
}

export const isCollection = ({ decks, reviews, settings }: Layout): boolean =>
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

export const makeCollection = (folder: string): Layout => {
  const place = placeAt(folder)
  makeFolder(place.decks)
  makeFolder(place.reviews)
  if (!existsSync(place.settings)) writeWhole(place.settings, settingsTemplate)
  tellGit(folder)
  return place
}

/** The decks that ship with mull. */
const starters = (env: Env): string => join(env.installed, 'decks')

export const starterNames = (env: Env): readonly string[] =>
  readdirSync(starters(env))
    .filter(name => name.endsWith('.yaml'))
    .map(name => name.slice(0, -'.yaml'.length))
    .sort()

/** The file of a starter deck's name, or of a path. */
export const deckSource = (env: Env, nameOrFile: string): string =>
  starterNames(env).includes(nameOrFile)
    ? join(starters(env), `${nameOrFile}.yaml`)
    : resolve(env.cwd, nameOrFile)

/** Whether a file of a collection, by its path in it, is still what mull put there. */
export const isAsMade = (env: Env, path: string, bytes: Buffer): boolean => {
  if (path === settingsName) return bytes.equals(Buffer.from(settingsTemplate))
  const starter = starterNames(env).find(name => path === `decks/${name}.yaml`)
  return starter !== undefined && bytes.equals(readFileSync(deckSource(env, starter)))
}

/** Copies a deck file that can be read into the collection. The same deck twice is no harm, another of its name never overwritten. */
export const addDeck = (place: Layout, source: string): string => {
  const target = join(place.decks, basename(source))
  const bytes = readFileSync(source)
  makeFolder(place.decks)
  if (!existsSync(target)) writeWhole(target, bytes)
  else if (!readFileSync(target).equals(bytes)) {
    throw new UserError({ code: 'deck-there', path: target }, { exitCode: exitCodes.refused })
  }
  return target
}

/** Tidies up: what cannot be removed stays, and no reader takes it for a collection. */
const removeFolder = (folder: string): void => {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // The disk refuses.
  }
}

/** The deck comes into sight last and at once: from then on the folder is a collection. */
const fill = (folder: string, deck: string): void => {
  makeFolder(folder)
  const parts = join(folder, `.mull-new-${process.pid}`)
  try {
    const { decks } = placeAt(parts)
    makeFolder(decks)
    addDeck(placeAt(parts), deck)
    renameSync(decks, placeAt(folder).decks)
    syncFolder(folder)
  } finally {
    removeFolder(parts)
  }
  makeCollection(folder)
}

/** False where something else is in its place: a folder that is not empty, or a link to one. */
const cameWhole = (folder: string, deck: string): boolean => {
  const whole = `${folder}-new-${process.pid}`
  try {
    // One of another process of that number, which was cut short.
    removeFolder(whole)
    addDeck(makeCollection(whole), deck)
    const there = lstatSync(folder, { throwIfNoEntry: false })
    if (there && !(there.isDirectory() && readdirSync(folder).length === 0)) return false
    renameSync(whole, folder)
    syncFolder(dirname(folder))
    return true
  } finally {
    removeFolder(whole)
  }
}

/**
 * Makes a collection in one step, so that a first run that is cut short, or two at once, or a full disk leave no half of one.
 * Throws a UserError where it can't be made; then there is none.
 */
export const makeCollectionWhole = (folder: string, deck: string): void => {
  makeFolder(dirname(folder))
  try {
    if (!cameWhole(folder, deck)) fill(folder, deck)
  } catch (cause) {
    // Another first run was faster.
    if (isCollection(placeAt(folder))) return
    if (cause instanceof UserError) throw cause
    throw new UserError({ code: 'cannot-make', path: folder, reason: reasonOf(cause) }, { cause })
  }
}
