import { rmSync, unlinkSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import type { Ailment } from '../core/doctor/ailment.ts'
import type { Inspection } from '../core/doctor/inspection.ts'
import { progressText } from '../core/progress-text.ts'
import type { Env } from '../env.ts'
import { type Complaint, reasonOf, UserError } from '../errors.ts'
import { type Kept, keepBackup } from './backup.ts'
import type { Layout } from './collection.ts'
import { addGitLines } from './git-files.ts'
import { saveProgress } from './progress-file.ts'

/** What became of one mend. */
type Mended = {
  readonly ailment: Ailment
  readonly did: 'wrote' | 'removed'
  readonly failed?: Complaint
}

type Mender = { readonly did: Mended['did']; readonly run: () => void }

/** Only what is derived, temporary or git's is ever touched: never a log, a deck or the settings. */
const menderOf = (
  env: Pick<Env, 'folders' | 'now'>,
  ailment: Ailment,
  place: Layout,
  inspection: Inspection,
): Mender | undefined => {
  const path = isAbsolute(ailment.subject) ? ailment.subject : join(place.folder, ailment.subject)
  switch (ailment.code) {
    case 'progress-missing':
    case 'progress-stale':
    case 'progress-damaged':
      return {
        did: 'wrote',
        run: () => saveProgress(place.progress, progressText(inspection.progress)),
      }
    case 'backup-damaged':
      return { did: 'wrote', run: () => keepBackup(env, place, 'fix', 'nothing') }
    case 'copy-of-progress':
    case 'leftover':
      return { did: 'removed', run: () => unlinkSync(path) }
    case 'leftover-collection':
      return { did: 'removed', run: () => rmSync(path, { recursive: true }) }
    case 'git-logs-not-exempt':
      return { did: 'wrote', run: () => addGitLines(place.folder, '.gitattributes') }
    case 'git-progress-not-ignored':
      return { did: 'wrote', run: () => addGitLines(place.folder, '.gitignore') }
    default:
      return undefined
  }
}

const done = (ailment: Ailment, { did, run }: Mender): Mended => {
  try {
    run()
    return { ailment, did }
  } catch (error) {
    if (error instanceof UserError) return { ailment, did, failed: error.complaint }
    const code = did === 'removed' ? 'cannot-remove' : 'cannot-write'
    return { ailment, did, failed: { code, path: ailment.subject, reason: reasonOf(error) } }
  }
}

/** The backup that was made where something in the collection was to be changed, or why there is none: then nothing in it was changed. */
export type Mending = {
  readonly mended: readonly Mended[]
  readonly kept?: Kept
  readonly unkept?: Complaint
}

/** Does what can be done safely, each on its own, after a backup of the collection. */
export const mend = (
  env: Pick<Env, 'folders' | 'now'>,
  place: Layout,
  inspection: Inspection,
  ailments: readonly Ailment[],
): Mending => {
  const jobs = ailments.flatMap(ailment => {
    const mender = ailment.mend === 'fix' ? menderOf(env, ailment, place, inspection) : undefined
    return mender ? [{ ailment, mender }] : []
  })
  const isInside = ({ ailment }: (typeof jobs)[number]) => !isAbsolute(ailment.subject)
  const all = () => jobs.map(({ ailment, mender }) => done(ailment, mender))
  if (!jobs.some(isInside)) return { mended: all() }
  try {
    const kept = keepBackup(env, place, 'fix')
    return { mended: all(), kept }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const outside = jobs.filter(job => !isInside(job))
    return { mended: outside.map(({ ailment, mender }) => done(ailment, mender)), unkept: error.complaint }
  }
}
