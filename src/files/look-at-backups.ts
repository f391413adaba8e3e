import { join } from 'node:path'
import type { BackupLook, Backups } from '../core/doctor/inspection.ts'
import type { Chunk } from '../core/manifest.ts'
import { reasonOf } from '../errors.ts'
import { backupNames, openBackup } from './backup.ts'
import { readChunk } from './chunks.ts'

/** Reads every backup of a collection and all that it keeps, each piece once. Nothing is written, and nothing throws. */
export const lookAtBackups = (folder: string): Backups => {
  const whole = new Map<string, boolean>()
  const isWhole = (chunk: Chunk): boolean => {
    const known = whole.get(chunk.sha256) ?? readChunk(folder, chunk) !== undefined
    whole.set(chunk.sha256, known)
    return known
  }
  try {
    const looks = backupNames(folder).map((backup): BackupLook => {
      const path = join(folder, `${backup.name}.json`)
      const manifest = openBackup(folder, backup)
      if (typeof manifest !== 'object') return { path, is: manifest, lost: [] }
      const lost = manifest.files.filter(({ chunks }) => !chunks.every(isWhole))
      return { path, is: 'read', lost: lost.map(file => file.path) }
    })
    return { path: folder, looks }
  } catch (error) {
    return { path: folder, unlisted: reasonOf(error) }
  }
}
