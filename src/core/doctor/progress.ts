import { parseJson } from '../json.ts'
import { isError } from '../problem.ts'
import { isNewerProgress, progressText } from '../progress-text.ts'
import { type Ailment, ailment, type Finding, type Obstacle } from './ailment.ts'
import type { Inspection } from './inspection.ts'

const path = 'progress.json'

/** Why the replay of what could be read may not be the replay of all. */
export const progressObstacles = (inspection: Inspection): readonly Obstacle[] => {
  const { unread, reviewsFolder, logs, settings } = inspection
  return [
    ...(unread.length > 0 || reviewsFolder.unlisted !== undefined ? (['logs-unread'] as const) : []),
    ...(logs.some(log => log.isRead && log.newer !== undefined) ? (['logs-newer'] as const) : []),
    ...(settings.some(isError) ? (['settings-wrong'] as const) : []),
  ]
}

const compared = (text: string, expected: string): readonly Finding[] => {
  if (text === expected) return []
  const value = parseJson(text)
  const isWhole = typeof value === 'object' && value !== null && 'cards' in value
  return [{ code: isWhole ? 'progress-stale' : 'progress-damaged' }]
}

const findings = (inspection: Inspection): readonly Finding[] => {
  const { progress, progressFile: file } = inspection
  const isSure = progressObstacles(inspection).length === 0
  switch (file.is) {
    case 'missing':
      return isSure && progress.cards.size > 0 ? [{ code: 'progress-missing' }] : []
    case 'unreadable':
      return [{ code: 'progress-unreadable', reason: file.reason }]
    case 'other':
      return [{ code: 'progress-not-a-file', is: file.kind }]
    case 'text':
      if (isNewerProgress(file.text)) return [{ code: 'progress-newer' }]
      return isSure ? compared(file.text, progressText(progress)) : []
  }
}

/** Whether `progress.json` is the replay of the logs. */
export const progressAilments = (inspection: Inspection): readonly Ailment[] =>
  findings(inspection).map(finding => ailment('progress', path, finding))
