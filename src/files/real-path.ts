import { realpathSync } from 'node:fs'

/** What a path leads to, links followed; the path itself where nothing is there yet. */
export const realPath = (path: string): string => {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
