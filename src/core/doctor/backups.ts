import { type Ailment, ailment } from './ailment.ts'
import type { BackupLook, Inspection } from './inspection.ts'

const check = 'backups'

/** The next backup takes over what the newest has kept, so that one is mended: with what the collection holds now. */
const lookAilments = ({ path, is, lost }: BackupLook, isNewest: boolean): readonly Ailment[] => {
  switch (is) {
    case 'newer':
      return [ailment(check, path, { code: 'backup-newer' })]
    case 'damaged':
      return [ailment(check, path, { code: 'backup-unreadable' })]
    case 'read': {
      const judged = isNewest ? ({ mend: 'fix' } as const) : {}
      return lost.length === 0 ? [] : [ailment(check, path, { code: 'backup-damaged', files: lost }, judged)]
    }
  }
}

/** Whether what was kept can be brought back as it was. */
export const backupAilments = ({ backups }: Inspection): readonly Ailment[] =>
  'unlisted' in backups
    ? [ailment(check, backups.path, { code: 'backups-unlisted', reason: backups.unlisted })]
    : backups.looks.flatMap((look, index) => lookAilments(look, index === 0))
