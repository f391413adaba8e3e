import { existsSync } from 'node:fs'
import type { Problem } from '../core/problem.ts'
import { defaultSettings, type Settings } from '../core/settings.ts'
import { parseSettings } from '../core/settings-file.ts'
import { readText, shownPath } from './text-file.ts'

/** A collection's `mull.yaml`; the defaults where there is none. */
export const readSettings = (
  path: string,
  cwd: string,
): { settings: Settings; problems: readonly Problem[] } => {
  if (!existsSync(path)) return { settings: defaultSettings, problems: [] }
  const shown = shownPath(path, cwd)
  const text = readText(path, shown)
  return typeof text === 'string'
    ? parseSettings(text, shown)
    : { settings: defaultSettings, problems: [text] }
}
