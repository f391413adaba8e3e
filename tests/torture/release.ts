import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { mullCollection } from './mull-home.ts'

/** Collections as released versions wrote them. The suite runs in the project's folder. */
export const releasesFolder = resolve('tests', 'torture', 'releases')

/** Where a home has its device id and its known cards. */
export const stateIn = (home: string): string => join(home, 'state', 'mull')

export const knownCardsIn = (home: string): string => {
  const name = createHash('sha256')
    .update(realpathSync(mullCollection(home)))
    .digest('hex')
    .slice(0, 32)
  return join(stateIn(home), 'known-cards', `${name}.json`)
}

/** Puts a release's collection and its device into an empty home. */
export const placeRelease = (version: string, home: string): void => {
  const from = join(releasesFolder, version)
  cpSync(join(from, 'collection'), mullCollection(home), { recursive: true })
  mkdirSync(join(stateIn(home), 'known-cards'), { recursive: true })
  cpSync(join(from, 'state', 'device'), join(stateIn(home), 'device'))
  cpSync(join(from, 'state', 'known-cards.json'), knownCardsIn(home))
}
