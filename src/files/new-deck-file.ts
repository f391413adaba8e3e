import { lstatSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder, writeWhole } from './durable.ts'
import { exclusively } from './lock.ts'

/** Also where a link leads nowhere. */
const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined

/** Makes a deck's file, whole or not at all; false where something has its name: two at once make one. Throws a UserError. */
export const makeDeckFile = (path: string, text: string): boolean => {
  makeFolder(dirname(path))
  return exclusively(path, () => writeWhole(path, text, () => !isThere(path)))?.value ?? false
}
