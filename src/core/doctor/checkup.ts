import { isError } from '../problem.ts'
import { accessAilments } from './access.ts'
import { type Ailment, type Checked, type CheckName, checkNames, type Obstacle } from './ailment.ts'
import { backupAilments } from './backups.ts'
import { copyAilments } from './copies.ts'
import { deckAilments, settingsAilments } from './decks.ts'
import { gitAilments } from './git.ts'
import { idAilments } from './ids.ts'
import type { Inspection } from './inspection.ts'
import { leftoverAilments } from './leftovers.ts'
import { linkAilments } from './links.ts'
import { logAilments } from './logs.ts'
import { deviceAilments, diskAilments } from './machine.ts'
import { orphanAilments } from './orphans.ts'
import { progressAilments, progressObstacles } from './progress.ts'
import { timeAilments } from './times.ts'

const checks: Readonly<Record<CheckName, (inspection: Inspection) => readonly Ailment[]>> = {
  access: accessAilments,
  logs: logAilments,
  times: timeAilments,
  ids: idAilments,
  settings: settingsAilments,
  decks: deckAilments,
  orphans: orphanAilments,
  progress: progressAilments,
  backups: backupAilments,
  copies: copyAilments,
  links: linkAilments,
  device: deviceAilments,
  disk: diskAilments,
  leftovers: leftoverAilments,
  git: gitAilments,
}

const unlistedLogs = ({ unread, reviewsFolder }: Inspection): readonly Obstacle[] =>
  unread.length > 0 || reviewsFolder.unlisted !== undefined ? ['logs-unread'] : []

const unlistedDecks = ({ decksFolder }: Inspection): readonly Obstacle[] =>
  decksFolder.unlisted === undefined ? [] : ['decks-unread']

const wrongDecks = (inspection: Inspection): readonly Obstacle[] => {
  const unlisted = unlistedDecks(inspection)
  if (unlisted.length > 0) return unlisted
  return inspection.decks.problems.some(isError) ? ['decks-wrong'] : []
}

const obstacles: { readonly [C in CheckName]?: (inspection: Inspection) => readonly Obstacle[] } = {
  logs: ({ reviewsFolder }) => (reviewsFolder.unlisted === undefined ? [] : ['logs-unread']),
  decks: unlistedDecks,
  times: unlistedLogs,
  ids: inspection => [...unlistedLogs(inspection), ...wrongDecks(inspection)],
  orphans: inspection => [...unlistedLogs(inspection), ...wrongDecks(inspection)],
  progress: progressObstacles,
  copies: unlistedLogs,
  disk: ({ disk }) => (disk ? [] : ['platform']),
}

/** Every check on what was found, each on its own. */
export const checkup = (inspection: Inspection): readonly Checked[] =>
  checkNames.map(check => ({
    check,
    ailments: checks[check](inspection),
    obstacles: obstacles[check]?.(inspection) ?? [],
  }))
