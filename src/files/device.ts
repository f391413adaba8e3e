import { linkSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder, removeIfThere, writeWhole } from './durable.ts'

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
const wellFormed = /^[a-z2-7]{16}$/

export const isDeviceId = (text: string): boolean => wellFormed.test(text)

export const deviceFile = (stateFolder: string): string => join(stateFolder, 'device')

/** The id in a file's text. */
export const deviceIn = (text: string): string | undefined =>
  isDeviceId(text.trim()) ? text.trim() : undefined

const stored = (path: string): string | undefined => {
  try {
    return deviceIn(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

const firstLinked = (own: string, path: string, id: string): string => {
  try {
    linkSync(own, path)
    return id
  } catch {
    if (!stored(path)) writeWhole(path, `${id}\n`)
    return stored(path) ?? id
  }
}

/**
 * This device's id: 80 random bits, kept in the platform's state folder, never in the collection, so that a copied collection is never
 * written by two machines under one name. The first process to link its file wins; a damaged id is replaced.
 */
export const deviceId = (stateFolder: string, randomBytes: (size: number) => Uint8Array): string => {
  const path = deviceFile(stateFolder)
  const known = stored(path)
  if (known) return known
  const id = [...randomBytes(16)].map(byte => alphabet[byte & 31]).join('')
  makeFolder(stateFolder)
  const own = join(stateFolder, `.device-${id}`)
  try {
    writeWhole(own, `${id}\n`)
    return firstLinked(own, path, id)
  } finally {
    removeIfThere(own)
  }
}
